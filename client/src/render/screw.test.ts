// SPDX-License-Identifier: Apache-2.0
import { Box3 } from 'three';
import { expect, test } from 'vitest';
import { sceneContext } from '../../test/scene_context';
import type { Screw } from '../wire/messages';
import { ScrewRenderable } from './screw';

function screw(linear: number[], angular: number[]): Screw {
  return {
    t: 'Screw',
    display: 'd',
    key: 'd',
    frame: 'map',
    stamp: 0,
    pose: Float64Array.of(0, 0, 0, 0, 0, 0, 1),
    linear: Float64Array.from(linear),
    angular: Float64Array.from(angular),
  };
}

function draw(message: Screw, options: Record<string, number | boolean | string> = {}) {
  const renderable = new ScrewRenderable(sceneContext(), message);
  renderable.setOptions(options);
  const problems = renderable.place();
  renderable.object.updateMatrixWorld(true);
  return { problems, box: new Box3().setFromObject(renderable.object) };
}

test("an arrow is as long as RViz's: the shaft the vector times the scale, the head 0.3 of it", () => {
  const { box } = draw(screw([0, 0, 2], [0, 0, 0]), { linear_arrow_scale: 3 });
  expect(box.max.z).toBeCloseTo(2 * 3 * 1.3);
  expect(box.max.x).toBeCloseTo(0.05);
});

test('the circle is about the vector, at half of its shaft', () => {
  const { box } = draw(screw([0, 0, 0], [0, 0, 4]), { angular_arrow_scale: 1 });
  expect(box.max.x).toBeCloseTo(4 / 4 + 0.05, 1);
  expect(box.max.z).toBeCloseTo(4 * 1.3);
});

test('an arrow shorter than broad is hidden, unless asked for', () => {
  const small = screw([0.2, 0, 0], [0, 0, 0]);
  expect(draw(small).box.isEmpty()).toBe(true);
  expect(draw(small, { hide_small_values: false }).box.max.x).toBeCloseTo(0.52);
});

test('NaN is an error that names where it is, or 0 where that is accepted', () => {
  const bad = screw([1, NaN, 0], [0, 0, 0]);
  const options = { force_color: '#ff0000', accept_nan_values: false };
  const refused = draw(bad, options);
  expect(refused.problems).toEqual([{ name: 'force', level: 'error', text: 'force.y is NaN' }]);
  expect(refused.box.isEmpty()).toBe(true);
  const taken = draw(bad, { ...options, accept_nan_values: true });
  expect(taken.problems).toEqual([]);
  expect(taken.box.max.x).toBeCloseTo(2.6);
});
