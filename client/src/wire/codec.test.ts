// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { link, transforms } from '../../test/transforms';
import { decode, encode, unbundle, WireError } from './codec';
import type { Bundle, PointCloud } from './messages';

const cloud: PointCloud = {
  t: 'PointCloud',
  display: 'points',
  key: 'points',
  frame: 'laser',
  stamp: 12.5,
  count: 3,
  step: 3,
  fields: [{ name: 'x', offset: 0, scalar: 'u1' }],
  origin: [1, 2, 3],
  sweep: 0,
  labels: [],
  data: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
};

test('what is encoded is decoded, columns of every width', () => {
  expect(decode(encode(cloud))).toEqual(cloud);
  const batch = transforms([link('map', 'a', 1, 5), link('a', 'b', 2)]);
  expect(decode(encode(batch))).toEqual(batch);
});

test('columns are views of the frame at multiples of eight bytes', () => {
  const frame = encode(transforms([link('map', 'a', 1, 5)]));
  const message = decode(frame);
  if (message.t !== 'Transforms') throw new Error(message.t);
  expect(message.pose.buffer).toBe(frame);
  expect(message.pose.byteOffset % 8).toBe(0);
});

test('names that need more than ASCII survive', () => {
  const odd = { ...cloud, frame: 'Füße/レーザー' };
  expect(decode(encode(odd))).toEqual(odd);
});

function frameOf(header: string, buffers = 0): ArrayBuffer {
  const text = new TextEncoder().encode(header);
  const start = Math.ceil((4 + text.length) / 8) * 8;
  const frame = new Uint8Array(start + buffers);
  new DataView(frame.buffer).setUint32(0, text.length, true);
  frame.set(text, 4);
  return frame.buffer;
}

test.each([
  ['nothing', new ArrayBuffer(0), /frame of 0 bytes/],
  ['a header longer than the frame', Uint8Array.of(255, 255, 0, 0).buffer, /header of 65535/],
  ['no JSON', frameOf('{'), /no JSON/],
  ['no object', frameOf('[1]'), /no object/],
  ['no type', frameOf('{}'), /unknown message type/],
  ['an unknown type', frameOf('{"t":"constructor"}'), /unknown message type "constructor"/],
  ['a missing column', frameOf('{"t":"Image"}'), /Image.data is no column/],
  ['a column outside', frameOf('{"t":"Image","data":[0,9]}', 8), /outside its frame/],
  ['a negative offset', frameOf('{"t":"Image","data":[-8,8]}', 8), /outside its frame/],
  ['an odd offset', frameOf('{"t":"Image","data":[1,4]}', 8), /not aligned/],
  ['a broken length', frameOf('{"t":"Transforms","child":[0,3]}', 8), /not aligned/],
])('%s is refused with what is wrong', (_, frame, message) => {
  expect(() => decode(frame)).toThrow(WireError);
  expect(() => decode(frame)).toThrow(message);
});

test('a bundle gives its frames back, and one that lies is refused', () => {
  const frames = ['a', 'odd'].map((key) => encode({ t: 'Remove', display: '', key }));
  const padded = frames.map((frame) => Math.ceil(frame.byteLength / 8) * 8);
  const bytes = new Uint8Array(padded.reduce((a, b) => a + b));
  bytes.set(new Uint8Array(frames[0]!));
  bytes.set(new Uint8Array(frames[1]!), padded[0]);
  const sizes = frames.map(({ byteLength }) => byteLength);
  const bundle = decode(encode({ t: 'Bundle', sizes, frames: bytes })) as Bundle;
  expect(unbundle(bundle).map(decode)).toMatchObject([{ key: 'a' }, { key: 'odd' }]);
  expect(() => unbundle({ ...bundle, sizes: [8] })).toThrow(WireError);
});
