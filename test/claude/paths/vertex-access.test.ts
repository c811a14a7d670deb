import { describe, expect, test } from 'vitest';
import type { CloudSettings } from '../../../src/claude/paths/cloud-path.ts';
import { openVertex } from '../../../src/claude/paths/vertex.ts';
import { type Answer, type GoogleAnswers, googleError } from '../../support/stand-ins/google.ts';
import { ignored, pathTo, problemOf, signal } from './google-path.ts';

const vertexWith = (answers: GoogleAnswers = {}, settings: Partial<CloudSettings> = {}) =>
  pathTo(openVertex, answers, settings);

const disabled = googleError(
  403,
  'PERMISSION_DENIED',
  'Vertex AI API has not been used in project 1 before.',
  {
    reason: 'SERVICE_DISABLED',
    metadata: { service: 'aiplatform.googleapis.com', consumer: 'projects/1' },
  },
);
const deniedPredict = googleError(
  403,
  'PERMISSION_DENIED',
  "Permission 'aiplatform.endpoints.predict' denied on resource '//aiplatform.googleapis.com/projects/launch-project/locations/global' (or it may not exist).",
);
const deniedService = googleError(403, 'PERMISSION_DENIED', 'Permission denied to get service', {
  reason: 'AUTH_PERMISSION_DENIED',
});
const elsewhere = googleError(
  404,
  'NOT_FOUND',
  'Publisher Model `projects/launch-project/locations/us-east1/publishers/anthropic/models/claude-sonnet-5-5` was not found or your project does not have access to it.',
);
const broken: Answer = { status: 500, body: 'upstream connect error' };

describe('access', () => {
  const open = (gate: string, said: string) => ({ gate, state: 'open', said });
  const service = (state: string) => ({ gate: 'service', state, said: 'aiplatform.googleapis.com' });
  const counted = [open('authorization', 'counted tokens'), open('region', 'counted tokens')];
  const mayNotRead = {
    permission: 'serviceusage.services.get',
    purpose: 'read whether aiplatform.googleapis.com is enabled',
  };
  const predict = 'aiplatform.endpoints.predict';

  test.each<[string, GoogleAnswers, object[], object[]]>([
    ['granted', {}, [service('open'), ...counted], []],
    [
      'not enabled',
      { service: { body: { state: 'DISABLED' } }, count: disabled },
      [service('closed'), { gate: 'authorization', state: 'unread', said: 'the service is not enabled' }],
      [],
    ],
    [
      'not enabled, by the call alone',
      { service: deniedService, count: disabled },
      [service('closed'), { gate: 'authorization', state: 'unread', said: 'the service is not enabled' }],
      [mayNotRead],
    ],
    [
      'no permission',
      { count: deniedPredict },
      [service('open'), { gate: 'authorization', state: 'closed', said: predict }],
      [{ permission: predict, purpose: 'use claude-sonnet-5-5 in global' }],
    ],
    ['may not read the service', { service: deniedService }, [service('open'), ...counted], [mayNotRead]],
    ['no Service Usage', { service: broken }, [service('open'), ...counted], []],
    [
      'a state nobody knows',
      { service: { body: { state: 7 } }, count: deniedPredict },
      [service('unread'), { gate: 'authorization', state: 'closed', said: predict }],
      [{ permission: predict, purpose: 'use claude-sonnet-5-5 in global' }],
    ],
    [
      'wrong region',
      { count: elsewhere },
      [service('open'), { gate: 'region', state: 'closed', said: expect.stringContaining('was not found') }],
      [],
    ],
    [
      'counting itself is not offered there',
      {
        count: googleError(
          404,
          'NOT_FOUND',
          'Publisher Model `publishers/anthropic/models/count-tokens` was not found.',
        ),
      },
      [service('open'), { gate: 'region', state: 'unread', said: expect.stringContaining('count-tokens') }],
      [],
    ],
  ])('%s', async (_, answers, gates, denied) => {
    const { path } = await vertexWith(answers);
    expect(await path.access(signal, ignored)).toMatchObject({ gates, denied });
  });

  test('is denied as a whole where nothing may be asked', async () => {
    const { path } = await vertexWith({ service: deniedService, count: deniedPredict });
    const problem = await problemOf(path.access(signal, ignored));
    expect(problem).toMatchObject({ cause: 'permission-denied', permission: predict, status: 403 });
    expect(problem.advice).toContain('--role roles/aiplatform.user');
  });
});
