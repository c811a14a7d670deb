import type { Section } from '../../judge/finding.ts';
import type { Judged } from '../judged.ts';
import { type QuestionSection, questionSections, sectionTitles } from '../questions/question.ts';
import { questionOf } from '../state/navigation.ts';
import type { WizardContext, WizardState } from '../state/wizard-state.ts';
import type { Symbols } from '../symbols.ts';
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
export function sectionHere({ screen }: WizardState, context: WizardContext): QuestionSection | null {
  if (screen.kind === 'section') return screen.section;
  return screen.kind === 'question' ? (questionOf(context, screen.id)?.section ?? null) : null;
}

/** Numbered parts of the walk with how each stands: trouble found, all answered, open. */
export function sectionBar(
  state: WizardState,
  context: WizardContext,
  judged: Judged,
  symbols: Symbols,
  width: number,
): Line {
  const here = sectionHere(state, context);
  const failing = new Set(
    judged.findings(state.plan).flatMap(({ status, section }) => (status === 'fail' ? [section] : [])),
  );
  const items = questionSections.map((section, index): Span => {
    const trouble = judgedBy[section].some((part) => failing.has(part));
    const answered = sectionQuestions(context, state.plan, section).every((question) =>
      isAnswered(state.plan, question),
    );
    const mark = trouble ? symbols.mark('fail') : symbols.of(answered ? 'done' : 'todo');
    const text = `${index + 1}${mark}${sectionTitles[section].short}`;
    if (section === here) return { text, role: 'accent', bold: true };
    return { text, role: trouble ? 'bad' : 'muted' };
  });
  const probes: Span = {
    text: `8${state.run ? symbols.of('done') : symbols.of('todo')}Probes`,
    ...(here === null ? ({ role: 'accent', bold: true } as const) : ({ role: 'muted' } as const)),
  };
  return narrowed([...items, probes], width);
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
