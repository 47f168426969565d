// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { Figures, formatDelay } from './figures';

it.each([
  [0.022, '22 ms'],
  [-0.5, '-500 ms'],
  [7200, '2 h'],
  [1.78e9, 'stamps of another clock'],
  [-1.78e9, 'stamps of another clock'],
])('%d s of delay is said as %s', (seconds, text) => {
  expect(formatDelay(seconds)).toBe(text);
});

it('says what the stamps of a topic are worth', () => {
  const state = busyState();
  const [id, status] = Object.entries(state.statuses).find(([, one]) => one.received > 0)!;
  given({ ...state, statuses: { ...state.statuses, [id]: { ...status, stamp: 12 } } });
  const { container } = draw(<Figures id={id} />);
  expect(container.textContent).toContain('Delaystamps of another clock');
});
