// SPDX-License-Identifier: Apache-2.0
/** What an operator has in a headset beside the scene: their hands, the stop, the panel, ways to move; loaded for a session. */

import { Color, Group, Quaternion, Vector3, type Scene } from 'three';
import type { Frames } from '../../frames';
import { POSE } from '../../input/xr/hands';
import { app, type AppState } from '../../state';
import type { XrSample, XrSession } from '../../wire/messages';
import { Beams } from './beams';
import { consoleLines, type View } from './console_lines';
import { ControllerModel } from './controller_model';
import { Cues } from './cues';
import { Desk, faceHead } from './desk';
import { Grab } from './grab';
import { HandModel } from './hand_model';
import { COLORS, handState, type Hand, type HandState } from './hand_state';
import { Pointers, type Pointer } from './pointers';
import { Local } from './sheet/local';
import { Sheet } from './sheet/sheet';
import { Sticks } from './sticks';
import { Targets } from './targets';
import type { Travel } from './travel';
import { wristLines } from './wrist_lines';
import { WristPlace } from './wrist_place';

const HANDS: readonly Hand[] = ['left', 'right'];
/** Lines are made anew at most this often, milliseconds. */
const INTERVAL_MS = 100;
/** Where the panel's upper edge opens, from the head: metres ahead, to the right, up. */
const AHEAD = 0.8;
const ASIDE = 0.3;
const ABOVE = 0.16;
/** Bit of `XrSample.left_pressed` (xr-standard). */
const SQUEEZE = 2;
const TURN = Math.PI / 6;
const STEP_LONGEST = 0.1;

/** What it is given of the session and the page. */
export interface Around {
  session: XRSession;
  mode: XrSession['mode'];
  /** The session's space, and the fixed frame. */
  origin: Group;
  scene: Scene;
  travel: Travel;
  frames: Pick<Frames, 'lookup'>;
  fixedFrame: () => string;
  leave: () => void;
}

/** What is in a headset, for tests and scripts. */
export interface HeadsetReport {
  mode: XrSession['mode'];
  /** Metres of the scene to one of the operator. */
  scale: number;
  /** What each hand does to the robot, as it is drawn. */
  hands: Record<Hand, HandState>;
  /** Where what can be touched is, by its id: metres in the session's space (WebXR axes). */
  cells: Record<string, [number, number, number]>;
}

export class Inside {
  private readonly wrist = new Sheet('xr_wrist', 320, 640, 0.0006);
  private readonly console = new Sheet('xr_panel', 560, 780, 0.0009);
  private readonly sheets = [this.wrist, this.console];
  private readonly desk = new Desk(this.sheets);
  private readonly hands = { left: new HandModel(), right: new HandModel() };
  private readonly controllers = { left: new ControllerModel(), right: new ControllerModel() };
  private readonly wristPlace = new WristPlace(this.wrist);
  private readonly cues = new Cues();
  private readonly local = new Local(() => this.change());
  private readonly pointers: Pointers;
  private readonly beams: Beams;
  private readonly targets: Targets;
  private readonly sticks: Sticks;
  private readonly grab: Grab;
  private readonly objects = new Group();
  private readonly unsubscribe: () => void;
  private readonly head = new Vector3(0, 1.6, 0);
  private readonly pose = new Float32Array([0, 1.6, 0, 0, 0, 0, 1]);
  private readonly view: View;
  private yaw = 0;
  private last = performance.now();
  private lined = -INTERVAL_MS;
  private changed = true;
  private opened = false;

  constructor(private readonly around: Around) {
    const { session, origin, scene, travel } = around;
    this.pointers = new Pointers(session);
    this.beams = new Beams(this.pointers.all);
    this.targets = new Targets(around.frames, () => around.fixedFrame());
    this.sticks = new Sticks(travel);
    this.grab = new Grab(travel);
    this.view = this.makeView();
    for (const hand of HANDS)
      this.objects.add(this.hands[hand].object, this.controllers[hand].object);
    this.objects.add(this.wrist.object, this.console.object, this.beams.object);
    origin.add(this.objects);
    scene.add(this.targets.object);
    this.unsubscribe = app.subscribe((state) => {
      this.cues.feel(state);
      this.change();
    });
  }

  /** Whether the operator moves the scene with their hands: they are nobody else's then. */
  get grabbing(): boolean {
    return this.view.grabbing;
  }

  get report(): HeadsetReport {
    const cells: HeadsetReport['cells'] = {};
    for (const sheet of this.sheets) {
      if (sheet.visible) for (const [id, place] of sheet.places()) cells[id] = place.toArray();
    }
    const { mode, travel } = this.around;
    const state = app.getState();
    const hands = { left: handState(state, 'left'), right: handState(state, 'right') };
    return { mode, scale: travel.scale, hands, cells };
  }

  /** Take a frame that the operator sees, before it is drawn. */
  frame(frame: XRFrame, space: XRReferenceSpace, sample: XrSample): void {
    const now = performance.now();
    const seconds = Math.min((now - this.last) / 1000, STEP_LONGEST);
    this.last = now;
    const state = app.getState();
    this.objects.visible = true;
    this.look(sample);
    this.pointers.read(frame, space, sample);
    for (const pointer of this.pointers.all) {
      pointer.busy = pointer.side !== 'none' && handState(state, pointer.side) === 'engaged';
    }
    this.desk.step(this.pointers.all, this.head);
    this.travel(state, sample, seconds);
    this.showHands(state, sample);
    this.wristPlace.follow(sample, this.head, this.yaw, seconds);
    if (!this.opened) this.open();
    if (this.changed && now - this.lined >= INTERVAL_MS) this.write(state, now);
    for (const sheet of this.sheets) sheet.draw(now);
    this.beams.place(this.pointers.all, (pointer) => this.holds(pointer, sample));
    this.targets.place(state);
  }

  /** The operator sees something else. */
  away(): void {
    this.objects.visible = false;
    this.pointers.clear();
    this.desk.clear();
    this.grab.move(null, null);
  }

  dispose(): void {
    this.unsubscribe();
    this.pointers.dispose();
    for (const hand of HANDS) {
      this.hands[hand].dispose();
      this.controllers[hand].dispose();
    }
    for (const each of [...this.sheets, this.beams, this.targets]) each.dispose();
    this.objects.removeFromParent();
  }

  private change(): void {
    this.changed = true;
  }

  private look({ head }: XrSample): void {
    if (head.length !== POSE) return;
    this.pose.set(head);
    this.head.fromArray(head);
    ahead.set(0, 0, -1).applyQuaternion(turn.fromArray(head, 3));
    this.yaw = Math.atan2(-ahead.x, -ahead.z);
  }

  /** Nobody is moved while a hand moves the robot: what that hand means would turn with them. */
  private travel(state: AppState, sample: XrSample, seconds: number): void {
    const { view, sticks, grab } = this;
    const free = isFree(state);
    const grabs = free && view.grabbing;
    if (free && view.walking) sticks.move(sample, seconds, this.head, this.yaw);
    grab.move(
      grabs ? this.grip('left', sample, leftGrip) : null,
      grabs ? this.grip('right', sample, rightGrip) : null,
    );
    if (grabs) this.change();
  }

  /** Where a hand holds the scene, null where it does not. */
  private grip(hand: Hand, sample: XrSample, out: Vector3): Vector3 | null {
    const controller = sample[`${hand}_controller`];
    const joints = sample[`${hand}_hand`];
    const squeezed = (sample[`${hand}_pressed`] & SQUEEZE) !== 0;
    if (controller.length > 0) return squeezed ? out.fromArray(controller) : null;
    const pointer = this.pointers.all[hand === 'left' ? 0 : 1]!;
    const pinches = pointer.present && pointer.down && !this.desk.has(this.pointers.all, hand);
    return joints.length > 0 && pinches ? out.fromArray(joints) : null;
  }

  private showHands(state: AppState, sample: XrSample): void {
    for (const hand of HANDS) {
      color.set(COLORS[handState(state, hand)]);
      this.hands[hand].show(sample[`${hand}_hand`], sample[`${hand}_radii`], color);
      this.controllers[hand].show(sample[`${hand}_controller`], color);
    }
  }

  /** Controllers are seen pointing; a hand's beam comes with what it points at. */
  private holds({ side }: Pointer, sample: XrSample): boolean {
    return side !== 'none' && sample[`${side}_controller`].length > 0;
  }

  private write(state: AppState, now: number): void {
    this.changed = false;
    this.lined = now;
    const ways = {
      panel: this.console.visible,
      togglePanel: () => (this.console.visible ? this.close() : this.open()),
      recenter: this.view.recenter,
      leave: this.around.leave,
    };
    this.wrist.visible = true;
    this.wrist.show(wristLines(state, ways));
    if (this.console.visible) this.console.show(consoleLines(state, this.view, this.local));
  }

  /** Before the operator, beside what they look at. */
  private open(): void {
    const { object } = this.console;
    const [sin, cos] = [Math.sin(this.yaw), Math.cos(this.yaw)];
    object.position
      .set(-sin * AHEAD + cos * ASIDE, ABOVE, -cos * AHEAD - sin * ASIDE)
      .add(this.head);
    faceHead(object, this.head);
    this.console.visible = this.opened = true;
    this.change();
  }

  private close(): void {
    this.console.visible = false;
    this.change();
  }

  private makeView(): View {
    const { travel, mode } = this.around;
    const moved = (move: () => void) => (): void => {
      if (isFree(app.getState())) move();
      this.change();
    };
    const toggled = (name: 'grabbing' | 'walking') => (): void => {
      this.view[name] = !this.view[name];
      this.change();
    };
    return {
      grabbing: false,
      walking: true,
      passthrough: mode === 'immersive-ar',
      scale: () => travel.scale,
      toggleGrabbing: toggled('grabbing'),
      toggleWalking: toggled('walking'),
      turn: (steps) => moved(() => travel.rotate(steps * TURN, this.head))(),
      unscale: moved(() => travel.unscale(this.head)),
      recenter: moved(() => travel.recenter(this.pose)),
      close: () => this.close(),
    };
  }
}

const ahead = new Vector3();
const turn = new Quaternion();
const color = new Color();
const leftGrip = new Vector3();
const rightGrip = new Vector3();

function isFree(state: AppState): boolean {
  return HANDS.every((hand) => handState(state, hand) !== 'engaged');
}
