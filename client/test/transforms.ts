// SPDX-License-Identifier: Apache-2.0
/** Batches of transforms for tests. */

import type { Transforms } from '../src/wire/messages';

export interface Row {
  parent: string;
  child: string;
  stamp?: number;
  position?: readonly [number, number, number];
  orientation?: readonly [number, number, number, number];
  isStatic?: boolean;
}

export function transforms(rows: Row[]): Transforms {
  const names = [...new Set(rows.flatMap(({ parent, child }) => [parent, child]))];
  return {
    t: 'Transforms',
    display: 'tf',
    key: 'tf',
    names,
    child: Uint32Array.from(rows, (row) => names.indexOf(row.child)),
    parent: Uint32Array.from(rows, (row) => names.indexOf(row.parent)),
    stamp: Float64Array.from(rows, (row) => row.stamp ?? 0),
    pose: Float64Array.from(
      rows.flatMap((row) => [...(row.position ?? [0, 0, 0]), ...(row.orientation ?? [0, 0, 0, 1])]),
    ),
    static: Uint8Array.from(rows, (row) => (row.isStatic ? 1 : 0)),
  };
}

/** A frame one axis away from its parent. */
export function link(parent: string, child: string, x: number, stamp?: number): Row {
  const position = [x, 0, 0] as const;
  return stamp === undefined
    ? { parent, child, position, isStatic: true }
    : { parent, child, position, stamp };
}
