// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { app } from '../../state';
import { HeldStick, stickOf, turned, type Stick } from './held_stick';

const box = { left: 0, top: 0, width: 100, height: 100 } as DOMRect;

beforeEach(() => {
  vi.useFakeTimers();
  const { connection } = app.getState();
  app.setState({ connection: { ...connection, phase: 'connected' } });
});
afterEach(() => {
  vi.useRealTimers();
});

it('points forwards above, left at the left, and no farther than all of the way', () => {
  expect(stickOf(box, 50, 0, 'both')).toEqual([1, 0]);
  expect(stickOf(box, 0, 50, 'both')).toEqual([0, 1]);
  expect(stickOf(box, 51, 50, 'both')).toEqual([0, 0]);
  expect(stickOf(box, 0, 0, 'forward')).toEqual([1, 0]);
  const [forward, left] = turned([[1, 0], [0, 1]], 'both'); // prettier-ignore
  expect(Math.hypot(forward, left)).toBeCloseTo(1);
  expect(turned([[1, 0], [-1, 0]], 'both')).toEqual([0, 0]); // prettier-ignore
});

it('is told while it is held, and at once that it was let go, once', () => {
  const said: [Stick, boolean][] = [];
  const stick = new HeldStick(10, (at, now) => said.push([at, now]));
  stick.hold([1, 0], true);
  vi.advanceTimersByTime(250);
  expect(said).toEqual(Array(3).fill([[1, 0], false]));
  stick.release();
  stick.release();
  vi.advanceTimersByTime(500);
  expect(said.slice(3)).toEqual([[[0, 0], true]]);
});

it('is let go by whatever takes it out of the hand, until a hold begins anew', () => {
  const stick = new HeldStick(10, (at, now) => said.push([at, now]));
  const said: [Stick, boolean][] = [];
  for (const end of [
    () => window.dispatchEvent(new Event('blur')),
    () => {
      const { connection } = app.getState();
      app.setState({ connection: { ...connection, phase: 'reconnecting' } as typeof connection });
    },
  ]) {
    stick.hold([0, 1], true);
    stick.hold([0, 0.5], false);
    end();
    const count = said.length;
    expect(said.at(-1)).toEqual([[0, 0], true]);
    stick.hold([0, 1], false); // a finger that is still down, and moves
    expect(said.length).toBe(count);
  }
});
