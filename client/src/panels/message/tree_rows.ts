// SPDX-License-Identifier: Apache-2.0
/** Rows of a message that are listed: those below an opened row, or those that are searched for. */

import type { MessageTree } from '../../wire/messages';

export interface TreeRow {
  /** Of the field in its message, `position[2]`. */
  path: string;
  name: string;
  type: string;
  value: string;
  depth: number;
  size: number;
  group: boolean;
  open: boolean;
}

const NUMBERS =
  /^(bool|byte|char|u?int(8|16|32|64)|float(32|64)|builtin_interfaces\/msg\/(Time|Duration))$/;

/** Whether a row's value is a number that can be plotted. */
export function isNumeric(type: string): boolean {
  return NUMBERS.test(type);
}

/** `toggled` are the paths that are other than usual: open at first are rows without brackets. */
export function treeRows(
  tree: MessageTree,
  toggled: ReadonlySet<string>,
  words: string,
): TreeRow[] {
  const rows: TreeRow[] = [];
  const path: string[] = [];
  const wanted = words.toLowerCase();
  let hidden = Infinity;
  for (let i = 0; i < tree.names.length; i += 1) {
    const name = tree.names[i]!;
    const depth = tree.depth[i]!;
    const above = depth > 0 ? path[depth - 1]! : '';
    const own = above === '' ? name : name.startsWith('[') ? above + name : `${above}.${name}`;
    path[depth] = own;
    const group = (tree.depth[i + 1] ?? 0) > depth;
    if (wanted !== '') {
      const text = `${own} ${tree.values[i]!}`.toLowerCase();
      if (!group && text.includes(wanted)) rows.push(row(tree, i, own, group, true));
      continue;
    }
    if (depth > hidden) continue;
    hidden = Infinity;
    const isArray = tree.size[i]! >= 0;
    const open = group && (isArray || isTime(tree.types[i]!)) === toggled.has(own);
    if (group && !open) hidden = depth;
    rows.push(row(tree, i, own, group, open));
  }
  return rows;
}

function isTime(type: string): boolean {
  return type.startsWith('builtin_interfaces/');
}

function row(tree: MessageTree, i: number, path: string, group: boolean, open: boolean): TreeRow {
  const [name, type] = [tree.names[i]!, tree.types[i]!];
  return {
    path,
    name,
    type,
    value: tree.values[i]!,
    depth: tree.depth[i]!,
    size: tree.size[i]!,
    group,
    open,
  };
}
