// SPDX-License-Identifier: Apache-2.0
/** LINE_STRIP and LINE_LIST: ribbons as wide as scale.x. */

import {
  InstancedBufferAttribute,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  type InstancedBufferGeometry,
} from 'three';
import { setReach } from '../pick/within';
import { boundsOf } from './bounds';
import { ribbonGeometry, RibbonMaterial, viewport } from './ribbon_shader';
import { TYPE, type MarkerRow } from './row';
import { TintedPart } from './tinted_part';

export class LinePart extends TintedPart {
  private readonly material = new RibbonMaterial();
  protected readonly object: Mesh<InstancedBufferGeometry, RibbonMaterial>;

  constructor(...args: ConstructorParameters<typeof TintedPart>) {
    super(...args);
    this.object = new Mesh(ribbonGeometry(), this.material);
    this.object.frustumCulled = false;
    this.object.onBeforeRender = (renderer) => {
      this.material.uniforms.height!.value = renderer.getCurrentViewport(viewport).w;
      this.material.uniformsNeedUpdate = true;
    };
  }

  protected fill(row: MarkerRow): void {
    const points = row.points.slice();
    const count = points.length / 3;
    const strip = row.type === TYPE.LINE_STRIP;
    const segments = Math.max(strip ? count - 1 : Math.floor(count / 2), 0);
    this.tints.set(row, count);
    this.object.geometry.dispose();
    const geometry = ribbonGeometry();
    if (segments > 0) {
      // Neighbouring segments of a strip read the same point: the step is one point, not two.
      const step = strip ? 1 : 2;
      const places = new InstancedInterleavedBuffer(points, 3 * step);
      geometry.setAttribute('start', new InterleavedBufferAttribute(places, 3, 0));
      geometry.setAttribute('end', new InterleavedBufferAttribute(places, 3, 3));
      const colors = new InstancedInterleavedBuffer(this.tints.bytes(count), 4 * step);
      geometry.setAttribute('startTint', new InterleavedBufferAttribute(colors, 4, 0, true));
      geometry.setAttribute('endTint', new InterleavedBufferAttribute(colors, 4, 4, true));
    } else {
      geometry.setAttribute('start', new InstancedBufferAttribute(new Float32Array(3), 3));
    }
    geometry.instanceCount = segments;
    geometry.boundingBox = boundsOf(points);
    this.object.geometry = geometry;
    this.material.uniforms.width!.value = row.scale(0);
    setReach(this.object, row.scale(0));
    this.material.uniforms.last!.value = strip ? segments - 1 : -1;
    const problem = segments > 0 ? '' : `A line needs at least two points; it has ${count}.`;
    this.stage.report(this, problem);
  }
}
