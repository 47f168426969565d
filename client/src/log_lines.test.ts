// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test, vi } from 'vitest';
import { clearLog, LINES, log, takeLine } from './log_lines';
import type { LogLine } from './wire/messages';

function line(text: string, time = 0): LogLine {
  return { t: 'LogLine', display: '', key: '', time, level: 'info', source: 'n', text, place: '' };
}

const texts = () => log.getState().lines.map((each) => each.text);

beforeEach(() => {
  vi.useFakeTimers();
  clearLog();
});

test('a burst of lines is told once, and none of them is lost', () => {
  const told = vi.fn();
  const stop = log.subscribe(told);
  for (let i = 0; i < 500; i++) takeLine(line(String(i), 7));
  expect(told).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(told).toHaveBeenCalledTimes(1);
  expect(texts()).toEqual(Array.from({ length: 500 }, (_, i) => String(i)));
  stop();
});

test('the oldest lines go, and the others keep their numbers', () => {
  const { first } = log.getState();
  for (let i = 0; i < LINES + 5000; i++) takeLine(line(String(i)));
  vi.advanceTimersByTime(100);
  expect(log.getState().first - first).toBe(5000);
  expect(texts()).toHaveLength(LINES);
  expect(texts()[0]).toBe('5000');
});

test('what is said again, as after a reconnect, is not shown twice', () => {
  for (const [text, time] of [
    ['a', 1],
    ['b', 2],
    ['b', 2],
    ['a', 1],
    ['c', 3],
    ['b', 4],
  ] as const)
    takeLine(line(text, time));
  expect(texts()).toEqual(['a', 'b', 'c', 'b']);
});
