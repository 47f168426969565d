// SPDX-License-Identifier: Apache-2.0
/** TRIANGLE_LIST: colours per vertex or per triangle, or a texture; lit only where it has one colour. */

import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DoubleSide,
  LineBasicMaterial,
  LineSegments,
  EdgesGeometry,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  Vector3,
} from 'three';
import { ObjectPart, OPAQUE, type Stage } from './part';
import type { MarkerRow } from './row';
import type { MarkerTextures } from './textures';

const size = new Vector3();
const color = new Color();

export class TrianglesPart extends ObjectPart {
  private readonly flat = new MeshBasicMaterial({ side: DoubleSide, toneMapped: false });
  private readonly lit = new MeshLambertMaterial({ side: DoubleSide });
  protected readonly object = new Mesh<BufferGeometry, MeshBasicMaterial | MeshLambertMaterial>(
    new BufferGeometry(),
    this.lit,
  );
  private edges: LineSegments | null = null;
  private alpha = 1;
  private leastAlpha = 1;
  private release: (() => void) | null = null;

  constructor(
    stage: Stage,
    private readonly textures: MarkerTextures,
  ) {
    super(stage);
  }

  protected fill(row: MarkerRow): void {
    const points = row.points.slice();
    const count = points.length / 3;
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(points, 3));
    geometry.computeVertexNormals();
    const colors = vertexColors(row.colors, count);
    if (colors) geometry.setAttribute('color', new BufferAttribute(colors, 4));
    if (row.uvs.length === count * 2 && count > 0) {
      geometry.setAttribute('uv', new BufferAttribute(row.uvs.slice(), 2));
    }
    this.leastAlpha = colors
      ? colors.reduce((least, c, i) => (i % 4 === 3 ? Math.min(least, c) : least), 1)
      : 1;
    this.object.geometry.dispose();
    this.object.geometry = geometry;
    this.pose.scale(size.set(row.scale(0), row.scale(1), row.scale(2)));

    const textured = row.texture !== '' && geometry.hasAttribute('uv');
    const painted = textured || colors !== null;
    this.object.material = painted ? this.flat : this.lit;
    color.setRGB(row.color(0), row.color(1), row.color(2), 'srgb');
    this.object.material.color.copy(painted ? WHITE : color);
    // Colours of their own bring their own opacity.
    this.alpha = colors ? 1 : row.color(3);
    if (this.flat.vertexColors !== (colors !== null)) {
      this.flat.vertexColors = colors !== null;
      this.flat.needsUpdate = true;
    }
    this.paper(textured ? row.texture : '');
  }

  restyle(): void {
    const { alpha, outlines } = this.stage.style;
    const { material } = this.object;
    const opacity = this.alpha * alpha;
    material.opacity = opacity;
    material.transparent = opacity * this.leastAlpha < OPAQUE;
    material.depthWrite = !material.transparent;
    this.removeEdges();
    if (outlines) this.addEdges();
  }

  protected free(): void {
    this.release?.();
    this.removeEdges();
    this.object.geometry.dispose();
    this.flat.dispose();
    this.lit.dispose();
  }

  private paper(name: string): void {
    this.release?.();
    this.release = null;
    if (name === '') {
      this.show(null);
      this.stage.report(this, '');
      return;
    }
    this.release = this.textures.use(name, (texture, problem) => {
      this.show(texture);
      this.stage.report(this, problem);
    });
  }

  private show(texture: MeshBasicMaterial['map']): void {
    // A shader with a texture is another program than one without.
    if ((texture === null) !== (this.flat.map === null)) this.flat.needsUpdate = true;
    this.flat.map = texture;
  }

  private addEdges(): void {
    const material = new LineBasicMaterial({ color: 0x000000, toneMapped: false });
    this.edges = new LineSegments(new EdgesGeometry(this.object.geometry, 1), material);
    this.object.add(this.edges);
  }

  private removeEdges(): void {
    if (!this.edges) return;
    this.edges.geometry.dispose();
    (this.edges.material as LineBasicMaterial).dispose();
    this.edges.removeFromParent();
    this.edges = null;
  }
}

const WHITE = new Color(1, 1, 1);

/** (count, 4) linear colours from one per vertex or one per triangle; null where there are neither. */
export function vertexColors(colors: Float32Array, count: number): Float32Array | null {
  const perVertex = colors.length === count * 4;
  const perTriangle = colors.length * 3 === count * 4;
  if (count === 0 || !(perVertex || perTriangle)) return null;
  const out = new Float32Array(count * 4);
  for (let i = 0; i < count; i++) {
    const from = (perVertex ? i : Math.floor(i / 3)) * 4;
    color.setRGB(colors[from]!, colors[from + 1]!, colors[from + 2]!, 'srgb').toArray(out, i * 4);
    out[i * 4 + 3] = colors[from + 3]!;
  }
  return out;
}
