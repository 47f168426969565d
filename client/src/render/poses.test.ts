// SPDX-License-Identifier: Apache-2.0
import { Box3 } from 'three';
import { expect, test } from 'vitest';
import { sceneContext } from '../../test/scene_context';
import { link, transforms } from '../../test/transforms';
import type { Poses } from '../wire/messages';
import { isNear, PosesRenderable } from './poses';

function poses(x: number[], changes: Partial<Poses> = {}): Poses {
  return {
    t: 'Poses',
    display: 'd',
    key: 'd',
    frame: 'map',
    stamp: 0,
    poses: Float64Array.from(x.flatMap((each) => [each, 0, 0, 0, 0, 0, 1])),
    covariance: new Float64Array(0),
    ...changes,
  };
}

function spanOf(renderable: PosesRenderable): [number, number] {
  renderable.place();
  renderable.object.updateMatrixWorld(true);
  const { min, max } = new Box3().setFromObject(renderable.object);
  return [min.x, max.x];
}

test('what is drawn is where message and frame put it', () => {
  const context = sceneContext();
  context.frames.add(transforms([link('map', 'robot', 10)]));
  const first = poses([0, 5], { frame: 'robot' });
  const renderable = new PosesRenderable(context, first);
  renderable.setOptions({ shape: 'arrow' });
  renderable.update(first);
  expect(spanOf(renderable)).toEqual([10, expect.closeTo(16.3)]);
  expect(renderable.elements()).toBe(2);
  renderable.update(poses([], { frame: 'robot' }));
  expect(renderable.elements()).toBe(0);
  renderable.dispose();
});

test('a setting changes what is drawn without a new message', () => {
  const first = poses([0, 2]);
  const renderable = new PosesRenderable(sceneContext(), first);
  renderable.setOptions({ line_style: 'lines', pose_style: 'none' });
  expect(spanOf(renderable)).toEqual([0, 2]);
  renderable.setOptions({ line_style: 'lines', pose_style: 'arrows', shaft_length: 1 });
  expect(spanOf(renderable)).toEqual([0, expect.closeTo(3.3)]);
  renderable.setOptions({ line_style: 'lines', pose_style: 'none', offset_x: 4 });
  expect(spanOf(renderable)).toEqual([4, 6]);
});

test('a pose is near while neither distance nor angle reaches its tolerance', () => {
  const options = { position_tolerance: 0.1, angle_tolerance: 0.2 };
  const turned = (angle: number) =>
    poses([0], { poses: Float64Array.of(0, 0, 0, 0, 0, Math.sin(angle / 2), Math.cos(angle / 2)) });
  expect(isNear(poses([0]), poses([0.09]), options)).toBe(true);
  expect(isNear(poses([0]), poses([0.11]), options)).toBe(false);
  expect(isNear(poses([0]), turned(0.19), options)).toBe(true);
  expect(isNear(poses([0]), turned(-0.21), options)).toBe(false);
  expect(isNear(poses([0]), poses([0]), {})).toBe(false);
});
