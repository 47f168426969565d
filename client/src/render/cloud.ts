// SPDX-License-Identifier: Apache-2.0
/** One point cloud in its place: one draw call, coloured as the settings say. */

import { Matrix4, Points, type DataTexture } from 'three';
import type { Placement } from '../state';
import type { PointCloud } from '../wire/messages';
import { FramePose, matrixOf } from './frame_pose';
import { colorSource, type ColorSource, type PointOptions } from './point_colors';
import { rangeAlong, readChannels, readField, readPacked } from './point_fields';
import { PointGeometry, type Extra } from './point_geometry';
import { PointMaterial, SOURCE } from './point_shader';
import type { SceneContext } from './renderable';

/** Numbers read out of a message, kept as long as the settings ask for the same. */
interface Read {
  name: string;
  extra: Extra | null;
  /** Least and greatest number, and what was taken off each of them; of fields only. */
  limits: { min: number; max: number; base: number } | null;
}

const NOTHING_READ: Read = { name: '', extra: null, limits: null };

export class Cloud {
  readonly points: Points<PointGeometry, PointMaterial>;
  private readonly material = new PointMaterial();
  private placed: FramePose;
  private source: ColorSource = { kind: 'flat' };
  private read = NOTHING_READ;
  private problem = '';

  constructor(
    private message: PointCloud,
    /** ROS time at which it came. */
    public received: number,
    private options: PointOptions,
    map: DataTexture,
  ) {
    this.placed = new FramePose(message.frame, message.stamp);
    this.choose();
    this.points = new Points(PointGeometry.of(message, this.read.extra, null), this.material);
    this.points.matrixAutoUpdate = false;
    // Finding the bounds would cost more than drawing what is out of sight.
    this.points.frustumCulled = false;
    this.points.visible = false;
    this.points.onBeforeRender = (renderer) => this.material.measure(renderer);
    this.applyOptions(map);
  }

  /** Show other points in this one's place and GPU memory. */
  replace(message: PointCloud, received: number): void {
    if (message.frame !== this.placed.frame || message.stamp !== this.placed.stamp) {
      this.placed = new FramePose(message.frame, message.stamp);
    }
    this.message = message;
    this.received = received;
    this.read = NOTHING_READ;
    this.fill();
  }

  setOptions(options: PointOptions, map: DataTexture): void {
    this.options = options;
    this.fill();
    this.applyOptions(map);
  }

  /** The node it belongs to was moved. */
  moved(): void {
    this.stale = true;
  }

  /** Put it where its frame was at its stamp; `local` is the node's pose in the frame. */
  place(context: SceneContext, local: Matrix4): Placement[] {
    const changed = this.placed.refresh(context);
    const { pose, problem } = this.placed;
    this.points.visible = pose !== null && this.message.count > 0;
    if (pose !== null && (changed || this.stale)) {
      const [x, y, z] = this.message.origin;
      matrixOf(pose, this.points.matrix)
        .multiply(local)
        .multiply(shift.makeTranslation(x, y, z));
      this.points.matrixWorldNeedsUpdate = true;
      this.setRange();
      this.stale = false;
    }
    const colors: Placement = { name: 'colour', level: 'warning', text: this.problem };
    return [...(problem ? [problem] : []), ...(this.problem === '' ? [] : [colors])];
  }

  /** Points that are drawn: none while it waits for its place. */
  get elements(): number {
    return this.points.visible ? this.message.count : 0;
  }

  dispose(): void {
    this.points.geometry.dispose();
    this.material.dispose();
  }

  /** Whether the matrix or the colours' range must be computed again. */
  private stale = true;

  private fill(): void {
    this.choose();
    const { geometry } = this.points;
    this.points.geometry = PointGeometry.of(this.message, this.read.extra, geometry);
    this.applySource();
  }

  private choose(): void {
    const { source, problem } = colorSource(this.message.fields, this.options);
    this.source = source;
    this.problem = problem;
    this.read = readFor(this.message, source, this.read);
    this.stale = true;
  }

  private applyOptions(map: DataTexture): void {
    const { material, options } = this;
    material.size = options.size;
    material.uniforms.metric.value = options.metric;
    material.uniforms.circle.value = options.round;
    material.uniforms.map.value = map;
    material.uniforms.flatColor.value.setRGB(...options.color, 'srgb');
    this.applySource();
  }

  private applySource(): void {
    const { source, material, options } = this;
    const uniform = {
      flat: 'flat',
      axis: 'axis',
      field: 'value',
      packed: 'color',
      channels: 'color',
    };
    material.uniforms.source.value = SOURCE[uniform[source.kind] as keyof typeof SOURCE];
    const ownAlpha =
      (source.kind === 'packed' && source.alpha) ||
      (source.kind === 'channels' && source.fields.length === 4);
    material.setAlpha(options.alpha, options.alpha < 1 || ownAlpha);
  }

  /** Numbers to 0..1; computed in float64, so that far-away places and late times keep their differences. */
  private setRange(): void {
    const { source, material, options } = this;
    if (source.kind === 'axis') {
      const m = this.points.matrix.elements;
      const row = [m[source.axis], m[4 + source.axis]!, m[8 + source.axis]!] as const;
      const base = m[12 + source.axis]!;
      const own = rangeAlong(this.points.geometry.positions, row) ?? [0, 0];
      const [min, max] = options.range ?? [own[0] + base, own[1] + base];
      material.uniforms.axis.value.set(...row);
      setLinear(material, min, max, base);
    } else if (source.kind === 'field' && this.read.limits) {
      const { base, ...own } = this.read.limits;
      const [min, max] = options.range ?? [own.min, own.max];
      setLinear(material, min, max, base);
    }
  }
}

const shift = new Matrix4();

function setLinear(material: PointMaterial, min: number, max: number, base: number): void {
  const scale = max === min ? 0 : 1 / (max - min);
  material.uniforms.range.value.set(scale, max === min ? 0.5 : (base - min) * scale);
}

function readFor(message: PointCloud, source: ColorSource, known: Read): Read {
  const name = JSON.stringify(source);
  if (known.name === name) return known;
  switch (source.kind) {
    case 'field': {
      const { values, ...limits } = readField(message, source.field);
      return { name, extra: { name: 'value', array: values }, limits };
    }
    case 'packed': {
      const array = readPacked(message, source.field, source.alpha);
      return { name, extra: { name: 'tint', array }, limits: null };
    }
    case 'channels': {
      const array = readChannels(message, source.fields);
      return { name, extra: { name: 'tint', array }, limits: null };
    }
    case 'flat':
    case 'axis':
      return { ...NOTHING_READ, name };
  }
}
