// SPDX-License-Identifier: Apache-2.0
/** A marker's menu as a tree that can be shown. */

import type { MenuNode } from '../../state';
import type { MenuItem } from '../../wire/messages';

/** Servers write whether an entry is on into its title, as `MenuHandler` does. */
const CHECKS: Record<string, boolean> = { '[x]': true, '[X]': true, '[ ]': false };

/** `choose` is called with the id of the entry. */
export function menuTree(items: readonly MenuItem[], choose: (id: number) => void): MenuNode[] {
  const nodes = new Map<number, MenuNode>();
  const top: MenuNode[] = [];
  for (const { id, parent, title, command_type: kind } of items) {
    const mark = CHECKS[title.slice(0, 3)];
    const node: MenuNode = {
      title: mark === undefined ? title : title.slice(3).trim(),
      checked: mark ?? null,
      disabled: kind === 'feedback' ? '' : 'It runs a command on the viewer’s computer.',
      children: [],
      choose: () => choose(id),
    };
    nodes.set(id, node);
    // Parents come before their children.
    (nodes.get(parent)?.children ?? top).push(node);
  }
  return top;
}
