import type { Section } from '../../judge/finding.ts';
import type { Judged } from '../judged.ts';
import { type QuestionSection, questionSections, sectionTitles } from '../questions/question.ts';
import type { Session } from '../session.ts';
import { questionOf } from '../state/navigation.ts';
import type { WizardContext, WizardState } from '../state/wizard-state.ts';
import type { Line, Span } from '../text/lines.ts';
import { isAnswered, sectionQuestions } from '../walk.ts';

/** Sections of the checks that each part of the walk feeds. */
const judgedBy: Readonly<Record<QuestionSection, readonly Section[]>> = {
  task: ['task'],
  model: ['model'],
  tokens: ['tokens'],
  platform: ['platform'],
  workspace: ['workspace'],
  spend: ['limits', 'spend'],
  traffic: ['cost'],
};

/** The part of the walk on screen; null before, behind and between the questions. */
function sectionHere({ screen }: WizardState, context: WizardContext): QuestionSection | null {
  if (screen.kind === 'section') return screen.section;
  return screen.kind === 'question' ? (questionOf(context, screen.id)?.section ?? null) : null;
}

interface Part {
  readonly name: string;
  readonly here: boolean;
  readonly standing: 'trouble' | 'answered' | 'open';
}

function parts(state: WizardState, context: WizardContext, judged: Judged): readonly Part[] {
  const here = sectionHere(state, context);
  const failing = new Set(
    judged.findings(state.plan).flatMap(({ status, section }) => (status === 'fail' ? [section] : [])),
  );
  const asked = questionSections.map((section): Part => {
    const trouble = judgedBy[section].some((part) => failing.has(part));
    const questions = sectionQuestions(context, state.plan, section);
    const answered = questions.every((question) => isAnswered(state.plan, question));
    const standing = trouble ? 'trouble' : answered ? 'answered' : 'open';
    return { name: sectionTitles[section].short, here: section === here, standing };
  });
  return [
    ...asked,
    {
      name: 'Probes',
      here: here === null && state.screen.kind !== 'welcome',
      standing: state.run ? 'answered' : 'open',
    },
  ];
}

/** Numbered parts of the walk with how each stands: trouble found, all answered, open. */
export function sectionBar({ get, context, judged, symbols, env }: Session, width: number): Line {
  const all = parts(get(), context, judged);
  if (env.screenReader) return [{ text: spoken(all) }];
  const marks = { trouble: symbols.mark('fail'), answered: symbols.of('done'), open: symbols.of('todo') };
  const items = all.map(({ name, here, standing }, index): Span => {
    const text = `${index + 1}${marks[standing]}${name}`;
    if (here) return { text, role: 'accent', bold: true };
    return { text, role: standing === 'trouble' ? 'bad' : 'muted' };
  });
  return narrowed(items, width);
}

/** A sentence for screen readers: what is not yet right, section by section. */
function spoken(all: readonly Part[]): string {
  const standings = { trouble: 'a problem', answered: 'answered', open: 'open' };
  const words = all.map(
    ({ name, standing, here }, index) =>
      `${index + 1} ${name}: ${standings[standing]}${here ? ', here' : ''}`,
  );
  return `Sections. ${words.join('. ')}.`;
}

/** All of them with blanks between, or only their beginnings where the window is narrow. */
function narrowed(items: readonly Span[], width: number): Line {
  const wide = items.reduce((sum, { text }) => sum + text.length + 1, -1);
  const shown =
    wide <= width
      ? items
      : items.map((item) => (item.bold ? item : { ...item, text: item.text.slice(0, 5) }));
  return shown.flatMap((item, index) => (index === 0 ? [item] : [{ text: ' ' }, item]));
}
