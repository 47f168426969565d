// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { given } from '../../../test/panel_page';
import { app } from '../../state';
import { initialState } from '../../state';
import { hello } from '../../../test/fake_server';
import type { ClientMessage, Control, TeleopHand } from '../../wire/messages';
import { consoleLines, type View } from './console_lines';
import { Cues } from './cues';
import { handWords, linkWords } from './hand_state';
import type { ButtonCell, Cell } from './sheet/cells';
import { Local } from './sheet/local';
import { wristLines } from './wrist_lines';
import { holdSources } from '../../input/xr/haptics';

let sent: ClientMessage[];
const local = new Local(() => undefined);
const nothing = vi.fn();
const view: View = {
  ...{ grabbing: false, walking: true, passthrough: false, scale: () => 2.004 },
  ...{ toggleGrabbing: nothing, toggleWalking: nothing, turn: nothing, unscale: nothing },
  ...{ recenter: nothing, close: nothing },
};
const ways = { panel: false, togglePanel: nothing, recenter: nothing, leave: nothing };

function cells(): Cell[] {
  const state = app.getState();
  const lines = [...wristLines(state, ways), ...consoleLines(state, view, local)];
  return lines.flatMap((line) => line.cells);
}

function texts(): string {
  return cells()
    .flatMap((cell) => ('text' in cell ? [cell.text] : []))
    .join('\n');
}

function press(id: string): void {
  (cells().find((cell) => 'id' in cell && cell.id === id) as ButtonCell).press();
}

function control(holder: string, rest: Partial<Control> = {}): Control {
  const who = { operators: [], viewers: 0, names: {}, presenter: '', stopped_by: '', stops: 0 };
  const groups = [{ group: 'robot', holder, waiting: [] }];
  return { t: 'Control', display: '', key: '', groups, ...who, ...rest };
}

function hand(state: TeleopHand['state'], rest: Partial<TeleopHand> = {}): void {
  const key = 'teleop/left';
  const told = { t: 'TeleopHand' as const, display: '', key, hand: 'left' as const, state };
  const more = { why: '', client: 'c1', armed: false, ...rest };
  app.setState({ teleopHands: { [key]: { ...told, ...more } } });
}

beforeEach(() => {
  sent = given({ ...initialState(), hello: hello(), control: control('c1') });
  app.setState(({ connection }) => ({ connection: { ...connection, phase: 'connected' } }));
});

describe('an operator in a headset', () => {
  test('stops the robot, and releases the stop', () => {
    press('stop');
    expect(sent.at(-1)).toMatchObject({ t: 'Stop' });
    app.setState({ control: control('c1', { stopped_by: 'c2' }) });
    expect(texts()).toContain('Stopped by c2.');
    press('release');
    expect(sent.at(-1)).toEqual({ t: 'ResetStop', stops: 0 });
  });

  test('reads who has the robot, and asks for it', () => {
    expect(texts()).toContain('You have the control of the robot.');
    app.setState({ control: control('') });
    press('take');
    expect(sent.at(-1)).toEqual({ t: 'TakeControl', group: 'robot' });
    const groups = [{ group: 'robot', holder: 'c1', waiting: ['c5'] }];
    app.setState({ control: control('c1', { groups, names: { c5: 'Bob' } }) });
    press('hand_over');
    expect(sent.at(-1)).toEqual({ t: 'ReleaseControl', group: 'robot', to: 'c5' });
  });

  test('reads what went wrong, until it was read', () => {
    const notice = { t: 'Notice' as const, level: 'error' as const, text: 'no motor', about: '' };
    app.setState({ notices: [{ ...notice, id: 7, time: 0 }] });
    expect(texts()).toContain('no motor');
    press('notice/7');
    expect(texts()).not.toContain('no motor');
  });

  test('reads how large the scene is', () => {
    expect(texts()).toContain('Scale 1 : 2');
  });
});

describe('a hand', () => {
  test('is said to move the robot, to be held and why, or to be nobody here', () => {
    const said = (): string => handWords(app.getState(), 'left').text;
    expect(said()).toBe('Left: seen');
    hand('engaged');
    expect(said()).toBe('Left: moves the robot');
    hand('held', { why: 'the poses are old' });
    expect(said()).toBe('Left: held, the poses are old');
    hand('engaged', { client: 'c9', why: 'theirs' });
    expect(said()).toBe('Left: not connected');
  });

  test('is not said to move the robot by a page that has no connection any more', () => {
    hand('engaged');
    app.setState({ connection: { ...app.getState().connection, phase: 'reconnecting' } });
    expect(handWords(app.getState(), 'left')).toEqual({
      text: 'Left: not connected',
      tone: 'muted',
    });
  });

  test('feels that it moves the robot, and that this was taken from it', () => {
    const pulse = vi.fn();
    holdSources([{ handedness: 'left', gamepad: { hapticActuators: [{ pulse }] } } as never]);
    const cues = new Cues();
    for (const state of ['idle', 'engaged', 'engaged', 'idle', 'engaged', 'held'] as const) {
      hand(state);
      cues.feel(app.getState());
    }
    expect(pulse.mock.calls.map(([, duration]) => duration as number)).toEqual([60, 60, 250]);
    holdSources([]);
  });
});

test('a stop that could not be sent is told beside the stop, with the panel closed', () => {
  app.setState({ send: () => false });
  press('stop');
  const said = JSON.stringify(wristLines(app.getState(), ways));
  expect(said).toContain('The stop was NOT sent');
});

test('the link is what the robot says of it, else what the page knows', () => {
  const { stats } = app.getState();
  app.setState({ stats: { ...stats, latencyMs: 12.4 } });
  expect(linkWords(app.getState())).toEqual({ text: 'Link 12 ms', tone: 'good' });
  const link = { t: 'HeadsetLink' as const, display: '', key: 'xr/link', client: 'c1', rate: 71.9 };
  const ages = { age: 0.02, worst_age: 0.06, lost: 0.05, round_trip: 0, uncertainty: -1 };
  app.setState({ headsetLinks: { 'xr/link': { ...link, ...ages } } });
  expect(linkWords(app.getState())).toEqual({
    text: 'Link 60 ms, 72 Hz, 5 % lost',
    tone: 'warning',
  });
});
