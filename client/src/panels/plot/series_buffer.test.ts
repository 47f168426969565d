// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { KEPT, SeriesBuffer, splitPath, toCsv } from './series_buffer';

function filled(values: number[], first = 1, t0 = 0): SeriesBuffer {
  const buffer = new SeriesBuffer();
  const times = values.map((_, i) => t0 + i);
  buffer.add(first, times, (row) => values[row]!);
  return buffer;
}

const all = (buffer: SeriesBuffer) => buffer.points(-Infinity, Infinity, KEPT);

test('a path is its topic and what follows the first dot', () => {
  expect(splitPath('/odom.twist.linear.x')).toEqual({ topic: '/odom', field: 'twist.linear.x' });
  expect(splitPath('/a/b')).toEqual({ topic: '/a/b', field: '' });
});

test('each sample is in once, and what was dropped on the way is counted', () => {
  const buffer = filled([0, 1, 2]);
  buffer.add(2, [1, 2, 3], (row) => row + 1);
  expect(all(buffer)).toEqual({ x: [0, 1, 2, 3], y: [0, 1, 2, 3] });
  expect(buffer.lost).toBe(0);
  buffer.add(8, [9], () => 9);
  expect([buffer.lost, buffer.length]).toEqual([3, 5]);
});

test('a topic that begins anew goes on in the same plot', () => {
  const buffer = filled([0, 1, 2]);
  buffer.add(1, [10], () => 5);
  expect(all(buffer).y).toEqual([0, 1, 2, 5]);
});

test('late stamps find their place; time that runs backwards begins anew', () => {
  const buffer = filled([0, 1]);
  buffer.add(3, [0.5], () => 7);
  expect(all(buffer).x).toEqual([0, 0.5, 1]);
  buffer.add(4, [-100, -99, -98, -97], () => 8);
  expect(buffer.length).toBe(7);
  buffer.add(8, [-96], () => 9);
  expect(all(buffer)).toEqual({ x: [-100, -99, -98, -97, -96], y: [8, 8, 8, 8, 9] });
});

test('the oldest samples go', () => {
  const buffer = new SeriesBuffer();
  const many = KEPT * 2;
  const times = Float64Array.from({ length: many }, (_, i) => i);
  buffer.add(1, times, (row) => row);
  expect(buffer.length).toBeLessThanOrEqual(KEPT * 1.5);
  expect([buffer.lastTime, buffer.at(many - 3)]).toEqual([many - 1, many - 3]);
});

test('a span is shown with its neighbours; peaks survive thinning, what is no number is a gap', () => {
  const buffer = filled([0, 1, NaN, 3, 4, 5]);
  expect(buffer.points(1.5, 3.5, 100)).toEqual({ x: [1, 2, 3, 4], y: [1, null, 3, 4] });
  const wave = filled(Array.from({ length: 10_000 }, (_, i) => (i === 5003 ? 99 : i % 2)));
  const { x, y } = wave.points(0, 10_000, 50);
  expect(x.length).toBeLessThanOrEqual(100);
  expect(Math.max(...(y as number[]))).toBe(99);
  expect(x).toEqual([...x].sort((a, b) => a - b));
});

test('two publishers whose stamps are apart share a plot', () => {
  const buffer = new SeriesBuffer();
  for (let i = 0; i < 100; i++) {
    buffer.add(2 * i + 1, [100 + i * 0.1], () => 1);
    buffer.add(2 * i + 2, [98.5 + i * 0.1], () => 2);
  }
  expect(buffer.length).toBe(200);
});

test('what is no number hides nothing of what is thinned out with it', () => {
  const values = Array.from({ length: 10_000 }, (_, i) => (i % 2 ? i % 10 : NaN));
  const { y } = filled(values).points(0, 10_000, 100);
  expect(y).not.toContain(null);
  expect([Math.min(...(y as number[])), Math.max(...(y as number[]))]).toEqual([1, 9]);
});

test('the value at the cursor is the last one before it', () => {
  const buffer = filled([5, 6, 7]);
  expect([buffer.at(-1), buffer.at(0), buffer.at(1.9), buffer.at(9)]).toEqual([null, 5, 6, 7]);
});

test('a table has a column for each series and a row for each time', () => {
  const csv = toCsv([
    ['/a.x', filled([1, NaN])],
    ['/b.y[name="q"]', filled([3], 1, 1)],
  ]);
  expect(csv).toBe('time,/a.x,"/b.y[name=""q""]"\n0,1,\n1,,3\n');
});
