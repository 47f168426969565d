// SPDX-License-Identifier: Apache-2.0
/** What a click in the view does, and what it found: the tool, the thing pointed at, the thing chosen, the distance. */

import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

export type Tool = 'select' | 'move' | 'measure' | 'focus';

interface ToolInfo {
  label: string;
  /** RViz's key. */
  key: string;
  hint: string;
}

export const TOOLS: Readonly<Record<Tool, ToolInfo>> = {
  select: { label: 'Select', key: 's', hint: 'Point at a thing to name it, click to see its data' },
  move: { label: 'Move camera', key: 'm', hint: 'Only the camera moves' },
  measure: { label: 'Measure', key: 'n', hint: 'Click two points to measure their distance' },
  focus: { label: 'Focus', key: 'c', hint: 'Click what the view shall turn around' },
};

export type Point = readonly [x: number, y: number, z: number];

/** What is known of a thing in the scene. */
export interface Shown {
  /** The view it belongs to; '' of a script's node. */
  view: string;
  title: string;
  /** Which of the display's things: a marker's ns/id, a point's number, a frame; '' for the display as a whole. */
  name: string;
  frame: string;
  stamp: number;
  /** Metres, in `fixedFrame`. */
  position: Point;
  fixedFrame: string;
  /** Metres, in `frame`; null where the transform is not known. */
  own: Point | null;
  fields: readonly (readonly [name: string, value: string])[];
  /** False once newer data took its place: what is shown is as it was. */
  live: boolean;
}

export interface ToolState {
  tool: Tool;
  /** What the pointer is over; x and y in CSS pixels from the view's corner. */
  hover: { x: number; y: number; shown: Shown } | null;
  selected: Shown | null;
  /** Up to two points of the measured distance, in the fixed frame. */
  measured: readonly Point[];
}

export const tools = createStore<ToolState>(() => ({
  tool: 'select',
  hover: null,
  selected: null,
  measured: [],
}));

export function useTools<T>(selector: (state: ToolState) => T): T {
  return useStore(tools, selector);
}

export function setTool(tool: Tool): void {
  tools.setState({ tool, hover: null });
}

/** Take back what was chosen last: the thing, the distance, the tool; returns whether there was anything. */
export function escape(): boolean {
  const { tool, selected, measured } = tools.getState();
  if (selected) tools.setState({ selected: null });
  else if (measured.length) tools.setState({ measured: [] });
  else if (tool !== 'select') setTool('select');
  else return false;
  return true;
}

/** Metres from one point to another, and along the axes of the fixed frame. */
export function distance([a, b]: readonly Point[]): { length: number; along: Point } | null {
  if (!a || !b) return null;
  const along = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
  return { length: Math.hypot(...along), along };
}
