import type { Check } from '../judge/check.ts';
import type { Finding, Status } from '../judge/finding.ts';
import type { WordedFinding } from '../judge/run.ts';
import { wordsOf } from './wording/wording.ts';

/** Adds what people read to a judged finding: a title by its code or status, the words of its code, the command that moves on. */
export function wordFinding(finding: Finding, check: Check): WordedFinding {
  const words = wordsOf(finding);
  return {
    ...finding,
    title: title(finding, check, words.title),
    detail: words.detail,
    fix: words.fix ?? (mendable.has(finding.status) ? [check.guide.fix] : []),
    next: words.next ?? `gonogo ${settled.has(finding.status) ? 'explain' : 'check'} ${finding.check}`,
  };
}

/** Nothing to re-run: the command shows what was looked at instead. */
const settled: ReadonlySet<Status> = new Set(['pass', 'not-applicable']);
/** Where a code names no step of its own, the check's guide does. */
const mendable: ReadonlySet<Status> = new Set(['warn', 'fail', 'inconclusive', 'unanswered', 'waived']);

function title(finding: Finding, { titles, subject }: Check, ofCode: string | undefined): string {
  switch (finding.status) {
    case 'pass':
      return ofCode ?? titles.passed;
    case 'warn':
    case 'fail':
      return ofCode ?? titles.failed;
    case 'inconclusive':
      return `${subject}: could not be verified`;
    case 'unanswered':
      return `${subject}: not answered yet`;
    case 'not-applicable':
      return `${subject}: does not apply`;
    case 'error':
      return `${subject}: the check itself broke`;
    case 'waived':
      return `${subject}: waived${finding.waiver ? ` until ${finding.waiver.expires}` : ''}`;
  }
}
