// SPDX-License-Identifier: Apache-2.0
/** A small scene around one renderable: real transforms, a camera that the test sets, a picture on demand. */

import {
  AmbientLight,
  Box3,
  DirectionalLight,
  OrthographicCamera,
  PerspectiveCamera,
  Scene,
  WebGLRenderer,
  type Camera,
} from 'three';
import { FakeOthers } from '../fake_others';
import { Frames } from '../../src/frames';
import { JointTables } from '../../src/robot/joint_tables';
import { RobotModels } from '../../src/robot/robot_models';
import type { OptionValue, Placement } from '../../src/state';
import type { Renderable, SceneContext } from '../../src/render/renderable';

/** Pixels of the square picture. */
export const SIZE = 400;
/** Metres that an orthographic picture shows: 40 pixels a metre. */
export const SPAN = 10;

export type View = 'top' | 'perspective' | 'side' | 'oblique';

/** `top`: x to the right, y upwards; `side`: from -y, x to the right, z upwards; `perspective`: from 10 m above, 53 degrees; `oblique`: as a person looks at a robot. */
function cameraOf(view: View): Camera {
  const half = SPAN / 2;
  if (view === 'perspective') {
    // Ten metres away it shows the same ten metres as the others.
    const camera = new PerspectiveCamera((2 * Math.atan(0.5) * 180) / Math.PI, 1, 0.01, 100);
    camera.position.set(0, 0, 10);
    return camera;
  }
  if (view === 'oblique') {
    const camera = new PerspectiveCamera(45, 1, 0.01, 100);
    camera.up.set(0, 0, 1);
    camera.position.set(0, -9, 8);
    camera.lookAt(0, 0, 0);
    return camera;
  }
  const camera = new OrthographicCamera(-half, half, half, -half, 0.01, 100);
  camera.up.set(0, 0, 1);
  if (view === 'top') {
    camera.up.set(0, 1, 0);
    camera.position.set(0, 0, 20);
  } else {
    camera.position.set(0, -20, 0);
  }
  camera.lookAt(0, 0, 0);
  return camera;
}

export class Stage implements SceneContext {
  now = 100;
  fixed = 'map';
  readonly frames = new Frames(() => this.now);
  private readonly renderer = new WebGLRenderer({ antialias: false, preserveDrawingBuffer: true });
  private readonly scene = new Scene();
  private view: Camera = cameraOf('top');
  private drawn: Renderable<never> | null = null;
  private second: Renderable<never> | null = null;
  problems: Placement[] = [];

  constructor() {
    this.renderer.setPixelRatio(1);
    this.renderer.setSize(SIZE, SIZE);
    this.renderer.setClearColor(0x303030);
    document.body.append(this.renderer.domElement);
    this.scene.add(new AmbientLight(0xffffff, 1.2));
    this.scene.add(this.sun);
  }

  private readonly sun = new DirectionalLight(0xffffff, 2.2);

  readonly joints = new JointTables();
  readonly robots = new RobotModels();
  displaysOf = () => ['/joint_states'];
  readonly others = new FakeOthers();
  fixedFrame = () => this.fixed;
  rosTime = () => this.now;
  camera = () => this.view;
  viewport = () => ({ width: SIZE, height: SIZE, pixelRatio: 1 });
  /** Files that the test serves beside the page. */
  assetUrl = (uri: string) => `files/${uri.replace(/^[a-z]+:\/\//, '')}`;
  invalidate = () => undefined;

  look(view: View): void {
    this.view = cameraOf(view);
    // The light comes from a little beside the camera, so that faces differ.
    this.sun.position.copy(this.view.position).add({ x: 3, y: -4, z: 5 });
  }

  /** Put a frame at x y z (and a quaternion) of the fixed frame, for all times. */
  setFrame(name: string, pose: number[]): void {
    const [x = 0, y = 0, z = 0, qx = 0, qy = 0, qz = 0, qw = 1] = pose;
    this.frames.add({
      t: 'Transforms',
      display: '',
      key: '',
      names: [name, 'map'],
      child: Uint32Array.of(0),
      parent: Uint32Array.of(1),
      stamp: Float64Array.of(0),
      pose: Float64Array.of(x, y, z, qx, qy, qz, qw),
      static: Uint8Array.of(1),
    });
  }

  /** Say where a frame was in the fixed frame at several times: [stamp, x, y, z, qx, qy, qz, qw] each. */
  moveFrame(name: string, samples: number[][]): void {
    const count = samples.length;
    this.frames.add({
      t: 'Transforms',
      display: '',
      key: '',
      names: [name, 'map'],
      child: new Uint32Array(count),
      parent: new Uint32Array(count).fill(1),
      stamp: Float64Array.from(samples, (sample) => sample[0]!),
      pose: Float64Array.from(samples.flatMap((sample) => sample.slice(1))),
      static: new Uint8Array(count),
    });
  }

  show<M>(renderable: Renderable<M>, options: Record<string, OptionValue>): void {
    this.clear();
    renderable.setOptions(options);
    this.drawn = renderable as Renderable<never>;
    this.scene.add(renderable.object);
  }

  /** Draw something beside what is shown. */
  beside<M>(renderable: Renderable<M> | null): void {
    if (this.second) this.scene.remove(this.second.object);
    this.second = renderable as Renderable<never> | null;
    if (renderable) this.scene.add(renderable.object);
  }

  place(): void {
    this.problems = [...(this.drawn?.place() ?? []), ...(this.second?.place() ?? [])];
  }

  picture(): void {
    this.place();
    this.renderer.render(this.scene, this.view);
  }

  /** Wait until all that was drawn is there. */
  settle(): void {
    const gl = this.renderer.getContext();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }

  /** Draw calls of the last picture. */
  get calls(): number {
    return this.renderer.info.render.calls;
  }

  /** Geometries and textures that the GPU holds. */
  get memory(): { geometries: number; textures: number } {
    const { geometries, textures } = this.renderer.info.memory;
    return { geometries, textures };
  }

  /** What is drawn spans this in the fixed frame. */
  bounds(): number[] {
    const box = new Box3().setFromObject(this.scene);
    return [...box.min.toArray(), ...box.max.toArray()];
  }

  clear(): void {
    this.beside(null);
    if (!this.drawn) return;
    this.scene.remove(this.drawn.object);
    this.drawn.dispose();
    this.drawn = null;
  }
}
