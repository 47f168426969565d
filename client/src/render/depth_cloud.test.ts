// SPDX-License-Identifier: Apache-2.0
/** A cloud needs three topics to agree: what is missing is said, and what is not wanted costs nothing. */

import { afterEach, describe, expect, test } from 'vitest';
import { cameraModel } from '../../test/camera_model';
import { depthImage } from '../../test/depth_image';
import { FakeScene } from '../../test/fake_scene';
import { DepthCloudRenderable } from './depth_cloud';
import { readDepthOptions } from './depth_options';

const made: DepthCloudRenderable[] = [];
afterEach(() => made.splice(0).forEach((one) => one.dispose()));

function setUp(options = {}, message = depthImage()) {
  const scene = new FakeScene();
  const cloud = new DepthCloudRenderable(scene, message);
  made.push(cloud);
  cloud.setOptions({ show: 'cloud', ...options });
  cloud.update(message);
  return { scene, cloud };
}

describe('what is drawn', () => {
  test('a cloud once the camera is known', () => {
    const { scene, cloud } = setUp();
    expect(cloud.place()).toMatchObject([{ name: 'camera info', level: 'error' }]);
    scene.others.silent.add('/cam/depth/camera_info');
    expect(cloud.place()).toMatchObject([{ name: 'camera info', level: 'waiting' }]);
    scene.others.cameras['/cam/depth/camera_info'] = cameraModel();
    expect(cloud.place()).toEqual([]);
    expect(cloud.elements()).toBe(8);
    expect(cloud.needs()).toEqual(['/cam/depth/camera_info']);
  });

  test('what something in front hides is counted, until time jumps or nobody wants it', () => {
    const { scene, cloud } = setUp({ occlusion_compensation: true });
    scene.others.cameras['/cam/depth/camera_info'] = cameraModel();
    cloud.update(depthImage());
    const near = Uint16Array.of(500, 500, 500, 1500, 1500, 1500, 1500, 0);
    cloud.update(depthImage({ data: new Uint8Array(near.buffer) }));
    expect(cloud.place()).toEqual([]);
    expect(cloud.elements()).toBe(8 + 4);
    expect(cloud.object.children).toHaveLength(2);
    cloud.timeJumped();
    expect(cloud.elements()).toBe(8);
    cloud.update(depthImage());
    cloud.update(depthImage({ data: new Uint8Array(near.buffer) }));
    cloud.setOptions({ show: 'cloud' });
    expect(cloud.elements()).toBe(8);
    expect(cloud.object.children).toHaveLength(1);
  });

  test('nothing as long as it is an image', () => {
    const { scene, cloud } = setUp({ show: 'image' });
    scene.others.cameras['/cam/depth/camera_info'] = cameraModel();
    expect(cloud.place()).toEqual([]);
    expect(cloud.object.visible).toBe(false);
    expect(cloud.object.children).toEqual([]);
    expect(cloud.waits()).toBe(false);
    expect(cloud.needs()).toEqual([]);
    cloud.setOptions({ show: 'both' });
    cloud.place();
    expect(cloud.elements()).toBe(8);
  });

  test('of another picture after it, also of another size', () => {
    const { scene, cloud } = setUp();
    scene.others.cameras['/cam/depth/camera_info'] = cameraModel();
    cloud.place();
    const before = cloud.object.children[0];
    cloud.update(depthImage());
    expect(cloud.object.children[0]).toBe(before);
    cloud.update(depthImage({ width: 2, data: new Uint8Array(8) }));
    cloud.place();
    expect(cloud.elements()).toBe(4);
    cloud.update(depthImage({ ros_encoding: 'rgb8', encoding: 'jpeg' }));
    expect(cloud.place()).toMatchObject([{ name: 'cloud', level: 'error' }]);
    expect(cloud.object.children).toEqual([]);
  });

  test('the picture for the colours is waited for, and named where nobody has it', () => {
    const { scene, cloud } = setUp({ color_topic: '/color' });
    scene.others.cameras['/cam/depth/camera_info'] = cameraModel();
    expect(cloud.place()).toMatchObject([{ name: 'color', level: 'warning' }]);
    scene.others.silent.add('/color');
    expect(cloud.place()).toMatchObject([{ name: 'color', level: 'waiting' }]);
    expect(cloud.elements()).toBe(8);
    expect(cloud.needs()).toEqual(['/cam/depth/camera_info', '/color']);
  });
});

test('settings: a size for each way to say it', () => {
  const read = (options: object) => readDepthOptions(options as Record<string, never>);
  expect(read({})).toMatchObject({ cloud: false, style: 'flat_squares', footprint: true, size: 1 });
  expect(read({ auto_size: false, size_m: 0.2 })).toMatchObject({ footprint: false, size: 0.2 });
  expect(read({ style: 'points', size: 7 })).toMatchObject({ footprint: false, size: 7 });
  expect(read({ show: 'both', size_factor: 2 })).toMatchObject({ cloud: true, size: 2 });
});
