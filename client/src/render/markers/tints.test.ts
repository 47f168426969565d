// SPDX-License-Identifier: Apache-2.0
/** Colours belong to their points; a wrong number of them must not colour anything. */

import { expect, test } from 'vitest';
import { markersMessage, type Plain } from '../../../test/marker_messages';
import { MarkerRow, TYPE } from './row';
import { Tints } from './tints';

function tints(marker: Partial<Plain>, count: number): Tints {
  const made = new Tints();
  made.set(new MarkerRow(markersMessage([{ type: TYPE.POINTS, ...marker }])), count);
  return made;
}

const RED = [1, 0, 0, 1];
const FAINT = [0, 1, 0, 0.5];

test('one colour for each thing', () => {
  expect([...tints({ colors: [RED, FAINT] }, 2).bytes(2)]).toEqual([
    255, 0, 0, 255, 0, 255, 0, 128,
  ]);
});

test('another number of colours: the marker has its own colour', () => {
  expect([...tints({ color: RED, colors: [FAINT] }, 2).bytes(2)]).toEqual([
    255, 0, 0, 255, 255, 0, 0, 255,
  ]);
});

test('see-through where any of them is, or the display is', () => {
  expect(tints({ colors: [RED, RED] }, 2).seeThrough(1)).toBe(false);
  expect(tints({ colors: [RED, FAINT] }, 2).seeThrough(1)).toBe(true);
  expect(tints({ colors: [RED, RED] }, 2).seeThrough(0.9)).toBe(true);
  expect(tints({ color: FAINT }, 2).seeThrough(1)).toBe(true);
});
