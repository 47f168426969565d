// SPDX-License-Identifier: Apache-2.0
/** A script's point cloud: one draw call; places and colours change apart. */

import { Mesh, Vector3, type Matrix4 } from 'three';
import type { PointField, PointsBuffers, PointsColors, PointsLook } from '../../wire/messages';
import type { PointHit, Sight } from '../pick/sight';
import { pointOf } from '../point_fields';
import { PointGeometry } from '../point_geometry';
import { PointMaterial, SOURCE } from '../point_shader';
import type { PickedPart, SceneContext } from '../renderable';
import { misfit, opaque, colorOf } from './colors';
import { PartsDrawing } from './parts_drawing';
import { GRADIENTS, NORMS, placesOf } from './point_shapes';

const FIELDS: PointField[] = ['x', 'y', 'z'].map((name, i) => ({
  name,
  offset: 4 * i,
  scalar: 'f4',
}));
const STEP = 12;

type Message = PointsLook | PointsBuffers | PointsColors;

export class PointsDrawing extends PartsDrawing<Message> {
  private readonly material = new PointMaterial();
  private readonly mesh: Mesh<PointGeometry, PointMaterial>;
  private look: PointsLook | null = null;
  private buffers: PointsBuffers | null = null;
  private places: Float32Array = new Float32Array(0);
  private colors: Uint8Array | null = null;
  private drawn = 0;

  constructor(context: SceneContext, first: Message) {
    super(context, first);
    this.material.setStyle('sprites', 0);
    this.mesh = new Mesh(this.geometry(null, null), this.material);
    // Finding the bounds would cost more than drawing what is out of sight.
    this.mesh.frustumCulled = false;
    this.mesh.onBeforeRender = (renderer) => {
      this.material.setStyle('sprites', this.size);
      this.material.measure(renderer);
    };
    this.object.add(this.mesh);
  }

  update(message: Message): void {
    switch (message.t) {
      case 'PointsLook':
        return this.setLook(message);
      case 'PointsBuffers':
        this.buffers = message;
        this.places = placesOf(message);
        return this.draw();
      case 'PointsColors':
        this.colors = message.colors;
        return this.draw();
    }
  }

  private setLook(look: PointsLook): void {
    this.look = look;
    const { uniforms } = this.material;
    uniforms.norm.value = NORMS[look.point_shape];
    uniforms.gradient.value = GRADIENTS[look.point_shading];
  }

  elements(): number {
    return this.drawn;
  }

  /** The point that is seen at a place of the picture. */
  seenAt(sight: Sight): PointHit | null {
    if (!this.mesh.visible) return null;
    const { matrixWorld, geometry } = this.mesh;
    const probe = sight.begin(matrixWorld, 'sprites');
    probe.holdAll(geometry.positions, this.size);
    const { index, away, depth } = probe;
    if (index < 0) return null;
    const { buffers } = this;
    const part = (): PickedPart | null => {
      if (!buffers || this.buffers !== buffers) return null;
      const position = pointOf(this.mesh.geometry.positions, index, new Vector3());
      const { origin } = buffers;
      const numbers = position.toArray().map((value, i) => value + origin[i]!);
      const fields = numbers.map((value, i) => ['xyz'[i]!, String(value)] as const);
      position.applyMatrix4(this.mesh.matrixWorld);
      const frame = this.context.fixedFrame();
      return { name: `point ${index}`, index, frame, stamp: 0, position, fields, again: part };
    };
    return { away, depth, part };
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.material.dispose();
  }

  /** Metres in the scene: points grow with their node. */
  private get size(): number {
    return (this.look?.point_size ?? 0) * meanScale(this.mesh.matrixWorld);
  }

  private draw(): void {
    const { buffers, colors } = this;
    if (!buffers || !colors) return;
    const count = this.places.length / 3;
    this.problem = misfit(colors, count, 'points');
    if (this.problem) return;
    const one = colors.length === 3;
    this.material.uniforms.source.value = one ? SOURCE.flat : SOURCE.color;
    if (one) colorOf(colors, this.material.uniforms.flatColor.value);
    this.mesh.geometry = this.geometry(one ? null : opaque(colors), this.mesh.geometry);
    this.mesh.position.fromArray(buffers.origin);
    this.mesh.visible = count > 0;
    this.drawn = count;
  }

  private geometry(tints: Uint8Array | null, old: PointGeometry | null): PointGeometry {
    const { places } = this;
    const count = places.length / 3;
    const data = new Uint8Array(places.buffer, places.byteOffset, places.byteLength);
    const extra = tints && ({ name: 'tint', array: tints } as const);
    return PointGeometry.of({ count, step: STEP, fields: FIELDS, data }, extra, 'sprites', old);
  }
}

function meanScale(matrix: Matrix4): number {
  scale.setFromMatrixScale(matrix);
  return (scale.x + scale.y + scale.z) / 3;
}

const scale = new Vector3();
