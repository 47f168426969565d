// SPDX-License-Identifier: Apache-2.0
/** Which kind of picture file some bytes are. */

export type PictureKind = 'jpeg' | 'png' | 'webp' | 'hdr';

const HEADS: readonly (readonly [PictureKind, readonly number[]])[] = [
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['webp', [0x52, 0x49, 0x46, 0x46]],
  // "#?"
  ['hdr', [0x23, 0x3f]],
];

/** null where they are none of these. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const found = HEADS.find(([, head]) => head.every((byte, i) => bytes[i] === byte));
  return found?.[0] ?? null;
}
