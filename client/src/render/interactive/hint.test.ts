// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { interactiveControl } from '../../../test/interactive_messages';
import { hintOf } from './hint';

test('a hint says what the control does, and that there is a menu', () => {
  const control = interactiveControl('move_axis', { description: 'Up and down.' });
  expect(hintOf(control, true)).toBe('Up and down. Drag: move. Right-click or long press: menu.');
  expect(hintOf(interactiveControl('none'), false)).toBe('');
});
