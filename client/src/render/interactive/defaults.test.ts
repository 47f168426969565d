// SPDX-License-Identifier: Apache-2.0
/** A control without visuals must still have something to take hold of. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interactiveControl } from '../../../test/interactive_messages';
import { MarkerRow, TYPE } from '../markers/row';
import { aidsOf, axesOf, colorOf, handlesOf, titleOf } from './defaults';
import { ownRows } from './rows';

test('an axis has two arrows, that point away from the marker', () => {
  const rows = handlesOf(interactiveControl('move_axis'), 2);
  expect(rows.map((row) => [row.type, row.points])).toEqual([
    [TYPE.ARROW, [1, 0, 0, 1.8, 0, 0]],
    [TYPE.ARROW, [-1, 0, 0, -1.8, -0, 0].map((n) => n + 0)],
  ]);
});

test.each(['move_plane', 'rotate_axis', 'move_rotate'] as const)('%s has a ring', (mode) => {
  const [ring] = handlesOf(interactiveControl(mode), 1);
  const points = ring!.points!;
  expect(points.length % 9).toBe(0);
  for (let i = 0; i < points.length; i += 3) {
    expect(points[i]).toBe(0);
    const radius = Math.hypot(points[i + 1]!, points[i + 2]!);
    expect(radius).toBeGreaterThan(0.49);
    expect(radius).toBeLessThan(0.66);
  }
  if (ring!.colors) expect(ring!.colors.length / 4).toBe(points.length / 9);
});

test('a menu is opened at its description; others have no handles of their own', () => {
  const [label] = handlesOf(interactiveControl('menu', { description: 'Options' }), 1);
  expect([label!.type, label!.text]).toEqual([TYPE.TEXT_VIEW_FACING, 'Options']);
  for (const mode of ['none', 'button', 'move_3d', 'rotate_3d', 'menu'] as const) {
    expect(handlesOf(interactiveControl(mode), 1)).toEqual([]);
  }
});

test('the colour says the axis, whatever way it points', () => {
  const number = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(number, number, number, number), (q) => {
      const length = Math.hypot(...q);
      fc.pre(length > 0.1);
      const orientation = q.map((n) => n / length) as [number, number, number, number];
      const color = colorOf(interactiveControl('move_axis', { orientation }));
      expect(Math.max(...color.slice(0, 3))).toBe(1);
      expect(Math.min(...color)).toBeGreaterThanOrEqual(0);
    }),
  );
  expect(colorOf(interactiveControl('move_axis'))).toEqual([1, 0, 0, 0.5]);
});

test('all of it is read back as marker rows', () => {
  const rows = [
    ...titleOf('hello', 1),
    ...axesOf(1),
    ...aidsOf(interactiveControl('move_axis'), 1),
    ...aidsOf(interactiveControl('rotate_axis'), 1),
    ...aidsOf(interactiveControl('move_plane'), 1),
  ];
  const row = new MarkerRow(ownRows(rows));
  expect(row.text).toBe('hello');
  row.index = 4;
  expect([row.type, row.points.length]).toEqual([TYPE.LINE_STRIP, 6]);
  expect(titleOf('', 1)).toEqual([]);
  expect(aidsOf(interactiveControl('button'), 1)).toEqual([]);
});
