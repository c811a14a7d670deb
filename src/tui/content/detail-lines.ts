import { sources } from '../../catalog/sources.ts';
import type { Check } from '../../judge/check.ts';
import type { Derived, WordedFinding } from '../../judge/run.ts';
import { openStatuses } from '../../judge/verdict.ts';
import { figureText, originWord } from '../../report/figure-text.ts';
import { statusWords, verdictWords } from '../../report/status-words.ts';
import type { Change } from '../state/screens.ts';
import type { Symbols } from '../symbols.ts';
import { blank, bullet, type Line, paragraph, section, statusSign } from '../text/lines.ts';
import { day } from '../text/times.ts';
import { statusRoles } from '../theme.ts';
import { chartLines } from './finding-charts.ts';

export interface Detailed {
  readonly finding: WordedFinding;
  readonly check: Check | undefined;
  readonly change: Change | null;
  /** Of the run that the finding is of. */
  readonly derived: Derived;
  /** True where the sandbox answered. */
  readonly rehearsal: boolean;
  /** What a re-run sends, and what it can cost; a full sentence. */
  readonly rerun: string;
}

/** Everything known about one finding: verdict first, then what to do, its chart, the figures, and the guide. */
export function detailLines(
  { finding, check, change, derived, rehearsal, rerun }: Detailed,
  symbols: Symbols,
  width: number,
): Line[] {
  const say = (text: string, look = {}): Line[] => paragraph(symbols, text, width, look);
  const muted = { role: 'muted' } as const;
  return [
    ...bullet(symbols, statusSign(symbols, finding.status), finding.title, width, { bold: true }),
    ...say(`${finding.check}: ${statusWords[finding.status]}${consequence(finding)}.`, {
      role: statusRoles[finding.status],
    }),
    ...changeLines(finding, change, symbols, width),
    blank,
    ...say(finding.detail),
    ...section(
      'What to do',
      symbols,
      width,
      stepsHere(finding).flatMap((step, index) => bullet(symbols, { text: `${index + 1}.` }, step, width)),
    ),
    ...chartLines(finding.check, derived, symbols, width),
    ...section(
      'Figures',
      symbols,
      width,
      finding.figures.flatMap((figure) => [
        ...bullet(symbols, { text: symbols.of('dot') }, `${figure.name}: ${figureText(figure)}`, width),
        ...bullet(
          symbols,
          { text: ' ' },
          `${originWord(figure.origin, { rehearsal })}, ${figure.source}, ${day(figure.at)}`,
          width,
          muted,
        ),
      ]),
    ),
    ...section('To re-run it', symbols, width, say(rerun)),
    ...(check ? guideLines(check, symbols, width) : []),
    ...section('On the command line', symbols, width, say(finding.next)),
  ];
}

/** What the finding means for the launch; nothing where it stops nobody. */
function consequence({ blocking, status }: WordedFinding): string {
  if (blocking && status === 'fail') return ', stops the launch';
  return blocking && openStatuses.has(status) ? ', to be settled before GO' : '';
}

function changeLines(
  { check }: WordedFinding,
  change: Change | null,
  symbols: Symbols,
  width: number,
): Line[] {
  if (change?.check !== check) return [];
  const { status, verdict } = change;
  const arrow = symbols.of('arrow');
  const sentence =
    `Re-run just now: ${statusWords[status.before]} ${arrow} ${statusWords[status.after]}. ` +
    `Verdict: ${verdictWords[verdict.before]} ${arrow} ${verdictWords[verdict.after]}.`;
  return paragraph(symbols, sentence, width, { role: 'accent', bold: true });
}

/** The guide of a check with what widely read advice gets wrong. */
export function guideLines({ guide }: Check, symbols: Symbols, width: number): Line[] {
  const say = (text: string): Line[] => paragraph(symbols, text, width);
  return [
    ...section('Why it matters', symbols, width, say(guide.why)),
    ...section('How it is judged', symbols, width, say(guide.how)),
    ...section(
      'What is often read, and what holds now',
      symbols,
      width,
      (guide.corrections ?? []).flatMap(({ claim, now, source }) => [
        ...bullet(symbols, { text: symbols.of('dot') }, `Often read: ${claim}`, width),
        ...bullet(
          symbols,
          { text: ' ' },
          `Now: ${now} (${sources[source].title}, ${sources[source].readOn})`,
          width,
        ),
      ]),
    ),
    ...section(
      'Sources',
      symbols,
      width,
      guide.sources.flatMap((id) => [
        ...bullet(
          symbols,
          { text: symbols.of('dot') },
          `${sources[id].title}, read ${sources[id].readOn}`,
          width,
        ),
        ...bullet(symbols, { text: ' ' }, sources[id].url, width, { role: 'muted' }),
      ]),
    ),
  ];
}

/** The steps as they are taken here: an open answer is given with f, not by starting the wizard that is running. */
const stepsHere = ({ code, fix }: WordedFinding): readonly string[] =>
  code === 'not-answered' ? ['Press f to answer it.'] : fix;
