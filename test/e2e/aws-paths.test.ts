import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlatformPath } from '../../src/catalog/vocabulary.ts';
import type { Run } from '../../src/judge/run.ts';
import { parseRun } from '../../src/judge/run-schema.ts';
import { type CliResult, cli, emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { awsEnv, awsStandIn, closedPort, standInKeys } from '../support/stand-ins/aws.ts';
import { notAllowed, refusedBy, refusedByMessages, refusedBySts } from '../support/stand-ins/aws-answers.ts';

/** As each path calls the model, and the services its requests are signed for. */
const paths = [
  ['bedrock', 'global.anthropic.claude-sonnet-5-5', ['bedrock']],
  ['bedrock-mantle', 'anthropic.claude-sonnet-5-5', ['bedrock-mantle']],
  ['claude-on-aws', 'claude-sonnet-5-5', ['aws-external-anthropic']],
] as const;

const workspace = { ANTHROPIC_AWS_WORKSPACE_ID: standInKeys.ANTHROPIC_AWS_WORKSPACE_ID };

/** One headless poll of the complete plan, on that path. */
async function poll(
  path: PlatformPath,
  model: string,
  env: Readonly<Record<string, string>>,
  ...argv: string[]
) {
  const cwd = await emptyFolder();
  const plan = {
    ...completePlan,
    model: { ...completePlan.model, id: model, fallback: 'none' },
    platform: { path, region: 'eu-west-1' },
  };
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(plan));
  const result = await cli(['run', '--json', ...argv], { cwd, env });
  return { result, run: runOf(result) };
}

function runOf({ stdout }: CliResult): Run {
  const parsed = parseRun(stdout);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.run;
}

const ofCloud = (run: Run) => run.observations.filter(({ id }) => id.startsWith('cloud-'));
const credentialFindings = (run: Run) =>
  run.findings.filter(({ check }) => check === 'platform/credentials' || check === 'platform/access');

/** Notices of ours on what is sent and not sent; nothing of an SDK, and no stack. */
const foreignLines = ({ stderr }: CliResult): string[] =>
  stderr
    .split('\n')
    .filter((line) => /warning|deprecat|at .*\.m?js|Error:|node:internal|\[object/i.test(line));

describe.each(paths)('%s', (path, model, services) => {
  test('without any credential nothing fails for it, and the command is told', async () => {
    const closed = await closedPort();
    const { result, run } = await poll(path, model, { ...awsEnv(closed), ...workspace });
    expect(result.code).toBe(3);
    expect(run.verdict).toBe('hold');
    expect(ofCloud(run).length).toBeGreaterThan(0);
    for (const seen of ofCloud(run)) {
      expect(seen).toMatchObject({ cause: 'no-credential', costUsd: 0 });
      expect('reason' in seen && seen.reason).toContain('aws sso login');
    }
    expect(credentialFindings(run).map(({ status }) => status)).toEqual(['inconclusive', 'inconclusive']);
    expect(run.findings.filter(({ section, status }) => section === 'platform' && status === 'fail')).toEqual(
      [],
    );
    expect(foreignLines(result)).toEqual([]);
  });

  test('an account that may do everything is asked with signed requests, and its message is answered', async () => {
    const aws = await awsStandIn();
    const { result, run } = await poll(path, model, aws.env, '--budget', '0.05');
    expect(ofCloud(run).map(({ id, status }) => [id, status])).toEqual(
      ofCloud(run).map(({ id }) => [id, 'observed']),
    );
    expect(run.observations.find(({ id }) => id === 'tiny-message')).toMatchObject({ status: 'observed' });
    expect(aws.journal.filter(({ call }) => call === 'unknown')).toEqual([]);
    const signedFor = aws.journal.map(
      ({ headers }) => /\/eu-west-1\/([a-z-]+)\/aws4_request/.exec(headers.authorization ?? '')?.[1],
    );
    expect(signedFor).toContain('sts');
    expect(signedFor).not.toContain(undefined);
    for (const service of services) expect(signedFor).toContain(service);
    expect(JSON.stringify([result, run])).not.toContain(standInKeys.AWS_SECRET_ACCESS_KEY);
    expect(foreignLines(result)).toEqual([]);
  });

  test('an expired credential is told as that, and nothing more is asked with it', async () => {
    const expired = 'The security token included in the request is expired';
    const aws = await awsStandIn({ GetCallerIdentity: refusedBySts(403, 'ExpiredToken', expired) });
    const { run } = await poll(path, model, aws.env, '--budget', '0.05');
    const identity = run.observations.find(({ id }) => id === 'cloud-identity');
    expect(identity).toMatchObject({ status: 'failed', cause: 'key-rejected' });
    expect(aws.journal.map(({ call }) => call)).toEqual(['GetCallerIdentity']);
  });

  test('a message that is not allowed names what is missing', async () => {
    const denied = {
      InvokeModel: notAllowed('bedrock:InvokeModel'),
      CreateMessage:
        path === 'claude-on-aws'
          ? refusedByMessages(
              403,
              'permission_error',
              'not authorized to perform: aws-external-anthropic:CreateInference',
            )
          : refusedBy(
              403,
              'AccessDeniedException',
              'not authorized to perform: bedrock-mantle:CreateInference',
            ),
    };
    const aws = await awsStandIn(denied);
    const { run } = await poll(path, model, aws.env, '--budget', '0.05');
    const message = run.observations.find(({ id }) => id === 'tiny-message');
    expect(message).toMatchObject({ status: 'failed', cause: 'permission-denied', costUsd: 0 });
    expect(message).toHaveProperty(
      'permission',
      expect.stringMatching(/^[a-z-]+:(?:InvokeModel|CreateInference)$/),
    );
  });
});

test('a missing workspace is named before anything is sent', async () => {
  const aws = await awsStandIn();
  const { ANTHROPIC_AWS_WORKSPACE_ID: _, ...env } = aws.env;
  const { run } = await poll('claude-on-aws', 'claude-sonnet-5-5', env, '--budget', '0.05');
  const identity = run.observations.find(({ id }) => id === 'cloud-identity');
  expect(identity).toMatchObject({ status: 'failed', cause: 'no-credential' });
  expect(identity).toHaveProperty('reason', expect.stringContaining('ANTHROPIC_AWS_WORKSPACE_ID'));
  expect(aws.journal).toEqual([]);
});
