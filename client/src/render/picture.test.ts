// SPDX-License-Identifier: Apache-2.0
/** A picture is in the scene as soon as something of it has its place there, and no sooner. */

import { expect, test } from 'vitest';
import { cameraModel } from '../../test/camera_model';
import { FakeScene } from '../../test/fake_scene';
import type { Image } from '../wire/messages';
import { PictureRenderable } from './picture';

const DEPTH: Image = {
  t: 'Image',
  display: '/cam/depth/image',
  key: '/cam/depth/image',
  frame: 'map',
  stamp: 0,
  encoding: 'u2',
  width: 4,
  height: 2,
  ros_encoding: '16UC1',
  data: new Uint8Array(new Uint16Array(8).fill(1500).buffer),
};

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
