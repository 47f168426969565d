// SPDX-License-Identifier: Apache-2.0
/** A part drawn by a shader of ours whose points each have a colour. */

import type { BufferGeometry, Mesh, ShaderMaterial } from 'three';
import { ObjectPart } from './part';
import { Tints } from './tints';

export abstract class TintedPart extends ObjectPart {
  protected readonly tints = new Tints();
  /** Its material has a uniform `alpha`. */
  protected abstract override readonly object: Mesh<BufferGeometry, ShaderMaterial>;

  restyle(): void {
    const { material } = this.object;
    const { alpha } = this.stage.style;
    const seeThrough = this.tints.seeThrough(alpha);
    material.uniforms.alpha!.value = alpha;
    material.transparent = seeThrough;
    material.depthWrite = !seeThrough;
  }

  protected free(): void {
    this.object.geometry.dispose();
    this.object.material.dispose();
  }
}
