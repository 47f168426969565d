// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ButtonCell, Cell } from './cells';
import type { Box } from './layout';
import { Touch } from './touch';

const box = (cell: Cell, y: number): Box => ({ x: 0, y, width: 100, height: 40, cell, rows: [] });
const button = (id: string, more: Partial<ButtonCell> = {}): ButtonCell => ({
  ...{ kind: 'button', id, text: id, press },
  ...more,
});
const press = vi.fn();
const slide = vi.fn();
const end = vi.fn();
let touch: Touch;

beforeEach(() => {
  vi.clearAllMocks();
  touch = new Touch();
  const slider: Cell = { kind: 'slider', id: 'slider', shares: [0], text: '', slide };
  const cells = [button('a'), button('stop', { look: 'danger' }), slider];
  const rest = [button('off', { disabled: true }), button('held', { hold: () => end })];
  touch.show(
    [...cells, ...rest].map((cell, i) => box(cell, i * 50)),
    0,
  );
});

describe('a button', () => {
  test('is pressed where it is let go', () => {
    expect(touch.point(0, 50, 20, false)).toBe(true);
    expect([...touch.hovered]).toEqual(['a']);
    touch.point(0, 50, 20, true);
    expect([[...touch.pressed], touch.holds(0)]).toEqual([['a'], true]);
    expect(press).not.toHaveBeenCalled();
    touch.point(0, 50, 20, false);
    expect(press).toHaveBeenCalledOnce();
  });

  test('is not pressed by who moves away, or leaves', () => {
    touch.point(0, 50, 20, false);
    touch.point(0, 50, 20, true);
    touch.point(0, 50, 300, true);
    touch.point(0, 50, 300, false);
    touch.point(0, 50, 20, true);
    touch.leave(0);
    expect(press).not.toHaveBeenCalled();
    expect(touch.hovered.size + touch.pressed.size).toBe(0);
  });

  test('is not pressed by what began elsewhere', () => {
    touch.point(0, 50, 20, true);
    touch.point(0, 50, 20, false);
    expect([press.mock.calls.length, touch.holds(0)]).toEqual([0, false]);
  });

  test('that stops the robot acts at once', () => {
    touch.point(0, 50, 70, false);
    touch.point(0, 50, 70, true);
    expect(press).toHaveBeenCalledOnce();
    touch.point(0, 50, 70, false);
    expect(press).toHaveBeenCalledOnce();
  });

  test('that is disabled does nothing', () => {
    touch.point(0, 50, 170, false);
    touch.point(0, 50, 170, true);
    touch.point(0, 50, 170, false);
    expect([press.mock.calls.length, touch.hovered.size]).toEqual([0, 0]);
  });

  test.each([
    ['it is let go', () => touch.point(0, 50, 220, false)],
    ['the pointer leaves', () => touch.leave(0)],
    ['all do', () => touch.clear()],
    ['it is gone', () => touch.show([], 0)],
  ])('that is held is let go when %s', (_, happens) => {
    touch.point(0, 50, 220, false);
    touch.point(0, 50, 220, true);
    expect(end).not.toHaveBeenCalled();
    happens();
    expect(end).toHaveBeenCalledOnce();
  });
});

test('a slider follows who holds it, also beside it', () => {
  touch.point(0, 25, 120, false);
  touch.point(0, 25, 120, true);
  touch.point(0, 250, 500, true);
  expect(slide.mock.calls).toEqual([
    [0.25, 0.25],
    [1, 0.25],
  ]);
});

test('what is longer than the sheet is scrolled by dragging, and nothing is pressed by that', () => {
  touch.show([box(button('a'), 0), box(button('b'), 400)], 300);
  touch.point(0, 50, 200, false);
  touch.point(0, 50, 200, true);
  touch.point(0, 50, 20, true);
  expect(touch.scroll).toBe(180);
  touch.point(0, 50, -900, true);
  expect(touch.scroll).toBe(300);
  touch.point(0, 50, 120, false);
  expect(press).not.toHaveBeenCalled();
  touch.point(0, 50, 120, true);
  touch.point(0, 50, 120, false);
  expect(press).toHaveBeenCalledOnce();
});
