// SPDX-License-Identifier: Apache-2.0
/**
 * Messages to bytes and back; the mirror of ros_viz_bridge/wire/codec.py.
 *
 * A frame is `u32 length of header | JSON header | padding | buffers`, little-endian; padding brings the start of the
 * buffers, and each of them, to a multiple of eight bytes. In the header `t` names the type and a column is
 * `[offset from the start of the buffers, bytes]`.
 */

import {
  COLUMNS,
  TRAITS,
  type ArrayName,
  type Bundle,
  type ClientMessage,
  type ServerMessage,
} from './messages';

/** A frame that says no message of this schema. */
export class WireError extends Error {}

type Column = Float32Array | Float64Array | Int32Array | Uint8Array | Uint32Array;

const ARRAYS: Record<
  ArrayName,
  new (buffer: ArrayBuffer, offset: number, length: number) => Column
> = { Float32Array, Float64Array, Int32Array, Uint8Array, Uint32Array };

const BYTES: Record<ArrayName, number> = {
  Float32Array: 4,
  Float64Array: 8,
  Int32Array: 4,
  Uint8Array: 1,
  Uint32Array: 4,
};

const HEAD = 4;
const ALIGNMENT = 8;
const LITTLE = true;

function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}

/** Return the frame of a message; columns are copied into it. */
export function encode(message: ClientMessage | ServerMessage): ArrayBuffer {
  const columns = COLUMNS[message.t] ?? {};
  const header: Record<string, unknown> = {};
  const buffers: { offset: number; bytes: Uint8Array }[] = [];
  let size = 0;
  for (const [name, value] of Object.entries(message)) {
    if (!(name in columns)) {
      header[name] = value;
      continue;
    }
    const column = value as Column;
    header[name] = [size, column.byteLength];
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    buffers.push({ offset: size, bytes });
    size += aligned(column.byteLength);
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(HEAD + text.length);
  const frame = new Uint8Array(start + size);
  new DataView(frame.buffer).setUint32(0, text.length, LITTLE);
  frame.set(text, HEAD);
  for (const { offset, bytes } of buffers) frame.set(bytes, start + offset);
  return frame.buffer;
}

/** Return the message in a frame; its columns are views of the frame. Throws WireError for what is none. */
export function decode(frame: ArrayBuffer): ServerMessage {
  const { header, start } = split(frame);
  const kind = header.t;
  if (typeof kind !== 'string' || !Object.hasOwn(TRAITS, kind)) {
    throw new WireError(`unknown message type ${JSON.stringify(kind)}`);
  }
  for (const [name, array] of Object.entries(COLUMNS[kind] ?? {})) {
    header[name] = view(frame, start, header[name], array, `${kind}.${name}`);
  }
  return header as unknown as ServerMessage;
}

/** Return the frames in a bundle. Throws WireError where they do not fill it. */
export function unbundle({ sizes, frames }: Bundle): ArrayBuffer[] {
  let start = frames.byteOffset;
  const end = start + frames.byteLength;
  const found = sizes.map((size) => {
    const frame = frames.buffer.slice(start, start + size) as ArrayBuffer;
    start += aligned(size);
    return frame;
  });
  if (start !== end) throw new WireError('Bundle.sizes do not fill its frames');
  return found;
}

function split(frame: ArrayBuffer): { header: Record<string, unknown>; start: number } {
  if (frame.byteLength < HEAD) throw new WireError(`frame of ${frame.byteLength} bytes`);
  const length = new DataView(frame).getUint32(0, LITTLE);
  if (length > frame.byteLength - HEAD) {
    throw new WireError(`header of ${length} bytes in a frame of ${frame.byteLength}`);
  }
  const text = new TextDecoder().decode(new Uint8Array(frame, HEAD, length));
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch (error) {
    throw new WireError(`header is no JSON: ${String(error)}`);
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new WireError('header is no object');
  }
  return { header: header as Record<string, unknown>, start: aligned(HEAD + length) };
}

function view(
  frame: ArrayBuffer,
  start: number,
  place: unknown,
  array: ArrayName,
  where: string,
): Column {
  const [offset, size] = Array.isArray(place) ? (place as unknown[]) : [];
  if (typeof offset !== 'number' || typeof size !== 'number') {
    throw new WireError(`${where} is no column`);
  }
  if (offset < 0 || size < 0 || start + offset + size > frame.byteLength) {
    throw new WireError(`${where} lies outside its frame`);
  }
  const length = size / BYTES[array];
  if (!Number.isInteger(length) || offset % ALIGNMENT) {
    throw new WireError(`${where} is not aligned`);
  }
  return new ARRAYS[array](frame, start + offset, length);
}
