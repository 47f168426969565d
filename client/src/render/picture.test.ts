// SPDX-License-Identifier: Apache-2.0
/** A picture is in the scene as soon as something of it has its place there, and no sooner. */

import { expect, test } from 'vitest';
import { cameraModel } from '../../test/camera_model';
import { depthImage } from '../../test/depth_image';
import { FakeScene } from '../../test/fake_scene';
import { PictureRenderable } from './picture';

const DEPTH = depthImage();

test('a cloud is not there before its camera is known', () => {
  const scene = new FakeScene();
  const picture = new PictureRenderable(scene, DEPTH);
  picture.setOptions({ show: 'cloud' });
  picture.update(DEPTH);
  scene.others.silent.add('/cam/depth/camera_info');
  expect(picture.place()).toMatchObject([{ name: 'camera info', level: 'waiting' }]);
  expect(picture.object.visible).toBe(false);
  scene.others.cameras['/cam/depth/camera_info'] = cameraModel();
  expect(picture.place()).toEqual([]);
  expect(picture.object.visible).toBe(true);
  expect(picture.elements()).toBe(8);
  picture.setOptions({ show: 'image' });
  picture.place();
  expect(picture.object.visible).toBe(false);
  picture.dispose();
});
