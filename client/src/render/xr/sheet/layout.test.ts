// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { line, words, type Cell } from './cells';
import { layOut, wrap } from './layout';

const measure = (text: string, size: number): number => text.length * size * 0.5;
const button: Cell = { kind: 'button', id: 'a', text: 'A', press: () => undefined };

test('lines are below each other, cells beside each other, and all within the sheet', () => {
  const { boxes, height } = layOut(
    [line(button, button), { cells: [button, button], shares: [3, 1] }, words('x')],
    400,
    measure,
  );
  const [a, b, c, d, text] = boxes;
  expect(a!.width).toBe(b!.width);
  expect(c!.width).toBeCloseTo(3 * d!.width);
  expect(b!.x + b!.width).toBeCloseTo(d!.x + d!.width);
  expect(c!.y).toBeGreaterThan(a!.y + a!.height);
  expect(text!.y + text!.height).toBeLessThan(height);
  for (const { x, width } of boxes) expect(x >= 0 && x + width <= 400).toBe(true);
});

test('a text has as many rows as it needs, and a long word is broken', () => {
  expect(wrap('one two three', 100, 20, measure)).toEqual(['one two', 'three']);
  expect(wrap('abcdefghijklmno p', 100, 20, measure)).toEqual(['abcdefghij', 'klmno p']);
  expect(wrap('a\n\nb', 100, 20, measure)).toEqual(['a', '', 'b']);
  expect(wrap('abc', 1, 20, measure)).toEqual(['a', 'b', 'c']);
});

test('what is in something else is further right', () => {
  const { boxes } = layOut([line(button), { cells: [button], depth: 2 }], 400, measure);
  expect(boxes[1]!.x).toBeGreaterThan(boxes[0]!.x);
});
