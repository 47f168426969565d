// SPDX-License-Identifier: Apache-2.0
/** Reads the recording of a scene; the mirror of ros_viz_bridge/wire/scene_recording.py. */

import { Slices } from '../slices';

const MAGIC = 'RVBSCENE';
const VERSION = 1;
const HEAD_BYTES = 16;
const RECORD_BYTES = 16;
const ALIGNMENT = 8;
const LITTLE = true;
const PIECE_BYTES = 64 * 1024;

export class RecordingError extends Error {}

/** Where messages lie in the bytes, in the order of their times. */
export interface SceneRecording {
  bytes: ArrayBuffer;
  /** Seconds from the first record to the end. */
  duration: number;
  count: number;
  /** By record: seconds since the first. */
  times: Float64Array;
  /** By record: those of one number other than 0 replace each other. */
  numbers: Uint32Array;
  offsets: Float64Array;
  lengths: Uint32Array;
}

/**
 * Unpack and read a file, a little at a time: the page goes on meanwhile. `tell` hears which share (0 to 1) is read.
 *
 * Throws RecordingError for what is no recording, is of another version, or is cut off.
 */
export async function readRecording(
  packed: Blob,
  tell: (share: number) => void = () => undefined,
): Promise<SceneRecording> {
  let bytes: ArrayBuffer;
  try {
    bytes = await unpacked(packed, tell);
  } catch (error) {
    throw new RecordingError(
      `this is no recording of a scene, or it is cut off (${String(error)})`,
    );
  }
  return indexed(bytes);
}

async function unpacked(packed: Blob, tell: (share: number) => void): Promise<ArrayBuffer> {
  let read = 0;
  const cut = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      // What is unpacked of one piece is so in one go.
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        controller.enqueue(chunk.subarray(at, at + PIECE_BYTES));
      }
      read += chunk.length;
    },
  });
  const stream = packed.stream().pipeThrough(cut).pipeThrough(new DecompressionStream('gzip'));
  const reader = (stream as ReadableStream<Uint8Array>).getReader();
  const slices = new Slices();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (await slices.pause()) tell(read / packed.size);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
    await slices.pause();
  }
  return whole.buffer;
}

/** The frame of a record, as it was sent. */
export function frameOf({ bytes, offsets, lengths }: SceneRecording, index: number): ArrayBuffer {
  return bytes.slice(offsets[index], offsets[index]! + lengths[index]!);
}

function indexed(bytes: ArrayBuffer): SceneRecording {
  const view = new DataView(bytes);
  const magic = new TextDecoder().decode(new Uint8Array(bytes, 0, Math.min(8, bytes.byteLength)));
  if (magic !== MAGIC || bytes.byteLength < HEAD_BYTES) {
    throw new RecordingError('this is no recording of a scene');
  }
  const version = view.getUint32(8, LITTLE);
  if (version !== VERSION) {
    throw new RecordingError(`it is of version ${version}, and this page knows version ${VERSION}`);
  }
  const times: number[] = [];
  const numbers: number[] = [];
  const offsets: number[] = [];
  const lengths: number[] = [];
  let at = HEAD_BYTES;
  for (;;) {
    if (at + RECORD_BYTES > bytes.byteLength) throw new RecordingError('it is cut off');
    const time = view.getFloat64(at, LITTLE);
    const length = view.getUint32(at + 8, LITTLE);
    if (!Number.isFinite(time) || time < (times.at(-1) ?? 0)) {
      throw new RecordingError('its times go back');
    }
    if (length === 0) return finished(bytes, { times, numbers, offsets, lengths }, time);
    if (at + RECORD_BYTES + length > bytes.byteLength) throw new RecordingError('it is cut off');
    times.push(time);
    numbers.push(view.getUint32(at + 12, LITTLE));
    offsets.push(at + RECORD_BYTES);
    lengths.push(length);
    at += RECORD_BYTES + Math.ceil(length / ALIGNMENT) * ALIGNMENT;
  }
}

function finished(
  bytes: ArrayBuffer,
  found: Record<'times' | 'numbers' | 'offsets' | 'lengths', number[]>,
  duration: number,
): SceneRecording {
  if (found.times.length === 0) throw new RecordingError('it is empty');
  return {
    bytes,
    duration,
    count: found.times.length,
    times: Float64Array.from(found.times),
    numbers: Uint32Array.from(found.numbers),
    offsets: Float64Array.from(found.offsets),
    lengths: Uint32Array.from(found.lengths),
  };
}
