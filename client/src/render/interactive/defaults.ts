// SPDX-License-Identifier: Apache-2.0
/** Handles of controls that bring none, descriptions, axes and aids: as ROS's interactive_markers and RViz make them. */

import { Quaternion, Vector3 } from 'three';
import type { InteractiveControl } from '../../wire/messages';
import { TYPE } from '../markers/row';
import type { OwnRow } from './rows';

type Rgba = [number, number, number, number];

const WHITE: Rgba = [1, 1, 1, 1];
const AID: Rgba = [0, 1, 1, 0.8];
const STEPS = 36;
/** The ring's inner radius and how much larger the outer one is, in sizes of the marker. */
const INNER = 0.5;
const WIDTH = 0.3;

/** The handles of a control without visuals; `scale` is the marker's size in metres. */
export function handlesOf(control: InteractiveControl, scale: number): OwnRow[] {
  switch (control.interaction_mode) {
    case 'move_axis':
      return [arrow(control, scale, 1), arrow(control, scale, -1)];
    case 'move_plane':
    case 'rotate_axis':
    case 'move_rotate':
      return [ring(control, scale)];
    case 'menu':
      return control.description === ''
        ? []
        : [text(control.description, 0.25 * scale, 1.2 * scale)];
    default:
      return [];
  }
}

/** The description above a marker. */
export function titleOf(description: string, scale: number): OwnRow[] {
  return description === '' ? [] : [text(description, 0.15 * scale, 1.4 * scale)];
}

/** The marker's axes. */
export function axesOf(scale: number): OwnRow[] {
  const half = Math.SQRT1_2;
  const turns = [
    [0, half, 0, half],
    [-half, 0, 0, half],
    [0, 0, 0, 1],
  ];
  return turns.map((turn, axis) => {
    const at = [0, 0, 0];
    at[axis] = scale / 2;
    const color: Rgba = [0, 0, 0, 1];
    color[axis] = 1;
    return {
      type: TYPE.CYLINDER,
      pose: [...at, ...turn],
      scale: [0.05 * scale, 0.05 * scale, scale],
      color,
    };
  });
}

/** What a drag moves along, in the control's axes. */
export function aidsOf(control: InteractiveControl, scale: number): OwnRow[] {
  const row = { type: TYPE.LINE_STRIP, scale: [0.01 * scale, 0, 0], color: AID } as const;
  const pose = [0, 0, 0, ...control.orientation];
  switch (control.interaction_mode) {
    case 'move_axis':
      return [{ ...row, pose, points: [-10 * scale, 0, 0, 10 * scale, 0, 0] }];
    case 'move_plane': {
      const [a, b] = [-2 * scale, 2 * scale];
      return [{ ...row, pose, points: [0, a, a, 0, b, a, 0, b, b, 0, a, b, 0, a, a] }];
    }
    case 'rotate_axis':
    case 'move_rotate': {
      const points = Array.from({ length: STEPS + 1 }, (_, i) => circle(i, 0.75 * scale)).flat();
      return [{ ...row, pose, points }];
    }
    default:
      return [];
  }
}

function arrow(control: InteractiveControl, scale: number, side: 1 | -1): OwnRow {
  const [inner, outer] = [0.5 * scale * side, 0.9 * scale * side];
  return {
    type: TYPE.ARROW,
    pose: [0, 0, 0, ...control.orientation],
    scale: [0.15 * scale, 0.25 * scale, 0.2 * scale],
    color: colorOf(control),
    points: [inner, 0, 0, outer, 0, 0],
  };
}

/** A ring in the control's y-z plane: striped where it turns. */
function ring(control: InteractiveControl, scale: number): OwnRow {
  const color = colorOf(control);
  const points: number[] = [];
  const colors: number[] = [];
  for (let i = 0; i < STEPS; i++) {
    const [a, b] = [circle(i, INNER), circle(i + 1, INNER)];
    const [c, d] = [circle(i, INNER * (1 + WIDTH)), circle(i + 1, INNER * (1 + WIDTH))];
    if (control.interaction_mode === 'rotate_axis') {
      // Teeth that lean, so that one sees it turn.
      points.push(...a, ...d, ...b, ...b, ...d, ...circle(i + 2, INNER * (1 + WIDTH)));
    } else {
      points.push(...a, ...c, ...b, ...c, ...d, ...b);
    }
    const shade = control.interaction_mode === 'move_plane' ? 1 : 0.6 + 0.4 * (i % 2);
    const tone = [color[0] * shade, color[1] * shade, color[2] * shade, color[3]];
    colors.push(...tone, ...tone);
  }
  return {
    type: TYPE.TRIANGLE_LIST,
    pose: [0, 0, 0, ...control.orientation],
    scale: [scale, scale, scale],
    color,
    points,
    ...(control.interaction_mode === 'move_plane' ? {} : { colors }),
  };
}

function circle(step: number, radius: number): [number, number, number] {
  const angle = ((step % STEPS) / STEPS) * 2 * Math.PI;
  return [0, radius * Math.cos(angle), radius * Math.sin(angle)];
}

function text(content: string, height: number, above: number): OwnRow {
  return {
    type: TYPE.TEXT_VIEW_FACING,
    pose: [0, 0, above, 0, 0, 0, 1],
    scale: [height, height, height],
    color: WHITE,
    text: content,
  };
}

const axis = new Vector3();
const turned = new Quaternion();

/** By the direction of the control's axis: x red, y green, z blue, half see-through. */
export function colorOf({ orientation }: InteractiveControl): Rgba {
  axis.set(1, 0, 0).applyQuaternion(turned.set(...orientation));
  const [x, y, z] = [Math.abs(axis.x), Math.abs(axis.y), Math.abs(axis.z)];
  const most = Math.max(x, y, z);
  return [x / most, y / most, z / most, 0.5];
}
