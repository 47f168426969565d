// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { cloud, display, displayStatus } from '../test/displays';
import { hello } from '../test/fake_server';
import { placements } from '../test/nodes';
import { link, transforms } from '../test/transforms';
import { StoreIntake, type SceneIntake } from './intake';
import { app, initialState } from './state';
import { log } from './log_lines';
import type { GuiCheckbox, LogLine, ServerMessage } from './wire/messages';

const scene = {
  transforms: vi.fn(),
  update: vi.fn(),
  remove: vi.fn(),
  timeJumped: vi.fn(),
  moveCamera: vi.fn(),
  greet: vi.fn(),
  mark: vi.fn(),
  sweep: vi.fn(),
} satisfies SceneIntake;
let intake: StoreIntake;

beforeEach(() => {
  vi.clearAllMocks();
  localStorage.clear();
  app.setState(initialState(), true);
  intake = new StoreIntake(scene);
});

function settled(socket: 'control' | 'data'): ServerMessage {
  return { t: 'Settled', socket };
}

function take(...messages: ServerMessage[]): void {
  for (const message of messages) intake.take(message);
}

const pose = placements({ a: {} });
const widget = (key: string) => ({ t: 'GuiCheckbox', display: '', key }) as GuiCheckbox;

test('each message goes to where it is shown', () => {
  const batch = transforms([link('map', 'a', 1)]);
  take(hello({ view_mode: 'top_down' }), display('a'), displayStatus('a'), widget('w'));
  take(batch, cloud('a', 'map', 1), { t: 'Notice', level: 'error', text: 'no', about: '' });
  const state = app.getState();
  expect(Object.keys(state.displays)).toEqual(['a']);
  expect(state.statuses.a?.count).toBe(7);
  expect(Object.keys(state.widgets)).toEqual(['w']);
  expect(state.settings.viewMode).toBe('top_down');
  expect(state.notices).toMatchObject([{ text: 'no' }]);
  expect(scene.transforms).toHaveBeenCalledWith(batch);
  expect(scene.update).toHaveBeenCalledTimes(1);
  take({ t: 'Image', display: 'a', key: 'a' } as ServerMessage, pose);
  expect(Object.keys(app.getState().images)).toEqual(['a']);
  expect(scene.update).toHaveBeenCalledTimes(3);
  expect(scene.greet).toHaveBeenCalledTimes(1);
  expect(scene.mark).not.toHaveBeenCalled();
});

test('a removal takes all that is kept of the thing, and nothing of another', () => {
  take(hello(), display('a'), displayStatus('a'), display('b'), widget('a'));
  app.setState({ placements: { a: [], b: [] } });
  take({ t: 'Remove', display: 'a', key: 'a' });
  const state = app.getState();
  expect(Object.keys(state.displays)).toEqual(['b']);
  expect(state.statuses).toEqual({});
  expect(Object.keys(state.placements)).toEqual(['b']);
  expect(Object.keys(state.widgets)).toEqual(['a']);
  expect(scene.remove).toHaveBeenCalledWith('a', 'a');
});

test('after coming back nothing flickers, and what went away meanwhile goes once all has come', () => {
  take(hello(), display('a'), display('b'), displayStatus('b'), widget('w'));
  take(hello());
  expect(scene.mark).toHaveBeenCalledTimes(1);
  expect(Object.keys(app.getState().displays)).toEqual(['a', 'b']);
  take(display('a', { title: 'new' }));
  take(settled('data'));
  expect(Object.keys(app.getState().displays)).toEqual(['a', 'b']);
  take(settled('control'), settled('data'));
  const state = app.getState();
  expect(Object.keys(state.displays)).toEqual(['a']);
  expect(state.displays.a?.title).toBe('new');
  expect([state.statuses, state.widgets]).toEqual([{}, {}]);
  expect(scene.sweep).toHaveBeenCalledTimes(1);
});

test('the log is not said twice after coming back', () => {
  take(hello());
  for (let i = 0; i < 600; i++) take({ t: 'LogLine', text: String(i) } as LogLine);
  take(hello());
  for (let i = 0; i < 700; i++) take({ t: 'LogLine', text: String(i) } as LogLine);
  expect(log.getState().lines.map((line) => line.text)).toEqual(
    Array.from({ length: 700 }, (_, i) => String(i)),
  );
});

test('a jump of time is passed on and said', () => {
  const jump = { t: 'TimeJumped', time: 3, reason: 'the recording starts again', latched: [] };
  take(jump as ServerMessage);
  expect(scene.timeJumped).toHaveBeenCalledWith(jump);
  expect(app.getState().notices[0]?.text).toContain('the recording starts again');
});

test('what another server does not say of itself is not that of the one before', () => {
  const topics = { t: 'Topics', topics: [] } as unknown as ServerMessage;
  const timeline = { t: 'Timeline' } as ServerMessage;
  take(hello(), topics, timeline, { t: 'Recording' } as ServerMessage);
  take(hello(), topics);
  take(settled('control'), settled('data'));
  expect(app.getState()).toMatchObject({ topics: [], timeline: null, recording: null });
});

test('displays that come together change the store once, and whatever else comes finds them there', () => {
  vi.useFakeTimers();
  intake = new StoreIntake(scene, 16);
  const changes = vi.fn();
  const end = app.subscribe(changes);
  for (let i = 0; i < 500; i++) take(display(`d${i}`), displayStatus(`d${i}`));
  expect(changes).not.toHaveBeenCalled();
  vi.advanceTimersByTime(16);
  expect(changes).toHaveBeenCalledTimes(1);
  expect(Object.keys(app.getState().displays)).toHaveLength(500);
  take(display('late'));
  scene.update.mockImplementationOnce(() => {
    expect(app.getState().displays).toHaveProperty('late');
  });
  take(cloud('late', 'map', 1), display('gone'), { t: 'Remove', display: 'gone', key: 'gone' });
  expect(app.getState().displays).not.toHaveProperty('gone');
  expect(scene.update).toHaveBeenCalledTimes(1);
  end();
  vi.useRealTimers();
});

test('a greeting leaves the theme that a saved page came with', () => {
  app.setState((state) => ({ settings: { ...state.settings, theme: 'light' } }));
  take(hello({ view_mode: 'top_down' }));
  expect(app.getState().settings).toMatchObject({ theme: 'light', viewMode: 'top_down' });
});

test('who looked away from somebody follows whoever presents next, that one again too', () => {
  const presents = (presenter: string) => take({ t: 'Control', presenter, groups: [] } as never);
  presents('c7');
  app.setState({ lookedAway: 'c7' });
  presents('c7');
  expect(app.getState().lookedAway).toBe('c7');
  presents('c8');
  presents('c7');
  expect(app.getState().lookedAway).toBe('');
});
