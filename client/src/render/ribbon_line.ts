// SPDX-License-Identifier: Apache-2.0
/** Lines of one colour and one width in metres; of width 0 they are as thin as can be seen. */

import {
  InstancedBufferAttribute,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  type InstancedBufferGeometry,
} from 'three';
import { boundsOf } from './markers/bounds';
import { OPAQUE } from './markers/part';
import { ribbonGeometry, RibbonMaterial, viewport } from './markers/ribbon_shader';
import type { Rgba } from './markers/solid_pools';
import { setReach } from './pick/within';

/** More instances than there ever are: all share one element. */
const ALL = 1 << 30;

export class RibbonLine {
  private readonly material = new RibbonMaterial();
  readonly object: Mesh<InstancedBufferGeometry, RibbonMaterial>;
  private readonly color = new Uint8Array(4);

  constructor() {
    this.object = new Mesh(ribbonGeometry(), this.material);
    this.object.matrixAutoUpdate = false;
    this.object.frustumCulled = false;
    this.object.onBeforeRender = (renderer) => {
      this.material.uniforms.height!.value = renderer.getCurrentViewport(viewport).w;
      this.material.uniformsNeedUpdate = true;
    };
    this.fill(new Float32Array(0), true);
  }

  get segments(): number {
    return this.object.geometry.instanceCount;
  }

  /** One line through points, x y z each. */
  setStrip(points: Float32Array): void {
    this.fill(points, true);
  }

  /** A line from each even point to the next odd one. */
  setSegments(points: Float32Array): void {
    this.fill(points, false);
  }

  setLook(width: number, [r, g, b, a]: Rgba): void {
    for (const [i, value] of [r, g, b].entries()) this.color[i] = Math.round(value * 255);
    this.color[3] = 255;
    const tint = this.object.geometry.getAttribute('startTint') as InstancedBufferAttribute;
    tint.needsUpdate = true;
    this.material.uniforms.width!.value = width;
    setReach(this.object, width);
    this.material.uniforms.alpha!.value = a;
    this.material.transparent = a < OPAQUE;
    this.material.depthWrite = a >= OPAQUE;
  }

  dispose(): void {
    this.object.removeFromParent();
    this.object.geometry.dispose();
    this.material.dispose();
  }

  private fill(points: Float32Array, strip: boolean): void {
    const count = points.length / 3;
    const segments = Math.max(strip ? count - 1 : Math.floor(count / 2), 0);
    this.object.geometry.dispose();
    const geometry = ribbonGeometry();
    if (segments > 0) {
      const places = new InstancedInterleavedBuffer(points, strip ? 3 : 6);
      geometry.setAttribute('start', new InterleavedBufferAttribute(places, 3, 0));
      geometry.setAttribute('end', new InterleavedBufferAttribute(places, 3, 3));
    } else {
      geometry.setAttribute('start', new InstancedBufferAttribute(new Float32Array(3), 3));
    }
    const tint = new InstancedBufferAttribute(this.color, 4, true, ALL);
    geometry.setAttribute('startTint', tint);
    geometry.setAttribute('endTint', tint);
    geometry.instanceCount = segments;
    geometry.boundingBox = boundsOf(points);
    this.object.geometry = geometry;
    this.object.visible = segments > 0;
    this.material.uniforms.last!.value = strip ? segments - 1 : -1;
  }
}
