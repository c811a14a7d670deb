import stringWidth from 'string-width';
import { probesFor } from '../handlers/polling.ts';
import { type Binding, keyTable } from '../keys.ts';
import { asksAccount, type Mode, modeOf } from '../mode.ts';
import type { Session } from '../session.ts';
import { questionOf } from '../state/navigation.ts';
import type { PollPurpose } from '../state/screens.ts';
import type { WizardState } from '../state/wizard-state.ts';
import type { Symbols } from '../symbols.ts';
import { blank, bullet, type Line, paragraph, section } from '../text/lines.ts';
import { pad } from '../text/wrap.ts';
import { highlighted, judgementLines, termLines } from './aside-lines.ts';
import { guideLines } from './detail-lines.ts';
import { probeLines } from './probe-lines.ts';
import { type Standing, standingSigns, standingWords } from './section-standing.ts';

/** What the overlay explains: the question or the screen, the guides of the checks concerned, and every key. */
export function helpLines(session: Session, width: number): Line[] {
  const { context, symbols, judged, env } = session;
  const state = session.get();
  const { screen } = state;
  const question = screen.kind === 'question' ? questionOf(context, screen.id) : undefined;
  const say = (text: string): Line[] => paragraph(symbols, text, width);
  const keys = section('Keys', symbols, width, keyLines(modeOf({ ...state, help: null }), symbols, width));
  const legend = section(
    'Signs of the sections',
    symbols,
    width,
    env.screenReader ? [] : legendLines(symbols, width),
  );
  if (screen.kind === 'consent') return [...consentHelp(session, screen.purpose, width), ...keys, ...legend];
  if (!question) return [...say(screenHelp[screen.kind]), ...keys, ...legend];
  const option = highlighted(state, context);
  const checks = context.checks.filter(({ id }) => question.checks.includes(id));
  return [
    ...paragraph(symbols, question.ask, width, { bold: true }),
    ...section('Why it matters', symbols, width, say(question.why)),
    ...section('Where to find it', symbols, width, say(question.where)),
    ...section(option?.label ?? '', symbols, width, termLines(option?.inFull?.() ?? [], symbols, width)),
    ...section('What the checks say', symbols, width, judgementLines(state, context, judged, symbols, width)),
    ...section('If you do not know', symbols, width, say(unknownHelp)),
    ...keys,
    ...legend,
    ...checks.flatMap((check) => [
      blank,
      ...paragraph(symbols, `Read by the check ${check.id}: ${check.subject}`, width, {
        role: 'open',
        bold: true,
      }),
      ...guideLines(check, symbols, width),
    ]),
  ];
}

function consentHelp(session: Session, purpose: PollPurpose, width: number): Line[] {
  const { symbols, get } = session;
  const { access } = get();
  const probes = access && asksAccount(access) ? probesFor(session, purpose, access) : [];
  return [
    ...paragraph(symbols, screenHelp.consent, width),
    ...section(
      'What would be sent',
      symbols,
      width,
      probes.length > 0 ? probeLines(probes, symbols, width) : [],
    ),
  ];
}

const unknownHelp =
  'Choose "I do not know" or press Ctrl-N. The checks that read the answer stay open: unanswered is never counted as passed.';

const screenHelp: Readonly<Record<WizardState['screen']['kind'], string>> = {
  welcome:
    'Begin with the plan of this folder, with a preset for your kind of task, or with nothing. A preset fills in ordinary values that you confirm section by section.',
  question: '',
  section:
    'The questions of this section with your answers. Enter on the first row goes on; Enter on a question opens it. Nothing is lost by moving around.',
  consent:
    'Probes are real calls to the account. Each is listed with what it sends and the most it can cost. Nothing is sent before you agree, and no more than the budget is ever spent.',
  key: 'The key is kept in memory while the wizard runs. At most its prefix and its last four characters are shown; it is not written to a file or passed to another program.',
  poll: 'The probes are running. Stopping them keeps what they have brought so far.',
  results:
    'Every check with its finding, section by section. Change an answer with f, then re-run the one check with r. If you changed answers since the poll, the probes that were sent for the old answers are sent again with it; where that is more than you agreed to, you are asked first.',
  fix: 'The answers this finding turns on. Change one of them, then re-run the check with r.',
  export:
    'Markdown is for the launch review and reads well on GitHub. JSON holds the whole run for other programs.',
};

function keyLines(mode: Mode, symbols: Symbols, width: number): Line[] {
  const rows = keyTable[mode].filter(({ says }) => says !== '');
  const widest = Math.max(...rows.map((row) => stringWidth(keyLabel(row, symbols))));
  return rows.map((row) => [
    { text: pad(keyLabel(row, symbols), widest), role: 'accent' },
    { text: `  ${row.says}`.slice(0, Math.max(0, width - widest)) },
  ]);
}

const legendLines = (symbols: Symbols, width: number): Line[] =>
  Object.entries(standingSigns(symbols)).flatMap(([standing, text]) =>
    bullet(symbols, { text }, standingWords[standing as Standing], width),
  );

export const keyLabel = ({ label }: Binding, symbols: Symbols): string =>
  typeof label === 'string' ? label : symbols.of(label.symbol);
