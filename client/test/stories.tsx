// SPDX-License-Identifier: Apache-2.0
/** The panels with made-up state, one story per `?story=`; a development page, never shipped. */

import { arrangement } from '../src/panels/arrangement';
import { mountPanels } from '../src/panels/app';
import type { ViewerHandle } from '../src/render/viewer_handle';
import { app, initialState, type AppState } from '../src/state';
import { busyState } from './story_state';

const LOST = 'The connection was closed (1006). Trying again in 4 s.';

const STORIES: Record<string, () => Partial<AppState>> = {
  busy: busyState,
  opened: () => {
    arrangement.setState({ opened: ['/scan/points', '/markers'] });
    return busyState();
  },
  engaged: () => {
    const state = busyState();
    const groups = [{ group: 'drive', holder: 'c3', waiting: [] }];
    return { ...state, control: { ...state.control!, groups } };
  },
  stopped: () => {
    const state = busyState();
    const notices = [
      {
        t: 'Notice',
        level: 'error',
        text: 'The robot was stopped: set_pose was refused.',
        about: 'stop',
        id: 1,
        time: 0,
      },
      { t: 'Notice', level: 'info', text: 'c2 joined.', about: '', id: 2, time: 0 },
    ] satisfies AppState['notices'];
    return { ...state, notices, control: { ...state.control!, stopped_by: 'c1' } };
  },
  viewer: () => {
    const state = busyState();
    return { ...state, hello: { ...state.hello!, role: 'viewer' } };
  },
  empty: () => ({
    ...busyState(),
    displays: {},
    statuses: {},
    topics: [],
    widgets: {},
    images: {},
    frames: [],
    fixedFrame: '',
    control: null,
  }),
  connecting: () => initialState(),
  lost: () => ({
    ...busyState(),
    connection: { phase: 'reconnecting', text: LOST, code: '', attempt: 3, since: -14_200 },
  }),
  token: () => ({
    ...initialState(),
    connection: {
      phase: 'rejected',
      text: 'The token is missing or wrong.',
      code: 'token',
      attempt: 0,
      since: 0,
    },
  }),
  full: () => ({
    ...initialState(),
    connection: {
      phase: 'rejected',
      text: 'All 16 places of this bridge are taken.',
      code: 'full',
      attempt: 0,
      since: 0,
    },
  }),
  outdated: () => ({
    ...busyState(),
    connection: {
      phase: 'outdated',
      text: 'The bridge was updated; this page speaks an older version.',
      code: 'schema',
      attempt: 0,
      since: 0,
    },
  }),
  many: () => {
    const state = busyState();
    const one = state.displays['/scan/points']!;
    const ids = Array.from({ length: 200 }, (_, i) => `/robot_${i}/lidar/points`);
    const displays = ids.map((id) => [id, { ...one, display: id, key: id, title: id, topic: id }]);
    const statuses = ids.map((id) => [id, { ...state.statuses['/scan/points']!, key: id }]);
    return {
      ...state,
      displays: Object.fromEntries(displays) as AppState['displays'],
      statuses: Object.fromEntries(statuses) as AppState['statuses'],
    };
  },
};

/** A flat stand-in for the 3D view. */
const viewer: ViewerHandle = {
  attach(parent) {
    const canvas = document.createElement('canvas');
    canvas.width = 800;
    canvas.height = 600;
    canvas.style.cssText = 'width:100%;height:100%;display:block';
    const pen = canvas.getContext('2d')!;
    const sky = pen.createLinearGradient(0, 0, 0, 600);
    sky.addColorStop(0, '#3b4a5c');
    sky.addColorStop(1, '#7d5a3a');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 800, 600);
    parent.replaceChildren(canvas);
  },
  resetView: () => undefined,
  focus: () => true,
  recordVideo: () => Promise.resolve({ blob: new Blob(), ending: 'webm' }),
  look: () => ({ target: [0, 0, 0], yaw: 0, pitch: -0.5, distance: 10 }),
  showOverlay: () => undefined,
  setLook: () => undefined,
  screenshot: () => Promise.resolve(new Blob()),
  camera: () => ({
    frame: 'map',
    position: [0, 0, 0],
    orientation: [0, 0, 0, 1],
    mode: 'orbit',
    fov: 1,
    aspect: 1,
    distance: 10,
    up: [0, 0, 1],
    near: 0.1,
    far: 1000,
  }),
  setCamera: () => '',
};

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme') === 'light' ? 'light' : 'dark';
const sheet = asked.get('sheet') as ReturnType<typeof arrangement.getState>['sheet'];
arrangement.setState({ opened: [], windows: {}, stack: [], sheet });
const story = (STORIES[asked.get('story') ?? 'busy'] ?? busyState)();
app.setState({
  ...story,
  settings: { ...initialState().settings, leftOpen: true, rightOpen: true, theme },
});
mountPanels(document.getElementById('root')!, viewer);
