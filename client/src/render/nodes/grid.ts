// SPDX-License-Identifier: Apache-2.0
/** A script's grid, in place of the page's: lines, a plane of a colour, and the shadows that fall on it. */

import { Box3, Mesh, PlaneGeometry, ShadowMaterial, Vector3 } from 'three';
import type { GridLook } from '../../wire/messages';
import type { SceneContext } from '../renderable';
import { colorOf } from './colors';
import { planeMatrix } from './grid_plane';
import { GridMaterial } from './grid_shader';
import { PartsDrawing } from './parts_drawing';

/** Shadows of a grid without end are looked for so far from its middle, metres. */
const SHADED = 100;

export class GridDrawing extends PartsDrawing<GridLook> {
  private readonly lines = new Mesh(new PlaneGeometry(1, 1), new GridMaterial());
  private readonly shade = new Mesh(
    new PlaneGeometry(1, 1),
    new ShadowMaterial({ depthWrite: false, toneMapped: false }),
  );

  constructor(context: SceneContext, first: GridLook) {
    super(context, first);
    this.object.matrixAutoUpdate = false;
    this.lines.frustumCulled = false;
    this.lines.onBeforeRender = (renderer, _, camera) => {
      this.lines.material.follow(renderer, camera, this.lines.matrixWorld);
    };
    this.shade.receiveShadow = true;
    this.shade.visible = false;
    // What is on it is drawn over it.
    this.lines.renderOrder = this.shade.renderOrder = -1;
    this.shade.geometry.boundingBox = new Box3();
    this.object.add(this.lines, this.shade);
    context.surroundings?.grid.giveWay(this);
  }

  update(look: GridLook): void {
    planeMatrix(look.plane, this.object.matrix);
    this.object.matrixWorldNeedsUpdate = true;
    const { material, geometry } = this.lines;
    const { uniforms } = material;
    const [width, height] = look.infinite_grid
      ? [2 * look.fade_distance, 2 * look.fade_distance]
      : [look.width, look.height];
    uniforms.half_size.value.set(width / 2, height / 2);
    colorOf(look.cell_color, uniforms.cellColor.value);
    colorOf(look.section_color, uniforms.sectionColor.value);
    colorOf(look.plane_color, uniforms.planeColor.value);
    uniforms.planeOpacity.value = look.plane_opacity;
    uniforms.steps.value.set(look.cell_size, look.section_size);
    material.thickness.set(look.cell_thickness, look.section_thickness);
    material.endless = look.infinite_grid;
    material.fromCamera = look.fade_from === 'camera';
    uniforms.fadeDistance.value = look.fade_distance;
    uniforms.fadeStrength.value = look.fade_strength;
    // One without end is nothing to fit the view to.
    const corner = new Vector3(width / 2, height / 2, 0);
    geometry.boundingBox = look.infinite_grid
      ? new Box3()
      : new Box3(corner.clone().negate(), corner);
    const size = look.infinite_grid ? Math.min(width, SHADED) : 0;
    this.shade.scale.set(size || width, size || height, 1);
    this.shade.material.opacity = look.shadow_opacity;
  }

  dispose(): void {
    this.context.surroundings?.grid.comeBack(this);
    for (const { geometry, material } of [this.lines, this.shade]) {
      geometry.dispose();
      material.dispose();
    }
  }

  /** Without any shadows, the plane that they fall on is not drawn. */
  protected override prepare(): void {
    const shaded = this.context.surroundings?.shaded === true;
    this.shade.visible = shaded && this.shade.material.opacity > 0;
  }
}
