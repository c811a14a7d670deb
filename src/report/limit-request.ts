import type { Run } from '../judge/run.ts';
import { moment } from './dates.ts';
import { asksFor, needsNothing, type RequestFacts, requestFacts } from './limit-request/facts.ts';
import { implausibleTimes } from './limit-request/how-much.ts';
import { openPoints, pointLines } from './limit-request/open.ts';
import { mostColumns, type Page, sentence } from './limit-request/page.ts';
import { howItCounts, quotas, whereTo } from './limit-request/quotas.ts';
import { growthAhead, sizes } from './limit-request/sizes.ts';
import { askedTable } from './limit-request/table.ts';
import { subject, whoAsks } from './limit-request/who.ts';
import { savings, unneeded, why } from './limit-request/why.ts';
import { sampledSentence } from './run-head.ts';
import { type TerminalStyle, toAscii } from './terminal-style.ts';
import { count } from './wording/format.ts';

/**
 * A request for higher limits, as plain text for a form or a mail to whoever grants them: what is known, how it came to be
 * known, and below a line what only its sender needs. Never coloured; ends in a newline.
 */
export function limitRequest(run: Run, style: TerminalStyle): string {
  const page: Page = { columns: Math.min(style.columns, mostColumns) };
  const facts = requestFacts(run);
  const open = openPoints(facts);
  const blocks = [
    opening(facts, page),
    whoAsks(facts, page),
    askedTable(facts, page),
    quotas(facts, page),
    sizes(facts, page),
    growthAhead(facts, page),
    why(facts, page),
    savings(facts, page),
    sentence(madeFrom(run), page, ''),
    ['-'.repeat(page.columns), ...sentence('For you, not for the request:', page, '')],
    pointLines('To answer first', open.first, page),
    needsNothing(facts) ? [] : whereTo(facts, page),
    howItCounts(facts, page),
    pointLines('Not known yet', open.others, page),
  ];
  const text = `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
  return style.ascii ? toAscii(text) : text;
}

function opening(facts: RequestFacts, page: Page): string[] {
  const { rehearsal, sampleAnswers } = facts.run;
  return [
    ...(rehearsal
      ? sentence('REHEARSAL, NEVER TO BE SENT: the sandbox answered, no real account was asked.', page, '')
      : []),
    ...sentence(subject(facts), page, 'Subject: '),
    ...(sampleAnswers ? sentence(sampledSentence(sampleAnswers), page, '') : []),
    ...standing(facts).flatMap((text) => sentence(text, page, '')),
  ];
}

/** Whether there is something to send; nothing to say where there is. */
function standing(facts: RequestFacts): string[] {
  if (facts.rows.length === 0 || asksFor(facts, 'unknown'))
    return [
      'NOT READY TO BE SENT: the plan does not tell all of its busiest minute; what to answer first stands below.',
    ];
  if (asksFor(facts, 'implausible'))
    return [
      `NOT READY TO BE SENT: the plan wants more than ${count(implausibleTimes)} times the limits of the largest published usage tier; what to look at first stands below.`,
    ];
  return needsNothing(facts) ? [unneeded(facts)] : [];
}

const madeFrom = ({ tool, id, finishedAt, rehearsal }: Run): string =>
  `${moment(finishedAt).slice(0, 10)}: made by gonogo ${tool.version} from run ${id}${rehearsal ? ', a rehearsal' : ''}.`;
