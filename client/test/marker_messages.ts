// SPDX-License-Identifier: Apache-2.0
/** Markers messages from plain descriptions, for tests. */

import type { Markers } from '../src/wire/messages';

/** One marker as a test writes it; what is left out has the message's defaults. */
export interface Plain {
  ns?: string;
  id?: number;
  type: number;
  frame?: string;
  locked?: boolean;
  stamp?: number;
  expires?: number;
  /** x y z, quaternion x y z w. */
  pose?: number[];
  scale?: number[];
  color?: number[];
  points?: number[][];
  colors?: number[][];
  uvs?: number[][];
  text?: string;
  mesh?: string;
  embedded?: boolean;
  texture?: string;
}

interface Rest {
  clearAll?: boolean;
  cleared?: string[];
  deleted?: [ns: string, id: number][];
  /** Compressed pictures by name. */
  images?: Record<string, Uint8Array>;
}

/** The message that says this. */
export function markersMessage(rows: Plain[], rest: Rest = {}): Markers {
  const deleted = rest.deleted ?? [];
  const cleared = rest.cleared ?? [];
  const spaces = rows.map((row) => row.ns ?? '');
  const namespaces = [...new Set([...spaces, ...cleared, ...deleted.map(([ns]) => ns)])];
  const frames = [...new Set(rows.map((row) => row.frame ?? 'map'))];
  const texts = index(rows.map((row) => row.text));
  const meshes = index(rows.map((row) => row.mesh));
  const textures = index(rows.map((row) => row.texture));
  const images = textures.names.map((name) => rest.images?.[name] ?? new Uint8Array(0));
  const points = ragged(rows.map((row) => row.points));
  const colors = ragged(rows.map((row) => row.colors));
  const uvs = ragged(rows.map((row) => row.uvs));
  return {
    t: 'Markers',
    display: 'markers',
    key: 'markers',
    namespaces,
    frames,
    clear_all: rest.clearAll ?? false,
    cleared: Uint32Array.from(cleared, (ns) => namespaces.indexOf(ns)),
    deleted_ns: Uint32Array.from(deleted, ([ns]) => namespaces.indexOf(ns)),
    deleted_id: Int32Array.from(deleted, ([, id]) => id),
    ns: Uint32Array.from(spaces, (ns) => namespaces.indexOf(ns)),
    id: Int32Array.from(rows, (row) => row.id ?? 0),
    type: Uint8Array.from(rows, (row) => row.type),
    frame: Uint32Array.from(rows, (row) => frames.indexOf(row.frame ?? 'map')),
    frame_locked: Uint8Array.from(rows, (row) => Number(row.locked ?? false)),
    stamp: Float64Array.from(rows, (row) => row.stamp ?? 0),
    expires: Float64Array.from(rows, (row) => row.expires ?? 0),
    pose: Float64Array.from(rows.flatMap((row) => row.pose ?? [0, 0, 0, 0, 0, 0, 1])),
    scale: Float32Array.from(rows.flatMap((row) => row.scale ?? [1, 1, 1])),
    color: Float32Array.from(rows.flatMap((row) => row.color ?? [1, 1, 1, 1])),
    points: points.values,
    point_offsets: points.offsets,
    colors: colors.values,
    color_offsets: colors.offsets,
    uvs: uvs.values,
    uv_offsets: uvs.offsets,
    texts: texts.names,
    text: texts.column,
    meshes: meshes.names,
    mesh: meshes.column,
    embedded_materials: Uint8Array.from(rows, (row) => Number(row.embedded ?? false)),
    texture_names: textures.names,
    texture: textures.column,
    images: Uint8Array.from(images.flatMap((bytes) => [...bytes])),
    image_offsets: offsetsOf(images.map((bytes) => bytes.length)),
  };
}

function index(values: (string | undefined)[]): { names: string[]; column: Int32Array } {
  const names = [...new Set(values.filter((value) => value !== undefined))];
  const column = Int32Array.from(values, (value) =>
    value === undefined ? -1 : names.indexOf(value),
  );
  return { names, column };
}

function offsetsOf(lengths: number[]): Uint32Array {
  const offsets = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, i) => (offsets[i + 1] = offsets[i]! + length));
  return offsets;
}

function ragged(rows: (number[][] | undefined)[]): { values: Float32Array; offsets: Uint32Array } {
  return {
    values: Float32Array.from(rows.flatMap((row) => (row ?? []).flat())),
    offsets: offsetsOf(rows.map((row) => row?.length ?? 0)),
  };
}
