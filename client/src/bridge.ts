// SPDX-License-Identifier: Apache-2.0
/**
 * `window.vizBridge`: the page for tests and user scripts. Part of the public interface.
 *
 * Times are ROS seconds, lengths metres, quaternions x y z w; poses have body axes (x forward, y left, z up).
 */

import * as actions from './actions';
import { driving, endDriving, startDriving, type DrivingState } from './driving';
import { redo, undo } from './history';
import { linkTo } from './layout_link';
import { currentLayout } from './layouts';
import { showLayout } from './panels/palette/layout_choices';
import type { Shot } from './render/shot';
import type { CameraPose, CameraState } from './render/viewer_handle';
import type { Viewer } from './render/viewer';
import type { HeadsetReport } from './render/xr/inside';
import {
  app,
  isVisible,
  worstLevel,
  type Level,
  type OptionValue,
  type Stats,
  type ViewMode,
} from './state';
import { allViews, awaitedViews, displayIdOf, displayOf, titleOf } from './views';
import { setTool, tools, type Shown, type Tool, type ToolState } from './tools';
import { SCHEMA_HASH, type LayoutDocument, type Timeline, type WidgetState } from './wire/messages';

/** What is drawn for one key of a display. */
export interface DrawnReport {
  kind: string;
  /** Frame and stamp of the newest message. */
  frame: string;
  stamp: number;
  /** Messages so far. */
  messages: number;
  /** Points or markers that are drawn; 0 of what has neither. */
  elements: number;
}

/** How one view of a display fares. */
export interface DisplayReport {
  title: string;
  topic: string;
  type: string;
  visible: boolean;
  /** What is drawn for it, by scene key. */
  drawn: Record<string, DrawnReport>;
  /** Messages that the server received. */
  messages: number;
  /** Seconds since the server received the last one; null before the first. */
  age: number | null;
  level: Level;
  text: string;
  /** What is wrong with parts of it, by their names. */
  items: { name: string; level: Level; text: string }[];
}

export interface StatusReport {
  connection: { phase: string; text: string; attempt: number };
  clientId: string;
  role: string;
  schemaHash: string;
  fixedFrame: string;
  frames: string[];
  rosTime: number;
  simulatedTime: boolean;
  displays: Record<string, DisplayReport>;
}

export type LookupReport =
  | {
      ok: true;
      position: [number, number, number];
      orientation: [number, number, number, number];
      /** Time that the pose is for; 0 if it holds for all times. */
      stamp: number;
      note: string;
    }
  | { ok: false; level: 'waiting' | 'error'; reason: string };

/** An interactive marker as it is shown to this viewer. */
export interface MarkerReport {
  frame: string;
  position: [number, number, number];
  orientation: [number, number, number, number];
  /** Where it is in the fixed frame; null where it cannot be placed. */
  fixed: [number, number, number] | null;
  /** Whether this viewer holds it. */
  held: boolean;
  /** Its controls by name, and how many things are drawn of each. */
  controls: Record<string, number>;
}

/** A node of a script, as it is shown to this viewer. */
export interface NodeReport {
  /** Message that it is drawn from, '' for none. */
  kind: string;
  /** Whether it and all above it are to be seen, and have a place. */
  visible: boolean;
  /** In the fixed frame: columns of a 4 x 4 matrix. */
  matrix: number[];
  /** Messages so far, of those that it is drawn from. */
  messages: number;
  /** What the script said last of its looks, null before that. */
  look: unknown;
}

export interface VizBridge {
  /** Connection, frames, and every view: the first of a display has its id, others `<id>#<n>`. */
  status(): StatusReport;
  /** Pictures per second, latency (ms), bytes per second, messages skipped and lost, bytes that wait at the server. */
  stats(): Stats;
  /** The camera in the fixed frame. */
  camera(): CameraState;
  /** Move the camera; a frame of '' is the fixed frame. Throws an Error that says why it cannot. */
  setCamera(pose: Partial<CameraPose> & { stamp?: number }): void;
  /** The view as PNG; of another size, or without its background, where that is said. */
  screenshot(shot?: Shot): Promise<Blob>;
  /** The pose of frame `source` in frame `target`; a stamp of 0 is the newest. */
  lookup(target: string, source: string, stamp?: number): LookupReport;
  /** The interactive markers of a display by name, as shown. */
  interactiveMarkers(display: string): Record<string, MarkerReport>;
  /** The nodes of scripts by name, as shown. */
  nodes(): Record<string, NodeReport>;
  /** What is in the headset, null while none is on. */
  headset(): HeadsetReport | null;
  /** Values of the widgets by id, as shown. */
  widgets(): Record<string, WidgetState['value']>;
  setWidget(id: string, value: WidgetState['value']): void;
  setVisible(display: string, visible: boolean): void;
  setOption(display: string, name: string, value: OptionValue): void;
  resetOptions(display: string): void;
  /** One more view of a display, or its first one again; the view, null where there are too many. */
  addView(display: string): string | null;
  duplicateView(view: string): string | null;
  removeView(view: string): void;
  renameView(view: string, title: string): void;
  /** What is seen, as a layout; `applyLayout` shows it again. */
  layout(): LayoutDocument;
  applyLayout(layout: LayoutDocument, name?: string): void;
  /** The address that reopens it; null where it would be too long. */
  layoutLink(): Promise<string | null>;
  /** Take back what was done last to the layout; returns what it was, '' for nothing. */
  undo(): string;
  redo(): string;
  /** '' lets the page choose. */
  setFixedFrame(frame: string): void;
  /** In `third_person` without a frame to follow, the robot's base is followed where it is known. */
  setViewMode(mode: ViewMode): void;
  /** '' follows none. */
  setFollow(frame: string): void;
  /** Look at what a display draws; false where it draws nothing. */
  focus(display: string): boolean;
  resetView(): void;
  /** What is at a place of the view, CSS pixels from its left and top; null for nothing. */
  pick(x: number, y: number): Shown | null;
  /** Where a point of the fixed frame (metres) is in the view, CSS pixels; null behind the camera. */
  project(point: [number, number, number]): [number, number] | null;
  /** The tool, what is selected, the measured points. */
  tools(): ToolState;
  setTool(tool: Tool): void;
  /** Whether this viewer drives, and what it holds. */
  driving(): DrivingState;
  /** Begin to drive, as the button does, or end it. */
  setDriving(on: boolean): void;
  /** The recording that is shown, null where it is live. */
  timeline(): Timeline | null;
  /** Show another time of the recording, seconds since its start; false where there is none to move. */
  seek(seconds: number): boolean;
  /** Let the recording go on, stand still, go at another speed; false where there is none to move. */
  setPlayback(changes: Partial<Pick<Timeline, 'playing' | 'speed' | 'loop'>>): boolean;
  /** Stop every output to the robot; false where it could not be sent. */
  stop(reason?: string): boolean;
  resetStop(): void;
}

declare global {
  interface Window {
    vizBridge?: VizBridge;
  }
}

/** Make the object for a viewer. */
export function makeBridge(viewer: Viewer): VizBridge {
  return {
    status: () => status(viewer),
    stats: () => ({ ...app.getState().stats, fps: viewer.fps }),
    camera: () => viewer.camera(),
    setCamera: (pose) => {
      const refused = viewer.setCamera({ ...viewer.camera(), frame: '', ...pose });
      if (refused) throw new Error(refused);
    },
    screenshot: (shot) => viewer.screenshot(shot),
    lookup: (target, source, stamp = 0) => {
      const found = viewer.frames.lookup(target, source, stamp);
      if (!found.ok) return found;
      const [x, y, z, qx, qy, qz, qw] = found.pose as unknown as [
        ...[number, number, number],
        ...[number, number, number, number],
      ];
      const position: [number, number, number] = [x, y, z];
      const note = found.note ?? '';
      return { ok: true, position, orientation: [qx, qy, qz, qw], stamp: found.stamp, note };
    },
    timeline: () => app.getState().timeline,
    seek: actions.seek,
    setPlayback: actions.setPlayback,
    interactiveMarkers: (display) => interactiveMarkers(viewer, display),
    nodes: () => nodes(viewer),
    headset: () => viewer.xr.report,
    widgets: () => {
      const states = Object.entries(app.getState().widgetStates);
      return Object.fromEntries(states.map(([id, state]) => [id, state.value]));
    },
    setWidget: actions.setWidget,
    setVisible: actions.setVisible,
    setOption: actions.setOption,
    resetOptions: actions.resetOptions,
    addView: actions.addView,
    duplicateView: actions.duplicateView,
    removeView: actions.removeView,
    renameView: actions.renameView,
    layout: () => currentLayout(app.getState(), viewer.camera()),
    applyLayout: (layout, name = 'a layout') => showLayout(layout, name, viewer),
    layoutLink: () => linkTo(currentLayout(app.getState(), viewer.camera())),
    undo,
    redo,
    setFixedFrame: (fixedFrame) => actions.setSettings({ fixedFrame }),
    setViewMode: actions.setViewMode,
    setFollow: (follow) => actions.setSettings({ follow }),
    focus: (display) => viewer.focus(display),
    resetView: () => viewer.resetView(),
    pick: (x, y) => {
      const found = viewer.inspector.find(x, y);
      return found && viewer.inspector.describe(found);
    },
    project: (point) => viewer.rig.project(point, viewer.stage.size),
    tools: () => tools.getState(),
    setTool,
    driving: () => driving.getState(),
    setDriving: (on) => (on ? startDriving() : endDriving()),
    stop: actions.stop,
    resetStop: actions.resetStop,
  };
}

function status(viewer: Viewer): StatusReport {
  const state = app.getState();
  const { phase, text, attempt } = state.connection;
  const rosTime = state.clock.rosTime();
  const displays: Record<string, DisplayReport> = {};
  for (const view of [...allViews(state), ...awaitedViews(state)]) {
    const display = displayOf(state, view);
    const known = state.statuses[displayIdOf(view)];
    displays[view] = {
      title: titleOf(state, view),
      topic: display?.topic ?? displayIdOf(view),
      type: display?.ros_type ?? '',
      visible: isVisible(state, view),
      drawn: drawn(viewer, view),
      messages: known?.count ?? 0,
      age: known && known.received > 0 ? rosTime - known.received : null,
      ...worstLevel(state, view),
      items: [...(known?.items ?? []), ...(state.placements[view] ?? [])],
    };
  }
  return {
    connection: { phase, text, attempt },
    clientId: state.hello?.client_id ?? '',
    role: state.hello?.role ?? '',
    schemaHash: SCHEMA_HASH,
    fixedFrame: state.fixedFrame,
    frames: viewer.frames.names(),
    rosTime,
    simulatedTime: state.clock.simulated,
    displays,
  };
}

function drawn(viewer: Viewer, view: string): DisplayReport['drawn'] {
  const nodes = viewer.scene.of(view).map((node) => {
    const { key, type, frame, stamp, count: messages, renderable } = node;
    const elements = renderable?.elements?.() ?? 0;
    return [key, { kind: type ?? '', frame, stamp, messages, elements }] as const;
  });
  return Object.fromEntries(nodes);
}

function nodes(viewer: Viewer): Record<string, NodeReport> {
  const found = viewer.scene.of('').map((node): [string, NodeReport] => {
    const { key, type, count: messages, visible, look } = node;
    const matrix = viewer.scene.tree.entry(key).matrix.toArray();
    return [key, { kind: type ?? '', visible, matrix, messages, look }];
  });
  return Object.fromEntries(found);
}

function interactiveMarkers(viewer: Viewer, display: string): Record<string, MarkerReport> {
  const found: Record<string, MarkerReport> = {};
  for (const markers of viewer.scene.interactive()) {
    if (markers.display !== display) continue;
    for (const view of markers.views.values()) {
      const { position, orientation } = view.place;
      const fixed = position.clone().applyMatrix4(view.reference);
      found[view.marker.name] = {
        frame: view.marker.frame,
        position: position.toArray(),
        orientation: orientation.toArray(),
        fixed: view.placed ? fixed.toArray() : null,
        held: view.held !== null,
        controls: Object.fromEntries(view.controls.map((one) => [one.control.name, one.count])),
      };
    }
  }
  return found;
}
