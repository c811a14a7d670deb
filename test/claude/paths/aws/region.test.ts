import { expect, test } from 'vitest';
import { awsRegion } from '../../../../src/claude/paths/aws/region.ts';

const variables = ['AWS_REGION', 'AWS_DEFAULT_REGION'];

// biome-ignore format: a table
test.each([
  ['us-west-2', { AWS_REGION: 'eu-west-1' }, null, 'us-west-2', null],
  [' US-West-2 ', {}, null, 'us-west-2', null],
  [null, { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'us-east-2' }, null, 'eu-west-1', null],
  [null, { AWS_REGION: ' ', AWS_DEFAULT_REGION: 'us-east-2' }, null, 'us-east-2', null],
  [null, {}, 'us-east-1', 'us-east-1', null],
  ['global', { AWS_REGION: 'eu-west-1' }, 'us-east-1', 'eu-west-1', 'global'],
  ['eu', {}, 'us-east-1', 'us-east-1', 'eu'],
  ['us-gov-west-1', {}, null, 'us-gov-west-1', null],
  ['ap-southeast-4', {}, null, 'ap-southeast-4', null],
])('plan %s, variables %j, SDK %s: %s through %s', (planned, env, fallback, name, profileScope) => {
  expect(awsRegion(planned, env, variables, fallback)).toEqual({ name, profileScope });
});

// biome-ignore format: a table
test.each([
  ['Frankfurt', {}, /platform\.region of the plan says frankfurt, which is no AWS region/],
  ['us-east-1.evil.example', {}, /is no AWS region/],
  [null, { AWS_REGION: 'us-east-1@evil.example' }, /The variable AWS_REGION says .* which is no AWS region/],
  [null, {}, /No AWS region is named/],
  ['global', {}, /No AWS region is named/],
])('plan %s, variables %j: nobody is asked', (planned, env, message) => {
  expect(() => awsRegion(planned, env, variables, null)).toThrow(message);
});
