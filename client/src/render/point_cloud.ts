// SPDX-License-Identifier: Apache-2.0
/** Point clouds of one topic: the newest, and those that have not decayed yet. */

import { Group, Matrix4, type DataTexture } from 'three';
import type { OptionValue, Placement } from '../state';
import type { PointCloud, PointField } from '../wire/messages';
import { Cloud } from './cloud';
import { colorTexture } from './color_maps';
import { readPointOptions } from './point_colors';
import { PointLabels } from './point_labels';
import { foremost, type PointHit, type Sight } from './pick/sight';
import type { Renderable, SceneContext } from './renderable';
import { Wake } from './wake';

export class PointCloudRenderable implements Renderable<PointCloud> {
  readonly object = new Group();
  private options = readPointOptions({});
  private map: DataTexture;
  /** Oldest first. */
  private clouds: Cloud[] = [];
  /** A decayed cloud whose GPU memory the next one takes. */
  private spare: Cloud | null = null;
  private fields: PointField[] = [];
  private readonly local = new Matrix4();
  private readonly wake: Wake;
  private readonly labels: PointLabels;

  constructor(private readonly context: SceneContext) {
    this.map = colorTexture(this.options.map, this.options.invert);
    this.wake = new Wake(context);
    this.labels = new PointLabels(context, this.object);
  }

  update(message: PointCloud): void {
    this.fields = message.fields;
    const now = this.context.rosTime();
    this.forget(now, this.options.decay > 0 ? 0 : 1);
    const used = this.options.decay > 0 ? this.spare : (this.clouds.pop() ?? this.spare);
    if (used === this.spare) this.spare = null;
    used?.replace(message, now);
    const cloud = used ?? new Cloud(message, now, this.options, this.map);
    this.clouds.push(cloud);
    this.object.add(cloud.object);
  }

  keepsAll(): boolean {
    return this.options.decay > 0;
  }

  setOptions(options: Record<string, OptionValue>): void {
    const before = this.options;
    this.options = readPointOptions(options);
    if (before.map !== this.options.map || before.invert !== this.options.invert) {
      this.map.dispose();
      this.map = colorTexture(this.options.map, this.options.invert);
    }
    this.spare?.dispose();
    this.spare = null;
    for (const cloud of this.clouds) cloud.setOptions(this.options, this.map);
  }

  setLocal(matrix: Matrix4): void {
    this.local.copy(matrix);
    for (const cloud of this.clouds) cloud.moved();
  }

  place(): Placement[] {
    this.forget(this.context.rosTime(), 1);
    const placements = this.clouds.map((cloud) => cloud.place(this.context, this.local));
    const { labels, style, size } = this.options;
    this.labels.set(labels ? this.clouds.at(-1) : undefined, style === 'points' ? 0 : size / 2);
    const oldest = this.clouds[0];
    const goes = oldest && this.clouds.length > 1 ? oldest.received + this.options.decay : Infinity;
    this.wake.at(goes);
    return placements.at(-1) ?? [];
  }

  /** What was received at a later time than it is now cannot be told from what is new. */
  timeJumped(): void {
    for (const cloud of this.clouds.splice(0, this.clouds.length - 1)) this.retire(cloud);
    for (const cloud of this.clouds) cloud.received = this.context.rosTime();
  }

  /** Of the clouds that have not decayed, the point that is seen at a place of the picture. */
  seenAt(sight: Sight): PointHit | null {
    let best: PointHit | null = null;
    for (const cloud of this.clouds) best = foremost(best, cloud.seenAt(sight));
    return best;
  }

  elements(): number {
    return this.clouds.reduce((sum, cloud) => sum + cloud.elements, 0);
  }

  pointFields(): PointField[] {
    return this.fields;
  }

  dispose(): void {
    this.wake.cancel();
    for (const cloud of this.clouds) cloud.dispose();
    this.spare?.dispose();
    this.clouds = [];
    this.spare = null;
    this.labels.dispose();
    this.map.dispose();
    this.object.clear();
  }

  /** Drop what is older than the decay time, but keep the newest `keep`. */
  private forget(now: number, keep: number): void {
    const { decay } = this.options;
    const old = this.clouds.findIndex(
      (cloud, i) => i >= this.clouds.length - keep || now - cloud.received <= decay,
    );
    const gone = old === -1 ? this.clouds.length : old;
    for (const cloud of this.clouds.splice(0, gone)) this.retire(cloud);
  }

  private retire(cloud: Cloud): void {
    this.object.remove(cloud.object);
    this.spare?.dispose();
    this.spare = cloud;
  }
}
