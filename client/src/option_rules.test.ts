// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { field } from '../test/story_state';
import { keepsOlder } from './option_rules';

test('a decay time above nothing, or another number of messages than the newest alone', () => {
  const fields = [
    field('decay', { keeps: 'seconds' }),
    field('history_length', { keeps: 'messages' }),
  ];
  expect(keepsOlder(fields, { decay: 0, history_length: 1 })).toBe(false);
  expect(keepsOlder(fields, { decay: 0.1, history_length: 1 })).toBe(true);
  expect(keepsOlder(fields, { decay: 0, history_length: 5 })).toBe(true);
  // 0 is all of them.
  expect(keepsOlder(fields, { history_length: 0 })).toBe(true);
  expect(keepsOlder(fields, {})).toBe(false);
  expect(keepsOlder([field('size')], { size: 5 })).toBe(false);
});
