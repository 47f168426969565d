// SPDX-License-Identifier: Apache-2.0
/** Marker rows that the page makes itself, in the columns that drawings read. */

import type { MarkerColumns } from '../../wire/messages';

export interface OwnRow {
  type: number;
  /** x y z, quaternion x y z w. */
  pose?: readonly number[];
  scale: readonly [number, number, number];
  /** r g b a in 0..1. */
  color: readonly [number, number, number, number];
  /** x y z, one after the other. */
  points?: readonly number[];
  /** r g b a, one after the other. */
  colors?: readonly number[];
  text?: string;
}

const IDENTITY = [0, 0, 0, 0, 0, 0, 1] as const;
const none = () => new Uint32Array(0);

export function ownRows(rows: readonly OwnRow[]): MarkerColumns {
  const points = rows.map((row) => row.points ?? []);
  const colors = rows.map((row) => row.colors ?? []);
  return {
    display: '',
    key: '',
    namespaces: [''],
    frames: [''],
    clear_all: false,
    cleared: none(),
    deleted_ns: none(),
    deleted_id: new Int32Array(0),
    ns: new Uint32Array(rows.length),
    id: Int32Array.from(rows, (_, i) => i),
    type: Uint8Array.from(rows, (row) => row.type),
    frame: new Uint32Array(rows.length),
    frame_locked: new Uint8Array(rows.length),
    stamp: new Float64Array(rows.length),
    expires: new Float64Array(rows.length),
    pose: Float64Array.from(rows.flatMap((row) => [...(row.pose ?? IDENTITY)])),
    scale: Float32Array.from(rows.flatMap((row) => [...row.scale])),
    color: Float32Array.from(rows.flatMap((row) => [...row.color])),
    points: Float32Array.from(points.flat()),
    point_offsets: offsetsOf(points, 3),
    colors: Float32Array.from(colors.flat()),
    color_offsets: offsetsOf(colors, 4),
    uvs: new Float32Array(0),
    uv_offsets: none(),
    texts: rows.map((row) => row.text ?? ''),
    text: Int32Array.from(rows, (row, i) => (row.text === undefined ? -1 : i)),
    meshes: [],
    mesh: new Int32Array(0),
    embedded_materials: new Uint8Array(0),
    texture_names: [],
    texture: new Int32Array(0),
    images: new Uint8Array(0),
    image_offsets: none(),
  };
}

function offsetsOf(lists: readonly (readonly number[])[], width: number): Uint32Array {
  const offsets = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => (offsets[i + 1] = offsets[i]! + list.length / width));
  return offsets;
}
