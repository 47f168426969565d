// SPDX-License-Identifier: Apache-2.0
/** What scripts want to know of the pointer: of a node, of those above it, and of the view as a whole. */

import type { PointerBindings } from '../../wire/messages';
import type { Button, Modifier } from './modifier';

/** By key; those of nodes begin with a slash. */
export type Wanted = Readonly<Record<string, PointerBindings>>;

/** The node that a click on this one is for: it or the next one above it that wants such clicks; '' for none. */
export function clickedNode(wanted: Wanted, node: string, modifier: Modifier): string {
  return upwards(node, (name) => wanted[name]?.clicks.includes(modifier));
}

/** Likewise of drags. */
export function draggedNode(
  wanted: Wanted,
  node: string,
  button: Button,
  modifier: Modifier,
): string {
  return upwards(node, (name) =>
    wanted[name]?.drags.some((one) => one.button === button && one.modifier === modifier),
  );
}

/** Whether anything that is done to a node is for anybody. */
export function isWanted(wanted: Wanted, node: string): boolean {
  const any = ({ clicks, drags }: PointerBindings) => clicks.length + drags.length > 0;
  return upwards(node, (name) => wanted[name] && any(wanted[name])) !== '';
}

/** Whether clicks or rectangles anywhere in the view are wanted. */
export function inView(wanted: Wanted, what: 'clicks' | 'rects', modifier: Modifier): boolean {
  for (const key in wanted) {
    if (!key.startsWith('/') && wanted[key]![what].includes(modifier)) return true;
  }
  return false;
}

/** Whether anything at all is wanted of nodes: else nobody needs to look at what the pointer is on. */
export function ofNodes(wanted: Wanted): boolean {
  for (const key in wanted) if (key.startsWith('/')) return true;
  return false;
}

function upwards(node: string, is: (name: string) => boolean | undefined): string {
  let name = node.startsWith('/') ? node : '';
  while (name !== '' && !is(name)) name = name.slice(0, name.lastIndexOf('/'));
  return name;
}
