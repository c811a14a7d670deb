import type { PlanInput } from '../../../src/plan/schema.ts';

type Platform = NonNullable<PlanInput['platform']>;

/** On Bedrock in us-east-1, through the global profile. */
export const onBedrock = (rest: PlanInput = {}): PlanInput => ({
  platform: { path: 'bedrock', region: 'us-east-1' },
  model: { id: 'global.anthropic.claude-sonnet-5-5' },
  ...rest,
});

/** On another path, with the model id that it takes. */
export const onPath = (path: Platform['path'], rest: PlanInput = {}, region?: string): PlanInput => ({
  platform: { path, ...(region && { region }) },
  model: { id: path === 'bedrock-mantle' ? 'anthropic.claude-sonnet-5-5' : 'claude-sonnet-5-5' },
  ...rest,
});

/** What a path says where nobody is signed in. */
export const signIn = 'No AWS credential was found. Run aws sso login, or set AWS_PROFILE.';
