// SPDX-License-Identifier: Apache-2.0
/** The scene message `Image`: a depth image as a cloud, with the CameraInfo beside it and the colours of another image. */

import {
  DataTexture,
  FloatType,
  Mesh,
  Points,
  RedFormat,
  Group,
  Vector3,
  type DataTexture as Table,
} from 'three';
import type { OptionValue, Placement } from '../state';
import type { CameraModel, PictureMessage } from '../wire/messages';
import { colorTexture } from './color_maps';
import { depthUnit, infoTopicOf, lensOf } from './depth_camera';
import { depthBounds, DepthGeometry } from './depth_geometry';
import { readDepthOptions } from './depth_options';
import { FramePose, matrixOf } from './frame_pose';
import { numbersOf, rangeOf, type Numbers } from './image_colors';
import { OccludedLayer } from './occluded_layer';
import { PictureTexture } from './picture_texture';
import { PointMaterial, SOURCE } from './point_shader';
import { numberText } from './pick/numbers';
import type { PointHit, Sight } from './pick/sight';
import type { PickedPart, Renderable, SceneContext } from './renderable';

type Drawn = Points<DepthGeometry, PointMaterial> | Mesh<DepthGeometry, PointMaterial>;

const NO_DEPTH = 'is no depth image: a cloud is drawn of 16UC1 (millimetres) and 32FC1 (metres)';

export class DepthCloudRenderable implements Renderable<PictureMessage> {
  readonly object = new Group();
  private readonly material = new PointMaterial('depth');
  private readonly picture: PictureTexture;
  private options = readDepthOptions({});
  private map: Table;
  private depth: DataTexture | null = null;
  private drawn: Drawn | null = null;
  /** What something in front hides now, where that is wanted. */
  private behind: OccludedLayer | null = null;
  private where: FramePose;
  private model: CameraModel | null = null;

  constructor(
    private readonly context: SceneContext,
    private message: PictureMessage,
  ) {
    this.where = new FramePose(message.frame, message.stamp);
    this.picture = new PictureTexture(() => context.invalidate());
    this.map = colorTexture('grey', false);
    this.object.matrixAutoUpdate = false;
    this.object.visible = false;
  }

  update(message: PictureMessage): void {
    this.message = message;
    if (!this.options.cloud) return;
    const numbers = this.fill();
    if (numbers) this.remember(numbers);
  }

  waits(): boolean {
    return this.options.cloud;
  }

  setOptions(options: Record<string, OptionValue>): void {
    const before = this.options;
    this.options = readDepthOptions(options);
    const { style, size, footprint, alpha, picture, cloud } = this.options;
    if (before.picture.map !== picture.map) {
      this.map.dispose();
      this.map = colorTexture(picture.map, false);
    }
    this.material.setStyle(style, size, footprint);
    this.material.setAlpha(alpha, alpha < 1);
    this.forget();
    if (cloud) this.fill();
    else this.free();
  }

  place(): Placement[] {
    this.object.visible = false;
    if (!this.options.cloud) return [];
    if (!this.drawn) return [problem('cloud', 'error', `${this.message.ros_encoding} ${NO_DEPTH}`)];
    const info = this.lookThrough();
    if (info) return [info];
    const problems = this.color();
    this.behind?.follow(this.material);
    this.locate();
    this.where.refresh(this.context);
    const { pose } = this.where;
    if (this.where.problem) problems.unshift(this.where.problem);
    this.object.visible = pose !== null;
    if (pose) {
      matrixOf(pose, this.object.matrix);
      this.object.matrixWorldNeedsUpdate = true;
    }
    return problems;
  }

  needs(): string[] {
    const { cloud, colorTopic } = this.options;
    if (!cloud) return [];
    const topics = [this.infoTopic, ...(colorTopic === '' ? [] : [colorTopic])];
    return topics.flatMap((topic) => this.context.others.displayOf(topic) ?? []);
  }

  elements(): number {
    if (!this.object.visible) return 0;
    return (this.drawn?.geometry.count ?? 0) + (this.behind?.shown ?? 0);
  }

  /** What was seen at a later time than it is now hides nothing. */
  timeJumped(): void {
    this.forget();
  }

  /** The pixel whose point is seen at a place of the picture. */
  seenAt(sight: Sight): PointHit | null {
    if (!this.object.visible || !this.depth) return null;
    const { style, size, footprint } = this.options;
    const { x: fx, y: fy, z: cx, w: cy } = this.material.uniforms.lens.value;
    const unit = this.material.uniforms.unit.value;
    const { data, width, height } = this.depth.image;
    const probe = sight.begin(this.object.matrix, style);
    const drawn = style === 'points' ? size * sight.pixelRatio : size;
    // Pixels that are seen, then those that are hidden: counted on.
    let i = 0;
    for (const depths of [data as Float32Array, ...(this.behind ? [this.behind.hidden] : [])]) {
      for (let v = 0, at = 0; v < height; v++) {
        for (let u = 0; u < width; u++, i++, at++) {
          const far = depths[at]! * unit;
          if (!(far > 0 && far < 1e30)) continue;
          const wide = footprint ? (size * far) / fx : drawn;
          probe.hold(i, ((u - cx) / fx) * far, ((v - cy) / fy) * far, far, wide);
        }
      }
    }
    const { index, away, depth } = probe;
    return index < 0 ? null : { away, depth, part: () => this.partOf(index) };
  }

  private partOf(index: number): PickedPart | null {
    const { message, depth } = this;
    if (!depth || !this.object.visible) return null;
    const { width, height, data } = depth.image;
    const hidden = index >= width * height;
    const at = hidden ? index - width * height : index;
    const [u, v] = [at % width, Math.floor(at / width)];
    const number = (hidden ? this.behind?.hidden[at] : (data as Float32Array)[at]) ?? 0;
    const { x: fx, y: fy, z: cx, w: cy } = this.material.uniforms.lens.value;
    const far = number * this.material.uniforms.unit.value;
    const own = new Vector3(((u - cx) / fx) * far, ((v - cy) / fy) * far, far);
    const fields: (readonly [string, string])[] = [
      ['pixel', `${u} ${v}`],
      ['depth', `${numberText(far)} m`],
      ['value', `${numberText(number)} (${message.ros_encoding})`],
      ...(hidden ? ([['hidden', 'seen before; something is in front of it now']] as const) : []),
    ];
    return {
      name: `pixel ${u} ${v}`,
      frame: this.where.frame,
      stamp: message.stamp,
      position: own.applyMatrix4(this.object.matrix),
      fields,
      again: () => (this.message === message ? this.partOf(index) : null),
    };
  }

  dispose(): void {
    this.free();
    this.picture.dispose();
    this.material.dispose();
    this.map.dispose();
  }

  private get infoTopic(): string {
    const { others } = this.context;
    return this.options.infoTopic || infoTopicOf(others.topicOf(this.message.display));
  }

  /** Bring the picture to the GPU; its memory is used again while the size stays. */
  private fill(): Numbers | null {
    const { width, height } = this.message;
    const numbers = numbersOf(this.message);
    const unit = depthUnit(this.message);
    if (!numbers || unit === 0 || numbers.length === 0) {
      this.free();
      return null;
    }
    let { depth } = this;
    if (depth?.image.width !== width || depth.image.height !== height) {
      depth?.dispose();
      const room = new Float32Array(width * height);
      depth = this.depth = new DataTexture(room, width, height, RedFormat, FloatType);
    }
    (depth.image.data as Float32Array).set(numbers);
    depth.needsUpdate = true;
    const { uniforms } = this.material;
    uniforms.depth.value = depth;
    uniforms.unit.value = unit;
    uniforms.map.value = this.map;
    const [min, max] = this.options.picture.range ?? rangeOf(numbers);
    const scale = max === min ? 0 : 1 / (max - min);
    uniforms.range.value.set(scale, max === min ? 0.5 : -min * scale);
    this.draw(width * height);
    return numbers;
  }

  /** Keep what this image hides of the ones before. */
  private remember(numbers: Numbers): void {
    if (!this.options.occlusion) return;
    const { width, height } = this.message;
    if (this.behind?.width !== width || this.behind.height !== height) this.forget();
    this.behind ??= new OccludedLayer(width, height, this.options, () => this.bounds());
    this.object.add(this.behind.object);
    this.behind.take(numbers, this.material.uniforms.unit.value, this.context.rosTime());
  }

  private forget(): void {
    this.behind?.dispose();
    this.behind = null;
  }

  private draw(count: number): void {
    const { style } = this.options;
    const old = this.drawn?.geometry;
    if (old?.style === style && old.count === count) {
      old.changed();
      return;
    }
    old?.dispose();
    const geometry = new DepthGeometry(style, count, () => this.bounds());
    const { material } = this;
    this.drawn = style === 'points' ? new Points(geometry, material) : new Mesh(geometry, material);
    this.drawn.frustumCulled = false;
    this.drawn.onBeforeRender = (renderer) => material.measure(renderer);
    this.object.clear();
    this.object.add(this.drawn, ...(this.behind ? [this.behind.object] : []));
  }

  private bounds() {
    const { x: fx, y: fy, z: cx, w: cy } = this.material.uniforms.lens.value;
    const { data, width } = this.depth!.image;
    const unit = this.material.uniforms.unit.value;
    return depthBounds(data as Float32Array, width, unit, { fx, fy, cx, cy });
  }

  /** Take the camera's calibration; returns what is wrong with it. */
  private lookThrough(): Placement | null {
    const { others } = this.context;
    const topic = this.infoTopic;
    const display = others.displayOf(topic);
    if (display === undefined) {
      return problem('camera info', 'error', `There is no display of ${topic} (CameraInfo)`);
    }
    const model = others.camera(display);
    if (!model) {
      const text = `Waiting for the CameraInfo on ${topic}, which says where the pixels look`;
      return problem('camera info', 'waiting', text);
    }
    this.model = model;
    const { fx, fy, cx, cy } = lensOf(model, this.message.width, this.message.height);
    const lens = this.material.uniforms.lens.value;
    if (lens.x !== fx || lens.y !== fy || lens.z !== cx || lens.w !== cy) {
      lens.set(fx, fy, cx, cy);
      this.drawn?.geometry.changed();
    }
    return null;
  }

  /** Take the newest picture that colours the points; returns what is wrong with it. */
  private color(): Placement[] {
    const { uniforms } = this.material;
    const { colorTopic } = this.options;
    uniforms.source.value = SOURCE.value;
    if (colorTopic === '') return [];
    const { others } = this.context;
    const display = others.displayOf(colorTopic);
    if (display === undefined) {
      return [problem('color', 'warning', `There is no display of ${colorTopic} (Image)`)];
    }
    const image = others.image(display);
    if (image) this.picture.set(image);
    if (this.picture.problem) return [problem('color', 'warning', this.picture.problem)];
    if (!this.picture.texture) {
      return [problem('color', 'waiting', `Waiting for the picture on ${colorTopic}`)];
    }
    uniforms.picture.value = this.picture.texture;
    uniforms.source.value = SOURCE.color;
    return [];
  }

  /** A driver that leaves the image's frame empty says it in the CameraInfo. */
  private locate(): void {
    const frame = this.message.frame || (this.model?.frame ?? '');
    const { stamp } = this.message;
    if (frame === this.where.frame && stamp === this.where.stamp) return;
    this.where = new FramePose(frame, stamp);
  }

  private free(): void {
    this.forget();
    this.object.clear();
    this.drawn?.geometry.dispose();
    this.drawn = null;
    this.depth?.dispose();
    this.depth = null;
    this.material.uniforms.depth.value = null;
  }
}

function problem(name: string, level: Placement['level'], text: string): Placement {
  return { name, level, text };
}
