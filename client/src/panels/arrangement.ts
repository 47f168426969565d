// SPDX-License-Identifier: Apache-2.0
/** How this viewer arranged the panels: widths, opened rows, image windows; kept in the browser. */

import { createStore } from 'zustand/vanilla';
import { persist } from 'zustand/middleware';
import { useStore } from 'zustand';
import { isRecord } from '../record';

/** A window over the view: CSS pixels from the view's left and top. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Sheet = 'displays' | 'images' | 'controls' | 'view' | 'data' | null;

export interface Arrangement {
  leftWidth: number;
  rightWidth: number;
  /** Display ids whose settings are open. */
  opened: string[];
  windows: Record<string, Place>;
  /** Display ids of image windows, the topmost last. */
  stack: string[];
  /** The bottom sheet that is open on a phone. */
  sheet: Sheet;
}

/** Side panels as wide as nobody dragged them. */
export const USUAL = { leftWidth: 280, rightWidth: 260 } as const;

export const arrangement = createStore<Arrangement>()(
  persist(
    (): Arrangement => ({
      ...USUAL,
      opened: [],
      windows: {},
      stack: [],
      sheet: null,
    }),
    {
      name: `ros_viz_bridge_panels${location.pathname}`,
      version: 1,
      merge: (kept, usual) => ({ ...usual, ...readArrangement(kept) }),
    },
  ),
);

/** The sound part of what the browser kept: nothing in the storage may stop the page. */
export function readArrangement(kept: unknown): Partial<Arrangement> {
  if (!isRecord(kept)) return {};
  const { leftWidth, rightWidth, opened, windows, stack, sheet } = kept;
  const places = isRecord(windows) ? Object.entries(windows).filter(([, it]) => isPlace(it)) : [];
  return {
    ...(isNumber(leftWidth) ? { leftWidth: within(leftWidth) } : {}),
    ...(isNumber(rightWidth) ? { rightWidth: within(rightWidth) } : {}),
    ...(isNames(opened) ? { opened } : {}),
    ...(isNames(stack) ? { stack } : {}),
    ...(SHEETS.has(sheet) ? { sheet: sheet as Sheet } : {}),
    windows: Object.fromEntries(places) as Record<string, Place>,
  };
}

const SHEETS = new Set<unknown>([
  'displays',
  'images',
  'controls',
  'view',
  'data',
] satisfies Sheet[]);

const isNumber = (value: unknown): value is number => Number.isFinite(value);

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function isPlace(value: unknown): boolean {
  return isRecord(value) && [value.x, value.y, value.width, value.height].every(isNumber);
}

export function useArrangement<T>(selector: (state: Arrangement) => T): T {
  return useStore(arrangement, selector);
}

export const WIDTHS = { least: 220, most: 560 } as const;

/** Set a side panel's width, within what stays usable. */
export function setWidth(side: 'leftWidth' | 'rightWidth', width: number): void {
  arrangement.setState({ [side]: within(width) });
}

function within(width: number): number {
  return Math.round(Math.min(WIDTHS.most, Math.max(WIDTHS.least, width)));
}

/** Open or close the settings of a display. */
export function toggleOpened(display: string): void {
  const { opened } = arrangement.getState();
  const others = opened.filter((id) => id !== display);
  arrangement.setState({ opened: others.length < opened.length ? others : [...opened, display] });
}

/** Put an image window somewhere. */
export function placeWindow(display: string, place: Place): void {
  const { windows } = arrangement.getState();
  arrangement.setState({ windows: { ...windows, [display]: place } });
}

/** Bring an image window to the front. */
export function raiseWindow(display: string): void {
  const { stack } = arrangement.getState();
  if (stack.at(-1) === display) return;
  arrangement.setState({ stack: [...stack.filter((id) => id !== display), display] });
}

/** Open a bottom sheet, or close it when it is the open one. */
export function toggleSheet(sheet: Sheet): void {
  arrangement.setState({ sheet: arrangement.getState().sheet === sheet ? null : sheet });
}
