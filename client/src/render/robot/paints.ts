// SPDX-License-Identifier: Apache-2.0
/** The materials of one robot: each is made once per opacity of links, so that a look is set in one place. */

import {
  Color,
  DoubleSide,
  ImageLoader,
  MeshLambertMaterial,
  SRGBColorSpace,
  Texture,
  type Material,
  type Object3D,
} from 'three';
import type { RobotMaterial } from '../../wire/messages';
import { loading } from '../loading';
import { Paintbox } from '../paintbox';
import type { SceneContext } from '../renderable';

/** What nothing gives a colour. */
const BARE = '#b8bcc2';
const COLLISION = 'collision';
const COLLISION_OPACITY = 0.55;

interface Picture {
  texture: Texture;
  there: boolean;
  /** Materials that get it once it is there. */
  waiting: MeshLambertMaterial[];
}

export class Paints {
  /** By the opacity of the links that they paint. */
  private readonly boxes = new Map<number, Paintbox>();
  private readonly pictures = new Map<string, Picture>();
  private alpha = 1;
  private collisionColor = BARE;

  /** `report` gets a texture that could not be loaded. */
  constructor(
    private readonly context: SceneContext,
    private readonly report: (text: string) => void,
  ) {}

  setLook(alpha: number, collisionColor: string): void {
    this.alpha = alpha;
    this.collisionColor = collisionColor;
    for (const [own, box] of this.boxes) {
      box.setLook(own * alpha);
      box.setColor(COLLISION, collisionColor);
    }
  }

  /** Forget the materials of opacities that no link has any more. */
  keep(opacities: ReadonlySet<number>): void {
    for (const [own, box] of this.boxes) {
      if (opacities.has(own)) continue;
      box.dispose();
      this.boxes.delete(own);
    }
  }

  /** The material of a description for links of an opacity; null is what has none. */
  of(said: RobotMaterial | null, opacity: number): Material {
    const name = said === null ? 'bare' : JSON.stringify([said.color, said.texture]);
    return this.box(opacity).get(name, () => {
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

  collision(opacity: number): Material {
    return this.box(opacity).get(
      COLLISION,
      () =>
        new MeshLambertMaterial({
          color: this.collisionColor,
          opacity: COLLISION_OPACITY,
          side: DoubleSide,
        }),
    );
  }

  /** Paint a copy of a mesh: its own materials where the file has any, as RViz does, else this one. */
  dress(object: Object3D, material: Material, keepOwn: boolean, opacity: number): void {
    this.box(opacity).dress(object, material, keepOwn);
  }

  dispose(): void {
    for (const box of this.boxes.values()) box.dispose();
    for (const { texture } of this.pictures.values()) texture.dispose();
    this.boxes.clear();
  }

  private box(opacity: number): Paintbox {
    let box = this.boxes.get(opacity);
    if (!box) {
      box = new Paintbox();
      box.setLook(opacity * this.alpha);
      this.boxes.set(opacity, box);
    }
    return box;
  }

  private load(uri: string, material: MeshLambertMaterial): void {
    const picture = this.pictures.get(uri) ?? this.fetch(uri);
    if (!picture) return;
    if (picture.there) material.map = picture.texture;
    else picture.waiting.push(material);
  }

  private fetch(uri: string): Picture | null {
    let url: string;
    try {
      url = this.context.assetUrl(uri);
    } catch (error) {
      this.report(error instanceof Error ? error.message : String(error));
      return null;
    }
    const texture = new Texture();
    texture.colorSpace = SRGBColorSpace;
    const picture: Picture = { texture, there: false, waiting: [] };
    this.pictures.set(uri, picture);
    loading(new ImageLoader().loadAsync(url)).then(
      (image) => {
        texture.image = image;
        texture.needsUpdate = true;
        picture.there = true;
        for (const material of picture.waiting) {
          material.map = texture;
          material.needsUpdate = true;
        }
        picture.waiting = [];
        this.context.invalidate();
      },
      () => this.report(`${uri}: the texture could not be loaded`),
    );
    return picture;
  }
}
