// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { PointCloud } from '../../wire/messages';
import { fieldsOfPoint } from './cloud_point';

test('all fields of a point are told as the message means them', () => {
  const data = new Uint8Array(24);
  const bytes = new DataView(data.buffer);
  bytes.setFloat32(12, 1.5, true);
  bytes.setUint32(16, 0x80ff8000, true);
  bytes.setUint16(20, 513, true);
  const cloud = {
    step: 12,
    count: 2,
    data,
    origin: [100, 0, 0],
    fields: [
      { name: 'x', scalar: 'f4', offset: 0 },
      { name: 'rgba', scalar: 'f4', offset: 4 },
      { name: 'ring', scalar: 'u2', offset: 8 },
    ],
  } as unknown as PointCloud;
  expect(fieldsOfPoint(cloud, 1)).toEqual([
    ['x', '101.5'],
    ['rgba', '#ff8000, alpha 128'],
    ['ring', '513'],
  ]);
});
