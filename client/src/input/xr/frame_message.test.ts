// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { encode } from '../../wire/codec';
import { emulatedFrame, SPACE } from '../../../test/xr_frame';
import { FrameReader } from './frame_message';
import { JOINTS, POSE } from './hands';

test('says head and both hands, in less than two kilobytes', () => {
  const message = new FrameReader().read(emulatedFrame(), SPACE, 123456.789, 3);
  expect(message).toMatchObject({
    t: 'XrSample',
    page_time: 123456.789,
    predicted: 123470,
    origin: 3,
  });
  expect([...message.head]).toEqual([1, 2, 3, 0, 0, 0, 1]);
  expect(message.left_hand).toHaveLength(JOINTS * POSE);
  expect(message.left_hand[0]).toBe(-1);
  expect(message.right_hand[0]).toBe(1);
  expect(message.right_radii).toHaveLength(JOINTS);
  expect(encode(message).byteLength).toBeLessThan(2000);
});

test.each([
  ['a hand that is gone', { sides: ['right'] }],
  ['a hand of which the runtime knows nothing', { lost: ['left'] }],
] as const)('%s is empty, and the other is there', (_, frame) => {
  const reader = new FrameReader();
  reader.read(emulatedFrame(), SPACE, 0, 0);
  const message = reader.read(emulatedFrame(frame), SPACE, 1, 0);
  expect(message.left_hand).toHaveLength(0);
  expect(message.left_radii).toHaveLength(0);
  expect(message.right_hand).toHaveLength(JOINTS * POSE);
});

test.each([
  ['lost', { head: null }],
  ['guessed', { emulated: true }],
  ['NaN', { head: [NaN, 0, 0] }],
] as const)('a head that is %s is empty', (_, frame) => {
  expect(new FrameReader().read(emulatedFrame(frame), SPACE, 0, 0).head).toHaveLength(0);
});

test('controllers are no hands', () => {
  const message = new FrameReader().read(emulatedFrame({ sides: [] }), SPACE, 0, 0);
  expect([message.left_hand, message.right_hand].map(({ length }) => length)).toEqual([0, 0]);
});

test('hands that are tracked beside controllers are told, too', () => {
  const hands = emulatedFrame();
  const held = emulatedFrame({ sides: [] });
  const session = {
    inputSources: held.session.inputSources,
    trackedSources: hands.session.inputSources,
  };
  const frame = Object.assign({}, hands, { session });
  const message = new FrameReader().read(frame, SPACE, 0, 0);
  expect(message.left_hand).toHaveLength(JOINTS * POSE);
});
