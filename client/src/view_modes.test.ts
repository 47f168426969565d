// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { KEYS } from './panels/key_list';
import { MODE_INFO, VIEW_MODES } from './view_modes';

test('every kind of view has a key of its own that the list of keys names', () => {
  const keys = VIEW_MODES.map((mode) => MODE_INFO[mode].key);
  expect(new Set(keys).size).toBe(VIEW_MODES.length);
  for (const mode of VIEW_MODES) {
    expect(KEYS.find(({ key }) => key === MODE_INFO[mode].key)?.does).toBe(MODE_INFO[mode].label);
  }
});
