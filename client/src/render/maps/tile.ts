// SPDX-License-Identifier: Apache-2.0
/** One piece of a map: a texture of cells on a rectangle; only what changed is sent to the GPU. */

import {
  Box2,
  DataTexture,
  Mesh,
  PlaneGeometry,
  RedFormat,
  Vector2,
  type WebGLRenderer,
} from 'three';
import { around, write, type Piece, type Rect } from './cells';
import { MapMaterial } from './material';

const unit = new PlaneGeometry(1, 1).translate(0.5, 0.5, 0);
const region = new Box2();
const corner = new Vector2();

export class MapTile {
  readonly mesh: Mesh<PlaneGeometry, MapMaterial>;
  private readonly texture: DataTexture;
  /** The same cells as a texture that never goes to the GPU whole: rectangles are copied out of it. */
  private readonly source: DataTexture;
  private changed: Rect | null = null;
  private known = false;

  constructor(
    private readonly piece: Piece,
    palette: DataTexture,
  ) {
    const { cells, width, height } = piece;
    this.texture = new DataTexture(cells, width, height, RedFormat);
    this.source = new DataTexture(cells, width, height, RedFormat);
    this.texture.needsUpdate = true;
    this.mesh = new Mesh(unit, new MapMaterial(this.texture, palette));
    this.mesh.matrixAutoUpdate = false;
    this.mesh.onBeforeRender = (renderer) => this.upload(renderer);
  }

  /** Put it where its cells are in the map, whose resolution is in metres per cell. */
  setResolution(resolution: number): void {
    const { x, y, width, height } = this.piece;
    this.mesh.matrix
      .makeScale(width * resolution, height * resolution, 1)
      .setPosition(x * resolution, y * resolution, 0);
    this.mesh.matrixWorldNeedsUpdate = true;
  }

  write(rect: Rect, cells: Uint8Array): void {
    const changed = write(this.piece, rect, cells);
    if (changed) this.changed = around(this.changed, changed);
  }

  /** The number of a cell of the map; null where it belongs to another piece. */
  valueAt(column: number, row: number): number | null {
    const { x, y, width, height, cells } = this.piece;
    const inside = column >= x && row >= y && column < x + width && row < y + height;
    return inside ? cells[(row - y) * width + column - x]! : null;
  }

  dispose(): void {
    this.texture.dispose();
    this.mesh.material.dispose();
  }

  private upload(renderer: WebGLRenderer): void {
    const { known } = this;
    // The first picture takes the texture as a whole by itself.
    this.known = true;
    if (!known) this.changed = null;
    if (!this.changed) return;
    const { x, y, width, height } = this.changed;
    region.min.set(x, y);
    region.max.set(x + width, y + height);
    // It writes to the unit that is active, which three.js leaves where it was if the texture is bound to the first.
    renderer.state.activeTexture(renderer.getContext().TEXTURE0);
    renderer.copyTextureToTexture(this.source, this.texture, region, corner.set(x, y));
    this.changed = null;
  }
}
