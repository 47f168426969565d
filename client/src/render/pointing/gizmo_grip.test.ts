// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gizmoLook } from '../../../test/gizmo';
import { placement } from '../../../test/nodes';
import { cameraOfView } from '../../../test/pointer_events';
import { sceneContext } from '../../../test/scene_context';
import { app, initialState } from '../../state';
import type { GizmoDragged } from '../../wire/messages';
import { NodeTree } from '../node_tree';
import { GizmoHandle, type HandleKind } from '../nodes/gizmo_handle';
import { GizmoGrip } from './gizmo_grip';
import { Rays } from './rays';

let told: GizmoDragged[];
let tree: NodeTree;
const camera = cameraOfView();
const rays = new Rays({ camera: () => camera, size: () => ({ width: 200, height: 200 }) });
/** Metres per pixel at the origin. */
const PIXEL = (2 * 5 * Math.tan(Math.PI / 8)) / 200;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  app.setState({ ...initialState(), send: (said) => told.push(said as GizmoDragged) > 0 }, true);
  tree = new NodeTree();
  tree.place('/car', placement({ position: [0.5, 0, 0] }));
  tree.place('/car/gizmo', placement());
  tree.update(sceneContext(), []);
});

afterEach(() => {
  vi.useRealTimers();
});

function grip(kind: HandleKind, axis: number, point: Vector3, look = gizmoLook()): GizmoGrip {
  const handle = new GizmoHandle(kind, axis);
  const env = { rays, tree, alive: () => true, home: () => look };
  return new GizmoGrip('/car/gizmo', handle, point, env);
}

const at = () => tree.entry('/car/gizmo').place!;
const spot = (x: number, y: number) => ({ x: 100 + x / PIXEL, y: 100 - y / PIXEL });
const phases = () => told.map(({ phase }) => phase);

test('an arrow moves along its axis, in what places it, and is told in steps', () => {
  const held = grip('move_axis', 0, new Vector3(1, 0, 0));
  held.move(spot(1.2, 0));
  held.move(spot(1.3, 0));
  expect(at().position).toEqual([expect.closeTo(0.3, 6), expect.closeTo(0, 9), 0]);
  held.end();
  expect(phases()).toEqual(['start', 'end']);
  expect(told[0]!.position).toEqual([0, 0, 0]);
  expect(told[1]!.position).toEqual(at().position);
  vi.advanceTimersByTime(1000);
  expect(told).toHaveLength(2);
});

test('a square moves in its plane, an arc turns about its axis', () => {
  grip('move_plane', 2, new Vector3(0.7, 0.2, 0)).move(spot(0.9, 0.5));
  expect(at().position[0]).toBeCloseTo(0.2, 6);
  expect(at().position[1]).toBeCloseTo(0.3, 6);
  tree.place('/car/gizmo', placement());
  grip('rotate_axis', 2, new Vector3(1.1, 0, 0)).move(spot(0.5, 0.6));
  expect(at().orientation[2]).toBeCloseTo(Math.SQRT1_2, 6);
  expect(at().position).toEqual([0, 0, 0]);
});

test('it stops at its limits', () => {
  const look = gizmoLook({
    translation_limits: [
      [-1, 0.1],
      [0, 0],
      [0, 0],
    ],
  });
  grip('move_axis', 0, new Vector3(1, 0, 0), look).move(spot(3, 0));
  expect(at().position[0]).toBeCloseTo(0.1, 9);
});

test('where the script puts it meanwhile, it goes on with the pointer', () => {
  const held = grip('move_axis', 0, new Vector3(1, 0, 0));
  held.move(spot(1.4, 0));
  tree.place('/car/gizmo', placement({ position: [0, 1, 0] }));
  held.move(spot(1.4, 1));
  expect(at().position).toEqual([expect.closeTo(0, 6), 1, 0]);
  held.move(spot(1.5, 1));
  expect(at().position).toEqual([expect.closeTo(0.1, 6), 1, 0]);
});

test('what the server ended is back where the server has it', () => {
  const held = grip('move_axis', 0, new Vector3(1, 0, 0));
  held.move(spot(1.4, 0));
  held.cancel();
  held.end();
  expect(at().position).toEqual([0, 0, 0]);
  expect(phases()).toEqual(['start']);
});
