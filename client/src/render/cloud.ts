// SPDX-License-Identifier: Apache-2.0
/** One point cloud in its place: one draw call, coloured as the settings say. */

import { Group, Matrix4, Mesh, Points, Vector3, type DataTexture } from 'three';
import type { Placement } from '../state';
import type { PointCloud } from '../wire/messages';
import { matrixOf } from './frame_pose';
import { colorSource, type ColorSource, type PointOptions } from './point_colors';
import {
  along,
  isPlace,
  pointOf,
  rangeAlong,
  readChannels,
  readField,
  readPacked,
  type Positions,
} from './point_fields';
import { PointGeometry, type Extra } from './point_geometry';
import { PointMaterial, SOURCE } from './point_shader';
import { fieldsOfPoint } from './pick/cloud_point';
import type { PointHit, Sight } from './pick/sight';
import type { PickedPart, SceneContext } from './renderable';
import { SweptPose } from './swept_pose';
import { robustRange } from './value_range';

type Drawn = Points<PointGeometry, PointMaterial> | Mesh<PointGeometry, PointMaterial>;

/** Numbers read out of a message, kept as long as the settings ask for the same. */
interface Read {
  name: string;
  extra: Extra | null;
  /** Least and greatest number, and what was taken off each of them; of fields only. */
  limits: { min: number; max: number; base: number } | null;
}

const NOTHING_READ: Read = { name: '', extra: null, limits: null };

export class Cloud {
  /** In its place in the fixed frame; holds what is drawn. */
  readonly object = new Group();
  private drawn: Drawn;
  private readonly material = new PointMaterial();
  private placed: SweptPose;
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
    this.placed = this.whereOf(message);
    this.object.matrixAutoUpdate = false;
    this.object.visible = false;
    this.choose();
    this.drawn = this.draw(null);
    this.applyOptions(map);
  }

  /** Show other points in this one's place and GPU memory. */
  replace(message: PointCloud, received: number): void {
    this.message = message;
    this.locate();
    this.received = received;
    this.read = NOTHING_READ;
    this.fill();
  }

  setOptions(options: PointOptions, map: DataTexture): void {
    this.options = options;
    this.locate();
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
    this.object.visible = pose !== null && this.message.count > 0;
    if (pose !== null && (changed || this.stale)) {
      const [x, y, z] = this.message.origin;
      matrixOf(pose, this.object.matrix)
        .multiply(local)
        .multiply(shift.makeTranslation(x, y, z));
      this.object.matrixWorldNeedsUpdate = true;
      this.material.setSweep(this.placed.knots, this.message.count);
      this.setRange();
      this.stale = false;
    }
    const colors: Placement = { name: 'colour', level: 'warning', text: this.problem };
    return [...(problem ? [problem] : []), ...(this.problem === '' ? [] : [colors])];
  }

  /** Write where the `index`-th point is in the fixed frame; false while that is not known. */
  pointAt(index: number, into: Vector3): boolean {
    if (!this.object.visible || index >= this.message.count) return false;
    pointOf(this.drawn.geometry.positions, index, into);
    this.placed.carry(index / Math.max(this.message.count - 1, 1), into);
    into.applyMatrix4(this.object.matrix);
    return true;
  }

  /** The point that is seen at a place of the picture. */
  seenAt(sight: Sight): PointHit | null {
    if (!this.object.visible) return null;
    const { message } = this;
    const { style, size } = this.options;
    const drawn = style === 'points' ? size * sight.pixelRatio : size;
    const probe = sight.begin(this.object.matrix, style);
    probe.holdAll(this.placed.carryAll(this.drawn.geometry.positions), drawn);
    const { index, away, depth } = probe;
    if (index < 0) return null;
    const part = (): PickedPart | null => {
      const position = new Vector3();
      return this.pointAt(index, position) ? this.partOf(message, index, position) : null;
    };
    return { away, depth, part };
  }

  private partOf(message: PointCloud, index: number, position: Vector3): PickedPart {
    const { frame, stamp } = message;
    const fields = [['index', String(index)] as const, ...fieldsOfPoint(message, index)];
    const again = (): PickedPart | null => {
      const still = this.message === message && this.pointAt(index, position);
      return still
        ? { name: `point ${index}`, index, frame, stamp, position, fields, again }
        : null;
    };
    return { name: `point ${index}`, index, frame, stamp, position, fields, again };
  }

  /** What is written beside the first points. */
  get labels(): readonly string[] {
    return this.message.labels;
  }

  /** Points that are drawn: none while it waits for its place. */
  get elements(): number {
    return this.object.visible ? this.message.count : 0;
  }

  dispose(): void {
    this.drawn.geometry.dispose();
    this.material.dispose();
  }

  /** Whether the matrix or the colours' range must be computed again. */
  private stale = true;

  private whereOf({ frame, stamp, sweep }: PointCloud): SweptPose {
    return new SweptPose(frame, stamp, this.options.deskew ? sweep : 0);
  }

  /** Keep what was found of the place where it is the same. */
  private locate(): void {
    const next = this.whereOf(this.message);
    const { frame, stamp, sweep } = this.placed;
    if (next.frame === frame && next.stamp === stamp && next.sweep === sweep) return;
    this.placed = next;
  }

  private fill(): void {
    this.choose();
    this.drawn = this.draw(this.drawn);
    this.applySource();
  }

  /** The points in the style that is set: `old` with other contents where it can be. */
  private draw(old: Drawn | null): Drawn {
    const { style } = this.options;
    const geometry = PointGeometry.of(this.message, this.read.extra, style, old?.geometry ?? null);
    if (old && old instanceof Points === (style === 'points')) {
      old.geometry = geometry;
      return old;
    }
    const { material } = this;
    const drawn =
      style === 'points' ? new Points(geometry, material) : new Mesh(geometry, material);
    // Finding the bounds would cost more than drawing what is out of sight.
    drawn.frustumCulled = false;
    drawn.onBeforeRender = (renderer) => this.material.measure(renderer);
    this.object.clear();
    this.object.add(drawn);
    return drawn;
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
    material.setStyle(options.style, options.size);
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
    const { source, material } = this;
    if (source.kind === 'axis') {
      const m = this.object.matrix.elements;
      const row = [m[source.axis], m[4 + source.axis]!, m[8 + source.axis]!] as const;
      const base = m[12 + source.axis]!;
      material.uniforms.axis.value.set(...row);
      const [min, max] = this.rangeOf(
        base,
        (positions, i) => along(positions, row, i),
        (positions) => rangeAlong(positions, row),
      );
      setLinear(material, min, max, base);
    } else if (source.kind === 'field' && this.read.limits) {
      const { base, min: least, max: greatest } = this.read.limits;
      const values = this.read.extra!.array;
      const [min, max] = this.rangeOf(
        base,
        (_, i) => values[i]!,
        () => [least - base, greatest - base],
      );
      setLinear(material, min, max, base);
    }
  }

  /** The range that is set, or that of the points that are anywhere; `base` was taken off the numbers. */
  private rangeOf(
    base: number,
    numberAt: (positions: Positions, index: number) => number,
    limits: (positions: Positions) => [number, number] | null,
  ): [number, number] {
    const { range } = this.options;
    if (typeof range !== 'string') return range;
    const { positions } = this.drawn.geometry;
    const own =
      range === 'auto'
        ? robustRange(this.message.count, (i) =>
            isPlace(positions, i) ? numberAt(positions, i) : NaN,
          )
        : limits(positions);
    return own ? [own[0] + base, own[1] + base] : [base, base];
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
