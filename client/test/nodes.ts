// SPDX-License-Identifier: Apache-2.0
/** Messages of a script's nodes, for tests. */

import type { NodePlace } from '../src/render/node_tree';
import type { FrameLook, NodePlacements } from '../src/wire/messages';

export function placement(changes: Partial<NodePlace> = {}): NodePlace {
  return {
    frame: '',
    stamp: 0,
    position: [0, 0, 0],
    orientation: [0, 0, 0, 1],
    scale: [1, 1, 1],
    visible: true,
    ...changes,
  };
}

/** What the server says of the places of nodes, by their names. */
export function placements(nodes: Record<string, Partial<NodePlace>>): NodePlacements {
  const all = Object.values(nodes).map(placement);
  const rows = all.flatMap(({ position, orientation, scale, stamp, visible }) => [
    ...[...position, ...orientation, ...scale],
    ...[stamp, Number(visible)],
  ]);
  return {
    t: 'NodePlacements',
    display: '',
    key: '',
    names: Object.keys(nodes),
    frames: all.map(({ frame }) => frame),
    places: Float64Array.from(rows),
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
