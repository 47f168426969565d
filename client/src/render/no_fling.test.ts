// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { preventFling } from './no_fling';

test('a finger that moves is the view’s alone: no browser makes a fling of it', () => {
  const view = document.createElement('canvas');
  preventFling(view);
  const event = new Event('touchmove', { cancelable: true });
  view.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
});
