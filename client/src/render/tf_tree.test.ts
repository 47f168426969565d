// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { InstancedMesh, LineSegments, Matrix4, Vector3 } from 'three';
import { beforeEach, expect, test, vi } from 'vitest';
import { sceneContext, type TestContext } from '../../test/scene_context';
import { link, transforms } from '../../test/transforms';
import { TfTree } from './tf_tree';

let context: TestContext;
let tree: TfTree;

beforeEach(() => {
  // jsdom has no canvas: names get no place in the atlas, all else is as in a browser.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  context = sceneContext();
  tree = new TfTree(context);
});

function parts(): { axes: InstancedMesh; lines: LineSegments } {
  const axes = tree.object.children.find((child) => child instanceof InstancedMesh);
  const lines = tree.object.children.find((child) => child instanceof LineSegments);
  return { axes: axes as InstancedMesh, lines: lines as LineSegments };
}

test('hundreds of frames are three draw calls, each where it belongs', () => {
  const rows = Array.from({ length: 300 }, (_, i) => link('map', `f${i}`, i, 50));
  context.frames.add(transforms(rows));
  expect(tree.place()).toEqual([]);
  expect(tree.object.children).toHaveLength(3);
  const { axes, lines } = parts();
  expect(axes.count).toBe(301);
  expect(lines.geometry.drawRange.count).toBe(600);
  const matrix = new Matrix4();
  axes.getMatrixAt(context.frames.names().indexOf('f42'), matrix);
  expect(new Vector3().setFromMatrixPosition(matrix).toArray()).toEqual([42, 0, 0]);
  expect(matrix.getMaxScaleOnAxis()).toBeCloseTo(0.5, 6);
});

test('settings take effect at once', () => {
  context.frames.add(transforms([link('map', 'base', 1, 50), link('base', 'wheel_left', 1)]));
  tree.setOptions({ arrows: false, hidden: 'wheel_*', scale: 2 });
  tree.place();
  const { axes, lines } = parts();
  expect(axes.count).toBe(2);
  expect(lines.visible).toBe(false);
  tree.setOptions({ axes: false });
  tree.place();
  expect([parts().axes.count, lines.visible]).toEqual([0, true]);
});

test('who wears a headset has no axes in their eyes and hands', () => {
  const body = ['xr_head', 'xr_left_grip', 'xr_right_wrist'].map((name) =>
    link('xr_origin', name, 1),
  );
  context.frames.add(transforms([link('map', 'xr_origin', 1), ...body]));
  tree.place();
  expect(parts().axes.count).toBe(5);
  tree.worn = true;
  tree.place();
  expect(parts().axes.count).toBe(2);
});

test('a silent frame fades and is gone, a static one stays', () => {
  context.frames.add(transforms([link('map', 'base', 1, 50), link('map', 'wall', 1)]));
  tree.setOptions({ frame_timeout: 10 });
  context.now = 107.5;
  tree.place();
  const index = context.frames.names().indexOf('base');
  expect(parts().axes.geometry.getAttribute('fade').getX(index)).toBeCloseTo(0.5, 6);
  context.now = 200;
  tree.place();
  expect(parts().axes.count).toBe(2);
});

test('frames without a way to the fixed frame are named', () => {
  context.frames.add(transforms([link('map', 'base', 1), link('island', 'palm', 1)]));
  const problems = tree.place();
  expect(problems.map(({ name, level }) => [name, level])).toEqual([
    ['island', 'warning'],
    ['palm', 'warning'],
  ]);
  expect(tree.positions()).toHaveLength(2);
  tree.dispose();
});
