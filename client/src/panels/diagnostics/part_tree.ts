// SPDX-License-Identifier: Apache-2.0
/** The parts of the robot as a tree by their names, each level as bad as the worst below it. */

import type { Diagnostic } from '../../wire/messages';

export type PartLevel = Diagnostic['level'];

export interface PartRow {
  /** Of the part, or of the group that names of several parts begin with. */
  path: string;
  label: string;
  depth: number;
  level: PartLevel;
  part: Diagnostic | null;
  /** Whether there are rows below. */
  group: boolean;
}

const ORDER: readonly PartLevel[] = ['ok', 'warning', 'stale', 'error'];

/** A part that says nothing for so long is stale, seconds. */
export const SILENT = 5;

export function levelOf(part: Diagnostic, now: number): PartLevel {
  return part.level !== 'error' && now - part.received > SILENT ? 'stale' : part.level;
}

interface Node {
  path: string;
  label: string;
  part: Diagnostic | null;
  below: Map<string, Node>;
}

/** The rows in order of names; what lies below the paths of `closed` is left out. */
export function partRows(
  parts: readonly Diagnostic[],
  now: number,
  closed: ReadonlySet<string>,
): PartRow[] {
  const root: Node = { path: '', label: '', part: null, below: new Map() };
  for (const part of parts) {
    let node = root;
    for (const label of part.name.split(/\/|: /).filter((each) => each !== '')) {
      let next = node.below.get(label);
      const path = node.path === '' ? label : `${node.path}/${label}`;
      if (next === undefined)
        node.below.set(label, (next = { path, label, part: null, below: new Map() }));
      node = next;
    }
    if (node !== root) node.part = part;
  }
  const rows: PartRow[] = [];
  walk(root, -1, now, closed, rows, true);
  return rows;
}

function walk(
  node: Node,
  depth: number,
  now: number,
  closed: ReadonlySet<string>,
  rows: PartRow[],
  shown: boolean,
): PartLevel {
  const at = rows.length;
  const { path, label, part } = node;
  const group = node.below.size > 0;
  if (depth >= 0 && shown) rows.push({ path, label, depth, level: 'ok', part, group });
  let level: PartLevel = part === null ? 'ok' : levelOf(part, now);
  const below = [...node.below.values()].sort((a, b) =>
    a.label.localeCompare(b.label, 'en', { numeric: true }),
  );
  for (const each of below) {
    const found = walk(each, depth + 1, now, closed, rows, shown && !closed.has(path));
    if (ORDER.indexOf(found) > ORDER.indexOf(level)) level = found;
  }
  if (depth >= 0 && shown) rows[at]!.level = level;
  return level;
}
