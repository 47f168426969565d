// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { decode, WireError } from './codec';
import type { PackedCloud, PointCloud } from './messages';
import { unpacked } from './unpack_cloud';

/**
 * What the server made of 66 points (k / 8, -k, 1) with rgb 0xff000000 + k * 0x10101, i = k but NaN for the second,
 * and t = k as float64, max_error 0.001.
 */
const FRAME =
  'UgIAAHsidCI6IlBhY2tlZENsb3VkIiwiZGlzcGxheSI6Ii9wIiwia2V5IjoiL3AiLCJmcmFtZSI6Im1hcCIsInN0YW' +
  '1wIjoxLjAsImNvdW50Ijo2Niwib3JpZ2luIjpbMC4wLC02NS4wLDEuMF0sImZpZWxkcyI6W3sibmFtZSI6IngiLCJz' +
  'Y2FsYXIiOiJmNCIsInN0YXJ0IjowLjAsInN0ZXAiOjAuMDAxMTU0NzAwNTM4Mzc5MjUxNiwibm9uZSI6LTEuMH0sey' +
  'JuYW1lIjoieSIsInNjYWxhciI6ImY0Iiwic3RhcnQiOjAuMCwic3RlcCI6MC4wMDExNTQ3MDA1MzgzNzkyNTE2LCJu' +
  'b25lIjotMS4wfSx7Im5hbWUiOiJ6Iiwic2NhbGFyIjoiZjQiLCJzdGFydCI6MC4wLCJzdGVwIjowLjAwMTE1NDcwMD' +
  'UzODM3OTI1MTYsIm5vbmUiOi0xLjB9LHsibmFtZSI6InJnYiIsInNjYWxhciI6ImY0Iiwic3RhcnQiOjAuMCwic3Rl' +
  'cCI6MC4wLCJub25lIjotMS4wfSx7Im5hbWUiOiJpIiwic2NhbGFyIjoiZjQiLCJzdGFydCI6MC4wLCJzdGVwIjoxLj' +
  'AsIm5vbmUiOjY2LjB9LHsibmFtZSI6InQiLCJzY2FsYXIiOiJmOCIsInN0YXJ0IjowLjAsInN0ZXAiOjEuMCwibm9u' +
  'ZSI6LTEuMH1dLCJsZWFzdCI6WzAsNDhdLCJ3aWR0aHMiOls0OCwxMl0sImJpdHMiOls2NCw4MDBdfQAAAAAAABAbAA' +
  'DEBgAAAAAAAAAAAAAAAAAAAAAA/0BAQP8AAAAAQAAAAAAAAABAAAAADQcQCgAAFhEHAQYBAAAAAACADWSDohAbOoSi' +
  'sBdiw3nskFMyUf4Ke8EyxAbmdJ4EVIfCkVPSTSZKUv2rtXW9hhgs42iIjb6FuWaX80qfBPSD6tAqDscXuSkPJt0En0' +
  'wUl5bUyNpf06y1FbquVwMf4nn8lZczjibVADabzWaz2Ww2m81ms9lsNpvNZrPZbDabzWaz2Ww2m81ms9lsNpvNZrPZ' +
  'bDabzWaz2Ww2m81ms9kg1b7RXM76ypjHNsTTwHG9D7qttkuz6a+HrCWpw6Vhov+enZs7mNmUd5EVjrOKUYfvg42AK3' +
  '3JeWd2BXOjb0Fs32h9ZRtiuV5XW/VXk1QxUc9NbUoLR6lDR0DlPII5IDa+Mlwv+iuYKDYl1CFyHhAbrhdMFOoQiA0m' +
  'CsQGYgMAAGIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAABAQEAgICAMDAwEBERBQWFgYBwcHAgISEJCoqCgLCwsDAxMQ0Pj4OA8PDwQEFBE' +
  'RCQhIU1MTBQUVEVFZWFhXVxcGBhYRkamoaFtbGwcHFxHR+fh4X18fCAgYEhIKCIijoyMJCRkSUlpYmKenJwoKGhKSq' +
  'qioq6srCwsbEtL6+Livry8MDBwTEwsIyPPzMw0NHRNTW1jY9/c3Dg4eE5OrqOj7+zsPDx8T0/v4+P//PwAAAICBgQM' +
  'CBgQMCBgQMCAgAEBAwIGBAwIGBAwIGBAwICAAQEDAgYEDAgYEDAgYEDAgIABAQMCBgQMCBgQMCBgQMCAgAEBAwIGBA' +
  'wIGBAwIGBAwICAAQEDAgYEDAgYEDAgYEDAgIABAQMCBgQMCBgQMCBgQMCAgAEBAwIGBAwIGBAwIGBAwICAAKFgQCgY' +
  'DoiEYsFoOB6QiGRCqVgumIxmw+l4PqCQaEQqmU6olGrFarlesJhsRqvZbricbsfr+X7+/////////0AgDERhHEiiLE' +
  'zjPFAkTVRlXVimbVznfWAojmRpnmiqrmzrvnAsz3Rt33iu73zv//7/////////';

const K = Array.from({ length: 66 }, (_, k) => k);

function fromServer(): PointCloud {
  const bytes = Uint8Array.from(atob(FRAME), (letter) => letter.charCodeAt(0));
  return unpacked(decode(bytes.buffer)) as PointCloud;
}

function read(cloud: PointCloud, name: string, kind: 'Float32' | 'Float64' | 'Uint32'): number[] {
  const { offset } = cloud.fields.find((field) => field.name === name)!;
  const view = new DataView(cloud.data.buffer);
  return K.map((k) => view[`get${kind}`](k * cloud.step + offset, true));
}

test('a cloud of the server is what it was, within what it may be off', () => {
  const cloud = fromServer();
  expect(cloud).toMatchObject({ t: 'PointCloud', display: '/p', count: 66, step: 28, stamp: 1 });
  expect(cloud.fields.map(({ name, scalar }) => [name, scalar])).toEqual([
    ['x', 'f4'],
    ['y', 'f4'],
    ['z', 'f4'],
    ['rgb', 'f4'],
    ['i', 'f4'],
    ['t', 'f8'],
  ]);
  const places = ['x', 'y', 'z'].map((name) => read(cloud, name, 'Float32'));
  for (const k of K) {
    const there = places.map((axis, i) => axis[k]! + cloud.origin[i]!);
    const off = Math.hypot(there[0]! - k / 8, there[1]! + k, there[2]! - 1);
    expect(off).toBeLessThan(0.00101);
  }
  expect(read(cloud, 'rgb', 'Uint32')).toEqual(K.map((k) => 0xff000000 + k * 0x10101));
  expect(read(cloud, 'i', 'Float32')).toEqual(K.map((k) => (k === 1 ? NaN : k)));
  expect(read(cloud, 't', 'Float64')).toEqual(K);
});

test.each([1, 5, 13, 31, 32])('numbers of %i bits are read across words', (width) => {
  const codes = Array.from({ length: 64 }, (_, i) => ((i * 2654435761) % 2 ** width) >>> 0);
  const bits = new Uint32Array(2 * width);
  codes.forEach((code, i) => {
    for (let bit = 0; bit < width; bit++) {
      const at = i * width + bit;
      if ((code >>> bit) & 1) bits[at >>> 5]! |= 1 << (at & 31);
    }
  });
  const packed: PackedCloud = {
    ...{ t: 'PackedCloud', display: '', key: '', frame: '', stamp: 0, count: 64 },
    origin: [0, 0, 0],
    fields: [{ name: 'x', scalar: 'u4', start: 0, step: 0, none: -1 }],
    least: new Uint32Array(1),
    widths: new Uint8Array([width]),
    bits,
  };
  const cloud = unpacked(packed) as PointCloud;
  expect([...new Uint32Array(cloud.data.buffer)]).toEqual(codes);
});

test.each<[string, Partial<PackedCloud>]>([
  ['more points than blocks', { count: 4e9 }],
  ['no fields', { count: 4e9, fields: [], least: new Uint32Array(), widths: new Uint8Array() }],
  ['less than no points', { count: -64 }],
  ['half a point', { count: 63.5 }],
  ['words that are not there', { widths: new Uint8Array([32]) }],
  ['numbers too wide', { widths: new Uint8Array([255]) }],
  ['no least', { least: new Uint32Array() }],
])('a cloud that says %s is refused before anything is made of it', (_, wrong) => {
  const packed: PackedCloud = {
    ...{ t: 'PackedCloud', display: '', key: '', frame: '', stamp: 0, count: 64 },
    origin: [0, 0, 0],
    fields: [{ name: 'x', scalar: 'f4', start: 0, step: 1, none: -1 }],
    least: new Uint32Array(1),
    widths: new Uint8Array(1),
    bits: new Uint32Array(),
  };
  expect(() => unpacked({ ...packed, ...wrong })).toThrow(WireError);
  expect(unpacked(packed)).toMatchObject({ t: 'PointCloud', count: 64 });
});

test('what is no packed cloud stays as it is', () => {
  const message = { t: 'Remove', display: '', key: 'a' } as const;
  expect(unpacked(message)).toBe(message);
});
