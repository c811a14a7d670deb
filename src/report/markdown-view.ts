import { daysBetween, isStale } from '../catalog/age.ts';
import { type Section, type Status, sections, statuses } from '../judge/finding.ts';
import type { Observation } from '../judge/observation.ts';
import type { Run, WordedFinding } from '../judge/run.ts';
import { openStatuses } from '../judge/verdict.ts';
import { moment } from './dates.ts';
import { codeSpan, escapeMarkdown } from './escape-markdown.ts';
import { modelsView, monthView, yearView } from './markdown-cost.ts';
import { figureMarkdown, limitsTable, sourceMarkdown } from './markdown-evidence.ts';
import { markdownTable } from './markdown-table.ts';
import { trafficView } from './markdown-traffic.ts';
import { type Obstacle, sharedBy } from './obstacles.ts';
import { platformSheet } from './platform-sheet.ts';
import type { ReportContext } from './report-context.ts';
import { sampledSentence, strictSentence } from './run-head.ts';
import { countOf, levelWords, sectionTitles, statusWords, verdictWords } from './status-words.ts';
import { nothingLive, type Sorted, sortFindings, verdictReason } from './summary.ts';
import { duration, list, usd, usdAtMost } from './wording/format.ts';

/** What the template reads. Fields named …Markdown are Markdown already; every other text is escaped by the template. */
export function markdownView(run: Run, context: ReportContext) {
  const sorted = sortFindings(run);
  const places = placesOf(sorted);
  const explained = (obstacle: Obstacle) => ({
    ...explain(obstacle.finding, context),
    ...othersOf(obstacle),
  });
  return {
    name: run.plan.name ?? null,
    rehearsal: run.rehearsal,
    sampled: run.sampleAnswers ? sampledSentence(run.sampleAnswers) : null,
    sampledFieldsMarkdown: list((run.sampleAnswers?.fields ?? []).map(codeSpan)),
    strict: run.strict ? strictSentence : null,
    offline: nothingLive(run),
    leftOutMarkdown: run.leftOut.map(({ check }) => codeSpan(check)).join(', '),
    verdict: verdictWords[run.verdict],
    reason: verdictReason(run, sorted),
    factsMarkdown: facts(run),
    blockers: sorted.blockers.map(explained),
    cautions: sorted.cautions.map(explained),
    sections: sections
      .map((section) => ({
        title: sectionTitles[section],
        findings: findingsOf(run, section).map((finding) => ({
          ...explain(finding, context),
          title: withoutStatus(finding, context),
          place: places.get(finding) ?? null,
          figuresMarkdown: finding.figures.map((figure) => figureMarkdown(figure, context.today, run)),
        })),
      }))
      .filter(({ findings }) => findings.length > 0),
    month: monthView(run),
    year: yearView(run),
    models: modelsView(run),
    traffic: trafficView(run),
    platform: platformSheet(run),
    limitsMarkdown: run.derived.limits.length > 0 ? limitsTable(run) : null,
    vouched: Object.entries(run.plan.answers).map(([id, answer]) => ({
      ...answer,
      idMarkdown: codeSpan(id),
      question: context.checks.find((check) => check.id === id)?.asks?.question ?? null,
    })),
    openBlockers: sorted.blockers.flatMap((obstacle) => {
      const { finding } = obstacle;
      if (!openStatuses.has(finding.status)) return [];
      return [{ title: finding.title, place: places.get(finding) ?? '', ...othersOf(obstacle) }];
    }),
    open: sorted.open.map(explained),
    silent: run.observations.flatMap((row) =>
      row.status === 'observed'
        ? []
        : [{ idMarkdown: codeSpan(row.id), asked: row.status === 'failed', reason: row.reason }],
    ),
    waivers: waivers(run),
    poll: {
      took: duration(Date.parse(run.finishedAt) - Date.parse(run.startedAt)),
      started: moment(run.startedAt),
      actual: usd(run.spend.actualUsd),
      worst: usdAtMost(run.spend.worstCaseUsd),
      budget: usd(run.spend.budgetUsd),
      probesMarkdown: run.observations.map((row) => probeMarkdown(row, run)),
    },
    signOffMarkdown: signOff,
    catalogAsOf: run.catalogAsOf,
    catalogAgeDays: isStale(run.catalogAsOf, context.today)
      ? daysBetween(run.catalogAsOf, context.today)
      : null,
    tool: `${run.tool.name} ${run.tool.version}`,
    runIdMarkdown: codeSpan(run.id),
    written: context.today,
  };
}

/** The other checks that an obstacle holds up, after a few words on why. */
const othersOf = (obstacle: Obstacle) => ({
  sharedBy: sharedBy(obstacle),
  othersMarkdown: list(obstacle.others.map(({ check }) => codeSpan(check))),
  hasOthers: obstacle.others.length > 0,
});

function explain(finding: WordedFinding, { checks }: ReportContext) {
  const sources = checks.find(({ id }) => id === finding.check)?.guide.sources ?? [];
  return {
    idMarkdown: codeSpan(finding.check),
    status: statusWords[finding.status],
    /** Titles of the other statuses say it themselves. */
    opening: saysNoStatus.has(finding.status) ? `${statusWords[finding.status]}. ` : '',
    title: finding.title,
    detail: finding.detail,
    steps: finding.fix,
    commandMarkdown: codeSpan(finding.next),
    backgroundMarkdown: sources.map(sourceMarkdown).join(', '),
  };
}

const saysNoStatus: ReadonlySet<Status> = new Set(['pass', 'warn', 'fail']);

/** The subject alone where the title would repeat the status word beside it. */
function withoutStatus(finding: WordedFinding, { checks }: ReportContext): string {
  const subject = checks.find(({ id }) => id === finding.check)?.subject;
  return subject && !saysNoStatus.has(finding.status) ? subject : finding.title;
}

/** Where a finding is spelled out, so that its section can point there instead of repeating it. */
function placesOf({ blockers, cautions, open, waived }: Sorted): ReadonlyMap<WordedFinding, string> {
  const at = (obstacles: readonly Obstacle[], place: (index: number) => string) =>
    obstacles.flatMap(({ finding, others }, index) =>
      [finding, ...others].map((row) => [row, place(index)] as const),
    );
  return new Map([
    ...at(blockers, (index) => `blocker ${index + 1}`),
    ...at(cautions, (index) => `caution ${index + 1}`),
    ...at(open, () => '"What could not be verified"'),
    ...waived.map((finding) => [finding, '"Waivers"'] as const),
  ]);
}

const findingsOf = (run: Run, section: Section) =>
  run.findings.filter((finding) => finding.section === section);

/** Stake, dates and the shape of the plan: what a stranger must know before the first finding. */
function facts({ plan, level, startedAt, counts }: Run): string[] {
  const { task, model, platform } = plan;
  return [
    `Stake: level ${codeSpan(level)}, ${levelWords[level]}`,
    `Checks: ${list(statuses.filter((status) => counts[status] > 0).map((status) => countOf(status, counts[status])))}`,
    `Polled: ${escapeMarkdown(moment(startedAt))}`,
    ...(plan.launchDate ? [`Launch planned: ${escapeMarkdown(plan.launchDate)}`] : []),
    ...(task.type
      ? [`Task: ${codeSpan(task.type)}${task.purpose ? `, ${escapeMarkdown(task.purpose)}` : ''}`]
      : []),
    ...(model.id ? [`Model: ${codeSpan(model.id)}`] : []),
    ...(platform.path ? [`Platform path: ${codeSpan(platform.path)}`] : []),
  ];
}

function waivers({ plan, findings, startedAt }: Run) {
  return plan.waivers.map((waiver) => {
    const finding = findings.find(({ check }) => check === waiver.check);
    const expired = waiver.expires < startedAt.slice(0, 10);
    return {
      ...waiver,
      idMarkdown: codeSpan(waiver.check),
      detail: finding?.waiver ? finding.detail : null,
      effect: finding?.waiver
        ? 'in force'
        : expired
          ? 'expired, so it no longer counts'
          : 'not needed by this run',
    };
  });
}

/** One line a probe: what came back, when, at what price, under which request ids; and whether an earlier poll asked. */
function probeMarkdown(row: Observation, run: Run): string {
  const { id, status, at, ms, costUsd, requestIds, announcedUsd } = row;
  if (status === 'unavailable') return `${codeSpan(id)}: not run`;
  const kept = Date.parse(at) < Date.parse(run.startedAt);
  const price = usd(costUsd);
  return [
    `${codeSpan(id)}: ${kept ? 'kept from an earlier poll, ' : ''}${status === 'observed' ? 'answered' : 'failed'} on ${escapeMarkdown(moment(at))}`,
    `in ${duration(ms)}`,
    costUsd === 0 ? 'free' : !kept ? price : run.rehearsal ? `${price} in that poll` : `paid ${price} then`,
    ...(announcedUsd === undefined ? [] : [`although at most ${usdAtMost(announcedUsd)} was announced`]),
    ...(requestIds.length > 0 ? [`request ${requestIds.map(codeSpan).join(', ')}`] : []),
  ].join(', ');
}

const signOff = markdownTable(
  ['Role', 'Name', 'Go or no-go', 'Date'],
  ['Engineering', 'Product', 'Finance'].map((role) => [role, ' '.repeat(24), '', ' '.repeat(10)]),
  ['left', 'left', 'left', 'left'],
);
