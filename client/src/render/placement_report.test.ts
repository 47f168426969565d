// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { Placement } from '../state';
import { PlacementReport } from './placement_report';

const waiting: Placement = { name: 'laser', level: 'waiting', text: 'late' };
const wrong: Placement = { name: 'laser', level: 'error', text: 'loose' };

function reporting() {
  const said: Record<string, Placement[]>[] = [];
  const report = new PlacementReport((placements) => said.push(placements));
  const take = (placements: Placement[], now: number) =>
    report.take(new Map([['points', placements]]), now);
  return { said, take };
}

test('an error is said at once, and only once', () => {
  const { said, take } = reporting();
  take([wrong], 0);
  take([wrong], 300);
  take([], 600);
  expect(said).toEqual([{ points: [wrong] }, { points: [] }]);
});

test('a transform that is a little late is not worth a word', () => {
  const { said, take } = reporting();
  take([waiting], 0);
  take([waiting], 300);
  take([], 600);
  take([waiting], 900);
  expect(said).toEqual([{ points: [] }]);
  take([waiting], 1400);
  expect(said.at(-1)).toEqual({ points: [waiting] });
});

test('the panels are told four times a second at most', () => {
  const { said, take } = reporting();
  take([], 0);
  for (let now = 1; now < 1000; now += 16) take(now % 2 ? [wrong] : [], now);
  expect(said.length).toBeLessThanOrEqual(4);
});

test('what was taken away with a display is said again when it is back', () => {
  let kept: Record<string, Placement[]> = {};
  const report = new PlacementReport(
    (placements) => (kept = placements),
    () => kept,
  );
  report.take(new Map([['points', [wrong]]]), 0);
  kept = {};
  report.take(new Map([['points', [wrong]]]), 300);
  expect(kept).toEqual({ points: [wrong] });
});
