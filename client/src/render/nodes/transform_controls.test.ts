// SPDX-License-Identifier: Apache-2.0
import { Group, Raycaster, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { gizmoLook } from '../../../test/gizmo';
import { cameraOfView } from '../../../test/pointer_events';
import { sceneContext } from '../../../test/scene_context';
import type { TransformControlsLook } from '../../wire/messages';
import { TransformControlsDrawing } from './transform_controls';

function drawing(changes: Partial<TransformControlsLook> = {}): TransformControlsDrawing {
  const look = gizmoLook(changes);
  const context = { ...sceneContext(), camera: cameraOfView };
  const made = new TransformControlsDrawing(context, look);
  new Group().add(made.object);
  made.update(look);
  made.place();
  made.object.updateWorldMatrix(true, true);
  return made;
}

/** What a ray downwards at a place of the x-y plane meets. */
function meets(made: TransformControlsDrawing, x: number, y: number): string {
  const hit = made.pick(new Raycaster(new Vector3(x, y, 5), new Vector3(0, 0, -1)));
  return hit ? `${hit.handle.kind} ${hit.handle.axis}` : '';
}

const shown = (made: TransformControlsDrawing) =>
  made.handles.filter(({ object }) => object.visible).map(({ kind, axis }) => `${kind} ${axis}`);

test('arrows lie along the axes, squares and arcs between them', () => {
  const made = drawing();
  expect(meets(made, 0.9, 0)).toBe('move_axis 0');
  expect(meets(made, 0, 0.9)).toBe('move_axis 1');
  expect(meets(made, 0.27, 0.27)).toBe('move_plane 2');
  expect(meets(made, 0.65 * Math.SQRT1_2, 0.65 * Math.SQRT1_2)).toBe('rotate_axis 2');
  expect([meets(made, -0.5, 0), meets(made, 0.9, 0.9)]).toEqual(['', '']);
  made.dispose();
});

test('what is not wanted is not there to be taken', () => {
  expect(shown(drawing({ active_axes: [true, true, false] }))).toEqual([
    'move_axis 0',
    'move_axis 1',
    'move_plane 2',
    'rotate_axis 2',
  ]);
  const none = { disable_axes: true, disable_sliders: true, disable_rotations: true };
  const bare = drawing(none);
  expect([shown(bare), meets(bare, 0.9, 0)]).toEqual([[], '']);
});

test('its size is metres, or pixels wherever it is', () => {
  expect(drawing({ size: 2 }).object.scale.x).toBe(2);
  const high = 2 * 5 * Math.tan(Math.PI / 8);
  expect(drawing({ size: 60, fixed: true }).object.scale.x).toBeCloseTo((high * 60) / 600, 6);
});
