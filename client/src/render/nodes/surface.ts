// SPDX-License-Identifier: Apache-2.0
/** Materials and shadows of what scripts show: one mesh, drawn as its style says. */

import {
  BackSide,
  DataTexture,
  DoubleSide,
  FrontSide,
  Mesh,
  MeshStandardMaterial,
  MeshToonMaterial,
  NearestFilter,
  RedFormat,
  ShadowMaterial,
  type BufferGeometry,
  type Material,
} from 'three';
import type { MeshStyle } from '../../wire/messages';
import { colorOf } from './colors';

type Style = Pick<
  MeshStyle,
  'wireframe' | 'opacity' | 'material' | 'flat_shading' | 'side' | 'cast_shadow' | 'receive_shadow'
>;
export type SurfaceMaterial = MeshStandardMaterial | MeshToonMaterial;

const SIDES = { front: FrontSide, back: BackSide, double: DoubleSide };
/** Brightness of the steps, 0 to 255. */
const STEPS = { toon3: [90, 170, 255], toon5: [70, 120, 165, 210, 255] };
const ROUGHNESS = 0.8;

/** What a style asks for; `old` is changed where it is of the right kind, else disposed. */
export function materialOf(
  style: Style,
  color: readonly [number, number, number],
  old: SurfaceMaterial | null,
): SurfaceMaterial {
  let material = old;
  if (!material || material.userData.kind !== style.material) {
    disposeMaterial(old);
    material =
      style.material === 'standard'
        ? new MeshStandardMaterial({ roughness: ROUGHNESS, metalness: 0 })
        : new MeshToonMaterial({ gradientMap: steps(STEPS[style.material]) });
    material.userData.kind = style.material;
  }
  colorOf(color, material.color);
  material.wireframe = style.wireframe;
  material.opacity = style.opacity;
  const transparent = style.opacity < 1;
  const side = SIDES[style.side];
  // Steps of brightness are those of smooth normals: three's toon material has no flat ones.
  const flat = material instanceof MeshStandardMaterial && style.flat_shading;
  const before = material instanceof MeshStandardMaterial && material.flatShading;
  if (transparent !== material.transparent || side !== material.side || flat !== before) {
    material.needsUpdate = true;
  }
  material.transparent = transparent;
  material.depthWrite = !transparent;
  material.side = side;
  if (material instanceof MeshStandardMaterial) material.flatShading = flat;
  return material;
}

export function disposeMaterial(material: SurfaceMaterial | null): void {
  if (material instanceof MeshToonMaterial) material.gradientMap?.dispose();
  material?.dispose();
}

function steps(brightness: readonly number[]): DataTexture {
  const texture = new DataTexture(Uint8Array.from(brightness), brightness.length, 1, RedFormat);
  texture.minFilter = texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  return texture;
}

/** The shadows on a mesh, where they are to have a darkness of their own. */
export class ShadowSheet {
  private readonly material = new ShadowMaterial({
    depthWrite: false,
    polygonOffset: true,
    polygonOffsetFactor: -1,
    polygonOffsetUnits: -1,
  });
  private sheet: Mesh | null = null;

  constructor(private readonly mesh: Mesh) {}

  set(castShadow: boolean, receiveShadow: boolean | number): void {
    const { mesh } = this;
    mesh.castShadow = castShadow;
    mesh.receiveShadow = receiveShadow === true;
    const darkness = typeof receiveShadow === 'number' ? receiveShadow : 0;
    if (darkness === 0) {
      this.sheet?.removeFromParent();
      this.sheet = null;
      return;
    }
    this.material.opacity = darkness;
    this.material.side = (mesh.material as Material).side;
    this.sheet ??= new Mesh(mesh.geometry, this.material);
    this.sheet.geometry = mesh.geometry;
    this.sheet.receiveShadow = true;
    mesh.add(this.sheet);
  }

  dispose(): void {
    this.sheet?.removeFromParent();
    this.material.dispose();
  }
}

/** One mesh of one material. */
export class Surface {
  readonly mesh: Mesh<BufferGeometry, SurfaceMaterial>;
  private readonly shadows: ShadowSheet;

  constructor(
    geometry: BufferGeometry,
    style: Style,
    color: readonly [number, number, number],
    mesh?: Mesh<BufferGeometry, SurfaceMaterial>,
  ) {
    this.mesh = mesh ?? new Mesh(geometry, materialOf(style, color, null));
    this.shadows = new ShadowSheet(this.mesh);
    this.set(geometry, style, color);
  }

  /** Draw this shape in this style; another shape takes the place of the one before. */
  set(geometry: BufferGeometry, style: Style, color: readonly [number, number, number]): void {
    const { mesh } = this;
    if (geometry !== mesh.geometry) mesh.geometry.dispose();
    mesh.geometry = geometry;
    mesh.material = materialOf(style, color, mesh.material);
    this.shadows.set(style.cast_shadow, style.receive_shadow);
  }

  dispose(): void {
    this.shadows.dispose();
    this.mesh.geometry.dispose();
    disposeMaterial(this.mesh.material);
  }
}
