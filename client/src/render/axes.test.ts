// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { sceneContext } from '../../test/scene_context';
import { link, transforms } from '../../test/transforms';
import type { Axes } from '../wire/messages';
import { AxesRenderable } from './axes';

const message: Axes = {
  t: 'Axes',
  display: '',
  key: 'k',
  frame: 'tool',
  stamp: 0,
  length: 2,
  radius: 0.1,
};

function corner(axes: AxesRenderable): Vector3 {
  axes.object.updateMatrixWorld(true);
  return new Vector3(0, 0, 0).applyMatrix4(axes.object.matrixWorld);
}

test('axes are where their frame and their own pose say, and follow the frame', () => {
  const context = sceneContext();
  context.frames.add(transforms([link('map', 'tool', 1, 10)]));
  const axes = new AxesRenderable(context, message);
  axes.update(message);
  axes.setPose([0, 0, 3, 0, 0, 0, 1]);
  expect(axes.place()).toEqual([]);
  expect(corner(axes).toArray()).toEqual([1, 0, 3]);
  context.frames.add(transforms([link('map', 'tool', 4, 11)]));
  axes.place();
  expect(corner(axes).toArray()).toEqual([4, 0, 3]);
  axes.dispose();
});

test('axes in an unknown frame are hidden with the reason, and heal', () => {
  const context = sceneContext();
  const axes = new AxesRenderable(context, message);
  axes.update(message);
  expect(axes.place()).toMatchObject([{ name: 'tool', level: 'error' }]);
  expect(axes.object.visible).toBe(false);
  context.frames.add(transforms([link('map', 'tool', 1)]));
  expect(axes.place()).toEqual([]);
  expect(axes.object.visible).toBe(true);
});
