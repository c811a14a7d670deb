import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { meantPaths } from '../../src/commands/meant-paths.ts';

test.each<[string, readonly string[]]>([
  ['vertex', ['vertex']],
  ['bedrock', ['bedrock']],
  ['aws', ['claude-on-aws', 'bedrock', 'bedrock-mantle']],
  ['AWS', ['claude-on-aws', 'bedrock', 'bedrock-mantle']],
  ['amazon bedrock', ['bedrock', 'bedrock-mantle']],
  ['google', ['vertex', 'claude-on-google']],
  ['Google Cloud', ['vertex', 'claude-on-google']],
  ['azure', ['foundry']],
  ['AnthropicVertex', ['vertex']],
  ['@anthropic-ai/bedrock-sdk', ['bedrock', 'bedrock-mantle']],
  ['vertex foundry', ['vertex', 'foundry']],
  ['foundry google', ['vertex', 'claude-on-google', 'foundry']],
])('"%s" means %j', (written, paths) => {
  expect(meantPaths(written.split(' '), catalog.platforms)).toEqual(paths);
});

test.each([
  ['bedrok', /"bedrok" names no platform path\. Did you mean "bedrock"\?/],
  ['openai', /"openai" names no platform path\. The paths are claude-api, /],
  ['aws openai', /"openai" names no/],
  ['\u001b[31mvertex', /names no platform path/],
])('%j is refused with the nearest', (written, message) => {
  expect(() => meantPaths(written.split(' '), catalog.platforms)).toThrow(message);
});
