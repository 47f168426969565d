// SPDX-License-Identifier: Apache-2.0
/** Whatever is drawn tells what it is: pointed at where it is drawn, it names the element, its place and its data. */

import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { cameraModel } from '../../test/camera_model';
import {
  interactiveControl,
  interactiveMarker,
  interactiveMessage,
} from '../../test/interactive_messages';
import { frameLook } from '../../test/nodes';
import { sceneContext } from '../../test/scene_context';
import { transforms } from '../../test/transforms';
import { TYPE } from './markers/row';
import { RENDERABLES, type DrawnMessage } from './registry';
import type { PickedPart, Renderable, RenderableClass } from './renderable';

const HALF = Math.SQRT1_2;
const head = { display: 'd', key: 'd', frame: 'robot', stamp: 5 };

/** What draws a message in `robot`, which is at x = 10 of the map and turned to its y. */
function drawn(
  message: DrawnMessage,
  options: Record<string, number | string | boolean> = {},
): Renderable<DrawnMessage> {
  const context = sceneContext();
  const turned = { parent: 'map', child: 'robot', isStatic: true };
  context.frames.add(
    transforms([{ ...turned, position: [10, 0, 0], orientation: [0, 0, HALF, HALF] }]),
  );
  const Class = RENDERABLES[message.t] as unknown as RenderableClass<DrawnMessage>;
  const made = new Class(context, message);
  made.setOptions(options);
  made.update(message);
  made.place();
  return made;
}

/** Where something of the robot's frame is in the map. */
const inMap = (x: number, y: number, z = 0): Vector3 => new Vector3(10 - y, x, z);

function told(part: PickedPart | null | undefined) {
  if (!part) return null;
  const place = part.position.toArray().map((value) => Math.round(value * 1e4) / 1e4 + 0);
  return { name: part.name, frame: part.frame, place, fields: Object.fromEntries(part.fields) };
}

const poses = (list: number[][], covariance: number[] = []): DrawnMessage => ({
  t: 'Poses',
  ...head,
  poses: Float64Array.from(list.flatMap(([x, y]) => [x!, y!, 0, 0, 0, 0, 1])),
  covariance: Float64Array.from(covariance),
});

test('a pose of an array, by its arrow, its axes or its thin arrow', () => {
  for (const shape of ['arrow', 'axes', 'arrow_flat']) {
    const options = { shape, shaft_length: 1, axes_length: 1, arrow_length: 1 };
    const array = drawn(
      poses([
        [0, 0],
        [0, 2],
        [0, 4],
      ]),
      options,
    );
    const part = array.partAt?.(inMap(0.9, 2.05));
    expect(told(part), shape).toEqual({
      name: 'pose 1',
      frame: 'robot',
      place: [8, 0, 0],
      fields: {
        index: '1 of 3',
        position: '0 2 0',
        orientation: '0 0 0 1',
        'roll pitch yaw': '0 0 0 °',
      },
    });
    expect(part?.again()?.name).toBe('pose 1');
    array.update(
      poses([
        [1, 1],
        [0, 2],
      ]),
    );
    expect(part?.again(), 'another array has other poses').toBeNull();
  }
});

test('a pose of a path, by the piece of its line', () => {
  const path = drawn(
    poses([
      [0, 0],
      [4, 0],
      [8, 0],
    ]),
    { line_style: 'lines', pose_style: 'none' },
  );
  expect(told(path.partAt?.(inMap(3.5, 0)))).toMatchObject({ name: 'pose 1', place: [10, 4, 0] });
});

test('one pose goes on with the next message; of kept ones each stays what it was', () => {
  const covariance = new Array<number>(36).fill(0);
  covariance[0] = 4;
  const options = { shape: 'arrow', shaft_length: 1, covariance: true };
  const one = drawn(poses([[0, 0]], covariance), options);
  const part = one.partAt?.(inMap(0.5, 0));
  expect(told(part)?.fields['σ x y z']).toBe('2 0 0 m');
  one.update(poses([[3, 0]], covariance));
  expect(told(part?.again())?.place).toEqual([10, 3, 0]);

  const kept = drawn(poses([[0, 0]]), { ...options, keep: 10 });
  for (const y of [1, 2, 3]) kept.update(poses([[0, y]]));
  kept.place();
  const second = kept.partAt?.(inMap(0.5, 2));
  expect(told(second)?.place).toEqual([8, 0, 0]);
  kept.update(poses([[0, 9]]));
  expect(told(second?.again())?.place).toEqual([8, 0, 0]);
});

test('vectors of a twist or a wrench, with their lengths', () => {
  const message: DrawnMessage = {
    t: 'Screw',
    ...head,
    pose: Float64Array.of(1, 0, 0, 0, 0, 0, 1),
    linear: Float64Array.of(3, 0, 4),
    angular: Float64Array.of(0, 0, 0.5),
  };
  const wrench = drawn(message, { force_color: '#cc3333', torque_color: '#cccc33' });
  expect(told(wrench.partAt?.(inMap(1.3, 0, 0.4)))).toEqual({
    name: '',
    frame: 'robot',
    place: [10, 1, 0],
    fields: {
      force: '3 0 4 N',
      '|force|': '5 N',
      torque: '0 0 0.5 N m',
      '|torque|': '0.5 N m',
    },
  });
});

test('an inertial sensor tells what it measured, and what it did not', () => {
  const imu = drawn({
    t: 'Imu',
    ...head,
    orientation: Float64Array.of(0, 0, 0, 1),
    angular_velocity: new Float64Array(0),
    linear_acceleration: Float64Array.of(0, 0, 9.81),
  });
  const part = told(imu.partAt?.(inMap(0.2, 0)));
  expect(part).toMatchObject({ place: [10, 0, 0] });
  expect(part?.fields).toEqual({
    orientation: '0 0 0 1',
    'roll pitch yaw': '0 0 0 °',
    linear_acceleration: '0 0 9.81 m/s²',
    '|linear_acceleration|': '9.81 m/s²',
  });
});

test('a range tells how far it is to what was detected, and where that is', () => {
  const range = drawn({ t: 'Range', ...head, distance: 2, field_of_view: Math.PI / 6 });
  expect(told(range.partAt?.(inMap(1, 0.2)))).toMatchObject({
    place: [10, 2, 0],
    fields: { range: '2 m', field_of_view: '0.5235988 rad (30 °)' },
  });
});

test('a point', () => {
  const point = drawn({ t: 'Point', ...head, position: [1, 2, 3] });
  expect(told(point.partAt?.(inMap(1, 2, 3.2)))).toMatchObject({
    place: [8, 1, 3],
    fields: { point: '1 2 3 m' },
  });
});

test('a corner of a polygon', () => {
  const polygon = drawn({
    t: 'Polygon',
    ...head,
    points: Float32Array.of(0, 0, 0, 4, 0, 0, 4, 4, 0, 0, 4, 0),
  });
  expect(told(polygon.partAt?.(inMap(0, 3.9)))).toMatchObject({
    name: 'corner 3',
    place: [6, 0, 0],
    fields: { index: '3 of 4', point: '0 4 0 m', circumference: '16 m' },
  });
});

test('a cell of cells, boxed', () => {
  const cells = drawn({
    t: 'GridCells',
    ...head,
    cell_width: 1,
    cell_height: 0.5,
    cells: Float32Array.of(0, 0, 0, 3, 0, 0),
  });
  const part = cells.partAt?.(inMap(2.6, 0.2));
  expect(told(part)).toMatchObject({
    name: 'cell 1',
    place: [10, 3, 0],
    fields: { index: '1 of 2', 'cell size': '1 x 0.5 m' },
  });
  expect(
    new Vector3(0.5, 0.5, 0).applyMatrix4(part!.box!).distanceTo(inMap(3.5, 0.25)),
  ).toBeLessThan(1e-6);
});

test('a cell of a map, also after a part of it changed', () => {
  const map = (more: object): DrawnMessage => ({
    t: 'OccupancyGrid',
    ...head,
    resolution: 0.5,
    width: 4,
    height: 2,
    origin: [1, 0, 0, 0, 0, 0, 1],
    whole: true,
    x: 0,
    y: 0,
    columns: 4,
    rows: 2,
    cells: Uint8Array.of(0, 1, 2, 3, 4, 100, 255, 7),
    ...more,
  });
  const grid = drawn(map({}));
  const part = grid.partAt?.(inMap(1.7, 0.6));
  expect(told(part)).toMatchObject({
    name: 'cell 1 1',
    place: [9.25, 1.75, 0],
    fields: { cell: '1 1', index: '5', value: '100 %', size: '4 x 2 cells' },
  });
  grid.update(map({ whole: false, x: 1, y: 1, columns: 1, rows: 1, cells: Uint8Array.of(42) }));
  expect(told(part?.again())?.fields.value).toBe('42 %');
  expect(grid.partAt?.(inMap(9, 9))).toBeNull();
});

test('a camera, by its calibration', () => {
  const camera = drawn(cameraModel({ frame: 'robot', d: Float64Array.of(0.1, 0, 0, 0, 0) }));
  expect(told(camera.partAt?.(new Vector3()))).toEqual({
    name: '',
    frame: 'robot',
    place: [10, 0, 0],
    fields: {
      size: '640 x 480 px',
      'focal length': '320 320 px',
      centre: '320 240 px',
      distortion_model: 'plumb_bob',
      d: '0.1 0 0 0 0',
    },
  });
});

test('a frame of a script, and a fix of a satellite receiver', () => {
  const axes = drawn(frameLook('/arm/hand'));
  const hand = { name: '/arm/hand', frame: 'map', place: [0, 0, 0] };
  expect(told(axes.partAt?.(new Vector3()))).toMatchObject(hand);
  const covariance = new Float64Array(9);
  covariance[0] = 0.25;
  const fix = drawn(
    {
      t: 'NavSatFix',
      ...head,
      fix: true,
      latitude: 47.5,
      longitude: 8.25,
      altitude: 400,
      has_altitude: true,
      covariance,
    },
    { show_label: false },
  );
  const part = told(fix.partAt?.(new Vector3()));
  expect(part).toMatchObject({ place: [10, 0, 0] });
  expect(part?.fields).toMatchObject({ latitude: '47.5 °', 'σ east north up': '0.5 0 0 m' });
});

test('a control of an interactive marker', () => {
  const marker = interactiveMarker(
    'gripper',
    [
      interactiveControl('move_axis', { name: 'x', visuals: 1 }),
      interactiveControl('rotate_axis', { name: 'turn', visuals: 1 }),
    ],
    { frame: 'robot', position: [2, 0, 0], scale: 0.5 },
  );
  const rows = [0, 5].map((x, id) => ({
    type: TYPE.CUBE,
    ns: 'gripper',
    id,
    pose: [x, 0, 0, 0, 0, 0, 1],
  }));
  const message = interactiveMessage([marker], { rows });
  const markers = drawn(message);
  const part = markers.partAt?.(inMap(6.6, 0));
  expect(told(part)).toMatchObject({
    name: 'gripper: turn',
    frame: 'robot',
    place: [10, 2, 0],
    fields: { scale: '0.5 m', control: 'turn', interaction_mode: 'rotate_axis' },
  });
  markers.update(interactiveMessage([], { erased: ['gripper'] }));
  expect(part?.again()).toBeNull();
});
