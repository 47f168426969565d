// SPDX-License-Identifier: Apache-2.0
/** Efforts as arrows: around the axis of a joint that turns, along that of one that slides; all in two draw calls. */

import {
  Color,
  DynamicDrawUsage,
  Group,
  InstancedBufferAttribute,
  InstancedMesh,
  Matrix4,
  MeshLambertMaterial,
  Quaternion,
  Vector3,
  type BufferGeometry,
} from 'three';
import type { RobotJoint } from '../../wire/messages';
import { OPAQUE } from '../markers/part';
import { matrixOf } from '../frame_pose';
import { circleArrow, straightArrow } from './effort_shapes';

export interface EffortStyle {
  alpha: number;
  /** Thickness, metres. */
  width: number;
  /** Twice the radius at the greatest effort, metres. */
  scale: number;
}

/** RViz draws the smallest effort not at the axis, but a little beside it. */
const LEAST = 0.05;
const FORWARD = new Vector3(0, 0, 1);

const axis = new Vector3();
const turn = new Quaternion();
const local = new Matrix4();
const world = new Matrix4();
const color = new Color();

class Arrows {
  mesh: InstancedMesh;
  used = 0;
  private sizes: InstancedBufferAttribute;

  constructor(
    readonly geometry: BufferGeometry,
    private readonly material: MeshLambertMaterial,
    private readonly parent: Group,
  ) {
    this.sizes = new InstancedBufferAttribute(new Float32Array(2), 2);
    this.mesh = this.make(16);
  }

  add(matrix: Matrix4, radius: number, width: number, tint: Color): void {
    if (this.used >= this.mesh.instanceMatrix.count) this.grow();
    this.mesh.setMatrixAt(this.used, matrix);
    this.mesh.setColorAt(this.used, tint);
    this.sizes.setXY(this.used, radius, width);
    this.used += 1;
  }

  end(): void {
    this.mesh.count = this.used;
    this.mesh.visible = this.used > 0;
    this.mesh.instanceMatrix.needsUpdate = true;
    this.sizes.needsUpdate = true;
    if (this.mesh.instanceColor) this.mesh.instanceColor.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.dispose();
    this.geometry.dispose();
  }

  private grow(): void {
    const old = this.mesh;
    const oldSizes = this.sizes;
    this.parent.remove(old);
    this.mesh = this.make(old.instanceMatrix.count * 2);
    this.mesh.instanceMatrix.array.set(old.instanceMatrix.array);
    this.mesh.instanceColor?.array.set(old.instanceColor!.array);
    this.sizes.array.set(oldSizes.array);
    old.dispose();
  }

  private make(capacity: number): InstancedMesh {
    this.sizes = new InstancedBufferAttribute(new Float32Array(capacity * 2), 2);
    this.geometry.setAttribute('size', this.sizes.setUsage(DynamicDrawUsage));
    const mesh = new InstancedMesh(this.geometry, this.material, capacity);
    mesh.instanceMatrix.setUsage(DynamicDrawUsage);
    mesh.setColorAt(0, color.set(1, 1, 1));
    mesh.frustumCulled = false;
    this.parent.add(mesh);
    return mesh;
  }
}

export class EffortArrows {
  readonly object = new Group();
  private readonly material = sizedMaterial();
  private readonly circles = new Arrows(circleArrow(), this.material, this.object);
  private readonly straights = new Arrows(straightArrow(), this.material, this.object);
  private style: EffortStyle = { alpha: 1, width: 0.02, scale: 1 };

  get count(): number {
    return this.circles.used + this.straights.used;
  }

  setStyle(style: EffortStyle): void {
    this.style = style;
    this.material.opacity = style.alpha;
    this.material.transparent = style.alpha < OPAQUE;
    this.material.needsUpdate = true;
  }

  begin(): void {
    this.circles.used = this.straights.used = 0;
    this.end();
  }

  /** Draw the effort of a joint, a fraction of its greatest; `pose` is that of the child link in the fixed frame. */
  add(pose: Float64Array, joint: RobotJoint, fraction: number): void {
    if (joint.type === 'fixed' || joint.type === 'floating') return;
    const size = Math.min(Math.abs(fraction), 1) + LEAST;
    axis.fromArray(joint.axis);
    if (fraction < 0) axis.negate();
    local.makeRotationFromQuaternion(turn.setFromUnitVectors(FORWARD, axis));
    matrixOf(pose, world).multiply(local);
    // RViz's rainbow: blue for little, over green, to red.
    color.setHSL((1 - Math.min(Math.abs(fraction), 1)) * (2 / 3), 1, 0.5);
    const { scale, width } = this.style;
    const arrows = joint.type === 'prismatic' ? this.straights : this.circles;
    arrows.add(world, size * scale * 0.5, width, color);
  }

  end(): void {
    this.circles.end();
    this.straights.end();
  }

  dispose(): void {
    this.circles.dispose();
    this.straights.dispose();
    this.material.dispose();
  }
}

/** A lit material whose vertices are `position` times the radius, plus `offset` times the width, of each instance. */
function sizedMaterial(): MeshLambertMaterial {
  const material = new MeshLambertMaterial();
  material.onBeforeCompile = (shader) => {
    shader.vertexShader =
      `attribute vec2 size;\nattribute vec3 offset;\n${shader.vertexShader}`.replace(
        '#include <begin_vertex>',
        'vec3 transformed = position * size.x + offset * size.y;',
      );
  };
  material.customProgramCacheKey = () => 'effort arrow';
  return material;
}
