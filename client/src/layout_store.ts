// SPDX-License-Identifier: Apache-2.0
/** Layouts that this browser keeps by name, for this page's address. */

import { createStore } from 'zustand/vanilla';
import { readDocument } from './layout_document';
import { isRecord } from './record';
import type { LayoutDocument } from './wire/messages';

export const MOST_LAYOUTS = 50;

const key = (): string => `ros_viz_bridge_layouts${location.pathname}`;

function load(): Record<string, LayoutDocument> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key()) ?? '{}');
    if (!isRecord(found)) return {};
    const read = Object.entries(found).map(([name, value]) => [name, readDocument(value)] as const);
    const sound = read.filter((entry): entry is [string, LayoutDocument] => entry[1] !== null);
    return Object.fromEntries(sound.slice(0, MOST_LAYOUTS));
  } catch {
    return {};
  }
}

/** By name. */
export const namedLayouts = createStore<Record<string, LayoutDocument>>(load);

/** Keep a layout under a name, or forget it with null; returns why that cannot be, or ''. */
export function keepLayout(name: string, layout: LayoutDocument | null): string {
  const others = Object.fromEntries(
    Object.entries(namedLayouts.getState()).filter(([known]) => known !== name),
  );
  if (layout && Object.keys(others).length >= MOST_LAYOUTS) {
    return `There are ${MOST_LAYOUTS} layouts already: delete one first.`;
  }
  const kept = layout ? { ...others, [name]: layout } : others;
  namedLayouts.setState(kept, true);
  try {
    localStorage.setItem(key(), JSON.stringify(kept));
    return '';
  } catch {
    return 'This browser keeps nothing: the layout is there until the page is closed.';
  }
}
