import { UsageError } from '../plan/usage-error.ts';
import type { OpenAccess } from './access.ts';
import type { TrialCommandOptions } from './trial-measuring.ts';

/** Options that say two things at once: UsageError with a full sentence on each. */
export function refuseContradictions({ offline, live, batch, budget, sample }: TrialCommandOptions): void {
  const said = [
    ...(offline && live !== undefined ? ['--live sends samples, and --offline sends nothing.'] : []),
    ...(batch && live === undefined
      ? ['--batch says how --live sends samples: name how many with --live.']
      : []),
    ...(budget !== undefined && live === undefined
      ? [
          '--budget bounds what live answers cost, and counting is free: name how many samples to send with --live.',
        ]
      : []),
    ...(sample !== undefined && live !== undefined && live > sample
      ? [`--live ${live} sends more samples than --sample ${sample} counts.`]
      : []),
  ];
  if (said.length > 0) throw new UsageError(said.join('\n'));
}

/** Before gigabytes are read in vain. */
export function refuseLiveWithoutKey({ live }: TrialCommandOptions, { credentialReason }: OpenAccess): void {
  if (live !== undefined && credentialReason !== null)
    throw new UsageError(`${credentialReason} Samples cannot be sent: set a key, or leave --live out.`);
}
