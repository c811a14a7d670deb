import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foreignId, foreignText } from '../../src/claude/foreign-text.ts';
import { neverShow, Secret, withoutSecrets } from '../../src/claude/secret.ts';

const token = 'gw-7Qx2pLm9-Zt4kV8sN1rB6yHdW3';
const key = 'sk-ant-api03-k5Vw8Jc2Xf9Rb4Tn7Gm1Qz';
neverShow(token);
const held = new Secret(key);

const spaced = (text: string) => text.replace(/(.{5})/g, '$1 ');
const escaped = (text: string) => text.replace(/[a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
const inJson = (text: string) => text.replace(/\d/g, (digit) => `\\u00${digit.charCodeAt(0).toString(16)}`);

describe('a credential of this process never comes through, whatever its shape', () => {
  // biome-ignore format: a table
  test.each([
    ['as it is', token, '…'],
    ['in a sentence', `token ${token} is not allowed`, 'token … is not allowed'],
    ['after other letters', `req_${token}`, 'req_…'],
    ['with blanks in it', `token ${spaced(token)}`, '…'],
    ['a key with a blank in it', `key ${key.slice(0, 13)} ${key.slice(13)}`, '…'],
    ['in capitals', token.toUpperCase(), '…'],
    ['percent-encoded', escaped(token), '…'],
    ['escaped as in JSON', inJson(token), '…'],
    ['its first half', `begins with ${token.slice(0, 14)}`, '…'],
    ['its second half', `ends with ${token.slice(-14)}`, '…'],
    ['in hexadecimal', Buffer.from(token).toString('hex'), '…'],
    ['in base64', Buffer.from(token).toString('base64'), '…'],
    ['in base64 behind a name', Buffer.from(`me:${token}`).toString('base64'), '…'],
    ['in base64 behind a longer name', Buffer.from(`user:${token}`).toString('base64url'), '…'],
    ['in base64 behind four letters', Buffer.from(`you:${token}`).toString('base64url'), '…'],
  ])('%s', (_, text, left) => {
    expect(withoutSecrets(text)).toBe(left);
    expect(foreignText(text)).toBe(left);
    expect(foreignId(text)).toBeNull();
  });

  test('with anything around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(withoutSecrets(`${before}${token}${after}`)).not.toContain(token.slice(2, 14));
      }),
    );
  });
});

test('what everybody knows comes through: the beginning of every key, a few letters of one', () => {
  const said = `A key begins with sk-ant-api03-, yours ends in Gm1Qz: ${held}`;
  expect(withoutSecrets(said)).toBe(said);
});

test('a word too short to hide anything is none', () => {
  for (const word of ['none', 'local', '', '         ', '\u200b'.repeat(20)]) neverShow(word);
  const said = 'none of the local ones         is there';
  expect(withoutSecrets(said)).toBe(said);
});
