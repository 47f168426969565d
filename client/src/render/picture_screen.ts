// SPDX-License-Identifier: Apache-2.0
/** What a camera sees, drawn in the scene: a screen before the camera, at a fixed place, or before the eyes. */

import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Group,
  Mesh,
  ShaderMaterial,
  type Texture,
} from 'three';
import { app, type Placement } from '../state';
import { pictureDrawn } from '../video/videos';
import type { PictureMessage } from '../wire/messages';
import { isCalibrated } from './camera_lens';
import { infoTopicOf } from './depth_camera';
import { FramePose, matrixOf } from './frame_pose';
import { TO_LINEAR } from './glsl';
import { HALVES, LAYERS, Sheet, type Sized } from './nodes/view_image';
import type { SceneContext } from './renderable';
import { cornersBefore, cornersOf, type Corners, type ScreenPlace } from './screen_place';
import { ScreenTexture } from './screen_texture';

const VERTEX = /* glsl */ `
  varying vec2 vAt;
  void main() {
    vAt = uv;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }
`;

const FRAGMENT = /* glsl */ `
  uniform sampler2D picture;
  varying vec2 vAt;
  ${TO_LINEAR}
  void main() {
    gl_FragColor = linearToOutputTexel(vec4(toLinear(texture2D(picture, vAt).rgb), 1.0));
  }
`;

const BEFORE_EYES = { behind: false, opacity: 1 };
/** Of the picture: the eyes' halves do not blend into each other. */
const SEAM = 1e-3;

export class PictureScreen {
  readonly object = new Group();
  private readonly texture: ScreenTexture;
  private readonly eyes = [new Eye([LAYERS.left, LAYERS.right]), new Eye([LAYERS.right])] as const;
  private readonly sheets = [new Sheet(), new Sheet()] as const;
  private settings: ScreenPlace | null = null;
  private where = new FramePose('', 0);
  private corners: Corners | null = null;
  private drawn = 0;

  constructor(
    private readonly context: SceneContext,
    private message: PictureMessage,
  ) {
    this.object.matrixAutoUpdate = false;
    this.object.add(...this.eyes.map((eye) => eye.mesh), ...this.sheets.map((each) => each.mesh));
    this.texture = new ScreenTexture(message, () => context.invalidate());
  }

  update(message: PictureMessage): void {
    this.message = message;
    this.texture.update(message);
  }

  setPlace(settings: ScreenPlace): void {
    this.settings = settings;
    this.corners = null;
    this.context.invalidate();
  }

  /** The display whose CameraInfo says how large it is. */
  needs(): string[] {
    if (this.settings?.at !== 'camera') return [];
    const found = this.context.others.displayOf(this.infoTopic);
    return found === undefined ? [] : [found];
  }

  place(): Placement[] {
    const { settings, texture } = this;
    this.object.visible = false;
    if (!settings) return [];
    if (texture.problem) return [problem('picture', 'error', texture.problem)];
    if (!texture.map) return [];
    const found = settings.at === 'head' ? this.beforeEyes(settings) : this.inScene(settings);
    this.tellDrawn();
    return found;
  }

  dispose(): void {
    for (const each of [...this.eyes, ...this.sheets, this.texture]) each.dispose();
  }

  private tellDrawn(): void {
    const { stamp } = this.texture;
    if (!this.object.visible || stamp === this.drawn) return;
    this.drawn = stamp;
    pictureDrawn(this.message.display, stamp);
  }

  /** In a headset; the page has its window. */
  private beforeEyes({ width, distance, stereo }: ScreenPlace): Placement[] {
    const { map } = this.texture;
    const aspect = stereo ? this.texture.aspect / 2 : this.texture.aspect;
    for (const eye of this.eyes) eye.mesh.visible = false;
    if (app.getState().inHeadset === '' || !map) return [];
    const offset: [number, number, number] = [0, 0, -distance];
    const look = { ...BEFORE_EYES, height: width / aspect, aspect, offset };
    const [first, second] = HALVES[stereo ? 'side-by-side' : 'mono'];
    const [left, right] = this.sheets;
    left.set(look, map, first, stereo ? [LAYERS.left] : [LAYERS.left, LAYERS.right]);
    right.set(look, stereo ? map : null, second, [LAYERS.right]);
    this.object.matrix.identity();
    this.object.matrixWorldNeedsUpdate = true;
    this.object.visible = true;
    return [];
  }

  private inScene(settings: ScreenPlace): Placement[] {
    for (const sheet of this.sheets) sheet.mesh.visible = false;
    const found = settings.at === 'camera' ? this.fitCamera(settings) : this.fitScreen(settings);
    if (found) return [found];
    const { map } = this.texture;
    const [left, right] = this.eyes;
    const { stereo } = settings;
    left.set(map, stereo ? [0, 0.5] : [0, 1], stereo ? [LAYERS.left] : [LAYERS.left, LAYERS.right]);
    right.set(stereo ? map : null, [0.5, 0.5], [LAYERS.right]);
    this.where.refresh(this.context);
    const { pose } = this.where;
    if (pose) {
      matrixOf(pose, this.object.matrix);
      this.object.matrixWorldNeedsUpdate = true;
      this.object.visible = true;
    }
    return this.where.problem ? [this.where.problem] : [];
  }

  private fitScreen(settings: ScreenPlace): null {
    const { aspect } = this.texture;
    this.setCorners(cornersOf(settings, settings.stereo ? aspect / 2 : aspect));
    this.locate(settings.frame);
    return null;
  }

  private fitCamera({ distance }: ScreenPlace): Placement | null {
    const { others } = this.context;
    const display = others.displayOf(this.infoTopic);
    if (display === undefined) {
      const text = `There is no display of ${this.infoTopic} (CameraInfo)`;
      return problem('camera info', 'error', text);
    }
    const model = others.camera(display);
    if (!model) {
      const text = `Waiting for the CameraInfo on ${this.infoTopic}, which says where pixels look`;
      return problem('camera info', 'waiting', text);
    }
    if (!isCalibrated(model)) {
      return problem('camera info', 'error', `${this.infoTopic} is of no calibrated camera`);
    }
    this.setCorners(cornersBefore(model, distance));
    this.locate(this.message.frame || model.frame);
    return null;
  }

  private get infoTopic(): string {
    return infoTopicOf(this.context.others.topicOf(this.message.display));
  }

  /** Where its frame is now: a screen does not wait for transforms. */
  private locate(frame: string): void {
    if (frame !== this.where.frame) this.where = new FramePose(frame, 0);
  }

  private setCorners(corners: Corners): void {
    const same = this.corners?.every((value, i) => value === corners[i]);
    if (same) return;
    this.corners = corners;
    for (const eye of this.eyes) eye.setCorners(corners);
  }
}

/** What one eye, or both, see of a screen. */
class Eye {
  private readonly material = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: { picture: { value: null } },
    side: DoubleSide,
    toneMapped: false,
  });
  private readonly uv = new BufferAttribute(new Float32Array(8), 2);
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;

  constructor(layers: readonly number[]) {
    const geometry = new BufferGeometry();
    geometry.setIndex([0, 1, 2, 0, 2, 3]);
    geometry.setAttribute('uv', this.uv);
    this.mesh = new Mesh(geometry, this.material);
    this.mesh.visible = false;
    this.see(layers);
  }

  setCorners(corners: Corners): void {
    const { geometry } = this.mesh;
    geometry.setAttribute('position', new BufferAttribute(corners, 3));
    geometry.computeBoundingSphere();
    geometry.boundingBox = null;
  }

  /** Show this part (begin and width, of one) of a picture to the eyes of these layers. */
  set(
    map: Texture<Sized> | null,
    [from, wide]: readonly [number, number],
    layers: readonly number[],
  ): void {
    this.mesh.visible = map !== null;
    if (!map) return;
    this.see(layers);
    this.material.uniforms.picture!.value = map;
    const seam = wide < 1 ? SEAM : 0;
    const [left, right] = [from + seam, from + wide - seam];
    this.uv.array.set([left, 0, left, 1, right, 1, right, 0]);
    this.uv.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.material.dispose();
  }

  private see(layers: readonly number[]): void {
    this.mesh.layers.disableAll();
    for (const layer of layers) this.mesh.layers.enable(layer);
  }
}

function problem(name: string, level: Placement['level'], text: string): Placement {
  return { name, level, text };
}
