// SPDX-License-Identifier: Apache-2.0
/** The compression of GIF: LZW with codes of growing size (GIF89a, appendix F). */

const LONGEST = 12;

/** Indices below ``1 << bits`` as codes of up to 12 bits, least bit first; `bits` is 2 to 8. */
export function compress(indices: Uint8Array, bits: number): Uint8Array {
  const clear = 1 << bits;
  const out: number[] = [];
  let buffer = 0;
  let filled = 0;
  let size = bits + 1;
  let next = clear + 2;
  /** Code of a known row of indices and the index after it. */
  let table = new Map<number, number>();
  const put = (code: number): void => {
    buffer |= code << filled;
    filled += size;
    while (filled >= 8) {
      out.push(buffer & 255);
      buffer >>>= 8;
      filled -= 8;
    }
  };
  put(clear);
  let row = indices[0] ?? 0;
  for (let i = 1; i < indices.length; i++) {
    const index = indices[i]!;
    const known = table.get((row << 8) | index);
    if (known !== undefined) {
      row = known;
      continue;
    }
    put(row);
    if (next < 1 << LONGEST) {
      table.set((row << 8) | index, next);
      // Who reads is one code behind.
      if (next === 1 << size && size < LONGEST) size += 1;
      next += 1;
    } else {
      put(clear);
      table = new Map();
      size = bits + 1;
      next = clear + 2;
    }
    row = index;
  }
  if (indices.length > 0) put(row);
  put(clear + 1);
  if (filled > 0) out.push(buffer & 255);
  return Uint8Array.from(out);
}
