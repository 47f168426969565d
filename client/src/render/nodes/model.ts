// SPDX-License-Identifier: Apache-2.0
/** The scene messages `ModelLook` and `ModelBuffers`: a model from a file, maybe painted in one colour. */

import type { PointsMaterial } from 'three';
import { BackSide, DoubleSide, FrontSide, type Material, type Mesh } from 'three';
import type { ModelBuffers, ModelLook } from '../../wire/messages';
import { PLAIN } from '../model_parsers';
import { colorOf } from './colors';
import { FileDrawing, type ReadModel } from './file_drawing';
import { materialsOf, meshesOf, pointsOf, type GlbModel } from './glb_file';
import { parseModel } from './model_file';
import { setMetres } from './point_size';
import { disposeMaterial, materialOf, type SurfaceMaterial } from './surface';

type Rgb = [number, number, number];

const SIDES = { front: FrontSide, back: BackSide, double: DoubleSide };
/** Of what has neither materials nor a colour. */
const BARE: Rgb = [220, 220, 220];

/** What a material of the file said before it was styled. */
interface Own {
  opacity: number;
  transparent: boolean;
  depthWrite: boolean;
  side: Material['side'];
}

export class ModelDrawing extends FileDrawing<ModelLook, ModelBuffers> {
  private paint: SurfaceMaterial | null = null;
  private materials = new Map<Mesh, Material | Material[]>();
  private owns = new Map<Material, Own>();
  private styled: GlbModel | null = null;

  override dispose(): void {
    super.dispose();
    disposeMaterial(this.paint);
  }

  protected parse(buffers: ModelBuffers): Promise<ReadModel> {
    return parseModel(buffers);
  }

  protected override style(look: ModelLook, model: GlbModel): void {
    if (model !== this.styled) {
      this.materials = new Map(meshesOf(model.object).map((mesh) => [mesh, mesh.material]));
      this.owns.clear();
      this.styled = model;
    }
    const color = look.color.length === 3 ? (look.color as Rgb) : null;
    for (const [mesh, own] of this.materials) {
      mesh.material = color || mesh.userData[PLAIN] ? this.painted(look, color) : own;
      if (mesh.material === own) for (const each of materialsOf(mesh)) this.tune(each, look);
    }
    for (const points of pointsOf(model.object)) {
      for (const material of materialsOf(points)) this.tint(material as PointsMaterial, look);
      points.onBeforeRender = (renderer, _scene, camera, _geometry, material) => {
        const { matrixWorld } = points;
        setMetres(material as PointsMaterial, look.point_size, matrixWorld, camera, renderer);
      };
    }
  }

  /** What was put on the meshes is not theirs: the file's own materials are freed with them. */
  protected override release(): void {
    for (const [mesh, own] of this.materials) mesh.material = own;
    this.materials.clear();
    this.styled = null;
  }

  private painted(look: ModelLook, color: Rgb | null): SurfaceMaterial {
    const side = look.side === 'own' ? 'double' : look.side;
    const style = { ...look, side, material: 'standard', flat_shading: false } as const;
    return (this.paint = materialOf(style, color ?? BARE, this.paint));
  }

  private tune(material: Material, look: ModelLook): void {
    const { opacity, transparent, depthWrite, side } = material;
    const own = this.owns.get(material) ?? { opacity, transparent, depthWrite, side };
    this.owns.set(material, own);
    if ('wireframe' in material) material.wireframe = look.wireframe;
    material.opacity = own.opacity * look.opacity;
    material.transparent = own.transparent || look.opacity < 1;
    material.depthWrite = own.depthWrite && look.opacity === 1;
    material.side = look.side === 'own' ? own.side : SIDES[look.side];
    material.needsUpdate = true;
  }

  private tint(material: PointsMaterial, look: ModelLook): void {
    material.opacity = look.opacity;
    material.transparent = look.opacity < 1;
    material.userData.colored ??= material.vertexColors;
    material.vertexColors = look.color.length === 0 && Boolean(material.userData.colored);
    if (!material.vertexColors) {
      colorOf(look.color.length === 3 ? (look.color as Rgb) : BARE, material.color);
    } else {
      material.color.set('white');
    }
    material.needsUpdate = true;
  }
}
