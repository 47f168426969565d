// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { pictureKind } from './picture_file';

test('a file is known by how it begins', () => {
  const text = (words: string) => new TextEncoder().encode(words);
  expect(pictureKind(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('jpeg');
  expect(pictureKind(text('#?RADIANCE\n'))).toBe('hdr');
  expect(pictureKind(text('hello'))).toBe(null);
  expect(pictureKind(new Uint8Array(0))).toBe(null);
});
