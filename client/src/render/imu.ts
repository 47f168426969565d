// SPDX-License-Identifier: Apache-2.0
/** The scene message `Imu`: orientation as axes or a box, acceleration and turning as arrows, at the sensor. */

import { Matrix4, Quaternion, Vector3 } from 'three';
import type { OptionValue, Placement } from '../state';
import type { Imu } from '../wire/messages';
import { flagOf, numberOf, rgbOf } from './option_values';
import { rollPitchYaw, vectorFields, type Fields } from './pick/fields';
import { rowText } from './pick/numbers';
import { Placed, type Told } from './placed';
import { addAxes } from './poses/pose_solids';
import type { Rgba } from './markers/solid_pools';
import type { SceneContext } from './renderable';
import { RibbonLine } from './ribbon_line';
import { addRingHead, addVector, RING_WIDTH, ringPoints } from './screws/screw_shape';

type Options = Record<string, OptionValue>;

const vector = new Vector3();
const base = new Matrix4();
const turned = new Matrix4();
const box = new Matrix4();
const still = new Matrix4();
const orientation = new Quaternion();
const heading = new Quaternion();

export class ImuRenderable extends Placed<Imu> {
  private readonly solids = this.makeSolids();
  private readonly ring = new RibbonLine();
  private options: Options = {};
  /** The sensor's heading in the fixed frame, by which it was drawn. */
  private readonly drawnAt = new Quaternion();

  constructor(
    context: SceneContext,
    private message: Imu,
  ) {
    super(context, message);
    this.object.add(this.ring.object);
  }

  setOptions(options: Options): void {
    this.options = options;
    this.draw(this.message);
  }

  override place(): Placement[] {
    const problems = super.place();
    heading.setFromRotationMatrix(this.object.matrix);
    if (!heading.equals(this.drawnAt)) this.draw(this.message);
    return problems;
  }

  elements(): number {
    return this.object.visible ? 1 : 0;
  }

  dispose(): void {
    this.solids.dispose();
    this.ring.dispose();
    this.object.clear();
  }

  protected draw(message: Imu): void {
    this.message = message;
    const { options, solids } = this;
    const known = message.orientation.length === 4;
    this.drawnAt.setFromRotationMatrix(this.object.matrix);
    base.identity();
    if (known) base.makeRotationFromQuaternion(this.orient(message.orientation));
    solids.begin();
    if (known) this.drawOrientation();
    const drawn = known && flagOf(options, 'derotate', false) ? base : still;
    const width = numberOf(options, 'arrow_width', 0.3);
    this.drawVector(message.linear_acceleration, 'acceleration', '#ffff00', 0.1, width, drawn);
    const about = this.drawVector(
      ...([message.angular_velocity, 'angular_velocity', '#00ffff', 1, width, drawn] as const),
    );
    this.ring.setStrip(new Float32Array(0));
    if (about > 0) {
      const color = this.color('angular_velocity_color', '#00ffff');
      addRingHead(drawn, vector, about, width, color, solids);
      this.ring.setStrip(ringPoints(vector, about));
      this.ring.setLook(RING_WIDTH * width, color);
      this.ring.object.matrix.copy(drawn);
      this.ring.object.matrixWorldNeedsUpdate = true;
    }
    solids.end();
  }

  protected tell(message: Imu, element: number): Told | null {
    if (element > 0) return null;
    const { orientation: known, linear_acceleration, angular_velocity } = message;
    const turned: Fields =
      known.length === 4
        ? [
            ['orientation', rowText(known)],
            ['roll pitch yaw', `${rowText(rollPitchYaw(known))} °`],
          ]
        : [['orientation', 'not measured']];
    const fields = [
      ...turned,
      ...vectorFields('linear_acceleration', linear_acceleration, 'm/s²'),
      ...vectorFields('angular_velocity', angular_velocity, 'rad/s'),
    ];
    return { name: '', position: new Vector3(), fields };
  }

  /** The reported orientation in the axes of the sensor's frame, which is turned itself. */
  private orient(reported: Float64Array): Quaternion {
    orientation.fromArray(reported);
    if (flagOf(this.options, 'fixed_frame_orientation', true)) {
      orientation.premultiply(heading.copy(this.drawnAt).invert());
    }
    return orientation;
  }

  private drawOrientation(): void {
    const { options, solids } = this;
    if (flagOf(options, 'axes', true)) {
      const length = numberOf(options, 'axes_length', 0.5);
      const diameter = numberOf(options, 'axes_radius', 0.06);
      addAxes(base, { length, diameter, alpha: this.alpha }, solids);
    }
    if (flagOf(options, 'box', false)) {
      const size = (axis: string) => numberOf(options, `box_${axis}`, 1);
      box.makeScale(size('x'), size('y'), size('z'));
      const color = this.color('box_color', '#ff0000');
      solids.add('cube', turned.multiplyMatrices(base, box), color);
    }
  }

  /** Draw `vector`, and return how long its shaft is; 0 where it is not drawn. */
  private drawVector(
    values: Float64Array,
    name: string,
    color: string,
    scale: number,
    width: number,
    axes: Matrix4,
  ): number {
    if (values.length !== 3 || !flagOf(this.options, name, true)) return 0;
    const length =
      vector.fromArray(values).length() * numberOf(this.options, `${name}_scale`, scale);
    if (length <= 0) return 0;
    addVector(axes, vector, length, width, this.color(`${name}_color`, color), this.solids);
    return length;
  }

  private get alpha(): number {
    return Math.min(Math.max(numberOf(this.options, 'alpha', 1), 0), 1);
  }

  private color(name: string, fallback: string): Rgba {
    return [...rgbOf(this.options, name, fallback), this.alpha];
  }
}
