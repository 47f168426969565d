// SPDX-License-Identifier: Apache-2.0
/** The scene message `Screw`: an arrow for the linear vector, one with a circle about it for the angular one. */

import { Matrix4, Vector3 } from 'three';
import type { OptionValue, Placement } from '../state';
import type { Screw } from '../wire/messages';
import { matrixOf } from './frame_pose';
import { vectorFields } from './pick/fields';
import { Placed, type Told } from './placed';
import type { SceneContext } from './renderable';
import { RibbonLine } from './ribbon_line';
import { addRingHead, addVector, RING_WIDTH, ringPoints } from './screws/screw_shape';
import { readScrewStyle, type VectorStyle } from './screws/style';

const linear = new Vector3();
const angular = new Vector3();
const pose = new Matrix4();

export class ScrewRenderable extends Placed<Screw> {
  private readonly solids = this.makeSolids();
  private readonly ring = new RibbonLine();
  private style = readScrewStyle({});
  private problem: Placement | null = null;

  constructor(
    context: SceneContext,
    private message: Screw,
  ) {
    super(context, message);
    this.object.add(this.ring.object);
  }

  setOptions(options: Record<string, OptionValue>): void {
    this.style = readScrewStyle(options);
    this.draw(this.message);
  }

  override place(): Placement[] {
    const problems = super.place();
    return this.problem ? [this.problem, ...problems] : problems;
  }

  elements(): number {
    return this.object.visible && this.style.shown ? 1 : 0;
  }

  dispose(): void {
    this.solids.dispose();
    this.ring.dispose();
    this.object.clear();
  }

  protected draw(message: Screw): void {
    this.message = message;
    const { style, solids } = this;
    matrixOf(message.pose, pose);
    const whole = this.read(linear, message.linear, 0) && this.read(angular, message.angular, 1);
    solids.begin();
    this.ring.setStrip(new Float32Array(0));
    if (whole && style.shown) {
      const { width } = style;
      const along = this.lengthOf(linear, style.linear);
      if (along > 0) addVector(pose, linear, along, width, style.linear.color, solids);
      const about = this.lengthOf(angular, style.angular);
      if (about > 0) {
        const { color } = style.angular;
        addVector(pose, angular, about, width, color, solids);
        addRingHead(pose, angular, about, width, color, solids);
        this.ring.setStrip(ringPoints(angular, about));
        this.ring.setLook(RING_WIDTH * width, color);
        this.ring.object.matrix.copy(pose);
        this.ring.object.matrixWorldNeedsUpdate = true;
      }
    }
    solids.end();
  }

  protected tell({ pose: at, linear, angular }: Screw, element: number): Told | null {
    if (element > 0) return null;
    const { names, units } = this.style;
    const fields = [
      ...vectorFields(names[0], linear, units[0]),
      ...vectorFields(names[1], angular, units[1]),
    ];
    return { name: '', position: new Vector3(at[0], at[1], at[2]), fields };
  }

  /** Take a vector, NaN as the settings say; false where it cannot be drawn, of which `place` tells. */
  private read(into: Vector3, from: Float64Array, which: 0 | 1): boolean {
    const { acceptNan, names } = this.style;
    const bad = from.findIndex((value) => !Number.isFinite(value));
    if (which === 0) this.problem = null;
    if (bad >= 0 && !acceptNan) {
      const name = names[which];
      const text = `${name}.${'xyz'[bad]} is ${from[bad]}`;
      this.problem = { name, level: 'error', text };
      return false;
    }
    const [x = 0, y = 0, z = 0] = from;
    const finite = (value: number) => (Number.isFinite(value) ? value : 0);
    into.set(finite(x), finite(y), finite(z));
    return true;
  }

  /** How long its arrow's shaft is; 0 where it is hidden, being shorter than broad. */
  private lengthOf(vector: Vector3, { scale }: VectorStyle): number {
    const length = vector.length() * scale;
    return this.style.hideSmall && length <= this.style.width ? 0 : length;
  }
}
