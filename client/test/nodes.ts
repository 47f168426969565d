// SPDX-License-Identifier: Apache-2.0
/** Messages of a script's nodes, for tests. */

import type { FrameLook, NodePlacement } from '../src/wire/messages';

export function placement(key: string, changes: Partial<NodePlacement> = {}): NodePlacement {
  return {
    t: 'NodePlacement',
    display: '',
    key,
    frame: '',
    stamp: 0,
    position: [0, 0, 0],
    orientation: [0, 0, 0, 1],
    scale: [1, 1, 1],
    visible: true,
    ...changes,
  };
}

export function frameLook(key: string, changes: Partial<FrameLook> = {}): FrameLook {
  return {
    t: 'FrameLook',
    display: '',
    key,
    show_axes: true,
    axes_length: 1,
    axes_radius: 0.1,
    origin_radius: 0,
    origin_color: [236, 236, 0],
    ...changes,
  };
}
