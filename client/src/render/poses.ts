// SPDX-License-Identifier: Apache-2.0
/** The scene message `Poses`: arrows, axes, lines and covariance, as the settings of its display say. */

import { Matrix4, Vector3 } from 'three';
import type { OptionValue } from '../state';
import type { Poses } from '../wire/messages';
import { matrixOf } from './frame_pose';
import { covarianceFields, poseFields } from './pick/fields';
import { pointNear } from './pick/line_near';
import { Placed, type Told } from './placed';
import { addCovariance } from './poses/covariance';
import { flatArrowPoints, flatNear, linePoints } from './poses/pose_lines';
import { addArrow, addAxes } from './poses/pose_solids';
import { readPoseStyle } from './poses/style';
import type { SceneContext } from './renderable';
import { RibbonLine } from './ribbon_line';

const pose = new Matrix4();

export class PosesRenderable extends Placed<Poses> {
  private readonly solids = this.makeSolids();
  private line: RibbonLine | null = null;
  private flat: RibbonLine | null = null;
  private style = readPoseStyle({});

  constructor(
    context: SceneContext,
    private message: Poses,
  ) {
    super(context, message);
  }

  setOptions(options: Record<string, OptionValue>): void {
    this.style = readPoseStyle(options);
    this.draw(this.message);
  }

  elements(): number {
    return this.object.visible ? this.message.poses.length / 7 : 0;
  }

  dispose(): void {
    this.solids.dispose();
    this.line?.dispose();
    this.flat?.dispose();
    this.object.clear();
  }

  protected draw(message: Poses): void {
    this.message = message;
    this.drawSolids();
    const { poses } = message;
    const { line, flat } = this.style;
    this.line = this.ribbon(this.line, line !== null && poses.length > 7);
    if (line && this.line) {
      this.line.setStrip(linePoints(poses));
      this.line.setLook(line.width, line.color);
    }
    this.flat = this.ribbon(this.flat, flat !== null && poses.length > 0);
    if (flat && this.flat) {
      this.flat.setSegments(flatArrowPoints(poses, flat.length));
      this.flat.setLook(0, flat.color);
    }
  }

  private drawSolids(): void {
    const { poses, covariance } = this.message;
    const { arrow, axes, covariance: doubt } = this.style;
    const count = arrow || axes || (doubt && covariance.length) ? poses.length / 7 : 0;
    this.solids.begin();
    for (let i = 0; i < count; i++) {
      this.offset(matrixOf(poses, pose, i * 7));
      this.solids.of(i);
      if (arrow) addArrow(pose, arrow, this.solids);
      if (axes) addAxes(pose, axes, this.solids);
      if (doubt && covariance.length) addCovariance(covariance, i * 36, pose, doubt, this.solids);
    }
    this.solids.end();
  }

  /** The pose whose arrow, axes, doubt or piece of the line is next to a place. */
  protected override nearest(at: Vector3): { element: number; away: number } | null {
    const solid = super.nearest(at);
    if (!this.line && !this.flat) return solid;
    const own = at.clone().sub(this.shift);
    const { poses } = this.message;
    const { flat } = this.style;
    const line = this.flat && flat ? flatNear(poses, flat.length, own) : pointNear(poses, 7, own);
    return line && line.away < (solid?.away ?? Infinity) ? line : solid;
  }

  protected tell({ poses, covariance }: Poses, element: number): Told | null {
    const count = poses.length / 7;
    if (element >= count) return null;
    const at = element * 7;
    const position = new Vector3(poses[at], poses[at + 1], poses[at + 2]);
    const many = count > 1;
    const fields = [
      ...(many ? [['index', `${element} of ${count}`] as const] : []),
      ...poseFields(poses, at),
      ...(covariance.length >= (element + 1) * 36
        ? covarianceFields(covariance, element * 36)
        : []),
    ];
    return { name: many ? `pose ${element}` : '', position: position.add(this.shift), fields };
  }

  private get shift(): Vector3 {
    return new Vector3(...this.style.offset);
  }

  /** Lines begin at the first pose: their own numbers stay small. */
  private ribbon(ribbon: RibbonLine | null, wanted: boolean): RibbonLine | null {
    if (!wanted) {
      ribbon?.dispose();
      return null;
    }
    const used = ribbon ?? new RibbonLine();
    const { poses } = this.message;
    this.offset(used.object.matrix.makeTranslation(poses[0]!, poses[1]!, poses[2]!));
    used.object.matrixWorldNeedsUpdate = true;
    this.object.add(used.object);
    return used;
  }

  private offset({ elements }: Matrix4): void {
    const [x, y, z] = this.style.offset;
    elements[12] += x;
    elements[13] += y;
    elements[14] += z;
  }
}

/** Whether an odometry's pose is too near to the one before, and too little turned, to be kept beside it. */
export function isNear(
  last: Poses,
  next: Poses,
  options: Readonly<Record<string, OptionValue>>,
): boolean {
  const { position_tolerance: position, angle_tolerance: angle } = options;
  if (typeof position !== 'number' || typeof angle !== 'number') return false;
  const [a, b] = [last.poses, next.poses];
  const distance = Math.hypot(b[0]! - a[0]!, b[1]! - a[1]!, b[2]! - a[2]!);
  const dot = a[3]! * b[3]! + a[4]! * b[4]! + a[5]! * b[5]! + a[6]! * b[6]!;
  return distance < position && 2 * Math.acos(Math.min(1, Math.abs(dot))) < angle;
}
