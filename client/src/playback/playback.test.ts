// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, it, vi } from 'vitest';
import { hello } from '../../test/fake_server';
import { blobOf, packed } from '../../test/scene_recordings';
import { app, initialState } from '../state';
import { encode } from '../wire/codec';
import type { ServerMessage } from '../wire/messages';
import { play, recordingHere } from './playback';

let taken: ServerMessage[];
const intake = { take: (message: ServerMessage) => void taken.push(message) };

beforeEach(() => {
  taken = [];
  app.setState(initialState(), true);
  document.body.innerHTML = '';
  document.title = 'Arm';
  history.replaceState(null, '', '/robot/');
});

function source(file: Blob) {
  return { name: 'arm.rvb', read: () => Promise.resolve(file), theme: 'dark' };
}

it('is for a server where there is no recording', () => {
  expect(recordingHere()).toBeNull();
});

it('is for the recording in it, or at an address', async () => {
  history.replaceState(null, '', '/robot/?playback=static/my%20arm.rvb');
  const asked = vi.fn(() => Promise.resolve({ ok: false, status: 404 }));
  vi.stubGlobal('fetch', asked);
  const at = recordingHere()!;
  expect(at.name).toBe('my arm.rvb');
  await expect(at.read()).rejects.toThrow('404');
  expect(asked).toHaveBeenCalledWith(`${location.origin}/robot/static/my%20arm.rvb`);
  document.body.innerHTML = '<script type="x" id="scene-recording" data-theme="dark">AA==</script>';
  expect(recordingHere()).toMatchObject({ name: 'Arm', theme: 'dark' });
});

it.each(['a%.rvb', 'http://'])('is for %s, too, whatever comes of that', (address) => {
  history.replaceState(null, '', `/robot/?playback=${address}`);
  expect(recordingHere()!.name).toBe(address);
});

it('says that a recording is of another version before it shows what it can', async () => {
  vi.useFakeTimers();
  const other = hello({ schema_hash: 'other' });
  let before = -1;
  await play(source(packed([{ time: 0, number: 0, frame: encode(other) }], 3)), {
    take: () => {
      if (before < 0) before = app.getState().notices.length;
    },
  });
  expect(before).toBe(1);
  vi.useRealTimers();
});

it('plays it, and its timeline moves it', async () => {
  vi.useFakeTimers();
  const file = packed([{ time: 0, number: 0, frame: encode(hello()) }], 3);
  await play(source(file), intake);
  expect(taken.map(({ t }) => t)).toEqual(['Hello', 'Timeline']);
  const state = app.getState();
  expect(state).toMatchObject({ serverless: true, connection: { phase: 'connected' } });
  expect(state.settings.theme).toBe('dark');
  expect(state.send({ t: 'SeekTo', time: 1002 })).toBe(true);
  expect(state.clock.rosTime()).toBe(1002);
  expect(state.send({ t: 'Stop', reason: '', press: 1 })).toBe(false);
  vi.useRealTimers();
});

it('says what is wrong with a file', async () => {
  await play(source(blobOf('no recording')), intake);
  const { connection, notices } = app.getState();
  expect(connection).toMatchObject({ phase: 'rejected' });
  expect(notices[0]!.text).toMatch(/^arm.rvb cannot be shown: this is no recording/);
});
