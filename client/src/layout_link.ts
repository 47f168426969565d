// SPDX-License-Identifier: Apache-2.0
/** An address that reopens what is seen: the layout, packed into the part behind `#`. Never a secret. */

import { readDocument } from './layout_document';
import type { LayoutDocument } from './wire/messages';

const NAME = 'layout';
/** Parameters that are this page's own: the secret of a notebook's cell, and being drawn for others. */
const OWN = ['embed', 'unattended'];
/** Longer addresses are cut by chats and mail programs. */
export const LONGEST = 8000;
/** What an address may hold once it is unpacked, bytes. */
const LARGEST = 1024 * 1024;

/** The address of this page with a layout; null where it would be too long. */
export async function linkTo(layout: LayoutDocument): Promise<string | null> {
  const bytes = new TextEncoder().encode(JSON.stringify(layout));
  const packed = await piped(bytes, new CompressionStream('deflate-raw'));
  const url = `${location.origin}${location.pathname}${searchForOthers()}#${NAME}=${toText(packed)}`;
  return url.length <= LONGEST ? url : null;
}

function searchForOthers(): string {
  const query = new URLSearchParams(location.search);
  const own = OWN.filter((name) => query.has(name));
  if (own.length === 0) return location.search;
  for (const name of own) query.delete(name);
  return query.size > 0 ? `?${query.toString()}` : '';
}

/** The layout in this page's address, which loses it: a reload shows what the viewer made of it since. */
export async function takeLinked(): Promise<LayoutDocument | null> {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const packed = fragment.get(NAME);
  if (packed === null) return null;
  fragment.delete(NAME);
  const rest = fragment.size ? `#${fragment.toString()}` : '';
  history.replaceState(null, '', location.pathname + location.search + rest);
  return readLinked(packed);
}

/** The layout that a packed text is, null where it is none. */
export async function readLinked(packed: string): Promise<LayoutDocument | null> {
  try {
    const bytes = await piped(fromText(packed), new DecompressionStream('deflate-raw'));
    return readDocument(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

async function piped(bytes: Uint8Array, through: GenericTransformStream): Promise<Uint8Array> {
  const writer = (through.writable as WritableStream<Uint8Array>).getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  // Who reads is told, too.
  written.catch(() => undefined);
  const reader = (through.readable as ReadableStream<Uint8Array>).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (size > LARGEST) {
      await reader.cancel();
      throw new Error('it unpacks to too much');
    }
  }
  await written;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Base64 whose characters need no escape in addresses (RFC 4648, section 5). */
function toText(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromText(text: string): Uint8Array {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
