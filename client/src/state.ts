// SPDX-License-Identifier: Apache-2.0
/** The page's state: what panels show. Drawn data (clouds, transforms, markers) lives in the viewer. */

import { createStore } from 'zustand/vanilla';
import { addressedSettings, SEARCH } from './addressed';
import { readPersisted } from './persist';
import type { PageNotice } from './notices';
import { hasDisplays, hasTopics } from './offers';
import type { ViewMode } from './view_modes';
import { displayIdOf, type View } from './views';
import type {
  CameraModel,
  ClientMessage,
  Command,
  Control,
  Display,
  DisplayStatus,
  DriveOffer,
  GuiFigure,
  GuiImageFile,
  GuiUplotData,
  Gui3dContainerLook,
  HeadsetLink,
  Hello,
  InitialCamera,
  Lens,
  Notification,
  PointerBindings,
  PresenterCamera,
  PanelLabel,
  PanelPlacement,
  PictureMessage,
  PointField,
  Recording,
  ShareTold,
  StatusItem,
  TeleopHand,
  TeleopTarget,
  Theme,
  Timeline,
  TopicInfo,
  ViewTools,
  WantedEvents,
  WidgetState,
  XrSession,
} from './wire/messages';
import type { WidgetMessage } from './widgets';

export { isVisible, optionsOf } from './views';
export type { View } from './views';

export type Level = StatusItem['level'];
export type { ViewMode } from './view_modes';
export type OptionValue = boolean | number | string;

/** Whether one part of a display could be drawn in its place. */
export interface Placement {
  name: string;
  level: Level;
  text: string;
}

/** A page that is 'rejected' or 'outdated' does not try again by itself. */
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
  /** Whether displays that this viewer did not choose are shown as the server likes. */
  others: boolean;
  /** Where the layout begins that this viewer chose, as its `camera`; null where none was chosen. */
  startView: readonly number[] | null;
  /** null: where there are displays, or topics of which they could be. */
  leftOpen: boolean | null;
  rightOpen: boolean;
}

export interface Stats {
  fps: number;
  /** How often this viewer has use for what pictures are only drawn with, Hz; 0 for always. */
  pace: number;
  /** Round trip of the control socket, milliseconds. */
  latencyMs: number;
  bytesPerSecond: number;
  /** Messages that newer ones replaced before they could be sent here, since this viewer joined. */
  skipped: number;
  /** Messages that were lost, as too many waited for this viewer, since it joined. */
  lost: number;
  /** Bytes that wait at the server for this viewer. */
  pending: number;
}

/** An entry of a menu: it opens another one, or can be chosen. */
export interface MenuNode {
  title: string;
  /** Of an entry that is on or off. */
  checked: boolean | null;
  /** Why it cannot be chosen, '' where it can. */
  disabled: string;
  children: MenuNode[];
  choose: () => void;
}

export interface OpenMenu {
  title: string;
  /** CSS pixels from the view's left and upper edge. */
  x: number;
  y: number;
  nodes: MenuNode[];
}

export interface AppState {
  connection: ConnectionState;
  /** It shows the recording of a scene by itself: there is nobody to be told anything. */
  serverless: boolean;
  hello: Hello | null;
  /** By display id, as are statuses and images. */
  displays: Record<string, Display>;
  statuses: Record<string, DisplayStatus>;
  /** What the renderer could not place, by view, at most four times a second. */
  placements: Record<string, Placement[]>;
  /** By view. */
  cloudFields: Record<string, PointField[]>;
  /** By view, names of what the option `hidden` can hide: namespaces of markers. */
  parts: Record<string, string[]>;
  /** By view, displays that it draws with: a robot model with the topic that tells its joints. */
  needs: Record<string, string[]>;
  /** By view of an image, the display of the camera by which the scene is drawn over it. */
  overlays: Record<string, string>;
  images: Record<string, PictureMessage>;
  /** Displays whose video this browser does not decode. */
  picturesOnly: Record<string, true>;
  cameras: Record<string, CameraModel>;
  /** The ROS graph; null where the server has none, as a script's, or has not said. */
  topics: TopicInfo[] | null;
  /** By widget id. */
  widgets: Record<string, WidgetMessage>;
  widgetStates: Record<string, WidgetState>;
  /** Where scripts put panels, by their keys. */
  panelPlaces: Record<string, PanelPlacement>;
  /** The head of the panel of the controls, by key; one at most. */
  panelLabels: Record<string, PanelLabel>;
  /** Whether hands move the robot, and where to, by the keys of the hands. */
  teleopHands: Record<string, TeleopHand>;
  teleopTargets: Record<string, TeleopTarget>;
  /** How well a headset's frames come; one at most. */
  headsetLinks: Record<string, HeadsetLink>;
  /** What is large of widgets, by their ids. */
  widgetData: Record<string, GuiImageFile | GuiFigure | GuiUplotData>;
  control: Control | null;
  /** Where the camera is of who presents; one at most. */
  presenterCameras: Record<string, PresenterCamera>;
  /** Who presents while this viewer looks elsewhere; '' where it follows. */
  lookedAway: string;
  /** Whether what is shown is recorded; null where the server cannot. */
  recording: Recording | null;
  /** Where the camera begins, and what it sees; null where the server has not said. */
  initialCamera: InitialCamera | null;
  lens: Lens | null;
  /** What the server said last of its links; null before it was asked. */
  sharing: ShareTold | null;
  /** The recording that is shown; null where it is a live robot. */
  timeline: Timeline | null;
  notices: (PageNotice & { id: number; time: number })[];
  /** What a script tells this viewer, by key. */
  notifications: Record<string, Notification>;
  /** What a program adds to the list of commands, by key. */
  commands: Record<string, Command>;
  /** How a program wants the page to look: one at most. */
  themes: Record<string, Theme>;
  /** Places in the scene where widgets are shown, by the name of the node. */
  guiPlaces: Record<string, Gui3dContainerLook>;
  /** Tools that publish, and the base that may be driven: one of each at most. */
  viewTools: Record<string, ViewTools>;
  driveOffers: Record<string, DriveOffer>;
  /** What scripts want to know of the pointer, by key. */
  pointers: Record<string, PointerBindings>;
  /** Names of all frames, sorted. */
  frames: string[];
  /** Whether there was anything to see in the view yet. */
  sceneShown: boolean;
  /** The fixed frame as it resolved; '' while no frame is known. */
  fixedFrame: string;
  clock: { rosTime(): number; simulated: boolean };
  settings: Settings;
  /** By view, only what this viewer chose (`views.ts`). */
  views: Record<string, View>;
  stats: Stats;
  /** The menu of an interactive marker, where one is open. */
  menu: OpenMenu | null;
  /** What can be done with what the pointer is on; '' for nothing. */
  hint: string;
  /** The headset session that the view goes to, '' for none. */
  inHeadset: XrSession['mode'] | '';
  /** Whether a program leaves no place for the page's own grid: it shows another one, or wants none. */
  gridTaken: boolean;
  /** Panels of the dock that are on screen. */
  shownPanels: readonly string[];
  /** What the server wants to be told of this page, beside what it always is. */
  wanted: Record<string, WantedEvents>;
  /** Says something to the server; false where there is no connection to say it on. */
  send: (message: ClientMessage) => boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  fixedFrame: '',
  viewMode: 'orbit',
  follow: '',
  theme: 'auto',
  grid: true,
  others: true,
  startView: null,
  leftOpen: null,
  rightOpen: true,
};

/** The state of a page that has not heard of a server, with what the browser kept. */
export function initialState(): AppState {
  const { settings, views } = readPersisted();
  return {
    connection: { phase: 'connecting', text: 'Connecting ...', code: '', attempt: 0, since: 0 },
    serverless: false,
    hello: null,
    displays: {},
    statuses: {},
    placements: {},
    cloudFields: {},
    parts: {},
    needs: {},
    overlays: {},
    images: {},
    picturesOnly: {},
    cameras: {},
    topics: null,
    widgets: {},
    widgetStates: {},
    panelPlaces: {},
    panelLabels: {},
    widgetData: {},
    control: null,
    presenterCameras: {},
    lookedAway: '',
    recording: null,
    initialCamera: null,
    lens: null,
    sharing: null,
    timeline: null,
    notices: [],
    notifications: {},
    commands: {},
    themes: {},
    guiPlaces: {},
    viewTools: {},
    driveOffers: {},
    pointers: {},
    frames: [],
    sceneShown: false,
    fixedFrame: '',
    clock: { rosTime: () => Date.now() / 1000, simulated: false },
    settings: { ...DEFAULT_SETTINGS, ...addressedSettings(SEARCH), ...settings },
    views,
    stats: { fps: 0, pace: 0, latencyMs: 0, bytesPerSecond: 0, skipped: 0, lost: 0, pending: 0 },
    menu: null,
    hint: '',
    inHeadset: '',
    gridTaken: false,
    shownPanels: [],
    wanted: {},
    teleopHands: {},
    teleopTargets: {},
    headsetLinks: {},
    send: () => false,
  };
}

/** The one store of the page; React reads it with `useStore(app, selector)`. */
export const app = createStore<AppState>(initialState);

/** Whether the list of displays is open: what the viewer chose, else where there is something to list. */
export function isLeftOpen(state: AppState): boolean {
  const { settings, displays } = state;
  const listed = hasTopics(state) || Object.keys(displays).length > 0;
  return hasDisplays(state) && (settings.leftOpen ?? listed);
}

/** Whether this page is not connected and does not try again by itself, whatever the server said. */
export function isOver({ connection: { phase } }: AppState): boolean {
  return phase === 'rejected' || phase === 'outdated';
}

const BADNESS: Record<Level, number> = { ok: 0, waiting: 1, stale: 2, warning: 3, error: 4 };

/** The worst that is known of a view and a sentence on it: connection, server's status, what could not be placed. */
export function worstLevel(state: AppState, view: string): { level: Level; text: string } {
  if (state.connection.phase !== 'connected') {
    return { level: 'stale', text: `Not connected: ${state.connection.text}` };
  }
  const display = displayIdOf(view);
  if (!(display in state.displays)) {
    return { level: 'waiting', text: `There is no topic ${display} yet` };
  }
  const status = state.statuses[display];
  if (!status) return { level: 'waiting', text: 'Waiting for the first message' };
  let worst: { level: Level; text: string } = status;
  for (const item of [...status.items, ...(state.placements[view] ?? [])]) {
    if (BADNESS[item.level] > BADNESS[worst.level]) worst = item;
  }
  return { level: worst.level, text: worst.text };
}
