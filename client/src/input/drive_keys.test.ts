// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drives, mayDrive } from '../../test/driving';
import { driving, letGo } from '../driving';
import type { ClientMessage } from '../wire/messages';
import { driveByKeys } from './drive_keys';

let sent: ClientMessage[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  sent = mayDrive();
  stop = driveByKeys();
});
afterEach(() => {
  stop();
  letGo();
  vi.useRealTimers();
});

function key(type: string, code: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent(type, { code, bubbles: true, cancelable: true, ...init });
  document.body.dispatchEvent(event);
  return event;
}

it('drives by letters and arrows together', () => {
  expect(key('keydown', 'KeyW').defaultPrevented).toBe(true);
  key('keydown', 'ArrowRight');
  vi.advanceTimersByTime(60);
  expect(drives(sent).at(-1)).toMatchObject({ held: true, forward: 1, turn: -1, left: 0 });
  expect([...drives(sent).at(-1)!.axes]).toEqual([1, -1, 0]);
  key('keyup', 'KeyW');
  vi.advanceTimersByTime(60);
  expect(drives(sent).at(-1)).toMatchObject({ held: true, forward: 0, turn: -1 });
  key('keyup', 'ArrowRight');
  expect(drives(sent).at(-1)).toMatchObject({ held: false });
});

it('does not begin by itself after it was let go: a key that repeats is no press', () => {
  key('keydown', 'KeyW');
  letGo();
  const count = sent.length;
  key('keydown', 'KeyW', { repeat: true });
  vi.advanceTimersByTime(500);
  expect(sent).toHaveLength(count);
});

it('leaves typed text, shortcuts and sliders alone, and everything while it is off', () => {
  const field = document.body.appendChild(document.createElement('input'));
  field.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyW', bubbles: true }));
  field.type = 'range';
  field.dispatchEvent(new KeyboardEvent('keydown', { code: 'ArrowUp', bubbles: true }));
  field.remove();
  key('keydown', 'KeyS', { ctrlKey: true });
  driving.setState({ on: false });
  expect(key('keydown', 'KeyW').defaultPrevented).toBe(false);
  expect(sent).toHaveLength(0);
});
