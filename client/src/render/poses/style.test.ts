// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { readPoseStyle } from './style';

test('a pose is an arrow of its colour, or axes', () => {
  const arrow = readPoseStyle({ shape: 'arrow', color: '#0000ff', alpha: 0.5, shaft_length: 3 });
  expect(arrow.arrow).toMatchObject({ shaftLength: 3, color: [0, 0, 1, 0.5] });
  expect(arrow.line).toBeNull();
  expect(arrow.axes).toBeNull();
  const axes = readPoseStyle({ shape: 'axes', axes_length: 2, alpha: 0.5 });
  expect(axes).toMatchObject({ arrow: null, axes: { length: 2, alpha: 0.5 } });
});

test('a radius is how thick it is, as in RViz', () => {
  const arrow = readPoseStyle({ shape: 'arrow', shaft_radius: 0.2, head_radius: 0.4 }).arrow;
  expect(arrow).toMatchObject({ shaftDiameter: 0.2, headDiameter: 0.4 });
  expect(readPoseStyle({ shape: 'axes', axes_radius: 0.3 }).axes?.diameter).toBe(0.3);
});

test('a path is a line, its poses are drawn when asked for, in a colour of their own', () => {
  const plain = { line_style: 'lines', line_width: 0.5, color: '#00ff00', pose_style: 'none' };
  expect(readPoseStyle(plain)).toMatchObject({
    arrow: null,
    axes: null,
    line: { width: 0, color: [0, 1, 0, 1] },
  });
  const rich = { line_style: 'billboards', line_width: 0.5, pose_style: 'arrows' };
  const style = readPoseStyle({ ...rich, pose_color: '#ff0000', shaft_diameter: 0.4, offset_z: 1 });
  expect(style.line?.width).toBe(0.5);
  expect(style.arrow).toMatchObject({ shaftDiameter: 0.4, color: [1, 0, 0, 1] });
  expect(style.offset).toEqual([0, 0, 1]);
});

test('covariance is drawn part by part', () => {
  expect(readPoseStyle({ covariance: false }).covariance).toBeNull();
  const half = readPoseStyle({ covariance: true, orientation: false, position_scale: 3 });
  expect(half.covariance).toMatchObject({ position: { scale: 3 }, orientation: null });
  const rgb = { covariance: true, orientation_color_style: 'rgb', orientation_alpha: 0.2 };
  expect(readPoseStyle(rgb).covariance?.orientation?.colors[1]).toEqual([0, 1, 0, 0.2]);
});
