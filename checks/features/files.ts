import type { ApiRules } from '../../src/catalog/api-rules.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { documented, type Figure, live } from '../../src/judge/figure.ts';
import { pass } from '../../src/judge/outcome.ts';
import { unlessPlanned } from './planned-feature.ts';
import { withoutList } from './unanswered-probe.ts';

const mbPerTb = 1_000_000;
const secondsPerDay = 86_400;

export default defineCheck({
  id: 'features/files',
  subject: 'Files API',
  titles: {
    passed: 'The files of the workspace can be listed',
    failed: 'The Files API cannot be used as planned',
  },
  blocksFrom: 'ga',
  failsFrom: 'beta',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['files'],
  guide: {
    looksAt: 'Whether this key may list the files of its workspace.',
    why: 'Files are an endpoint of their own: a key, a workspace or a gateway can answer messages and still turn files down. Every key of the workspace sees all of its files, and an upload stays until it is deleted or expires.',
    how: 'Asks for the newest file, which is free. Nothing is uploaded, because that would leave a file in the account. The documented limits of size, storage and expiry are shown beside it; what the organization has already stored is not known here.',
    fix: 'Give the key and its workspace the right to files, or take the Files API out of the plan. Then upload, use and delete one file with the code of the product.',
    sources: ['files', 'retention'],
    corrections: [
      {
        claim: 'Zero data retention covers everything the organization sends.',
        now: 'It is agreed by contract and does not extend to the Files API, which exists to store what it is given.',
        source: 'retention',
      },
    ],
  },
  judge(input) {
    const open = unlessPlanned('files', 'the Files API', input);
    if (open) return open;
    const { files } = input.observed;
    if (files?.status !== 'observed') return withoutList('files', files, input);
    const figures = [
      live('Time to list files', files.value.ms, 'ms', files),
      ...documentedFigures(input.catalog.apiRules),
    ];
    return pass('files-listed', { empty: files.value.listed === 0 }, { basis: 'live', figures });
  },
});

function documentedFigures({ fileBounds }: ApiRules): Figure[] {
  const { fileMb, storageMb, minExpirySeconds, maxExpirySeconds, provenance } = fileBounds;
  return [
    documented('Largest file', `${fileMb} MB`, 'text', provenance),
    documented('Storage of an organization', `${storageMb / mbPerTb} TB`, 'text', provenance),
    documented('Shortest expiry of a file', minExpirySeconds, 's', provenance),
    documented('Longest expiry of a file', maxExpirySeconds / secondsPerDay, 'days', provenance),
  ];
}
