// SPDX-License-Identifier: Apache-2.0
/** The scene message `Robot`: a robot model, placed by transforms or by its joints. */

import { Group } from 'three';
import type { RobotModel } from '../robot/robot_models';
import type { OptionValue, Placement } from '../state';
import type { Robot, RobotJoint } from '../wire/messages';
import type { Renderable, SceneContext } from './renderable';
import { Link } from './robot/link';
import { readRobotOptions, type RobotOptions } from './robot/options';
import { Paints } from './robot/paints';
import { Placing } from './robot/placing';

/** Everything that is made anew for another description. */
interface Assembly {
  links: Link[];
  paints: Paints;
  placing: Placing;
}

export class RobotRenderable implements Renderable<Robot>, RobotModel {
  readonly object = new Group();
  joints: ReadonlyMap<string, RobotJoint> = new Map();
  private options: RobotOptions = readRobotOptions({});
  private textures: string[] = [];
  private parts_: Assembly | null = null;
  private restyled = false;
  /** null where they are to be looked at again. */
  private bodyProblems: Placement[] | null = null;
  private readonly look = () => void (this.bodyProblems = null);

  constructor(private readonly context: SceneContext) {
    this.object.matrixAutoUpdate = false;
  }

  update(robot: Robot): void {
    const before = this.parts_;
    this.textures = [];
    const paints = new Paints(this.context, (text) => {
      this.textures.push(text);
      this.look();
    });
    paints.setAlpha(this.options.alpha);
    this.parts_ = {
      links: robot.links.map(
        (link) => new Link(this.context, link, robot.materials, paints, this.look),
      ),
      paints,
      placing: new Placing(this.context, robot),
    };
    this.joints = new Map(robot.joints.map((joint) => [joint.name, joint]));
    this.context.robots.set(robot.display, this);
    this.apply();
    // After the new ones asked for their meshes: those in both are not loaded again.
    if (before) free(before);
  }

  setOptions(options: Record<string, OptionValue>): void {
    this.options = readRobotOptions(options);
    this.apply();
  }

  place(): Placement[] {
    if (!this.parts_) return [];
    const { links, placing } = this.parts_;
    if (placing.refresh() || this.restyled) {
      this.restyled = false;
      links.forEach((link, i) => link.place(placing.poses[i]!, this.object));
    }
    this.bodyProblems ??= this.checkBodies(links);
    if (this.bodyProblems.length === 0) return placing.problems;
    return [...placing.problems, ...this.bodyProblems];
  }

  /** What of the bodies is missing, or still on its way. */
  private checkBodies(links: readonly Link[]): Placement[] {
    const problems: Placement[] = [];
    let loading = 0;
    let bodies = 0;
    for (const link of links) {
      for (const body of link.bodies()) {
        bodies += 1;
        if (body.state === 'loading') loading += 1;
      }
      problems.push(...link.problems());
    }
    for (const text of this.textures) problems.push({ name: 'texture', level: 'warning', text });
    if (loading > 0) {
      const text = `loading: ${bodies - loading} of ${bodies} bodies are there`;
      problems.push({ name: 'meshes', level: 'waiting', text });
    }
    return problems;
  }

  linkPose(index: number): Float64Array | null {
    return this.parts_?.placing.poses[index] ?? null;
  }

  /** Names of the links that have a body. */
  parts(): string[] {
    return this.parts_?.links.map((link) => link.name) ?? [];
  }

  /** Bodies that are drawn. */
  elements(): number {
    let drawn = 0;
    for (const link of this.parts_?.links ?? []) {
      if (!link.object.parent) continue;
      for (const { state, object } of link.bodies()) {
        if (state === 'drawn' && object.parent) drawn += 1;
      }
    }
    return drawn;
  }

  needs(): string[] {
    return this.parts_?.placing.needs() ?? [];
  }

  dispose(): void {
    this.context.robots.drop(this);
    if (this.parts_) free(this.parts_);
    this.parts_ = null;
  }

  private apply(): void {
    if (!this.parts_) return;
    const { links, paints, placing } = this.parts_;
    const { options } = this;
    paints.setAlpha(options.alpha);
    if (options.collision) paints.collision(options.collisionColor);
    placing.setOptions(options.prefix, options.jointStates);
    for (const link of links) link.setOptions(options);
    this.restyled = true;
    this.look();
    this.context.invalidate();
  }
}

function free({ links, paints }: Assembly): void {
  for (const link of links) link.dispose();
  paints.dispose();
}
