// SPDX-License-Identifier: Apache-2.0
/** What the tools do in the view: name what is under the pointer, show its data, measure, focus. */

import { Group, Plane, Quaternion, Raycaster, Vector2, Vector3 } from 'three';
import { app } from '../../state';
import { setTool, tools, type Point, type Shown, type ToolState } from '../../tools';
import { titleOf } from '../../views';
import type { CameraRig } from '../camera_rig';
import type { Pointing } from '../pointing/pointing';
import type { PickedPart, SceneContext } from '../renderable';
import type { Stage } from '../stage';
import type { TfLayer } from '../tf_layer';
import type { Theme } from '../themes';
import { Highlight } from './highlight';
import { placeText } from './numbers';
import { Ruler } from './ruler';

/** The pointer is asked after at most so often, and rests at least three times as long as the answer took. */
const HOVER_MS = 50;
const REST = 3;
/** A press that moved farther (CSS pixels) or lasted longer (ms) turned the view. */
const STILL = 5;
const SHORT_MS = 700;
const DOUBLE_MS = 350;
/** Ground farther away than this (metres) is no place to measure from. */
const FARTHEST_GROUND = 1e4;
/** So long after the camera was moved the pointer is not asked after: pictures come first. Milliseconds. */
const SETTLED_MS = 120;
/** Data that is looked at is read again at this pace, milliseconds. */
const AGAIN_MS = 250;
const POINTED = '#8ab4ff';
const CHOSEN = '#ffb020';

export interface Inspected {
  context: SceneContext;
  stage: Stage;
  tf: TfLayer;
  rig: CameraRig;
  readonly pointing: Pick<Pointing, 'cursor' | 'finder' | 'took'>;
  /** The viewer took the camera. */
  moved(): void;
  /** Whether the page, not a headset, shows the view. */
  active(): boolean;
}

/** What was found at a place of the picture. */
export interface Found {
  view: string;
  position: Vector3;
  part: PickedPart | null;
  frame: string;
  stamp: number;
}

export class Inspector {
  private readonly overlay = new Group();
  private readonly pointed = new Highlight(POINTED, 0.9);
  private readonly chosen = new Highlight(CHOSEN, 1);
  private readonly ruler: Ruler;
  private readonly stopListening = new AbortController();
  private pointer: { x: number; y: number } | null = null;
  private wanted = false;
  private next = 0;
  private nextReading = 0;
  private down: { x: number; y: number; time: number } | null = null;
  private lastClick = { x: 0, y: 0, time: -Infinity };
  private selection: Found | null = null;
  private fixed = '';

  constructor(private readonly view: Inspected) {
    const { stage } = view;
    this.ruler = new Ruler(CHOSEN, stage.size.pixelRatio);
    this.overlay.add(this.pointed.object, this.chosen.object, this.ruler.object);
    stage.addPageOnly(this.overlay);
    const { signal } = this.stopListening;
    const { canvas } = stage;
    canvas.addEventListener('pointermove', this.onMove, { signal });
    canvas.addEventListener('pointerleave', this.leave, { signal });
    canvas.addEventListener('pointerdown', this.onDown, { signal });
    canvas.addEventListener('pointerup', this.onUp, { signal });
    tools.subscribe((state, before) => this.follow(state, before));
  }

  setTheme(theme: Theme): void {
    this.ruler.setTheme(theme);
  }

  /** What is at a place of the picture, CSS pixels from its left and top; null for nothing. */
  find(x: number, y: number): Found | null {
    const seen = this.view.active() ? this.view.pointing.finder.find(x, y) : null;
    if (!seen) return null;
    const { node, part, position } = seen;
    return {
      view: node?.display ?? this.view.tf.view,
      position,
      part,
      frame: part?.frame ?? node?.frame ?? this.view.context.fixedFrame(),
      stamp: part?.stamp ?? node?.stamp ?? 0,
    };
  }

  /** The place on the ground (z = 0 of the fixed frame) under a place of the picture; null for the sky. */
  ground(x: number, y: number): Vector3 | null {
    const { width, height } = this.view.stage.size;
    const at = new Vector2((x / width) * 2 - 1, 1 - (y / height) * 2);
    const rays = new Raycaster();
    rays.setFromCamera(at, this.view.rig.camera);
    const place = rays.ray.intersectPlane(new Plane(new Vector3(0, 0, 1), 0), new Vector3());
    return place && place.distanceTo(rays.ray.origin) < FARTHEST_GROUND ? place : null;
  }

  /** What is known of a find, in words and numbers. */
  describe({ view, position, part, frame, stamp }: Found, live = true): Shown {
    const { context } = this.view;
    const fixed = context.fixedFrame();
    const found = context.frames.lookup(frame, fixed, stamp);
    const state = app.getState();
    return {
      view,
      title: view === '' ? 'Scene' : titleOf(state, view),
      name: part?.name ?? '',
      frame,
      stamp,
      position: pointOf(position),
      fixedFrame: fixed,
      own: found.ok ? pointOf(apply(found.pose, position)) : part?.own ? pointOf(part.own) : null,
      fields: part?.fields ?? [],
      live,
    };
  }

  /** Choose what is there, as a click does; what it is, null for nothing. */
  select(x: number, y: number): Shown | null {
    const found = this.find(x, y);
    this.selection = found;
    const selected = found && this.describe(found);
    tools.setState({ selected });
    this.view.context.invalidate();
    return selected;
  }

  /** Take a point of the distance that is measured; null where there is nothing, not even ground. */
  measure(x: number, y: number): Point | null {
    const place = this.find(x, y)?.position ?? this.ground(x, y);
    if (!place) return null;
    const { measured } = tools.getState();
    const point = pointOf(place);
    tools.setState({ measured: measured.length === 1 ? [...measured, point] : [point] });
    return point;
  }

  /** Turn around what is there from now on; false where there is nothing, not even ground. */
  focus(x: number, y: number): boolean {
    const place = this.find(x, y)?.position ?? this.ground(x, y);
    if (!place) return false;
    this.view.rig.aim({ target: place });
    this.view.moved();
    return true;
  }

  /** Before a picture: what the pointer is over, and where what was chosen is now. */
  place(now: number): void {
    const fixed = this.view.context.fixedFrame();
    if (fixed !== this.fixed) {
      this.fixed = fixed;
      this.selection = null;
      tools.setState({ selected: null, measured: [], hover: null });
    }
    if (this.selection?.part) this.refresh(now);
    const { width, height } = this.view.stage.size;
    this.chosen.show(this.selection && (this.selection.part ?? this.selection));
    this.ruler.place(this.view.rig.camera, width, height);
  }

  /** The viewer moves the camera: what the pointer is over is asked when that is done. */
  cameraMoved(now: number): void {
    this.next = Math.max(this.next, now + SETTLED_MS);
  }

  /** Between pictures: answer what the pointer asked, when there is time. */
  update(now: number): void {
    if (!this.wanted || now < this.next || !this.pointer) return;
    this.wanted = false;
    const begun = performance.now();
    const { x, y } = this.pointer;
    const found = this.find(x, y);
    this.next = now + Math.max(HOVER_MS, REST * (performance.now() - begun));
    this.pointed.show(found && (found.part ?? found));
    const hover = found ? { x, y, shown: this.describe(found) } : null;
    if (hover || tools.getState().hover) {
      tools.setState({ hover });
      this.view.context.invalidate();
    }
  }

  dispose(): void {
    this.stopListening.abort();
    this.view.stage.scene.remove(this.overlay);
    this.pointed.dispose();
    this.chosen.dispose();
    this.ruler.dispose();
  }

  private refresh(now: number): void {
    const { selection } = this;
    const { selected } = tools.getState();
    if (!selection?.part || !selected?.live || now < this.nextReading) return;
    this.nextReading = now + AGAIN_MS;
    const part = selection.part.again();
    if (!part) {
      tools.setState({ selected: { ...selected, live: false } });
      return;
    }
    const moved = !part.position.equals(selection.part.position);
    const position = moved ? part.position : selection.position;
    this.selection = { ...selection, part, position, stamp: part.stamp };
    const shown = this.describe(this.selection);
    if (JSON.stringify(shown) !== JSON.stringify(selected)) tools.setState({ selected: shown });
  }

  private follow(state: ToolState, before: ToolState): void {
    if (state.measured !== before.measured) this.ruler.set(state.measured);
    if (state.selected === null) this.selection = null;
    if (state.hover === null) this.pointed.show(null);
    this.view.pointing.cursor.setTool(CURSORS[state.tool]);
    if (state !== before) this.view.context.invalidate();
  }

  private readonly onMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' || tools.getState().tool === 'move') return;
    if (event.buttons !== 0) return this.leave();
    this.pointer = this.placeOf(event);
    this.wanted = true;
  };

  private readonly leave = (): void => {
    this.pointer = null;
    this.wanted = false;
    if (tools.getState().hover) tools.setState({ hover: null });
  };

  private readonly onDown = (event: PointerEvent): void => {
    // What is pressed is said by whoever takes it.
    this.leave();
    const first = event.isPrimary && event.button === 0 && !event.shiftKey;
    this.down = first ? { ...this.placeOf(event), time: event.timeStamp } : null;
  };

  private readonly onUp = (event: PointerEvent): void => {
    const { down } = this;
    this.down = null;
    if (!down || !event.isPrimary || this.view.pointing.took(event)) return;
    const { x, y } = this.placeOf(event);
    const still = Math.hypot(x - down.x, y - down.y) <= STILL;
    if (!still || event.timeStamp - down.time > SHORT_MS) return;
    const last = this.lastClick;
    const near = Math.hypot(x - last.x, y - last.y) <= STILL;
    const twice = near && event.timeStamp - last.time < DOUBLE_MS;
    this.lastClick = { x, y, time: twice ? -Infinity : event.timeStamp };
    this.click(x, y, twice);
  };

  private click(x: number, y: number, twice: boolean): void {
    const { tool } = tools.getState();
    if (tool === 'measure') {
      this.measure(x, y);
    } else if (tool === 'focus') {
      if (this.focus(x, y)) setTool('select');
    } else if (twice) {
      this.focus(x, y);
    } else if (tool === 'select') {
      this.select(x, y);
    }
  }

  private placeOf(event: PointerEvent): { x: number; y: number } {
    const box = this.view.stage.canvas.getBoundingClientRect();
    return { x: event.clientX - box.x, y: event.clientY - box.y };
  }
}

const CURSORS: Record<ToolState['tool'], string> = {
  select: 'default',
  move: 'grab',
  measure: 'crosshair',
  focus: 'crosshair',
  goal_pose: 'crosshair',
  initial_pose: 'crosshair',
  clicked_point: 'crosshair',
  waypoints: 'crosshair',
  polygon: 'crosshair',
};

const turn = new Quaternion();
const pointOf = ({ x, y, z }: Vector3): Point => [x, y, z];

function apply(pose: Float64Array, { x, y, z }: Vector3): Vector3 {
  const [px, py, pz, qx, qy, qz, qw] = pose as unknown as [number, number, number, ...number[]];
  return new Vector3(x, y, z)
    .applyQuaternion(turn.set(qx!, qy!, qz!, qw!))
    .add(new Vector3(px, py, pz));
}

/** What is shown of a thing, as text that is worth pasting. */
export function textOf({
  title,
  name,
  frame,
  stamp,
  position,
  fixedFrame,
  own,
  fields,
}: Shown): string {
  const lines: (readonly [string, string])[] = [
    ['display', title],
    ['name', name],
    ['frame', frame],
    ['stamp', stamp > 0 ? stamp.toFixed(6) : ''],
    [
      fixedFrame === '' ? 'position' : `position in ${fixedFrame}`,
      placeText(new Vector3(...position)),
    ],
    [`position in ${frame}`, own ? placeText(new Vector3(...own)) : ''],
    ...fields,
  ];
  const said = lines.filter(([, value]) => value !== '');
  return said.map(([label, value]) => `${label}: ${value}`).join('\n');
}
