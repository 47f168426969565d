// SPDX-License-Identifier: Apache-2.0
/** One interactive marker: its controls and its description, where its server, or the viewer who holds it, has it. */

import { Group, Matrix4, Quaternion, Vector3 } from 'three';
import type { Level, Placement } from '../../state';
import type {
  InteractiveControl,
  InteractiveMarker,
  InteractivePose,
  MarkerColumns,
} from '../../wire/messages';
import { FramePose, matrixOf } from '../frame_pose';
import type { Part } from '../markers/part';
import type { SceneContext } from '../renderable';
import { ControlView } from './control_view';
import { aidsOf, axesOf, handlesOf, titleOf } from './defaults';
import type { Place } from './drag';
import type { Camera } from './facing';
import { ownRows, type OwnRow } from './rows';

/** The display's settings. */
export interface Settings {
  descriptions: boolean;
  axes: boolean;
  aids: boolean;
  opaque: boolean;
  interactive: boolean;
}

const PLAIN: InteractiveControl = {
  name: '',
  orientation: [0, 0, 0, 1],
  orientation_mode: 'inherit',
  interaction_mode: 'none',
  always_visible: true,
  independent_marker_orientation: false,
  description: '',
  visuals: 0,
};

export class MarkerView {
  readonly object = new Group();
  readonly controls: ControlView[];
  /** Where it is shown, in its frame. */
  place: Place;
  /** The marker's frame in the fixed one, null while it cannot be placed. */
  readonly reference = new Matrix4();
  placed = false;
  /** Whether the viewer drags it: its own pose leads. */
  held: ControlView | null = null;
  alive = true;
  private framePose: FramePose;
  private waiting: InteractivePose | null = null;
  private readonly title: ControlView;
  private axes: ControlView | null = null;
  private aid: { of: ControlView; view: ControlView } | null = null;
  private readonly problems = new Map<Part, { text: string; level: Level }>();
  private readonly start: Matrix4;

  /** `rows` are the indices of its rows in `message`, by id. */
  constructor(
    public marker: InteractiveMarker,
    message: MarkerColumns,
    rows: ReadonlyMap<number, number>,
    private settings: Settings,
    private readonly context: SceneContext,
  ) {
    this.place = placeOf(marker);
    this.start = matrixOf([...marker.position, ...marker.orientation], new Matrix4());
    this.framePose = new FramePose(marker.frame, marker.stamp);
    let id = 0;
    this.controls = marker.controls.map((control) => {
      const indices: number[] = [];
      for (const end = id + control.visuals; id < end; id++) {
        const index = rows.get(id);
        if (index !== undefined) indices.push(index);
      }
      if (control.visuals > 0) return this.view(control, message, indices);
      const own = handlesOf(control, marker.scale);
      const facing = control.interaction_mode === 'menu';
      return this.own(facing ? { ...control, orientation_mode: 'view_facing' } : control, own);
    });
    const rowsOfTitle = titleOf(marker.description, marker.scale);
    this.title = this.own({ ...PLAIN, orientation_mode: 'view_facing' }, rowsOfTitle);
  }

  get locked(): boolean {
    return this.marker.stamp === 0;
  }

  get count(): number {
    return this.controls.reduce((sum, control) => sum + control.count, 0);
  }

  setSettings(settings: Settings): void {
    const recoloured = settings.opaque !== this.settings.opaque;
    this.settings = settings;
    if (recoloured) for (const control of this.controls) control.restyle(settings);
  }

  /** The server's word on where it is; while the viewer holds it, that waits. */
  moveTo(pose: InteractivePose): void {
    if (this.held) {
      this.waiting = pose;
      return;
    }
    const { frame, stamp, position, orientation } = pose;
    this.marker = { ...this.marker, frame, stamp, position, orientation };
    this.place = placeOf(pose);
    if (frame !== this.framePose.frame || stamp !== this.framePose.stamp) {
      this.framePose = new FramePose(frame, stamp);
    }
  }

  /** The viewer lets go: what the server said meanwhile holds; with `back`, its last word does at any rate. */
  release({ back }: { back: boolean }): void {
    this.held = null;
    const { waiting } = this;
    this.waiting = null;
    if (waiting) this.moveTo(waiting);
    else if (back) this.place = placeOf(this.marker);
  }

  /** Put everything where it belongs for a picture; returns what is wrong. */
  put(camera: (reference: Matrix4) => Camera): Placement[] {
    this.framePose.refresh(this.context);
    const { pose, problem } = this.framePose;
    this.placed = pose !== null;
    if (pose) matrixOf(pose, this.reference);
    const reference = pose ? this.reference : null;
    const { name } = this.marker;
    const found: Placement[] = problem ? [{ ...problem, name }] : [];
    for (const { text, level } of this.problems.values()) found.push({ name, text, level });
    const seen = camera(this.reference);
    for (const control of this.controls) {
      found.push(...this.settle(control));
      const shown = this.settings.interactive || control.control.always_visible;
      control.place(shown ? reference : null, this.place, seen);
    }
    this.title.place(this.settings.descriptions ? reference : null, this.place, seen);
    this.putAxes(reference, seen);
    this.putAid(reference, seen);
    return found;
  }

  dispose(): void {
    this.alive = false;
    for (const view of [...this.controls, this.title, this.axes, this.aid?.view]) view?.dispose();
    this.object.removeFromParent();
  }

  /** Visuals with frames of their own stand in the marker's axes from when their place is known. */
  private settle(control: ControlView): Placement[] {
    const found: Placement[] = [];
    let settled = false;
    for (const row of control.awaiting()) {
      const place = this.context.frames.lookup(this.marker.frame, row.frame, row.stamp);
      if (place.ok) {
        const local = this.start.clone().invert().multiply(matrixOf(place.pose, frameOf));
        row.local = local.multiply(row.pose(poseOf));
        settled = true;
      } else if (found.length === 0) {
        found.push({ name: this.marker.name, level: place.level, text: place.reason });
      }
    }
    if (settled) control.redraw();
    return found;
  }

  private putAxes(reference: Matrix4 | null, camera: Camera): void {
    if (this.settings.axes) this.axes ??= this.own(PLAIN, axesOf(this.marker.scale));
    this.axes?.place(this.settings.axes ? reference : null, this.place, camera);
  }

  private putAid(reference: Matrix4 | null, camera: Camera): void {
    const of = this.settings.aids ? this.held : null;
    if (this.aid && this.aid.of !== of) {
      this.aid.view.dispose();
      this.aid = null;
    }
    if (!of) return;
    this.aid ??= { of, view: this.own(of.control, aidsOf(of.control, this.marker.scale)) };
    this.aid.view.rotation = of.rotation;
    this.aid.view.place(reference, this.place, camera);
  }

  private own(control: InteractiveControl, rows: readonly OwnRow[]): ControlView {
    return this.view(control, ownRows(rows), [...rows.keys()]);
  }

  private view(control: InteractiveControl, message: MarkerColumns, rows: number[]): ControlView {
    const view = new ControlView(
      control,
      message,
      rows,
      this.settings,
      this.context,
      (part, text, level) => {
        if (text === '') this.problems.delete(part);
        else this.problems.set(part, { text, level });
      },
    );
    this.object.add(view.object);
    return view;
  }
}

const frameOf = new Matrix4();
const poseOf = new Matrix4();

function placeOf({
  position,
  orientation,
}: Pick<InteractivePose, 'position' | 'orientation'>): Place {
  return { position: new Vector3(...position), orientation: new Quaternion(...orientation) };
}
