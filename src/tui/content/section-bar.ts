import type { Judged } from '../judged.ts';
import { type QuestionSection, questionSections, sectionTitles } from '../questions/question.ts';
import type { Session } from '../session.ts';
import { questionOf } from '../state/navigation.ts';
import { samePlan } from '../state/same-plan.ts';
import type { WizardContext, WizardState } from '../state/wizard-state.ts';
import type { Line, Span } from '../text/lines.ts';
import { type Standing, standingOf, standingSigns, standingWords } from './section-standing.ts';

/** The part of the walk on screen; null before, behind and between the questions. */
function sectionHere({ screen }: WizardState, context: WizardContext): QuestionSection | null {
  if (screen.kind === 'section') return screen.section;
  return screen.kind === 'question' ? (questionOf(context, screen.id)?.section ?? null) : null;
}

interface Part {
  readonly name: string;
  readonly here: boolean;
  readonly standing: Standing;
}

function parts(state: WizardState, context: WizardContext, judged: Judged): readonly Part[] {
  const here = sectionHere(state, context);
  const { run, polled, plan } = state;
  return [
    ...questionSections.map((section): Part => {
      const standing = standingOf(state, context, judged, section);
      return { name: sectionTitles[section].short, here: section === here, standing };
    }),
    {
      name: 'Probes',
      here: here === null && state.screen.kind !== 'welcome',
      standing: run && polled && samePlan(plan, polled) ? 'settled' : 'open',
    },
  ];
}

/** Numbered parts of the walk with how each stands. */
export function sectionBar({ get, context, judged, symbols, env }: Session, width: number): Line {
  const all = parts(get(), context, judged);
  if (env.screenReader) return [{ text: spoken(all) }];
  const signs = standingSigns(symbols);
  const items = all.map(({ name, here, standing }, index): Span => {
    const text = `${index + 1}${signs[standing]}${name}`;
    if (here) return { text, role: 'accent', bold: true };
    return { text, role: standing === 'trouble' ? 'bad' : 'muted' };
  });
  return narrowed(items, width);
}

/** A sentence for screen readers: how each part stands. */
function spoken(all: readonly Part[]): string {
  const words = all.map(
    ({ name, standing, here }, index) =>
      `${index + 1} ${name}: ${standingWords[standing]}${here ? ', here' : ''}`,
  );
  return `Sections. ${words.join('. ')}.`;
}

/** All of them with blanks between, or only their beginnings where the window is narrow. */
function narrowed(items: readonly Span[], width: number): Line {
  const wide = (spans: readonly Span[]): number => spans.reduce((sum, { text }) => sum + text.length + 1, -1);
  const cutTo = (letters: number) => (item: Span) => ({ ...item, text: item.text.slice(0, letters) });
  const short = items.map((item) => (item.bold ? item : cutTo(5)(item)));
  const each = Math.max(1, Math.floor((width + 1) / items.length) - 1);
  const shown = [items, short].find((spans) => wide(spans) <= width) ?? items.map(cutTo(each));
  return shown.flatMap((item, index) => (index === 0 ? [item] : [{ text: ' ' }, item]));
}
