// SPDX-License-Identifier: Apache-2.0
/** The markers of one topic. */

import { Group, Matrix4, Vector3 } from 'three';
import type { Level, OptionValue, Placement } from '../state';
import type { Markers } from '../wire/messages';
import { isCovered } from './markers/covered';
import { MarkerFold } from './markers/fold';
import { MarkerGroups, type Member } from './markers/groups';
import type { Part, Stage, Style } from './markers/part';
import { PartFactory } from './markers/part_factory';
import type { MarkerRow } from './markers/row';
import { listOf, numberOf, flagOf } from './option_values';
import { boxOf, distanceTo, fieldsOfMarker } from './pick/marker_part';
import type { PickedPart, Renderable, SceneContext } from './renderable';
import { Wake } from './wake';

/** A marker as it is kept: drawn by its part, in the group of its frame and stamp. */
interface Marker extends Member {
  readonly ns: string;
  readonly id: number;
  type: number;
  expires: number;
  /** What its message said, for who asks. */
  readonly row: MarkerRow;
}

export class MarkersRenderable implements Renderable<Markers> {
  readonly object = new Group();
  private readonly style: Style = { alpha: 1, outlines: false };
  private hidden = new Set<string>();
  private readonly problems = new Map<Part, { text: string; level: Level }>();
  private readonly names = new Map<Part, string>();
  private readonly groups: MarkerGroups;
  private readonly factory: PartFactory;
  private readonly wake: Wake;
  /** Newer than what the fold has: taken with the next picture, unless a newer one says it all again by then. */
  private newest: Markers | null = null;
  /** What was wrong with the last message that was taken. */
  private failure = '';
  private readonly fold = new MarkerFold<Marker>({
    set: (row, before) => this.take(row, before),
    remove: (marker) => this.remove(marker),
  });

  constructor(private readonly context: SceneContext) {
    const stage: Stage = {
      context,
      style: this.style,
      root: this.object,
      report: (part, text, level = 'error') => {
        if (text === '') this.problems.delete(part);
        else this.problems.set(part, { text, level });
      },
    };
    this.groups = new MarkerGroups(context);
    this.factory = new PartFactory(stage);
    this.wake = new Wake(context);
  }

  update(message: Markers): void {
    if (this.newest && !isCovered(this.newest, message)) this.catchUp();
    this.newest = message;
  }

  setOptions(options: Record<string, OptionValue>): void {
    const alpha = Math.min(Math.max(numberOf(options, 'alpha', 1), 0), 1);
    const outlines = flagOf(options, 'outlines', false);
    const restyled = alpha !== this.style.alpha || outlines !== this.style.outlines;
    this.style.alpha = alpha;
    this.style.outlines = outlines;
    this.hidden = new Set(listOf(options, 'hidden'));
    if (restyled) this.factory.restyle();
    for (const marker of this.fold.all()) {
      this.groups.show(marker, !this.hidden.has(marker.ns));
      if (restyled) marker.part.restyle();
    }
  }

  /** Namespaces with a marker in them. */
  parts(): string[] {
    this.catchUp();
    return this.fold.namespaces();
  }

  /** The marker nearest to a place, of those that are drawn. */
  partAt(at: Vector3): PickedPart | null {
    let best: Marker | null = null;
    let least = Infinity;
    for (const marker of this.fold.all()) {
      const local = this.groups.toFrame(marker, at);
      if (!local) continue;
      const away = distanceTo(marker.row, local);
      // Of several that it is inside of, the one that was drawn last lies in the others.
      if (away <= least) [least, best] = [away, marker];
    }
    return best && this.partOf(best);
  }

  private partOf(marker: Marker): PickedPart | null {
    const { row, ns, id } = marker;
    const frame = this.groups.matrixOf(marker);
    if (!frame) return null;
    const box = boxOf(row).premultiply(frame);
    const position = row.pose(new Matrix4()).premultiply(frame);
    return {
      name: `${ns}/${id}`,
      frame: row.frame,
      stamp: row.message.stamp[row.index]!,
      position: new Vector3().setFromMatrixPosition(position),
      box,
      fields: fieldsOfMarker(row),
      again: () => (this.fold.find(ns, id) === marker ? this.partOf(marker) : null),
    };
  }

  elements(): number {
    this.catchUp();
    let count = 0;
    for (const marker of this.fold.all()) if (!this.hidden.has(marker.ns)) count += 1;
    return count;
  }

  place(): Placement[] {
    this.catchUp();
    this.fold.expire(this.context.rosTime());
    this.wake.at(this.fold.nextExpiry);
    const placements = this.groups.place();
    for (const [part, problem] of this.problems) {
      placements.push({ name: this.names.get(part) ?? '', ...problem });
    }
    const { failure } = this;
    if (failure) placements.push({ name: '', level: 'error', text: failure });
    return placements;
  }

  timeJumped(): void {
    this.catchUp();
    this.fold.dropMortal();
  }

  dispose(): void {
    this.wake.cancel();
    this.fold.clear();
    this.factory.dispose();
    this.object.clear();
  }

  /** Take what came since the last picture. */
  private catchUp(): void {
    const message = this.newest;
    if (!message) return;
    this.newest = null;
    this.failure = '';
    try {
      this.factory.textures.take(message);
      this.fold.apply(message);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.failure = `Some markers cannot be drawn: ${why}`;
    }
  }

  private take(row: MarkerRow, before: Marker | undefined): Marker {
    const marker = before ?? this.make(row);
    if (marker.type !== row.type) {
      this.discard(marker);
      marker.part = this.newPart(row);
      marker.type = row.type;
    }
    marker.expires = row.expires;
    marker.row.become(row);
    try {
      marker.part.set(row);
    } catch (error) {
      // Of one that was there the fold disposes.
      if (!before) this.discard(marker);
      throw error;
    }
    this.groups.put(marker, row.frame, row.stamp, !this.hidden.has(row.ns));
    return marker;
  }

  private make(row: MarkerRow): Marker {
    const { ns, id, type, expires } = row;
    return {
      ns,
      id,
      type,
      expires,
      row: row.copy(),
      part: this.newPart(row),
      group: null,
      index: 0,
      shown: true,
    };
  }

  private newPart(row: MarkerRow): Part {
    const part = this.factory.make(row.type);
    this.names.set(part, `${row.ns}/${row.id}`);
    return part;
  }

  private discard(marker: Marker): void {
    marker.part.dispose();
    this.names.delete(marker.part);
    this.problems.delete(marker.part);
  }

  private remove(marker: Marker): void {
    this.groups.remove(marker);
    this.discard(marker);
  }
}
