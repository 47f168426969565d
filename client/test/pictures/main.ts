// SPDX-License-Identifier: Apache-2.0
/** What a picture test may ask of the page: `window.pictures`. */

import type { OptionValue } from '../../src/state';
import { decode } from '../../src/wire/codec';
import { DepthCloudRenderable } from '../../src/render/depth_cloud';
import { ImageView } from '../../src/render/image';
import { MarkersRenderable } from '../../src/render/markers';
import { PointCloudRenderable } from '../../src/render/point_cloud';
import { JointStatesRenderable } from '../../src/render/joint_states';
import { RobotRenderable } from '../../src/render/robot';
import { RENDERABLES, type DrawnMessage } from '../../src/render/registry';
import type { Renderable, RenderableClass } from '../../src/render/renderable';
import type {
  Image,
  Markers,
  PictureMessage,
  PointCloud,
  PointField,
  Robot,
} from '../../src/wire/messages';
import { cameraModel } from '../camera_model';
import { markersMessage, type Plain } from '../marker_messages';
import { jointStates } from '../robots';
import { Stage, type View } from './stage';

type Options = Record<string, OptionValue>;

const stage = new Stage();
let current:
  | Renderable<PictureMessage>
  | Renderable<Markers>
  | Renderable<PointCloud>
  | Renderable<Robot>
  | Renderable<DrawnMessage>
  | null = null;
let last: DrawnMessage | null = null;
let efforts: JointStatesRenderable | null = null;
let images: ImageView | null = null;

type PlainImage = Omit<Image, 'data'> & { data: string };

interface PlainOthers {
  cameras?: Record<string, object>;
  images?: Record<string, PlainImage>;
}

function imageOf({ data, ...rest }: PlainImage): Image {
  return { ...rest, data: bytesOf(data) };
}

/** A cloud as a test writes it: `data` is the bytes in base64. */
interface PlainCloud {
  frame?: string;
  stamp?: number;
  step: number;
  fields: PointField[];
  data: string;
  origin?: [number, number, number];
  sweep?: number;
  labels?: string[];
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

function cloudMessage(plain: PlainCloud): PointCloud {
  const data = bytesOf(plain.data);
  return {
    t: 'PointCloud',
    display: 'cloud',
    key: 'cloud',
    frame: plain.frame ?? 'map',
    stamp: plain.stamp ?? 0,
    count: data.length / plain.step,
    step: plain.step,
    fields: plain.fields,
    origin: plain.origin ?? [0, 0, 0],
    sweep: plain.sweep ?? 0,
    labels: plain.labels ?? [],
    data,
  };
}

const drawn = (frame: string) => decode(bytesOf(frame).buffer) as DrawnMessage;

const pictures = {
  /** Show markers alone. */
  markers(rows: Plain[], options: Options = {}, textures: Record<string, string> = {}): void {
    const renderable = new MarkersRenderable(stage);
    current = renderable;
    stage.show(renderable, options);
    pictures.more(rows, textures);
  },
  /** Add markers to those shown. */
  more(rows: Plain[], textures: Record<string, string> = {}): void {
    const named = Object.entries(textures).map(([name, data]) => [name, bytesOf(data)] as const);
    (current as MarkersRenderable).update(
      markersMessage(rows, { images: Object.fromEntries(named) }),
    );
  },
  /** Show a cloud alone. */
  cloud(plain: PlainCloud, options: Options = {}): void {
    const renderable = new PointCloudRenderable(stage);
    current = renderable;
    stage.show(renderable, options);
    renderable.update(cloudMessage(plain));
  },
  /** Show an image as a cloud alone; `others` are a camera and a picture by their topics. */
  async depth(plain: PlainImage, options: Options, others: PlainOthers = {}): Promise<void> {
    const renderable = new DepthCloudRenderable(stage, imageOf(plain));
    current = renderable;
    stage.show(renderable, options);
    await pictures.nextDepth(plain, others);
  },
  /** Another image for the cloud that is shown, and other pictures beside it. */
  async nextDepth(plain: PlainImage, others: PlainOthers = {}): Promise<void> {
    for (const [topic, one] of Object.entries(others.cameras ?? {})) {
      stage.others.cameras[topic] = cameraModel(one);
    }
    for (const [topic, one] of Object.entries(others.images ?? {})) {
      stage.others.images[topic] = imageOf(one);
    }
    (current as DepthCloudRenderable).update(imageOf(plain));
    stage.place();
    // Pictures are decoded beside.
    await new Promise((resolve) => setTimeout(resolve, 200));
  },
  nextCloud(plain: PlainCloud): void {
    (current as PointCloudRenderable).update(cloudMessage(plain));
  },
  /** Show a message of the wire alone, drawn by whatever class draws its type. */
  message: (frame: string, options: Options = {}) => pictures.begin(drawn(frame), options),
  /** Likewise one that lies in a file: a large one takes too long as a text. */
  async messageAt(url: string, options: Options = {}): Promise<void> {
    const response = await fetch(url);
    pictures.begin(decode(await response.arrayBuffer()) as DrawnMessage, options);
  },
  begin(message: DrawnMessage, options: Options): void {
    last = message;
    const Class = RENDERABLES[message.t] as RenderableClass<DrawnMessage>;
    const renderable = new Class(stage, message);
    current = renderable;
    stage.show(renderable, options);
    renderable.update(message);
  },
  nextMessage(frame: string): void {
    last = drawn(frame);
    pictures.again();
  },
  /** Give what is shown the message that it has. */
  again(): void {
    if (last) (current as Renderable<DrawnMessage>).update(last);
  },
  /** Show a robot alone; a test writes it as the server encodes it. */
  robot(message: Robot, options: Options = {}): void {
    const renderable = new RobotRenderable(stage);
    current = renderable;
    stage.show(renderable, options);
    renderable.setOptions(options);
    renderable.update(message);
  },
  /** Tell positions and efforts of joints; with settings, efforts are drawn beside the robot. */
  joints(
    positions: Record<string, number>,
    told: Record<string, number> = {},
    options: Options | null = null,
  ): void {
    const message = jointStates(positions, told);
    efforts ??= new JointStatesRenderable(stage, message);
    efforts.update(message);
    if (!options) return;
    efforts.setOptions(options);
    stage.beside(efforts);
  },
  parts: () => current?.parts?.() ?? [],
  elements: () => current?.elements?.() ?? 0,
  setOptions: (options: Options) => current?.setOptions(options),
  setFrame: (name: string, pose: number[]) => stage.setFrame(name, pose),
  /** Say where a frame was at several times: [stamp, x, y, z, qx, qy, qz, qw] each. */
  moveFrame: (name: string, samples: number[][]) => stage.moveFrame(name, samples),
  setTime: (now: number) => void (stage.now = now),
  look: (view: View) => stage.look(view),
  /** Draw, and tell what is wrong. */
  draw: () => (stage.picture(), stage.problems),
  /** Place without drawing. */
  place: () => stage.place(),
  calls: () => stage.calls,
  memory: () => stage.memory,
  bounds: () => stage.bounds(),
  clear: () => {
    stage.clear();
    efforts?.dispose();
    efforts = null;
  },
  /** Draw one image message on a canvas of its own; resolves to its problem, '' when it is shown. */
  image(message: Omit<Image, 'data'> & { data: string }, options: Options = {}): Promise<string> {
    images?.dispose();
    document.querySelector('#image')?.remove();
    const canvas = document.createElement('canvas');
    canvas.id = 'image';
    document.body.append(canvas);
    const view = new ImageView();
    images = view;
    view.attach(canvas);
    view.setOptions(options);
    return new Promise((resolve) => {
      view.onChange = () => resolve(view.problem);
      view.setMessage({ ...message, data: bytesOf(message.data) });
    });
  },
  imageOptions: (options: Options) => images?.setOptions(options),
  pixelAt: (x: number, y: number) => images?.pixelAt(x, y) ?? null,
  /** Milliseconds that placing and drawing took, on average. */
  measure(times: number): number {
    const start = performance.now();
    for (let i = 0; i < times; i++) stage.picture();
    stage.settle();
    return (performance.now() - start) / times;
  },
};

declare global {
  interface Window {
    pictures: typeof pictures;
  }
}

stage.look('top');
window.pictures = pictures;
