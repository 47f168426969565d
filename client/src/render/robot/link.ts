// SPDX-License-Identifier: Apache-2.0
/** One link of a robot: its bodies, made when they are first looked at. */

import { Group } from 'three';
import type { Placement } from '../../state';
import type { RobotGeometry, RobotLink, RobotMaterial } from '../../wire/messages';
import { matrixOf } from '../frame_pose';
import type { SceneContext } from '../renderable';
import { Body } from './body';
import type { RobotOptions } from './options';
import type { Paints } from './paints';

export class Link {
  readonly object = new Group();
  private visuals: Body[] = [];
  private collisions: Body[] = [];

  constructor(
    private readonly context: SceneContext,
    private readonly link: RobotLink,
    private readonly materials: readonly RobotMaterial[],
    private readonly paints: Paints,
    private readonly changed: () => void,
  ) {
    this.object.matrixAutoUpdate = false;
  }

  get name(): string {
    return this.link.name;
  }

  /** Show what the settings ask for; what is not shown is not in the scene, and not loaded. */
  setOptions(options: RobotOptions): void {
    const shown = !options.isHidden(this.link.name);
    if (shown && options.visual && this.visuals.length === 0) {
      this.visuals = this.link.visuals.map((one) => this.make(one, true));
    }
    if (shown && options.collision && this.collisions.length === 0) {
      this.paints.collision(options.collisionColor);
      this.collisions = this.link.collisions.map((one) => this.make(one, false, options));
    }
    attach(this.object, this.visuals, shown && options.visual);
    attach(this.object, this.collisions, shown && options.collision);
    this.object.matrixWorldNeedsUpdate = true;
  }

  /** Put it where its frame is; null takes it out of the scene. */
  place(pose: Float64Array | null, root: Group): void {
    if (!pose || this.object.children.length === 0) {
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

  problems(): Placement[] {
    return this.bodies()
      .filter((body) => body.problem !== '' && body.object.parent !== null)
      .map(({ problem, state }) => ({
        name: this.link.name,
        level: state === 'failed' ? 'error' : 'warning',
        text: problem,
      }));
  }

  dispose(): void {
    for (const body of this.bodies()) body.dispose();
    this.object.removeFromParent();
  }

  private make(geometry: RobotGeometry, visual: boolean, options?: RobotOptions): Body {
    const material = options
      ? this.paints.collision(options.collisionColor)
      : this.paints.of(this.materials[geometry.material] ?? null);
    return new Body(this.context, geometry, this.paints, material, visual, this.changed);
  }
}

function attach(parent: Group, bodies: readonly Body[], shown: boolean): void {
  for (const { object } of bodies) {
    if (!shown) object.removeFromParent();
    else if (object.parent !== parent) parent.add(object);
  }
}
