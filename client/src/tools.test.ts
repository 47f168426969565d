// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test } from 'vitest';
import { distance, escape, setTool, tools } from './tools';

beforeEach(() => tools.setState(tools.getInitialState(), true));

test('a distance has its length and its parts', () => {
  expect(distance([[1, 2, 3]])).toBeNull();
  const found = distance([
    [1, 2, 3],
    [4, -2, 15],
  ]);
  expect(found).toEqual({ length: 13, along: [3, -4, 12] });
});

test('escape takes back one thing at a time', () => {
  setTool('measure');
  tools.setState({ measured: [[0, 0, 0]] });
  expect(escape()).toBe(true);
  expect(tools.getState().measured).toEqual([]);
  expect(tools.getState().tool).toBe('measure');
  expect(escape()).toBe(true);
  expect(tools.getState().tool).toBe('select');
  expect(escape()).toBe(false);
});
