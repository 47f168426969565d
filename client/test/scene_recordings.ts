// SPDX-License-Identifier: Apache-2.0
/** Recordings of scenes as the server writes them. */

import { Blob as NodeBlob } from 'node:buffer';
import { gzipSync } from 'node:zlib';

export interface Made {
  time: number;
  number: number;
  frame: ArrayBuffer;
}

/** A file with these records that ends at `end` seconds; `less` bytes are missing. */
export function packed(
  records: Made[],
  end: number,
  { magic = 'RVBSCENE', version = 1, less = 0 } = {},
): Blob {
  const head = Buffer.alloc(16);
  head.write(magic, 'latin1');
  head.writeUInt32LE(version, 8);
  const parts = [head];
  for (const { time, number, frame } of [
    ...records,
    { time: end, number: 0, frame: new ArrayBuffer(0) },
  ]) {
    const start = Buffer.alloc(16);
    start.writeDoubleLE(time);
    start.writeUInt32LE(frame.byteLength, 8);
    start.writeUInt32LE(number, 12);
    const padding = Buffer.alloc((8 - (frame.byteLength % 8)) % 8);
    parts.push(start, Buffer.from(frame), padding);
  }
  const whole = Buffer.concat(parts);
  return blobOf(gzipSync(whole.subarray(0, whole.length - less)));
}

/** A file as browsers have it; jsdom's own cannot be read as a stream. */
export function blobOf(content: Uint8Array | string): Blob {
  return new NodeBlob([content]) as unknown as Blob;
}
