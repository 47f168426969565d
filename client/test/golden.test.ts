// SPDX-License-Identifier: Apache-2.0
/** The page reads the very bytes that the server's codec is tested to write (test/golden). */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { decode, encode } from '../src/wire/codec';
import { COLUMNS, TRAITS, type ClientMessage, type ServerMessage } from '../src/wire/messages';

const FOLDER = new URL('../../test/golden/', import.meta.url);

type Plain = Record<string, unknown>;
const expected = JSON.parse(readFileSync(new URL('messages.json', FOLDER), 'utf8')) as Record<
  string,
  Plain
>;

function bytes(name: string): ArrayBuffer {
  const file = readFileSync(new URL(`${name}.bin`, FOLDER));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
}

/** Columns as flat lists: rows are the reader's business. */
function flat(name: string, message: Plain): Plain {
  const columns = COLUMNS[name] ?? {};
  return Object.fromEntries(
    Object.entries(message).map(([field, value]) =>
      field in columns ? [field, Array.from(value as Iterable<unknown>).flat()] : [field, value],
    ),
  );
}

describe('golden bytes', () => {
  it('there are some of every message of the server', () => {
    const files = readdirSync(FOLDER).map((name) => name.replace('.bin', ''));
    expect(files).toEqual(expect.arrayContaining(Object.keys(TRAITS)));
  });

  it.each(Object.keys(TRAITS))('%s is read as it was written', (name) => {
    const message = decode(bytes(name));
    expect(flat(name, message as unknown as Plain)).toEqual(flat(name, expected[name] ?? {}));
  });

  it.each(Object.keys(TRAITS))('%s written by the page is read again', (name) => {
    const message: ServerMessage | ClientMessage = decode(bytes(name));
    const again = decode(encode(message));
    expect(flat(name, again as unknown as Plain)).toEqual(flat(name, expected[name] ?? {}));
  });
});
