// SPDX-License-Identifier: Apache-2.0
/** Made-up state of a robot's page, for looking at the panels without a bridge. */

import { initialState, type AppState } from '../src/state';
import type { WidgetMessage, WidgetType } from '../src/widgets';
import type { Display, DisplayStatus, Image, OptionField, Widget } from '../src/wire/messages';

const NOW = 1_760_000_000;

export function field(name: string, rest: Partial<OptionField> = {}): OptionField {
  const label = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
  return {
    name,
    label,
    kind: 'number',
    default: 0,
    doc: `${label} of what is drawn.`,
    choices: [],
    minimum: 0,
    maximum: 0,
    step: 0,
    unit: '',
    shown_if: '',
    keeps: '',
    ...rest,
  };
}

const CLOUD: OptionField[] = [
  field('color_by', {
    kind: 'choice',
    default: 'auto',
    choices: ['auto', 'rgb', 'field', 'axis', 'flat'],
  }),
  field('field', { kind: 'field', default: 'intensity', shown_if: 'color_by=field' }),
  field('axis', {
    kind: 'choice',
    default: 'z',
    choices: ['x', 'y', 'z'],
    shown_if: 'color_by=axis',
  }),
  field('color', { kind: 'color', default: '#ffffff', shown_if: 'color_by=flat' }),
  field('map', {
    kind: 'choice',
    default: 'turbo',
    choices: ['turbo', 'viridis', 'plasma', 'rainbow', 'grey'],
    shown_if: 'color_by=auto|field|axis',
  }),
  field('invert', { kind: 'bool', default: false, shown_if: 'color_by=auto|field|axis' }),
  field('range', {
    kind: 'choice',
    default: 'auto',
    choices: ['auto', 'min_max', 'fixed'],
    shown_if: 'color_by=auto|field|axis',
  }),
  field('min', { default: 0, shown_if: 'range=fixed' }),
  field('max', { default: 1, shown_if: 'range=fixed' }),
  field('style', {
    kind: 'choice',
    default: 'points',
    choices: ['points', 'squares', 'flat_squares', 'spheres', 'boxes', 'tiles'],
  }),
  field('size', {
    default: 2,
    minimum: 0.5,
    maximum: 20,
    step: 0.5,
    unit: 'px',
    shown_if: 'style=points',
  }),
  field('size_m', {
    default: 0.02,
    minimum: 0.001,
    maximum: 1,
    step: 0.001,
    unit: 'm',
    shown_if: 'style=squares|flat_squares|spheres|boxes|tiles',
  }),
  field('alpha', { default: 1, minimum: 0, maximum: 1, step: 0.05 }),
  field('decay', { default: 0, minimum: 0, maximum: 60, step: 0.1, unit: 's', keeps: 'seconds' }),
];
const TF: OptionField[] = [
  field('axes', { kind: 'bool', default: true }),
  field('names', { kind: 'bool', default: true }),
  field('scale', { default: 0.5, minimum: 0.01, maximum: 10, step: 0.01, unit: 'm' }),
  field('hidden', {
    kind: 'text',
    default: '',
    doc: 'Frames that are not drawn, separated by commas; * stands for anything.',
  }),
];
const MARKERS: OptionField[] = [
  field('alpha', { default: 1, minimum: 0, maximum: 1, step: 0.05 }),
  field('hidden', {
    kind: 'text',
    default: '',
    doc: 'Namespaces that are not drawn, separated by commas.',
  }),
];

function display(
  topic: string,
  type: string,
  fields: OptionField[],
  rest: Partial<Display> = {},
): Display {
  return {
    t: 'Display',
    copies: [],
    display: topic,
    key: topic,
    title: topic,
    topic,
    ros_type: type,
    visible: true,
    options: {},
    fields,
    order: 0,
    ...rest,
  };
}

function status(
  topic: string,
  level: DisplayStatus['level'],
  text: string,
  rest: Partial<DisplayStatus> = {},
): DisplayStatus {
  return {
    t: 'DisplayStatus',
    display: topic,
    key: topic,
    level,
    text,
    items: [],
    count: 12_431,
    rate: 9.98,
    bandwidth: 4.7e6,
    received: NOW - 0.04,
    stamp: NOW - 0.062,
    publishers: 1,
    ...rest,
  };
}

const BUTTON = { color: '', icon: '', hold_hz: [], busy: false };

type Common = { t: WidgetType } & Widget;

function widget<T extends WidgetType>(
  key: string,
  t: T,
  rest: Partial<Widget> & Omit<Extract<WidgetMessage, { t: T }>, keyof Common>,
): Extract<WidgetMessage, { t: T }> {
  const common: Common = {
    t,
    display: key,
    key,
    container: '',
    label: key,
    order: 0,
    hint: `/${key} (std_msgs/msg/Float64)`,
    visible: true,
    disabled: false,
    group: '',
    confirm: '',
  };
  return { ...common, ...rest } as unknown as Extract<WidgetMessage, { t: T }>;
}

/** A grey ramp with a bright square: enough to see that a picture is drawn. */
function picture(topic: string, width: number, height: number): Image {
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i += 1) {
    const x = i % width;
    const y = Math.floor(i / width);
    data[i] =
      Math.abs(x - width / 2) < 30 && Math.abs(y - height / 2) < 30 ? 255 : (x / width) * 180;
  }
  return {
    t: 'Image',
    display: topic,
    key: topic,
    frame: 'camera_optical_frame',
    stamp: NOW - 0.08,
    encoding: 'u1',
    width,
    height,
    ros_encoding: 'mono8',
    data,
  };
}

const LONG = '/fleet/warehouse_north/robot_017/sensors/front_left/livox_mid360/points_filtered';
const CAMERA = '/camera/color/image_raw';
const DEPTH = '/camera/depth/image_rect_raw';
const PC = 'sensor_msgs/msg/PointCloud2';

const DISPLAYS: Display[] = [
  display('/tf', 'tf2_msgs/msg/TFMessage', TF, { title: 'TF', order: 0 }),
  display('/scan/points', PC, CLOUD, { order: 1 }),
  display(LONG, PC, CLOUD, { order: 2 }),
  display('/markers', 'visualization_msgs/msg/MarkerArray', MARKERS, { order: 3 }),
  display('/map/landmarks', 'visualization_msgs/msg/MarkerArray', MARKERS, { order: 4 }),
  display(CAMERA, 'sensor_msgs/msg/Image', [], { order: 5 }),
  display(DEPTH, 'sensor_msgs/msg/Image', [], { order: 6 }),
  display('/rear_lidar/points', PC, CLOUD, { order: 7, visible: false }),
  display('/camera/depth/points', PC, CLOUD, { order: 8, visible: false }),
];

const STATUSES: DisplayStatus[] = [
  status('/tf', 'ok', 'Receiving', { rate: 214.3, bandwidth: 88e3 }),
  status('/scan/points', 'ok', 'Receiving 300 000 points'),
  status(LONG, 'waiting', 'Waiting for the first message: 1 publisher, none received so far', {
    rate: 0,
    count: 0,
    received: 0,
  }),
  status('/markers', 'ok', '', { rate: 2, count: 880 }),
  status('/map/landmarks', 'warning', 'The mesh package://demo/meshes/shelf.dae has no texture', {
    rate: 0.5,
  }),
  status(CAMERA, 'ok', '', { rate: 29.97, bandwidth: 1.3e6 }),
  status(DEPTH, 'stale', 'No message for 6.2 s', { rate: 0, received: NOW - 6.2 }),
];

function byKey<T extends { key: string }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.key, item]));
}

/** A robot's page in the middle of its work. */
export function busyState(): AppState {
  const value = (key: string, shown: boolean | number | string, known = true) =>
    ({ t: 'WidgetState', display: key, key, value: shown, known, origin: '', seq: 0 }) as const;
  const blank = initialState();
  return {
    ...blank,
    views: {},
    settings: { ...blank.settings, leftOpen: true, rightOpen: true },
    connection: { phase: 'connected', text: '', code: '', attempt: 0, since: 0 },
    hello: {
      t: 'Hello',
      client_id: 'c3',
      schema_hash: '',
      role: 'operator',
      label: 'Warehouse robot 17',
      resume: '',
      data_secret: '',
      assets: '',
      time: NOW,
      fixed_frame: '',
      view_mode: 'orbit',
      follow: '',
      camera: [],
      panels: [],
      layouts: 'save',
      uploads: '',
      uploads_limit: 0,
      files: 'files/x/',
      heartbeat: 2,
    },
    displays: byKey(DISPLAYS),
    statuses: byKey(STATUSES),
    placements: {
      '/markers': [
        {
          name: 'path/3',
          level: 'error',
          text: 'no transform from `map` to `laser`: `laser` is not connected to the tree; last seen 4.1 s ago',
        },
        {
          name: 'goal/0',
          level: 'waiting',
          text: 'waiting for a transform 0.03 s newer than the latest',
        },
      ],
    },
    parts: { '/markers': ['path', 'goal', 'obstacles', 'text'], '/map/landmarks': ['shelves'] },
    cloudFields: {
      '/scan/points': ['x', 'y', 'z', 'intensity', 'ring', 'time'].map((name, i) => ({
        name,
        offset: i * 4,
        scalar: 'f4',
      })),
    },
    images: { [CAMERA]: picture(CAMERA, 640, 480), [DEPTH]: picture(DEPTH, 848, 480) },
    topics: [
      ...DISPLAYS.map((one) => ({
        topic: one.topic,
        types: [one.ros_type],
        publishers: 1,
        display: one.display,
        note: '',
        own: false,
      })),
      {
        topic: '/scan',
        types: ['sensor_msgs/msg/LaserScan'],
        publishers: 1,
        display: '',
        note: 'No display for sensor_msgs/msg/LaserScan',
        own: false,
      },
      {
        topic: '/secret/keys',
        types: ['std_msgs/msg/String'],
        publishers: 1,
        display: '',
        note: 'Not allowed by subscribe.deny',
        own: false,
      },
      {
        topic: '/mixed',
        types: ['std_msgs/msg/String', PC],
        publishers: 2,
        display: '',
        note: 'Two types on one topic: std_msgs/msg/String, sensor_msgs/msg/PointCloud2',
        own: false,
      },
    ],
    widgets: byKey([
      widget('speed', 'GuiSlider', {
        label: 'Speed limit',
        minimum: 0,
        maximum: 1.5,
        step: 0.05,
        unit: 'm/s',
        marks: [],
        order: 0,
      }),
      widget('height', 'GuiNumber', {
        label: 'Lift height',
        minimum: [0],
        maximum: [2],
        step: 0.01,
        unit: 'm',
        order: 1,
      }),
      widget('lights', 'GuiCheckbox', { label: 'Head lights', order: 2 }),
      widget('mode', 'GuiDropdown', {
        label: 'Mode',
        options: ['manual', 'follow', 'navigate'],
        order: 3,
      }),
      widget('say', 'GuiText', { label: 'Say', order: 4, multiline: false, live: false }),
      widget('horn', 'GuiButton', { label: 'Sound the horn', order: 5, ...BUTTON }),
      widget('brake', 'GuiButton', {
        label: 'Release the brake',
        order: 6,
        disabled: true,
        ...BUTTON,
      }),
    ]),
    widgetStates: byKey([
      value('speed', 0.6),
      value('height', 0.5, false),
      value('lights', true),
      value('mode', 'follow'),
      value('say', 'Hello'),
    ]),
    control: {
      t: 'Control',
      display: '',
      key: '',
      groups: [
        { group: 'drive', holder: 'c1', waiting: [] },
        { group: 'arm', holder: '', waiting: [] },
      ],
      operators: ['c1', 'c3'],
      viewers: 1,
      stopped_by: '',
      names: {},
      presenter: '',
      stops: 0,
    },
    frames: [
      'base_footprint',
      'base_link',
      'camera_link',
      'camera_optical_frame',
      'imu_link',
      'laser',
      'left_wheel',
      'map',
      'odom',
      'right_wheel',
    ],
    fixedFrame: 'map',
    clock: { rosTime: () => NOW, simulated: false },
    stats: {
      pace: 0,
      fps: 60,
      latencyMs: 3.2,
      bytesPerSecond: 12.4e6,
      skipped: 12,
      lost: 0,
      pending: 0,
    },
  };
}
