// SPDX-License-Identifier: Apache-2.0
/** One control: what is drawn of it, how it stands, and whether a ray meets it. */

import { Group, Matrix4, Quaternion, Vector3, type Raycaster } from 'three';
import type { Level } from '../../state';
import type { InteractiveControl, MarkerColumns } from '../../wire/messages';
import type { Part, Stage } from '../markers/part';
import { PartFactory } from '../markers/part_factory';
import { TYPE } from '../markers/row';
import { distanceTo } from '../pick/marker_part';
import type { SceneContext } from '../renderable';
import type { Place } from './drag';
import { facing, type Camera } from './facing';
import { nearestHit, slimHit } from './hits';
import { VisualRow } from './visual_row';

interface Visual {
  row: VisualRow;
  part: Part;
}

/** How a display draws its controls. */
export interface Look {
  opaque: boolean;
}

export interface Hit {
  distance: number;
  /** In the fixed frame. */
  point: Vector3;
}

const STYLE = { alpha: 1, outlines: false };
const X = new Vector3(1, 0, 0);
const ONE = new Vector3(1, 1, 1);

export class ControlView {
  readonly object = new Group();
  /** Orientation of the control in the marker's frame, without its own. */
  readonly frame = new Quaternion();
  /** Radians that a control which does not turn with its marker was turned by. */
  rotation = 0;
  private readonly factory: PartFactory;
  private readonly visuals: Visual[];
  private readonly local = new Matrix4();
  private readonly world = new Matrix4();
  private readonly placed = new Matrix4();
  private shown = false;
  /** Its rows were given to the parts anew: they are to be placed again, and are met where they were until then. */
  private changed = true;
  private highlight = 0;

  constructor(
    readonly control: InteractiveControl,
    message: MarkerColumns,
    indices: readonly number[],
    look: Look,
    context: SceneContext,
    report: (part: Part, text: string, level: Level) => void,
  ) {
    const stage: Stage = {
      context,
      style: STYLE,
      root: this.object,
      report: (part, text, level = 'error') => report(part, text, level),
    };
    this.factory = new PartFactory(stage);
    this.factory.textures.take(message);
    this.visuals = indices.map((index) => {
      const row = new VisualRow(message);
      row.index = index;
      row.opaque = look.opaque;
      const part = this.factory.make(row.type);
      part.set(row);
      return { row, part };
    });
  }

  get count(): number {
    return this.visuals.length;
  }

  /** The rows whose pose is meant in a frame of its own, and not known yet. */
  *awaiting(): Generator<VisualRow> {
    for (const { row } of this.visuals) if (row.frame !== '' && !row.local) yield row;
  }

  /** The control's axis in the marker's frame. */
  axis(): Vector3 {
    const own = new Quaternion(...this.control.orientation);
    return X.clone().applyQuaternion(own).applyQuaternion(this.frame);
  }

  restyle(look: Look): void {
    for (const visual of this.visuals) visual.row.opaque = look.opaque;
    this.redraw();
  }

  setHighlight(strength: number): void {
    if (strength === this.highlight) return;
    this.highlight = strength;
    for (const visual of this.visuals) visual.row.highlight = strength;
    this.redraw();
  }

  /** Draw again with the next picture: rows changed. */
  redraw(): void {
    for (const { part, row } of this.visuals) part.set(row);
    this.changed = true;
  }

  /** Put it where `reference` (the marker's frame in the fixed one) and the marker's pose say; null hides it. */
  place(reference: Matrix4 | null, { position, orientation }: Place, camera: Camera): void {
    if (!reference) return this.hide();
    const { orientation_mode: mode, independent_marker_orientation: independent } = this.control;
    const own = turned.set(...this.control.orientation);
    if (mode === 'inherit') this.frame.copy(orientation);
    else if (mode === 'fixed') {
      this.frame.setFromAxisAngle(axis.copy(X).applyQuaternion(own), this.rotation);
    } else facing(own, camera, this.rotation, this.frame);
    const drawn = mode === 'view_facing' && independent ? orientation : this.frame;
    this.world.multiplyMatrices(reference, this.local.compose(position, drawn, ONE));
    if (this.shown && !this.changed && this.world.equals(this.placed)) return;
    this.placed.copy(this.world);
    this.shown = true;
    this.changed = false;
    for (const { row, part } of this.visuals) {
      part.place(row.frame !== '' && !row.local ? null : this.placed);
    }
  }

  hide(): void {
    if (this.shown) for (const { part } of this.visuals) part.place(null);
    this.shown = false;
  }

  /** Where a ray (in the fixed frame) meets it first. */
  pick(raycaster: Raycaster): Hit | null {
    if (!this.shown) return null;
    let best = nearestHit(this.object, raycaster);
    for (const { row } of this.visuals) {
      if (row.type !== TYPE.LINE_STRIP && row.type !== TYPE.LINE_LIST && row.type !== TYPE.POINTS)
        continue;
      this.local.multiplyMatrices(this.placed, row.pose(own));
      const hit = slimHit(raycaster.ray, row, this.local);
      if (hit && (!best || hit.distance < best.distance)) best = hit;
    }
    return best;
  }

  /** Metres from a place (in the fixed frame) to what is drawn of it; Infinity where nothing is. */
  distanceTo(at: Vector3): number {
    if (!this.shown) return Infinity;
    let least = Infinity;
    const inverse = this.local.copy(this.placed).invert();
    for (const { row } of this.visuals) {
      here.copy(at).applyMatrix4(inverse);
      if (row.local) here.applyMatrix4(own.copy(row.local).invert());
      if (row.local) here.applyMatrix4(row.ownPose(own));
      least = Math.min(least, distanceTo(row, here));
    }
    return least;
  }

  dispose(): void {
    for (const { part } of this.visuals) part.dispose();
    this.factory.dispose();
    this.object.removeFromParent();
  }
}

const axis = new Vector3();
const turned = new Quaternion();
const own = new Matrix4();
const here = new Vector3();
