// SPDX-License-Identifier: Apache-2.0
/** The scene message `Robot`: a robot model, placed by transforms or by its joints. */

import { Group, type Vector3 } from 'three';
import type { RobotModel } from '../robot/robot_models';
import type { OptionValue, Placement } from '../state';
import type { Robot, RobotJoint } from '../wire/messages';
import type { PickedPart, Renderable, SceneContext } from './renderable';
import { Link } from './robot/link';
import { linkAt, partOf } from './robot/link_part';
import { Marks } from './robot/marks';
import { readRobotOptions, type RobotOptions } from './robot/options';
import { Paints } from './robot/paints';
import { Placing } from './robot/placing';

/** Everything that is made anew for another description. */
interface Assembly {
  robot: Robot;
  links: Link[];
  paints: Paints;
  marks: Marks;
  placing: Placing;
}

export class RobotRenderable implements Renderable<Robot>, RobotModel {
  readonly object = new Group();
  joints: ReadonlyMap<string, RobotJoint> = new Map();
  private options: RobotOptions = readRobotOptions({});
  private textures: string[] = [];
  private parts_: Assembly | null = null;
  private restyled = false;
  private fixed = '';
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
    const marks = new Marks();
    const { context, look: changed } = this;
    const kit = { context, materials: robot.materials, paints, marks, changed };
    const inertials = new Map(robot.inertials.map((one) => [one.link, one]));
    this.parts_ = {
      robot,
      links: robot.links.map((link, i) => new Link(kit, link, inertials.get(i) ?? null)),
      paints,
      marks,
      placing: new Placing(context, robot),
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
    const fixed = this.context.fixedFrame();
    if (fixed !== this.fixed) {
      this.fixed = fixed;
      this.clearTrails();
    }
    if (placing.refresh() || this.restyled) {
      this.restyled = false;
      for (let i = 0; i < links.length; i++) links[i]!.place(placing.poses[i]!, this.object);
    }
    this.bodyProblems ??= this.checkBodies(links);
    if (this.bodyProblems.length === 0) return placing.problems;
    return [...placing.problems, ...this.bodyProblems];
  }

  /** What of the bodies is missing, or still on its way. */
  private checkBodies(links: readonly Link[]): Placement[] {
    const problems: Placement[] = [...this.options.problems];
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
      drawn += link.drawn().length;
    }
    return drawn;
  }

  partAt(at: Vector3): PickedPart | null {
    const link = linkAt(this.parts_?.links ?? [], at, this.context.camera());
    return link && this.part(link, link.toLocal(at));
  }

  private part(link: Link, local: Vector3): PickedPart | null {
    const { robot, links, placing } = this.parts_ ?? {};
    const index = links?.indexOf(link) ?? -1;
    const pose = placing?.poses[index];
    if (!robot || !placing || !pose || link.drawn().length === 0) return null;
    const frame = this.options.prefix + link.name;
    const joint = placing.jointOf(index);
    return partOf({ robot, index, link, frame, pose, joint }, local, () => this.part(link, local));
  }

  /** What is dated is of another time. */
  timeJumped(): void {
    this.clearTrails();
  }

  private clearTrails(): void {
    for (const link of this.parts_?.links ?? []) link.clearTrail();
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
    paints.setLook(options.alpha, options.collisionColor);
    placing.setOptions(options.prefix, options.jointStates);
    for (const link of links) link.setOptions(options);
    paints.keep(new Set(links.map((link) => options.opacityOf(link.name))));
    this.restyled = true;
    this.look();
    this.context.invalidate();
  }
}

function free({ links, paints, marks }: Assembly): void {
  for (const link of links) link.dispose();
  paints.dispose();
  marks.dispose();
}
