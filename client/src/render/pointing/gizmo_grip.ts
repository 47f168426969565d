// SPDX-License-Identifier: Apache-2.0
/** Transform controls that the viewer holds: their node moves here at once, and is told in steps. */

import { Matrix4, Quaternion, Vector3, type Ray } from 'three';
import { app } from '../../state';
import { throttle } from '../../throttle';
import type { GizmoDragged } from '../../wire/messages';
import { Drag } from '../interactive/drag';
import { alongAxis, onPlane } from '../interactive/geometry';
import type { NodePlace, NodeTree, TreeNode } from '../node_tree';
import type { GizmoHandle } from '../nodes/gizmo_handle';
import { within, turnWithin, type Home } from './gizmo_limits';
import type { Grip, Spot } from './grip';
import type { Rays } from './rays';

/** Poses go out at most this often, the last one always. */
const INTERVAL_MS = 33;

export interface GizmoEnvironment {
  rays: Rays;
  tree: NodeTree;
  alive(): boolean;
  home(): Home;
}

export class GizmoGrip implements Grip {
  readonly begun = true;
  private readonly entry: TreeNode;
  private readonly toParent = new Matrix4();
  private readonly turned = new Quaternion();
  private drag!: Drag;
  private axis = new Vector3();
  /** What the server said last, and what is shown. */
  private given!: NodePlace;
  private shown!: NodePlace;
  /** The `version` of its place that is shown. */
  private version = 0;
  private over = false;
  private readonly say = throttle(INTERVAL_MS, (phase: GizmoDragged['phase']) => {
    const { position, orientation } = this.shown;
    if (this.over) return;
    const page_time = performance.now();
    const about = { node: this.about, phase, position, orientation, page_time };
    app.getState().send({ t: 'GizmoDragged', ...about });
  });

  /** `point` is where it was taken hold of, in the fixed frame. */
  constructor(
    readonly about: string,
    private readonly handle: GizmoHandle,
    point: Vector3,
    private readonly env: GizmoEnvironment,
  ) {
    this.entry = env.tree.entry(about);
    this.begin(() => point.clone().applyMatrix4(this.toParent));
    handle.highlight(true);
    this.say.now('start');
  }

  move({ x, y }: Spot): void {
    if (!this.entry.placed) return;
    const ray = this.env.rays.ray(x, y).clone().applyMatrix4(this.toParent);
    // The script has put it elsewhere: from there it goes on, with the pointer.
    if (this.entry.version !== this.version) this.begin(() => this.pointOn(ray));
    const none = { dx: 0, dy: 0, perPixel: 1, ctrl: false, shift: false };
    const place = this.drag.pull({ ...none, ray, forward: ray.direction, up: this.axis });
    const home = this.env.home();
    const { handle, given } = this;
    const position = within(place.position, home).toArray();
    const orientation =
      handle.kind === 'rotate_axis'
        ? turnWithin(this.turned.set(...this.start), handle.axis, this.drag.angle, home)
        : given.orientation;
    this.shown = { ...given, position, orientation };
    this.env.tree.place(this.about, this.shown);
    this.version = this.entry.version;
    this.say('update');
  }

  keys(): void {
    // Keys change nothing of it.
  }

  alive(): boolean {
    return this.env.alive() && this.entry.placed;
  }

  end(): void {
    if (!this.over) this.say.now('end');
    this.finish();
  }

  cancel(): void {
    const moved = !this.over && this.entry.version === this.version && this.env.alive();
    this.finish();
    if (moved) this.env.tree.place(this.about, this.given);
  }

  private start: [number, number, number, number] = [0, 0, 0, 1];

  private finish(): void {
    this.over = true;
    this.handle.highlight(false);
  }

  /** Go on from where it is now; `point` is in what places it. */
  private begin(point: () => Vector3): void {
    // The script may have placed it since the last picture.
    if (this.entry.stale) this.entry.resolve();
    const placement = this.entry.place!;
    this.given = this.shown = placement;
    this.version = this.entry.version;
    this.start = placement.orientation;
    const position = new Vector3(...placement.position);
    const orientation = new Quaternion(...placement.orientation);
    const local = new Matrix4().compose(position, orientation, new Vector3(...placement.scale));
    this.toParent.copy(this.entry.matrix).multiply(local.invert()).invert();
    this.axis = new Vector3().setComponent(this.handle.axis, 1).applyQuaternion(orientation);
    const { axis } = this;
    const mode = this.handle.kind;
    this.drag = new Drag({ mode, axis, point: point(), place: { position, orientation } });
  }

  /** Where the pointer is on what it moves along. */
  private pointOn(ray: Ray): Vector3 {
    const position = new Vector3(...this.given.position);
    const { axis } = this;
    if (this.handle.kind !== 'move_axis') return onPlane(ray, position, axis) ?? position;
    return position.clone().addScaledVector(axis, alongAxis(ray, position, axis) ?? 0);
  }
}
