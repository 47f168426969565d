// SPDX-License-Identifier: Apache-2.0
/** What a click in the view does, and what it found: the tool, the thing pointed at, the thing chosen, the distance. */

import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { AppState } from './state';
import type { ToolTarget } from './wire/messages';

/** Those that publish what is put down with them. */
export type PublishingTool = ToolTarget['tool'];
export type LookingTool = 'select' | 'move' | 'measure' | 'focus';
export type Tool = LookingTool | PublishingTool;

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
  goal_pose: {
    label: 'Goal pose',
    key: 'g',
    hint: 'Press where the robot shall go, drag for its heading',
  },
  initial_pose: {
    label: 'Pose estimate',
    key: 'p',
    hint: 'Press where the robot is, drag for its heading',
  },
  clicked_point: { label: 'Publish point', key: 'u', hint: 'Click a point' },
  waypoints: { label: 'Waypoints', key: 'y', hint: 'Press each place, drag for its heading' },
  polygon: { label: 'Area', key: 'o', hint: 'Click its corners' },
};

/** Where a tool publishes; null of one that does not, or that the server does not offer. */
export function targetOf(state: Pick<AppState, 'viewTools'>, tool: Tool): ToolTarget | null {
  const [offered] = Object.values(state.viewTools);
  return offered?.targets.find((each) => each.tool === tool) ?? null;
}

/** The tools that this page has: those that only look, and what the server offers. */
export function offeredTools(state: Pick<AppState, 'viewTools'>): readonly Tool[] {
  const [offered] = Object.values(state.viewTools);
  return (Object.keys(TOOLS) as Tool[]).filter((tool) => {
    if (tool === 'measure') return offered?.measure !== false;
    return isLooking(tool) || targetOf(state, tool) !== null;
  });
}

export function isLooking(tool: Tool): tool is LookingTool {
  return ['select', 'move', 'measure', 'focus'].includes(tool);
}

export type Point = readonly [x: number, y: number, z: number];

/** What is put down with a tool, in the fixed frame. */
export interface Place {
  point: Point;
  /** Radians, to the left of x; null where nobody said. */
  yaw: number | null;
}

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
  /** What is being put down. */
  gesture: Place | null;
  /** What was put down with a tool that takes several, and is not sent. */
  draft: readonly Place[];
  /** What was sent just now, and how it was put down. */
  sent: { tool: PublishingTool; places: readonly Place[] } | null;
  /** Metres: the plane on which places are put down. */
  height: number;
  /** Whether they are put on what is seen instead. */
  onSurface: boolean;
}

export const tools = createStore<ToolState>(() => ({
  tool: 'select',
  hover: null,
  selected: null,
  measured: [],
  gesture: null,
  draft: [],
  sent: null,
  height: 0,
  onSurface: false,
}));

export function useTools<T>(selector: (state: ToolState) => T): T {
  return useStore(tools, selector);
}

export function setTool(tool: Tool): void {
  tools.setState({ tool, hover: null, gesture: null, draft: [] });
}

/** Take back what was chosen last: the thing, the distance, the tool; returns whether there was anything. */
export function escape(): boolean {
  const { tool, selected, measured, gesture, draft } = tools.getState();
  if (gesture) tools.setState({ gesture: null });
  else if (draft.length) tools.setState({ draft: [] });
  else if (selected) tools.setState({ selected: null });
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
