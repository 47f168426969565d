// SPDX-License-Identifier: Apache-2.0
/** The materials of one robot: each is made once, so that an opacity or colour is set in one place. */

import {
  Color,
  DoubleSide,
  Mesh,
  MeshLambertMaterial,
  SRGBColorSpace,
  TextureLoader,
  type Material,
  type Object3D,
  type Texture,
} from 'three';
import type { RobotMaterial } from '../../wire/messages';
import { OPAQUE } from '../markers/part';
import { materialsOf, PLAIN } from '../markers/mesh_loader';
import type { SceneContext } from '../renderable';

/** What nothing gives a colour. */
const BARE = '#b8bcc2';

interface Paint {
  material: Material;
  opacity: number;
}

export class Paints {
  private readonly paints = new Map<Material | string, Paint>();
  private readonly textures: Texture[] = [];
  private alpha = 1;

  /** `report` gets a texture that could not be loaded. */
  constructor(
    private readonly context: SceneContext,
    private readonly report: (text: string) => void,
  ) {}

  setAlpha(alpha: number): void {
    this.alpha = alpha;
    for (const paint of this.paints.values()) this.fade(paint);
  }

  /** The material of a description; null is what has none. */
  of(said: RobotMaterial | null): Material {
    const name = said === null ? 'bare' : JSON.stringify([said.color, said.texture]);
    return this.get(name, () => {
      const material = new MeshLambertMaterial({ color: BARE });
      if (said) {
        const [r, g, b, a] = said.color;
        material.color = new Color().setRGB(r, g, b, SRGBColorSpace);
        material.opacity = a;
        if (said.texture !== '') this.load(said.texture, material);
      }
      return material;
    });
  }

  collision(color: string): Material {
    const material = this.get(
      'collision',
      () => new MeshLambertMaterial({ opacity: 0.55, side: DoubleSide }),
    );
    (material as MeshLambertMaterial).color.set(color);
    return material;
  }

  /** Paint a copy of a mesh: its own materials where the file has any, as RViz does, else this one. */
  dress(object: Object3D, material: Material, keepOwn: boolean): void {
    object.traverse((child) => {
      if (!(child instanceof Mesh)) return;
      const mesh = child as Mesh;
      if (!keepOwn || mesh.userData[PLAIN] === true) mesh.material = material;
      else {
        const own = materialsOf(mesh).map((one) => this.get(one, () => one.clone()));
        mesh.material = Array.isArray(mesh.material) ? own : own[0]!;
      }
    });
  }

  dispose(): void {
    for (const { material } of this.paints.values()) material.dispose();
    for (const texture of this.textures) texture.dispose();
    this.paints.clear();
  }

  private get(key: Material | string, make: () => Material): Material {
    let paint = this.paints.get(key);
    if (!paint) {
      const material = make();
      paint = { material, opacity: material.opacity };
      this.paints.set(key, paint);
      this.fade(paint);
    }
    return paint.material;
  }

  private fade({ material, opacity }: Paint): void {
    material.opacity = opacity * this.alpha;
    const transparent = material.opacity < OPAQUE;
    if (transparent !== material.transparent) material.needsUpdate = true;
    material.transparent = transparent;
    material.depthWrite = !transparent;
  }

  private load(uri: string, material: MeshLambertMaterial): void {
    let url: string;
    try {
      url = this.context.assetUrl(uri);
    } catch (error) {
      return this.report(error instanceof Error ? error.message : String(error));
    }
    const texture = new TextureLoader().load(
      url,
      () => {
        material.map = texture;
        material.needsUpdate = true;
        this.context.invalidate();
      },
      undefined,
      () => this.report(`${uri}: the texture could not be loaded`),
    );
    texture.colorSpace = SRGBColorSpace;
    this.textures.push(texture);
  }
}
