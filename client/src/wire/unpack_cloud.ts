// SPDX-License-Identifier: Apache-2.0
/** A packed cloud as the cloud that it stands for; where messages are decoded, so off the main thread. */

import { WireError } from './codec';
import type { PackedCloud, PackedField, PointCloud, PointField, ServerMessage } from './messages';

const BLOCK = 64;

/** A message as the page knows it: a packed cloud becomes a cloud, all else stays. Throws WireError where it is none. */
export function unpacked(message: ServerMessage): ServerMessage {
  return message.t === 'PackedCloud' ? unpackCloud(message) : message;
}

function unpackCloud(packed: PackedCloud): PointCloud {
  const { display, key, frame, stamp, count, origin } = packed;
  check(packed);
  const fields: PointField[] = [];
  let step = 0;
  for (const { name, scalar } of packed.fields) {
    fields.push({ name, offset: step, scalar });
    step += scalar === 'f8' ? 8 : 4;
  }
  const data = new Uint8Array(count * step);
  const codes = new Uint32Array(Math.ceil(count / BLOCK) * BLOCK);
  let start = 0;
  packed.fields.forEach((field, index) => {
    start = readCodes(packed, index, start, codes);
    write(data, count, step, fields[index]!, field, codes);
  });
  return {
    t: 'PointCloud',
    ...{ display, key, frame, stamp, count, step, fields, origin, data },
    sweep: 0,
    labels: [],
  };
}

/** What is made of it is larger than its columns, by what they can stand for and no more. */
function check({ count, fields, least, widths, bits }: PackedCloud): void {
  const blocks = fields.length * Math.ceil(count / BLOCK);
  let words = 0;
  for (const width of widths) words += width > 32 ? NaN : (BLOCK / 32) * width;
  const fits = Number.isInteger(count) && count >= 0 && fields.length > 0;
  if (!fits || least.length !== blocks || widths.length !== blocks || bits.length !== words) {
    throw new WireError(`PackedCloud of ${count} points: its columns are not of their length`);
  }
}

/** Read the codes of a field, whose first word is at `start`; returns where the next one's are. */
function readCodes(packed: PackedCloud, index: number, start: number, codes: Uint32Array): number {
  const { least, widths, bits } = packed;
  const blocks = codes.length / BLOCK;
  let word = start;
  for (let block = 0; block < blocks; block++) {
    const width = widths[index * blocks + block]!;
    const base = least[index * blocks + block]!;
    const first = block * BLOCK;
    if (width === 0) {
      codes.fill(base, first, first + BLOCK);
      continue;
    }
    const mask = width === 32 ? 0xffffffff : (1 << width) - 1;
    let shift = 0;
    for (let i = first; i < first + BLOCK; i++) {
      let code = bits[word]! >>> shift;
      shift += width;
      if (shift >= 32) {
        word += 1;
        shift -= 32;
        if (shift > 0) code |= bits[word]! << (width - shift);
      }
      codes[i] = base + ((code & mask) >>> 0);
    }
  }
  return word;
}

function write(
  data: Uint8Array,
  count: number,
  step: number,
  { offset, scalar }: PointField,
  field: PackedField,
  codes: Uint32Array,
): void {
  const { start, step: size, none } = field;
  if (scalar === 'f8') {
    const view = new DataView(data.buffer);
    for (let i = 0; i < count; i++) {
      const code = codes[i]!;
      view.setFloat64(i * step + offset, code === none ? NaN : start + size * code, true);
    }
    return;
  }
  const Words = size === 0 ? Uint32Array : Float32Array;
  const words = new Words(data.buffer as ArrayBuffer);
  const [stride, at] = [step / 4, offset / 4];
  for (let i = 0; i < count; i++) {
    const code = codes[i]!;
    words[i * stride + at] = size === 0 ? code : code === none ? NaN : start + size * code;
  }
}
