import type { Section, Status } from '../../judge/finding.ts';
import type { Judged } from '../judged.ts';
import type { QuestionSection } from '../questions/question.ts';
import type { WizardContext, WizardState } from '../state/wizard-state.ts';
import type { Symbols } from '../symbols.ts';
import { isOpen, sectionQuestions } from '../walk.ts';

/** How a part of the walk stands on the plan as it is, with what the run on screen observed. */
export type Standing = 'trouble' | 'open' | 'caution' | 'unproven' | 'settled';

/** Sections of the checks that each part of the walk feeds. */
const judgedBy: Readonly<Record<QuestionSection, readonly Section[]>> = {
  task: ['task', 'features'],
  model: ['model'],
  tokens: ['tokens'],
  platform: ['platform'],
  workspace: ['workspace', 'keys'],
  spend: ['limits', 'spend'],
  traffic: ['cost', 'operations'],
};

/** Only what passes or does not apply settles a section; the worst of its checks decides. Mere advice does not count. */
export function standingOf(
  state: WizardState,
  context: WizardContext,
  judged: Judged,
  section: QuestionSection,
): Standing {
  const advice = new Set(
    context.checks.filter(({ blocksFrom }) => blocksFrom === 'never').map(({ id }) => id),
  );
  const statuses = judged
    .findings(state.plan, state.run)
    .filter((finding) => judgedBy[section].includes(finding.section) && !advice.has(finding.check))
    .map(({ status }) => standings[status]);
  const asked = sectionQuestions(context, state.plan, section);
  const all = new Set([...statuses, asked.some((question) => isOpen(state, question)) ? 'open' : 'settled']);
  return worstFirst.find((standing) => all.has(standing)) ?? 'settled';
}

const worstFirst: readonly Standing[] = ['trouble', 'open', 'caution', 'unproven'];

const standings: Readonly<Record<Status, Standing>> = {
  fail: 'trouble',
  error: 'trouble',
  unanswered: 'open',
  warn: 'caution',
  waived: 'caution',
  inconclusive: 'unproven',
  pass: 'settled',
  'not-applicable': 'settled',
};

/** The signs of the standings, each one character wide. */
export const standingSigns = (symbols: Symbols): Readonly<Record<Standing, string>> => ({
  trouble: symbols.mark('fail'),
  open: symbols.of('todo'),
  caution: symbols.mark('warn'),
  unproven: symbols.mark('inconclusive'),
  settled: symbols.of('done'),
});

/** What a sign says, for the legend and for screen readers. */
export const standingWords: Readonly<Record<Standing, string>> = {
  trouble: 'a check fails',
  open: 'open',
  caution: 'a caution',
  unproven: 'answered, to be verified by the probes',
  settled: 'settled',
};
