// SPDX-License-Identifier: Apache-2.0
/** What is said to the server of a marker: in its own frame if it is locked to that, else in the fixed frame. */

import type { Matrix4 } from 'three';
import { Quaternion, Vector3 } from 'three';
import type { InteractiveFeedback } from '../../wire/messages';
import type { Place } from './drag';

export type Kind = InteractiveFeedback['event'];

export interface Spoken {
  display: string;
  marker: string;
  control: string;
  frame: string;
  locked: boolean;
  /** The marker's frame in the fixed one. */
  reference: Matrix4;
  fixedFrame: string;
  place: Place;
  /** Where the pointer met it, in the marker's frame; null where it did not. */
  point: Vector3 | null;
}

const scale = new Vector3();
const turn = new Quaternion();
const origin = new Vector3();

export function feedback(kind: Kind, spoken: Spoken, entry = 0): InteractiveFeedback {
  const position = spoken.place.position.clone();
  const orientation = spoken.place.orientation.clone();
  const point = spoken.point?.clone() ?? new Vector3();
  if (!spoken.locked) {
    spoken.reference.decompose(origin, turn, scale);
    position.applyMatrix4(spoken.reference);
    orientation.premultiply(turn);
    if (spoken.point) point.applyMatrix4(spoken.reference);
  }
  orientation.normalize();
  return {
    t: 'InteractiveFeedback',
    display: spoken.display,
    marker: spoken.marker,
    control: spoken.control,
    event: kind,
    frame: spoken.locked ? spoken.frame : spoken.fixedFrame,
    locked: spoken.locked,
    position: [position.x, position.y, position.z],
    orientation: [orientation.x, orientation.y, orientation.z, orientation.w],
    mouse_point: [point.x, point.y, point.z],
    mouse_point_valid: spoken.point !== null,
    menu_entry: entry,
  };
}
