// SPDX-License-Identifier: Apache-2.0
/** One link of a robot: its bodies, made when they are first looked at, and what is drawn beside them. */

import type { Vector3 } from 'three';
import { Box3, Group, Matrix4, type Mesh } from 'three';
import type { Placement } from '../../state';
import type { RobotInertial, RobotLink, RobotMaterial } from '../../wire/messages';
import { matrixOf } from '../frame_pose';
import type { SceneContext } from '../renderable';
import { Body, type Skin } from './body';
import type { Marks } from './marks';
import type { RobotOptions } from './options';
import type { Paints } from './paints';
import { Trail } from './trail';

/** What the links of a robot have in common. */
export interface Kit {
  context: SceneContext;
  materials: readonly RobotMaterial[];
  paints: Paints;
  marks: Marks;
  /** To be called when a body is there, or failed. */
  changed: () => void;
}

type MarkName = 'axes' | 'mass' | 'inertia';

const inverse = new Matrix4();

export class Link {
  readonly object = new Group();
  private visuals: Body[] = [];
  private collisions: Body[] = [];
  private readonly marks = new Map<MarkName, Mesh>();
  private trail: Trail | null = null;
  private lacksBox = false;
  private opacity = 1;
  /** Whether there is nothing to be drawn of it, now or later. */
  private empty = true;

  constructor(
    private readonly kit: Kit,
    private readonly link: RobotLink,
    readonly inertial: RobotInertial | null,
  ) {
    this.object.matrixAutoUpdate = false;
  }

  get name(): string {
    return this.link.name;
  }

  /** Show what the settings ask for; what is not shown is not in the scene, and not loaded. */
  setOptions(options: RobotOptions): void {
    const shown = !options.isHidden(this.link.name);
    this.opacity = options.opacityOf(this.link.name);
    if (shown && options.visual && this.visuals.length === 0) {
      this.visuals = this.link.visuals.map((one) => this.makeVisual(one));
    }
    if (shown && options.collision && this.collisions.length === 0) {
      const { paints } = this.kit;
      const skin = { material: (own: number) => paints.collision(own), keepOwn: false };
      this.collisions = this.link.collisions.map((one) => this.make(one, skin));
    }
    for (const body of this.bodies()) body.setOpacity(this.opacity);
    for (const body of this.visuals) body.show(shown && options.visual ? this.object : null);
    for (const body of this.collisions) body.show(shown && options.collision ? this.object : null);
    this.setMarks(options, shown);
    this.setTrail(shown && options.hasTrail(this.link.name));
    this.empty = this.marks.size === 0 && !this.bodies().some((body) => body.shown);
    this.object.matrixWorldNeedsUpdate = true;
  }

  /** Put it where its frame is; null takes it out of the scene. */
  place(pose: Float64Array | null, root: Group): void {
    if (!pose) {
      this.object.removeFromParent();
      return;
    }
    if (this.trail) {
      this.trail.add(pose);
      if (this.trail.object.parent !== root) root.add(this.trail.object);
    }
    if (this.empty) {
      this.object.removeFromParent();
      return;
    }
    if (this.object.parent !== root) root.add(this.object);
    matrixOf(pose, this.object.matrix);
    this.object.matrixWorldNeedsUpdate = true;
  }

  bodies(): Body[] {
    return [...this.visuals, ...this.collisions];
  }

  /** Bodies that are drawn now. */
  drawn(): Body[] {
    if (!this.object.parent) return [];
    return this.bodies().filter((body) => body.shown && body.state === 'drawn');
  }

  /** What the drawn bodies fill in its frame, metres. */
  box(): Box3 {
    const box = new Box3();
    for (const body of this.drawn()) box.union(body.box);
    return box;
  }

  /** A place of the fixed frame in its own. */
  toLocal(at: Vector3): Vector3 {
    return at.clone().applyMatrix4(inverse.copy(this.object.matrix).invert());
  }

  /** Forget where it was before. */
  clearTrail(): void {
    this.trail?.clear();
  }

  problems(): Placement[] {
    const problems: Placement[] = this.bodies()
      .filter((body) => body.problem !== '' && body.shown)
      .map(({ problem, state }) => ({
        name: this.link.name,
        level: state === 'failed' ? 'error' : 'warning',
        text: problem,
      }));
    if (this.lacksBox) {
      const text = 'no even body has its inertia: there is no box to be drawn';
      problems.push({ name: this.link.name, level: 'warning', text });
    }
    return problems;
  }

  dispose(): void {
    for (const body of this.bodies()) body.dispose();
    this.trail?.dispose();
    this.object.removeFromParent();
  }

  private makeVisual(geometry: RobotLink['visuals'][number]): Body {
    const { paints, materials } = this.kit;
    const said = materials[geometry.material] ?? null;
    return this.make(geometry, { material: (own) => paints.of(said, own), keepOwn: true });
  }

  private make(geometry: RobotLink['visuals'][number], skin: Skin): Body {
    const { context, paints, changed } = this.kit;
    return new Body(context, geometry, paints, skin, this.opacity, changed);
  }

  private setMarks(options: RobotOptions, shown: boolean): void {
    const { marks } = this.kit;
    const { inertial } = this;
    this.setMark('axes', shown && options.hasAxes(this.link.name), () => marks.axes());
    const weighs = shown && inertial !== null;
    this.setMark('mass', weighs && options.mass, () => marks.mass(inertial!));
    this.setMark('inertia', weighs && options.inertia, () => marks.inertia(inertial!));
    this.lacksBox = weighs && options.inertia && inertial.mass > 0 && !this.marks.has('inertia');
  }

  private setMark(name: MarkName, shown: boolean, make: () => Mesh | null): void {
    const known = this.marks.get(name);
    if (shown === (known !== undefined)) return;
    if (known) {
      known.removeFromParent();
      this.marks.delete(name);
      return;
    }
    const made = make();
    if (!made) return;
    this.marks.set(name, made);
    this.object.add(made);
  }

  private setTrail(shown: boolean): void {
    if (shown) this.trail ??= new Trail();
    else {
      this.trail?.dispose();
      this.trail = null;
    }
  }
}
