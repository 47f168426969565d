// SPDX-License-Identifier: Apache-2.0
/** A picture on a plane of one by one: its rows along x, its columns along y, both sides seen. */

import { DoubleSide, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace } from 'three';
import { PictureTexture, type Picture } from '../picture_texture';

export class PicturePlane {
  private readonly material = new MeshBasicMaterial({
    transparent: true,
    side: DoubleSide,
    toneMapped: false,
  });
  readonly object = new Mesh(upright(), this.material);
  private readonly picture: PictureTexture;
  private shown = false;

  /** `changed` is called when it looks otherwise. */
  constructor(private readonly changed: () => void) {
    this.object.visible = false;
    this.picture = new PictureTexture(() => this.show(), SRGBColorSpace);
  }

  /** Show this picture, as soon as it is decoded; one of no bytes takes the old one away. */
  set(picture: Picture): void {
    this.shown = picture.data.length > 0;
    if (this.shown) this.picture.set(picture);
    else this.show();
  }

  /** Why there is no picture; ''. */
  get problem(): string {
    return this.shown ? this.picture.problem : '';
  }

  dispose(): void {
    this.picture.dispose();
    this.object.geometry.dispose();
    this.material.dispose();
  }

  private show(): void {
    const { texture } = this.picture;
    if (this.material.map !== texture) {
      this.material.map = texture;
      this.material.needsUpdate = true;
    }
    this.object.visible = this.shown && texture !== null;
    this.changed();
  }
}

/** A plane whose picture has its first row at the least y, as a camera's y points down. */
function upright(): PlaneGeometry {
  const plane = new PlaneGeometry(1, 1);
  const { position, uv } = plane.attributes;
  for (let i = 0; i < position!.count; i++) uv!.setY(i, position!.getY(i) + 0.5);
  return plane;
}
