// SPDX-License-Identifier: Apache-2.0
/** A script's Gaussian splats: one draw call, sorted whenever they are looked at from another side. */

import {
  BufferAttribute,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Matrix4,
  Mesh,
  Vector3,
  Vector4,
} from 'three';
import type { SplatsBuffers, SplatsLook } from '../../wire/messages';
import { boundsOf } from '../markers/bounds';
import type { SceneContext } from '../renderable';
import { PartsDrawing } from './parts_drawing';
import { SplatMaterial } from './splat_shader';
import { SplatOrder } from './splat_order';
import { MOST_SPLATS, splatTexture } from './splat_texture';

/** Cosine of the angle from which on they are sorted anew. */
const SAME_SIDE = 0.9998;

type Message = SplatsLook | SplatsBuffers;

export class SplatsDrawing extends PartsDrawing<Message> {
  private readonly material = new SplatMaterial();
  private readonly mesh = new Mesh(new InstancedBufferGeometry(), this.material);
  private sorted: SplatOrder | null = null;
  /** Where they were looked to, in their own axes, when they were sorted; zero for never. */
  private readonly along = new Vector3();

  constructor(context: SceneContext, first: Message) {
    super(context, first);
    this.mesh.frustumCulled = false;
    this.mesh.visible = false;
    this.mesh.onBeforeRender = (renderer) => {
      renderer.getCurrentViewport(viewport);
      this.material.uniforms.viewport.value.set(viewport.z, viewport.w);
      this.material.uniformsNeedUpdate = true;
    };
    this.object.add(this.mesh);
  }

  update(message: Message): void {
    if (message.t === 'SplatsBuffers') this.setBuffers(message);
  }

  private setBuffers(buffers: SplatsBuffers): void {
    const count = Math.min(buffers.centers.length / 3, MOST_SPLATS);
    const centers = buffers.centers.subarray(0, count * 3);
    this.problem =
      buffers.centers.length / 3 > count
        ? `There are ${buffers.centers.length / 3} splats: the first ${count} are drawn.`
        : '';
    this.sorted = new SplatOrder(centers);
    this.along.set(0, 0, 0);
    this.material.uniforms.splats.value?.dispose();
    this.material.uniforms.splats.value = splatTexture({ ...buffers, centers });
    this.material.uniforms.covarianceScale.value = buffers.covariance_scale;
    this.mesh.geometry.dispose();
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(SQUARE, 3));
    geometry.setIndex([0, 1, 2, 0, 2, 3]);
    const order = new InstancedBufferAttribute(this.sorted.order, 1);
    geometry.setAttribute('order', order.setUsage(DynamicDrawUsage));
    geometry.instanceCount = count;
    geometry.boundingBox = boundsOf(centers);
    this.mesh.geometry = geometry;
    this.mesh.visible = count > 0;
  }

  elements(): number {
    return this.mesh.visible ? this.mesh.geometry.instanceCount : 0;
  }

  /** Sort them as the camera sees them. */
  protected override prepare(): void {
    if (!this.sorted || !this.mesh.visible) return;
    const camera = this.context.camera();
    this.mesh.updateWorldMatrix(true, false);
    const { matrixWorld } = this.mesh;
    viewed.multiplyMatrices(camera.matrixWorldInverse, matrixWorld);
    const m = viewed.elements;
    // The row of z: how far from the eye a place is, but for a constant.
    away.set(-m[2], -m[6], -m[10]).normalize();
    if (away.dot(this.along) > SAME_SIDE) return;
    this.along.copy(away);
    this.sorted.sort(away.x, away.y, away.z);
    this.mesh.geometry.getAttribute('order').needsUpdate = true;
  }

  dispose(): void {
    this.material.uniforms.splats.value?.dispose();
    this.material.dispose();
    this.mesh.geometry.dispose();
  }
}

const SQUARE = new Float32Array([-0.5, -0.5, 0, 0.5, -0.5, 0, 0.5, 0.5, 0, -0.5, 0.5, 0]);
const away = new Vector3();
const viewed = new Matrix4();
const viewport = new Vector4();
