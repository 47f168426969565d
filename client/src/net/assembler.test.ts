// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Assembler, ProtocolError } from './assembler';

function head(transfer: number, offset: number, total: number): ArrayBuffer {
  return Uint32Array.of(0xffffffff, transfer, offset, total).buffer;
}

/** A frame that begins with its header's length, as real ones do. */
function frame(size: number, seed: number): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 7 + seed) & 0xff);
  bytes[3] = 0;
  return bytes;
}

test('large messages come back whole, small ones overtake them, whatever the pieces', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          size: fc.integer({ min: 4, max: 200 }),
          piece: fc.integer({ min: 1, max: 90 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      fc.infiniteStream(fc.nat(100)),
      (larges, order) => {
        const assembler = new Assembler();
        const transfers = larges.map(({ size, piece }, id) => ({
          id,
          piece,
          offset: 0,
          bytes: frame(size, id),
        }));
        const whole: Uint8Array[] = [];
        const take = (message: ArrayBuffer) => {
          const taken = assembler.take(message);
          if (taken instanceof ArrayBuffer) whole.push(new Uint8Array(taken));
        };
        let left = transfers;
        while (left.length) {
          const next = left[order.next().value! % left.length]!;
          const { id, offset, bytes, piece } = next;
          take(head(id, offset, bytes.length));
          take(bytes.slice(offset, offset + piece).buffer);
          next.offset += piece;
          left = left.filter((each) => each.offset < each.bytes.length);
          const small = frame(16, 99);
          expect(assembler.take(small.buffer)).toBe(small.buffer);
        }
        const sorted = (list: Uint8Array[]) => list.map((bytes) => bytes.join()).sort();
        expect(sorted(whole)).toEqual(sorted(transfers.map(({ bytes }) => bytes)));
      },
    ),
  );
});

test.each([
  ['a piece of what never began', head(1, 8, 16), new ArrayBuffer(8), /never began/],
  ['a piece that lies outside', head(1, 0, 4), new ArrayBuffer(8), /outside its message/],
  ['an absurd size', head(1, 0, 0xfffffff0), new ArrayBuffer(8), /is announced/],
])('%s is refused', (_, first, second, message) => {
  const assembler = new Assembler();
  expect(assembler.take(first)).toBe('progress');
  expect(() => assembler.take(second)).toThrow(ProtocolError);
  const again = new Assembler();
  again.take(first);
  expect(() => again.take(second)).toThrow(message);
});

test('a question is none where a piece is awaited', () => {
  const assembler = new Assembler();
  const ask = () => Uint32Array.of(0xffffffff).buffer;
  expect(assembler.take(ask())).toBe('ask');
  expect(assembler.take(head(1, 0, 8))).toBe('progress');
  expect(assembler.take(ask())).toBe('progress');
  expect(assembler.take(ask())).toBe('ask');
  expect(assembler.take(head(1, 4, 8))).toBe('progress');
  expect(new Uint32Array(assembler.take(ask()) as ArrayBuffer)).toEqual(
    Uint32Array.of(0xffffffff, 0xffffffff),
  );
});
