// SPDX-License-Identifier: Apache-2.0
/** Which file draws which marker type, and what the markers of a display share. */

import { ArrowPart } from './arrow';
import { LinePart } from './lines';
import { MeshPart } from './mesh';
import type { Part, Stage } from './part';
import { PointsPart } from './points';
import { TYPE } from './row';
import { ArrowStripPart, SolidListPart } from './solid_list';
import { SolidPools } from './solid_pools';
import { SolidPart } from './solids';
import { TextPart } from './text';
import { MarkerTextures } from './textures';
import { TrianglesPart } from './triangles';

export class PartFactory {
  readonly textures: MarkerTextures;
  private readonly pools: SolidPools;

  constructor(private readonly stage: Stage) {
    this.pools = new SolidPools(stage.root);
    this.textures = new MarkerTextures(() => stage.context.invalidate());
  }

  make(type: number): Part {
    const { stage, pools } = this;
    switch (type) {
      case TYPE.ARROW:
        return new ArrowPart(stage, pools);
      case TYPE.CUBE:
      case TYPE.SPHERE:
      case TYPE.CYLINDER:
        return new SolidPart(stage, pools);
      case TYPE.LINE_STRIP:
      case TYPE.LINE_LIST:
        return new LinePart(stage);
      case TYPE.CUBE_LIST:
      case TYPE.SPHERE_LIST:
        return new SolidListPart(stage);
      case TYPE.POINTS:
        return new PointsPart(stage);
      case TYPE.TEXT_VIEW_FACING:
        return new TextPart(stage);
      case TYPE.MESH_RESOURCE:
        return new MeshPart(stage);
      case TYPE.TRIANGLE_LIST:
        return new TrianglesPart(stage, this.textures);
      case TYPE.ARROW_STRIP:
        return new ArrowStripPart(stage);
      default:
        return new UnknownPart(stage, type);
    }
  }

  /** The display's settings changed. */
  restyle(): void {
    this.pools.showOutlines(this.stage.style.outlines);
  }

  dispose(): void {
    this.pools.dispose();
    this.textures.dispose();
  }
}

/** A type of a later version of the message: nothing is drawn, and the display says so. */
class UnknownPart implements Part {
  constructor(
    private readonly stage: Stage,
    private readonly type: number,
  ) {}

  set(): void {
    this.stage.report(this, `Marker type ${this.type} is not known.`);
  }

  place(): void {
    // There is nothing to place.
  }

  restyle(): void {
    // Nor to colour.
  }

  dispose(): void {
    this.stage.report(this, '');
  }
}
