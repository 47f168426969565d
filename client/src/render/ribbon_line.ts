// SPDX-License-Identifier: Apache-2.0
/** Lines of one width, in metres or pixels; of width 0 they are as thin as can be seen. */

import {
  InstancedBufferAttribute,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  type InstancedBufferGeometry,
} from 'three';
import { boundsOf } from './markers/bounds';
import { OPAQUE } from './markers/part';
import { ribbonGeometry, RibbonMaterial, THINNEST, viewport } from './markers/ribbon_shader';
import type { Rgba } from './markers/solid_pools';
import { setReach } from './pick/within';
import { pixelRatioOf } from './pixel_ratio';

/** More instances than there ever are: all share one element. */
const ALL = 1 << 30;

export class RibbonLine {
  private readonly material = new RibbonMaterial();
  readonly object: Mesh<InstancedBufferGeometry, RibbonMaterial>;
  private readonly color = new Uint8Array(4);
  /** CSS pixels that it is wide at least. */
  private pixels = 0;

  constructor() {
    this.object = new Mesh(ribbonGeometry(), this.material);
    this.object.matrixAutoUpdate = false;
    this.object.frustumCulled = false;
    this.object.onBeforeRender = (renderer) => {
      const { height, pixels } = this.material.uniforms;
      height!.value = renderer.getCurrentViewport(viewport).w;
      pixels!.value = Math.max(this.pixels * pixelRatioOf(renderer), THINNEST);
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

  /** A line from each even point to the next odd one; `tints`: r g b a of each point, instead of one colour. */
  setSegments(points: Float32Array, tints: Uint8Array | null = null): void {
    this.fill(points, false, tints);
  }

  /** A width in metres, or in CSS pixels; the colour is of what has no tints. */
  setLook(width: number, [r, g, b, a]: Rgba, unit: 'metres' | 'pixels' = 'metres'): void {
    for (const [i, value] of [r, g, b].entries()) this.color[i] = Math.round(value * 255);
    this.color[3] = 255;
    const tint = this.object.geometry.getAttribute('startTint');
    if (tint instanceof InstancedBufferAttribute) tint.needsUpdate = true;
    const metres = unit === 'metres' ? width : 0;
    this.pixels = unit === 'pixels' ? width : 0;
    this.material.uniforms.width!.value = metres;
    setReach(this.object, metres);
    this.material.uniforms.alpha!.value = a;
    this.material.transparent = a < OPAQUE;
    this.material.depthWrite = a >= OPAQUE;
  }

  dispose(): void {
    this.object.removeFromParent();
    this.object.geometry.dispose();
    this.material.dispose();
  }

  private fill(points: Float32Array, strip: boolean, tints: Uint8Array | null = null): void {
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
    if (tints && segments > 0) {
      const colors = new InstancedInterleavedBuffer(tints, 8);
      geometry.setAttribute('startTint', new InterleavedBufferAttribute(colors, 4, 0, true));
      geometry.setAttribute('endTint', new InterleavedBufferAttribute(colors, 4, 4, true));
    } else {
      const tint = new InstancedBufferAttribute(this.color, 4, true, ALL);
      geometry.setAttribute('startTint', tint);
      geometry.setAttribute('endTint', tint);
    }
    geometry.instanceCount = segments;
    geometry.boundingBox = boundsOf(points);
    this.object.geometry = geometry;
    this.object.visible = segments > 0;
    this.material.uniforms.last!.value = strip ? segments - 1 : -1;
  }
}
