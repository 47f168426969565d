// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom

import { beforeEach, expect, it } from 'vitest';
import { Tokens } from './tokens';

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, '', '/fleet.html');
});

it("moves the tokens out of the address and gives each robot its own or everybody's", () => {
  history.replaceState(null, '', '/fleet.html#token=all&token.arm=own');
  const tokens = new Tokens();
  expect(location.hash).toBe('');
  expect([tokens.of('arm'), tokens.of('base')]).toEqual(['own', 'all']);
});

it('hands a token on until the page of the robot is connected, over reloads too', () => {
  history.replaceState(null, '', '/fleet.html#token=all');
  expect(new Tokens().of('arm')).toBe('all');
  const tokens = new Tokens(); // its page had not loaded yet
  expect(tokens.of('arm')).toBe('all');
  tokens.give('arm');
  expect([tokens.of('arm'), new Tokens().of('arm'), new Tokens().of('base')]).toEqual([
    '',
    '',
    'all',
  ]);
});
