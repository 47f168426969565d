// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { buttonOf, modifierOf } from './modifier';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('what is held is said in one order; Cmd and Ctrl are the same', () => {
  expect(modifierOf(none)).toBe('');
  expect(modifierOf({ ...none, metaKey: true })).toBe('cmd/ctrl');
  expect(modifierOf({ ...none, shiftKey: true, ctrlKey: true })).toBe('cmd/ctrl+shift');
  const all = { ctrlKey: true, metaKey: true, altKey: true, shiftKey: true };
  expect(modifierOf(all)).toBe('cmd/ctrl+alt+shift');
});

test('a mouse has three buttons that scripts know of', () => {
  expect([0, 1, 2, 3].map((button) => buttonOf({ button }))).toEqual([
    'left',
    'middle',
    'right',
    null,
  ]);
});
