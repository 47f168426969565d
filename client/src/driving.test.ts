// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drives, heldBy, mayDrive } from '../test/driving';
import {
  driveEnded,
  driving,
  endDriving,
  hold,
  motionOf,
  release,
  startDriving,
  watchDriving,
  type Held,
} from './driving';
import { addNotice } from './notices';
import { app } from './state';
import type { ClientMessage } from './wire/messages';

const AHEAD: Held = { motion: { forward: 1, left: 0, turn: 0 }, axes: [0, -1], buttons: [1] };
const AROUND: Held = { motion: { forward: 0.5, left: 0, turn: -1 }, axes: [1, 0], buttons: [] };
let stopWatching: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  stopWatching = watchDriving();
});
afterEach(() => {
  stopWatching();
  vi.useRealTimers();
});

it('says what is held at once and again, until it is let go', () => {
  const sent = mayDrive();
  hold('keys', AHEAD);
  vi.advanceTimersByTime(200);
  const held = drives(sent);
  expect(held.length).toBeGreaterThanOrEqual(4);
  expect(held.every((each) => each.held && each.forward === 1 && each.speed === 0.5)).toBe(true);
  expect(new Set(held.map((each) => each.hold)).size).toBe(1);
  release('keys');
  expect(drives(sent).at(-1)).toMatchObject({ held: false, forward: 0, hold: held[0]!.hold });
  const count = sent.length;
  vi.advanceTimersByTime(500);
  expect(sent).toHaveLength(count);
  hold('stick', AROUND);
  expect(drives(sent).at(-1)!.hold).toBe(held[0]!.hold + 1);
});

it('adds up what several sources hold, and goes on with the rest', () => {
  const sent = mayDrive();
  hold('keys', AHEAD);
  hold('stick', AROUND);
  expect(motionOf(driving.getState().held)).toEqual({ forward: 1, left: 0, turn: -1 });
  release('keys');
  expect(drives(sent).at(-1)).toMatchObject({ held: true, forward: 0.5, turn: -1 });
});

describe('it is let go when', () => {
  it.each([
    ['the window is left', () => window.dispatchEvent(new Event('blur'))],
    [
      'the tab is hidden',
      () => {
        vi.spyOn(document, 'hidden', 'get').mockReturnValueOnce(true);
        document.dispatchEvent(new Event('visibilitychange'));
      },
    ],
    ['somebody else takes the control', () => app.setState({ control: heldBy('c2') })],
    ['outputs are stopped', () => app.setState({ control: { ...heldBy('c1'), stopped_by: 'c2' } })],
    ['driving is ended', endDriving],
  ])('%s', (_, happens) => {
    const sent = mayDrive();
    hold('keys', AHEAD);
    happens();
    expect(drives(sent).at(-1)!.held).toBe(false);
    const count = drives(sent).length;
    vi.advanceTimersByTime(500);
    expect(drives(sent)).toHaveLength(count);
  });
});

it('holds nothing without the control, and asks for it when it begins', () => {
  const sent = mayDrive();
  app.setState({ control: heldBy('') });
  hold('keys', AHEAD);
  expect(sent).toHaveLength(0);
  startDriving();
  expect(sent).toEqual([{ t: 'TakeControl', group: 'drive' }]);
  endDriving();
  expect(sent.at(-1)).toEqual({ t: 'ReleaseControl', group: 'drive', to: '' });
});

it('does not go on to advise another press while outputs are stopped', () => {
  mayDrive();
  const text = 'Driving ended: nothing was heard. Let go, then press again.';
  addNotice({ level: 'warning', text, about: 'drive' });
  addNotice({ level: 'error', text: 'nobody can drive', about: 'drive' });
  addNotice({ level: 'warning', text: 'it is dark', about: '/camera' });
  expect(app.getState().notices).toHaveLength(3);
  app.setState({ control: { ...heldBy('c1'), stopped_by: 'c2' } });
  const left = app.getState().notices.map((notice) => notice.text);
  expect(left).toEqual(['nobody can drive', 'it is dark']);
});

it('is let go in the page, too, where the server ended it, and begins with another press alone', () => {
  const sent = mayDrive();
  hold('stick', AROUND);
  const { hold: number } = sent.at(-1) as Extract<ClientMessage, { t: 'Drive' }>;
  driveEnded({ t: 'DriveEnded', hold: number - 1, why: 'it was let go' });
  expect(app.getState().notices).toEqual([]);
  expect(driving.getState().held.stick).toBeDefined();
  driveEnded({ t: 'DriveEnded', hold: number, why: 'nothing new was heard' });
  expect(driving.getState().held).toEqual({});
  expect(sent.at(-1)).toMatchObject({ t: 'Drive', hold: number, held: false });
  expect(app.getState().notices.at(-1)?.text).toMatch(/^Driving ended: nothing new was heard\./);
  vi.advanceTimersByTime(200);
  expect(sent.at(-1)).toMatchObject({ held: false });
  hold('stick', AROUND);
  expect(sent.at(-1)).toMatchObject({ hold: number + 1, held: true });
});

it('ends where nobody can drive any more', () => {
  mayDrive();
  app.setState({ driveOffers: {} });
  expect(driving.getState().on).toBe(false);
});
