// SPDX-License-Identifier: Apache-2.0
/** A marker that the viewer holds, from the press to the release: moved here at once, told to its server in steps. */

import type { Vector3 } from 'three';
import { Matrix4, type Ray } from 'three';
import { throttle, type Throttled } from '../../throttle';
import type { InteractiveFeedback } from '../../wire/messages';
import type { Target } from '../interactive_markers';
import { Drag, motionOf, type Pull } from './drag';
import { feedback, type Kind, type Spoken } from './feedback';
import { GRABBED } from './visual_row';

/** Poses go out at most this often, the last one always. */
const INTERVAL_MS = 33;
/** A server gives a marker to others whose holder says nothing for longer than a second. */
const ALIVE_MS = 250;

export interface Outlet {
  send(message: InteractiveFeedback): void;
  fixedFrame(): string;
}

export class Hold {
  private readonly drag: Drag | null;
  private readonly grabbed: Vector3;
  private readonly rotation: number;
  private readonly say: Throttled<InteractiveFeedback>;
  private readonly alive: ReturnType<typeof setInterval>;
  private readonly toFrame = new Matrix4();
  private unsaid = false;
  private spoke = 0;

  constructor(
    readonly target: Target,
    private readonly outlet: Outlet,
  ) {
    const { view, control } = target;
    const point = target.point.clone().applyMatrix4(this.toFrame.copy(view.reference).invert());
    const mode = control.control.interaction_mode;
    const moves = motionOf(mode, false, false) !== null;
    this.drag = moves ? new Drag({ mode, axis: control.axis(), point, place: view.place }) : null;
    // In the marker's own axes, so that it goes along.
    const turned = view.place.orientation.clone().invert();
    this.grabbed = point.sub(view.place.position).applyQuaternion(turned);
    this.rotation = control.rotation;
    this.say = throttle(INTERVAL_MS, (message: InteractiveFeedback) => {
      this.unsaid = false;
      this.transmit(message);
    });
    view.held = control;
    control.setHighlight(GRABBED);
    this.transmit(this.message('mouse_down'));
    this.alive = setInterval(() => {
      if (!view.alive) return this.end({ clicked: false, back: true });
      if (performance.now() - this.spoke >= ALIVE_MS) this.transmit(this.message('keep_alive'));
    }, ALIVE_MS);
  }

  /** Follow the pointer, whose ray is in the fixed frame. */
  move(ray: Ray, pull: Omit<Pull, 'ray' | 'forward' | 'up'>): void {
    const { view, control, markers } = this.target;
    if (!this.drag) return;
    this.toFrame.copy(view.reference).invert();
    const inFrame = ray.clone().applyMatrix4(this.toFrame);
    const before = view.place;
    view.place = this.drag.pull({ ...pull, ray: inFrame, ...markers.cameraIn(view.reference) });
    control.rotation = this.rotation + this.drag.angle;
    if (view.place === before) return;
    this.unsaid = true;
    this.say(this.message('pose_update'));
  }

  /** Let go; with `clicked` the pointer was still on it. */
  end({ clicked, back = false }: { clicked: boolean; back?: boolean }): void {
    clearInterval(this.alive);
    if (this.over) return;
    const { view, control, markers } = this.target;
    if (this.unsaid && !back) this.say.now(this.message('pose_update'));
    this.transmit(this.message('mouse_up'));
    if (clicked && control.control.interaction_mode === 'button') {
      this.transmit(this.message('button_click'));
    }
    control.setHighlight(0);
    this.silence();
    markers.release(view, { back });
  }

  /** Where it was taken hold of, in the fixed frame. */
  point(): Vector3 {
    const { view } = this.target;
    return this.inFrame().applyMatrix4(view.reference);
  }

  /** What is said of the marker now. */
  spoken(): Spoken {
    return spokenOf(this.target, this.outlet.fixedFrame(), this.inFrame());
  }

  private inFrame(): Vector3 {
    const { position, orientation } = this.target.view.place;
    return this.grabbed.clone().applyQuaternion(orientation).add(position);
  }

  private message(kind: Kind): InteractiveFeedback {
    return feedback(kind, this.spoken());
  }

  private silence(): void {
    this.unsaid = false;
    this.over = true;
  }

  private over = false;

  private transmit(message: InteractiveFeedback): void {
    if (this.over) return;
    this.spoke = performance.now();
    this.outlet.send(message);
  }
}

/** What is said of a marker; `point` is in its frame. */
export function spokenOf(
  { markers, view, control }: Pick<Target, 'markers' | 'view' | 'control'>,
  fixedFrame: string,
  point: Vector3 | null,
): Spoken {
  return {
    display: markers.display,
    marker: view.marker.name,
    control: control.control.name,
    frame: view.marker.frame,
    locked: view.locked,
    reference: view.reference,
    fixedFrame,
    place: view.place,
    point,
  };
}
