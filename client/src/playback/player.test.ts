// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, it, vi } from 'vitest';
import { hello } from '../../test/fake_server';
import { packed, type Made } from '../../test/scene_recordings';
import { encode } from '../wire/codec';
import type { ServerMessage, Timeline } from '../wire/messages';
import { Player } from './player';
import { readRecording } from './scene_recording';

let taken: ServerMessage[];
let player: Player;
/** The key of a message that cannot be taken. */
let failing: string;

/** A thing that is there from the start, one that moves each second and goes at 4. */
const RECORDS: [number, number, ServerMessage][] = [
  [0, 0, hello()],
  [0, 1, moved('still', 0)],
  ...[0, 1, 2, 3].map((x): [number, number, ServerMessage] => [x, 2, moved('moving', x)]),
  [4, 0, { t: 'Remove', display: '', key: 'gone' }],
];

beforeEach(async () => {
  const records = RECORDS.map(([time, number, message]): Made => ({
    time,
    number,
    frame: encode(message),
  }));
  taken = [];
  failing = '';
  const recording = await readRecording(packed(records, 5));
  player = new Player('arm', recording, (message) => {
    if (message.t === 'Remove' && message.key === failing) throw new Error(failing);
    taken.push(message);
  });
  player.start();
});

function moved(key: string, x: number): ServerMessage {
  return { t: 'Remove', display: '', key: `${key} ${x}` };
}

function shown(): string[] {
  const found = taken.flatMap((each) =>
    each.t === 'Remove' ? [each.key] : each.t === 'Timeline' ? [] : [each.t],
  );
  taken = [];
  return found;
}

function timeline(): Timeline {
  return taken.filter((each) => each.t === 'Timeline').at(-1)!;
}

function play(seconds: number): void {
  for (let i = 0; i < seconds * 10; i++) player.advance(0.1);
}

it('begins with a greeting and what is there', () => {
  expect(timeline()).toMatchObject({ start: 1000, end: 1005, playing: true, name: 'arm' });
  expect(shown()).toEqual(['Hello', 'still 0', 'moving 0']);
});

it('says what was said when it was said, and stands still at the end', () => {
  shown();
  play(2.55);
  expect(shown()).toEqual(['moving 1', 'moving 2']);
  play(4);
  expect(timeline()).toMatchObject({ playing: false, time: 1005 });
  expect(shown()).toEqual(['moving 3', 'gone']);
  expect(player.time).toBe(1005);
});

it('goes on at another speed, and not at all', () => {
  shown();
  player.command({ t: 'Playback', playing: true, speed: 2, loop: false });
  play(1.1);
  expect(shown()).toEqual(['moving 1', 'moving 2']);
  player.command({ t: 'Playback', playing: false, speed: 2, loop: false });
  play(3);
  expect(shown()).toEqual([]);
});

it('leaves out what is replaced when it moves ahead', () => {
  shown();
  player.command({ t: 'SeekTo', time: 1003.5 });
  expect(shown()).toEqual(['moving 3']);
});

it('tells all anew when it moves back, so that what is not said goes', () => {
  play(10);
  shown();
  player.command({ t: 'SeekTo', time: 1002 });
  expect(shown()).toEqual(['TimeJumped', 'Hello', 'still 0', 'moving 2', 'Settled', 'Settled']);
});

it('starts again where it loops, and where it is told to play at its end', () => {
  player.command({ t: 'Playback', playing: true, speed: 1, loop: true });
  play(5.3);
  expect(player.time).toBeLessThan(1001);
  player.command({ t: 'Playback', playing: true, speed: 1, loop: false });
  play(10);
  player.command({ t: 'Playback', playing: true, speed: 1, loop: false });
  expect(player.time).toBe(1000);
});

it('knows what is no business of a recording', () => {
  expect(player.command({ t: 'Stop', reason: '', press: 1 })).toBe(false);
});

it('shows the others where one message fails, and each of them once', () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  failing = 'moving 1';
  shown();
  play(2.5);
  expect(shown()).toEqual(['moving 2']);
  expect(error).toHaveBeenCalledOnce();
  error.mockRestore();
});
