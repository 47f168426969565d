// SPDX-License-Identifier: Apache-2.0
/** Materials of something drawn from mesh files: copies of its own, each made once, so that a look is set in one place. */

import type { Color } from 'three';
import { Mesh, type Material, type Object3D } from 'three';
import { materialsOf } from './markers/mesh_loader';
import { PLAIN } from './model_parsers';
import { OPAQUE } from './markers/part';

type Colored = Material & { color?: Color };

/** A material, and what it was before it was tinted or faded. */
interface Paint {
  material: Colored;
  color: Color | null;
  opacity: number;
}

/** What the surfaces of copies had in their file, to be painted anew. */
const originals = new WeakMap<Mesh, Material | Material[]>();

export class Paintbox {
  private readonly paints = new Map<Material | string, Paint>();
  private alpha = 1;
  private tint: Color | null = null;

  /** Times the opacity and, where one is given, the colour of every material. */
  setLook(alpha: number, tint: Color | null = null): void {
    this.alpha = alpha;
    this.tint = tint;
    for (const paint of this.paints.values()) this.apply(paint);
  }

  /** The material of this name, or the copy of one of a file; `make` makes it when it is first asked for. */
  get(key: Material | string, make: () => Material): Material {
    let paint = this.paints.get(key);
    if (!paint) {
      const material: Colored = make();
      paint = { material, color: material.color?.clone() ?? null, opacity: material.opacity };
      this.paints.set(key, paint);
      this.apply(paint);
    }
    return paint.material;
  }

  /** Change the colour of a material that there is. */
  setColor(key: string, color: string): void {
    const paint = this.paints.get(key);
    if (!paint) return;
    paint.color?.set(color);
    this.apply(paint);
  }

  /** Paint a copy of a mesh: in the materials of its file, where it has any and they are wanted, else in `bare`. */
  dress(object: Object3D, bare: Material, keepOwn: boolean): void {
    object.traverse((child) => {
      if (!(child instanceof Mesh)) return;
      const mesh = child as Mesh;
      const file = originals.get(mesh) ?? mesh.material;
      originals.set(mesh, file);
      mesh.material = file;
      const plain = !keepOwn || mesh.userData[PLAIN] === true;
      const own = materialsOf(mesh).map((one) => (plain ? bare : this.get(one, () => one.clone())));
      mesh.material = Array.isArray(file) ? own : own[0]!;
    });
  }

  dispose(): void {
    for (const { material } of this.paints.values()) material.dispose();
    this.paints.clear();
  }

  private apply({ material, color, opacity }: Paint): void {
    if (color) material.color?.copy(color);
    if (this.tint) material.color?.multiply(this.tint);
    material.opacity = opacity * this.alpha;
    const transparent = material.opacity < OPAQUE;
    if (transparent !== material.transparent) material.needsUpdate = true;
    material.transparent = transparent;
    material.depthWrite = !transparent;
  }
}
