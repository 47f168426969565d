// SPDX-License-Identifier: Apache-2.0
/** The bytes that the server's codec is tested against: what either side says, the other understands. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decode, encode } from '../src/wire/codec';
import { COLUMNS, TRAITS, type ArrayName, type ClientMessage } from '../src/wire/messages';

const FOLDER = new URL('../../test/golden/', import.meta.url);
type Plain = Record<string, unknown> & { t: string };
const plain = JSON.parse(readFileSync(new URL('messages.json', FOLDER), 'utf8')) as Record<
  string,
  Plain
>;
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.bin'))
  .map((file) => file.replace('.bin', ''));
const isOfServer = (name: string) => Object.hasOwn(TRAITS, name);

const ARRAYS: Record<ArrayName, { from(values: number[]): ArrayBufferView }> = {
  Float32Array,
  Float64Array,
  Int32Array,
  Uint8Array,
  Uint32Array,
};

function golden(name: string): ArrayBuffer {
  return Uint8Array.from(readFileSync(new URL(`${name}.bin`, FOLDER))).buffer;
}

/** The message with its columns as typed arrays: JSON has them as lists, nested by shape. */
function message(name: string): Plain {
  const columns = Object.entries(COLUMNS[name] ?? {}).map(([field, array]) => {
    const values = [plain[name]?.[field]].flat(8) as number[];
    return [field, ARRAYS[array].from(values)] as const;
  });
  return { ...plain[name]!, ...Object.fromEntries(columns) };
}

/** Header as values, for numbers are written differently here and there, and the rest as bytes. */
function split(frame: ArrayBuffer): { header: Plain; buffers: Uint8Array } {
  const length = new DataView(frame).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(frame, 4, length))) as Plain;
  return { header, buffers: new Uint8Array(frame, Math.ceil((4 + length) / 8) * 8) };
}

test('there is an example of every message', () => {
  expect(names).toEqual(expect.arrayContaining(Object.keys(TRAITS)));
  expect(names.filter((name) => !isOfServer(name)).length).toBeGreaterThan(10);
});

test.each(names.filter(isOfServer))('%s of the server is read', (name) => {
  expect(decode(golden(name))).toEqual(message(name));
});

test.each(names.filter((name) => !isOfServer(name)))('%s of the page is written', (name) => {
  const written = split(encode(message(name) as unknown as ClientMessage));
  expect(written).toEqual(split(golden(name)));
});
