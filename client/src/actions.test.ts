// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hello } from '../test/fake_server';
import * as actions from './actions';
import { flushPersisted } from './persist';
import { app, initialState } from './state';
import type { ClientMessage, Control, PresenterCamera, Timeline } from './wire/messages';

let sent: ClientMessage[];

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sent = [];
  app.setState(initialState(), true);
  app.setState({ hello: hello(), send: (message) => sent.push(message) > 0 });
});

afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test('settings are remembered, only those that were chosen', () => {
  actions.setSettings({ grid: false });
  actions.adoptServerSettings({ viewMode: 'top_down', grid: true });
  expect(app.getState().settings).toMatchObject({ viewMode: 'top_down', grid: false });
  flushPersisted();
  expect(initialState().settings).toMatchObject({ viewMode: 'orbit', grid: false });
});

test('changes to a display are remembered, and taken back', () => {
  actions.setVisible('points', false);
  actions.setOption('points', 'size', 3);
  flushPersisted();
  expect(initialState().views).toEqual({ points: { visible: false, options: { size: 3 } } });
  actions.resetOptions('points');
  expect(app.getState().views).toEqual({ points: { visible: false, options: {} } });
});

test('control is asked for and given back, a stop is lifted', () => {
  actions.takeControl('robot');
  actions.releaseControl('robot');
  actions.releaseControl('robot', 'c2');
  actions.resetStop();
  expect(sent).toEqual([
    { t: 'TakeControl', group: 'robot' },
    { t: 'ReleaseControl', group: 'robot', to: '' },
    { t: 'ReleaseControl', group: 'robot', to: 'c2' },
    { t: 'ResetStop', stops: 0 },
  ]);
});

test('a recording is moved, and goes on or stands still; live there is none', () => {
  expect([actions.seek(2), actions.setPlayback({ playing: true })]).toEqual([false, false]);
  const timeline = { start: 1000, playing: true, speed: 2, loop: true } as Timeline;
  app.setState({ timeline });
  expect([actions.seek(2), actions.setPlayback({ loop: false })]).toEqual([true, true]);
  actions.togglePlaying();
  expect(sent).toEqual([
    { t: 'SeekTo', time: 1002 },
    { t: 'Playback', playing: true, speed: 2, loop: false },
    { t: 'Playback', playing: false, speed: 2, loop: true },
  ]);
});

test('who chooses a kind of view looks for itself', () => {
  const camera = { t: 'PresenterCamera', key: 'presenter' } as PresenterCamera;
  app.setState({
    connection: { ...app.getState().connection, phase: 'connected' },
    control: { presenter: 'c7' } as Control,
    presenterCameras: { presenter: camera },
  });
  actions.setViewMode('top_down');
  expect(app.getState()).toMatchObject({ lookedAway: 'c7', settings: { viewMode: 'top_down' } });
});
