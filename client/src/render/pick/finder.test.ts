// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { Group, type Object3D, type WebGLRenderer } from 'three';
import { beforeEach, expect, test, vi } from 'vitest';
import { withoutWebGl } from '../../../test/no_webgl';
import { CameraRig } from '../camera_rig';
import type { SceneNode } from '../node';
import { LightDrawing } from '../nodes/light';
import { Stage } from '../stage';
import { Finder } from './finder';
import { Picker } from './picker';

beforeEach(withoutWebGl);

/** A node of which nothing but its kind matters. */
function node(renderable: object): SceneNode {
  return { holder: new Group(), renderable } as unknown as SceneNode;
}

test('what is no thing of the scene is hidden from the pointer, but for lights, which are left alone', () => {
  const looked: [Object3D[], Object3D[]][] = [];
  vi.spyOn(Picker.prototype, 'pick').mockImplementation((_eye, _x, _y, things, others) => {
    looked.push([[...things], [...others]]);
    return null;
  });
  const stage = new Stage(new Group(), () => undefined);
  Object.assign(stage, { renderer: {} as WebGLRenderer });
  const overlay = new Group();
  stage.addPageOnly(overlay);
  const box = node({});
  const light = node(Object.create(LightDrawing.prototype) as LightDrawing);
  const tf = { object: new Group(), partAt: () => null };
  const scene = {
    *all() {
      yield* [box, light];
    },
  };
  const finder = new Finder({ stage, scene, tf, rig: new CameraRig() });
  expect(finder.find(0, 0)).toBeNull();
  finder.find(0, 0, () => false);
  const always = [stage.surroundings.grid.object, overlay, stage.surroundings.picture.object];
  expect(looked).toEqual([
    [[box.holder, tf.object], always],
    [[], [box.holder, tf.object, ...always]],
  ]);
});
