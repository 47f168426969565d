// SPDX-License-Identifier: Apache-2.0
/** Transform controls for tests. */

import type { TransformControlsLook } from '../src/wire/messages';

const FAR: TransformControlsLook['translation_limits'] = [
  [-1000, 1000],
  [-1000, 1000],
  [-1000, 1000],
];

export function gizmoLook(changes: Partial<TransformControlsLook> = {}): TransformControlsLook {
  return {
    t: 'TransformControlsLook',
    display: '',
    key: '/gizmo',
    size: 1,
    line_width: 2.5,
    fixed: false,
    active_axes: [true, true, true],
    disable_axes: false,
    disable_sliders: false,
    disable_rotations: false,
    translation_limits: FAR,
    rotation_limits: FAR,
    depth_test: true,
    opacity: 1,
    home_position: [0, 0, 0],
    home_orientation: [0, 0, 0, 1],
    group: '',
    ...changes,
  };
}
