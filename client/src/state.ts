// SPDX-License-Identifier: Apache-2.0
/** The page's state: what panels show. Drawn data (clouds, transforms, markers) lives in the viewer. */

import { createStore } from 'zustand/vanilla';
import { loadPersisted } from './persist';
import type {
  ClientMessage,
  Control,
  Display,
  DisplayStatus,
  Hello,
  Image,
  LogLine,
  Notice,
  PointField,
  StatusItem,
  TopicInfo,
  Widget,
  WidgetState,
} from './wire/messages';

export type Level = StatusItem['level'];
export type ViewMode = Hello['view_mode'];
export type OptionValue = boolean | number | string;

/** Whether one part of a display could be drawn in its place. */
export interface Placement {
  name: string;
  level: Level;
  text: string;
}

export type Phase = 'connecting' | 'connected' | 'reconnecting' | 'rejected' | 'outdated';

export interface ConnectionState {
  phase: Phase;
  /** A sentence for the user: why it is not connected, what happens next. */
  text: string;
  /** Why the server refused (`Rejected.code`), '' where it did not: 'token' asks for one. */
  code: string;
  /** Attempts since it was last connected. */
  attempt: number;
  /** Page time at which this phase began, milliseconds. */
  since: number;
}

/** What this viewer chose; kept in the browser. */
export interface Settings {
  /** '' is automatic. */
  fixedFrame: string;
  viewMode: ViewMode;
  /** Frame that the camera follows; '' for none. */
  follow: string;
  theme: 'light' | 'dark' | 'auto';
  grid: boolean;
  leftOpen: boolean;
  rightOpen: boolean;
}

/** This viewer's changes to one display; kept in the browser. */
export interface Override {
  visible?: boolean;
  options: Record<string, OptionValue>;
}

export interface Stats {
  fps: number;
  /** Round trip of the control socket, milliseconds. */
  latencyMs: number;
  bytesPerSecond: number;
  /** Messages that the server dropped for this viewer since it joined. */
  drops: number;
  /** Bytes that wait at the server for this viewer. */
  pending: number;
}

export interface AppState {
  connection: ConnectionState;
  hello: Hello | null;
  /** By display id, as is all below that speaks of displays. */
  displays: Record<string, Display>;
  statuses: Record<string, DisplayStatus>;
  /** What the renderer could not place, at most four times a second. */
  placements: Record<string, Placement[]>;
  cloudFields: Record<string, PointField[]>;
  /** Names of what the display's option `hidden` can hide: namespaces of markers. */
  parts: Record<string, string[]>;
  images: Record<string, Image>;
  /** The ROS graph; null where the server has none, as a script's, or has not said. */
  topics: TopicInfo[] | null;
  /** By widget id. */
  widgets: Record<string, Widget>;
  widgetStates: Record<string, WidgetState>;
  control: Control | null;
  notices: (Notice & { id: number; time: number })[];
  /** The newest `LOG_LENGTH` lines, oldest first. */
  log: LogLine[];
  /** Names of all frames, sorted. */
  frames: string[];
  /** The fixed frame as it resolved; '' while no frame is known. */
  fixedFrame: string;
  clock: { rosTime(): number; simulated: boolean };
  settings: Settings;
  overrides: Record<string, Override>;
  stats: Stats;
  /** Whether the view goes to a headset. */
  inHeadset: boolean;
  /** Says something to the server; false where there is no connection to say it on. */
  send: (message: ClientMessage) => boolean;
}

export const LOG_LENGTH = 500;

export const DEFAULT_SETTINGS: Settings = {
  fixedFrame: '',
  viewMode: 'orbit',
  follow: '',
  theme: 'auto',
  grid: true,
  leftOpen: true,
  rightOpen: true,
};

/** The state of a page that has not heard of a server, with what the browser kept. */
export function initialState(): AppState {
  const { settings, overrides } = loadPersisted();
  return {
    connection: { phase: 'connecting', text: 'Connecting ...', code: '', attempt: 0, since: 0 },
    hello: null,
    displays: {},
    statuses: {},
    placements: {},
    cloudFields: {},
    parts: {},
    images: {},
    topics: null,
    widgets: {},
    widgetStates: {},
    control: null,
    notices: [],
    log: [],
    frames: [],
    fixedFrame: '',
    clock: { rosTime: () => Date.now() / 1000, simulated: false },
    settings: { ...DEFAULT_SETTINGS, ...settings },
    overrides,
    stats: { fps: 0, latencyMs: 0, bytesPerSecond: 0, drops: 0, pending: 0 },
    inHeadset: false,
    send: () => false,
  };
}

/** The one store of the page; React reads it with `useStore(app, selector)`. */
export const app = createStore<AppState>(initialState);

/** Whether this viewer looks at a display. */
export function isVisible(state: AppState, display: string): boolean {
  return state.overrides[display]?.visible ?? state.displays[display]?.visible ?? false;
}

const NO_OVERRIDE: Override = { options: {} };
const merged = new WeakMap<Display, WeakMap<Override, Record<string, OptionValue>>>();

/** A display's settings: defaults, then the server's, then this viewer's. The same object while none changed. */
export function optionsOf(state: AppState, display: string): Record<string, OptionValue> {
  const info = state.displays[display];
  if (!info) return NO_OVERRIDE.options;
  const override = state.overrides[display] ?? NO_OVERRIDE;
  let known = merged.get(info);
  if (!known) merged.set(info, (known = new WeakMap()));
  let options = known.get(override);
  if (!options) {
    const defaults = info.fields.map((field) => [field.name, field.default] as const);
    options = { ...Object.fromEntries(defaults), ...info.options, ...override.options };
    known.set(override, options);
  }
  return options;
}

const BADNESS: Record<Level, number> = { ok: 0, waiting: 1, stale: 2, warning: 3, error: 4 };

/** The worst that is known of a display and a sentence on it: connection, server's status, what could not be placed. */
export function worstLevel(state: AppState, display: string): { level: Level; text: string } {
  if (state.connection.phase !== 'connected') {
    return { level: 'stale', text: `Not connected: ${state.connection.text}` };
  }
  const status = state.statuses[display];
  if (!status) return { level: 'waiting', text: 'Waiting for the first message' };
  let worst: { level: Level; text: string } = status;
  for (const item of [...status.items, ...(state.placements[display] ?? [])]) {
    if (BADNESS[item.level] > BADNESS[worst.level]) worst = item;
  }
  return { level: worst.level, text: worst.text };
}
