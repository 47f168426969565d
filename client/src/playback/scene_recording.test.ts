// SPDX-License-Identifier: Apache-2.0
import { expect, it, vi } from 'vitest';
import { blobOf, packed } from '../../test/scene_recordings';
import { frameOf, readRecording } from './scene_recording';

const record = (time: number, text: string, number = 0) => ({
  time,
  number,
  frame: new TextEncoder().encode(text).buffer,
});

it('finds each message and its time', async () => {
  const found = await readRecording(packed([record(0, 'a'), record(0.5, 'twelve bytes', 3)], 2));
  expect([found.count, found.duration]).toEqual([2, 2]);
  expect([...found.times]).toEqual([0, 0.5]);
  expect([...found.numbers]).toEqual([0, 3]);
  expect(new TextDecoder().decode(frameOf(found, 1))).toBe('twelve bytes');
});

it('lets the page go on while it unpacks, and tells how far it is', async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 5));
  let now = 0;
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 0);
  const frame = crypto.getRandomValues(new Uint8Array(65_000)).buffer;
  const records = Array.from({ length: 40 }, () => ({ time: 0, number: 0, frame }));
  const shares: number[] = [];
  const found = await readRecording(packed(records, 1), (share) => shares.push(share));
  clearInterval(counting);
  vi.restoreAllMocks();
  expect(new Uint8Array(frameOf(found, 39))).toEqual(new Uint8Array(frame));
  expect(turns).toBeGreaterThan(0);
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
});

it.each([
  ['is no gzip', blobOf('what is this'), /no recording/],
  ['is another file', packed([record(0, 'a')], 0, { magic: 'SOMETHIN' }), /no recording/],
  ['is of a later version', packed([record(0, 'a')], 0, { version: 9 }), /version 9/],
  ['is cut off', packed([record(0, 'a')], 0, { less: 16 }), /cut off/],
  ['has times that go back', packed([record(2, 'a'), record(1, 'b')], 3), /go back/],
  ['is empty', packed([], 0), /empty/],
])('says so where it %s', async (_what, file, message) => {
  await expect(readRecording(file)).rejects.toThrow(message);
});
