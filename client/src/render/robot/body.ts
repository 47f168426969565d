// SPDX-License-Identifier: Apache-2.0
/** One visual or collision body of a link: a shape, or a mesh that is on its way. */

import {
  BoxGeometry,
  CapsuleGeometry,
  CylinderGeometry,
  Group,
  Mesh,
  SphereGeometry,
  type BufferGeometry,
  type Material,
} from 'three';
import { clone } from 'three/examples/jsm/utils/SkeletonUtils.js';
import type { RobotGeometry } from '../../wire/messages';
import { matrixOf } from '../frame_pose';
import { acquireMesh, MISSING, type MeshLease } from '../markers/mesh_loader';
import type { SceneContext } from '../renderable';
import type { Paints } from './paints';

/** Cylinders and capsules of URDF stand along z, three's along y. */
function shapeOf({ shape, size: [a, b, c] }: RobotGeometry): BufferGeometry {
  switch (shape) {
    case 'box':
      return new BoxGeometry(a, b, c);
    case 'cylinder':
      return new CylinderGeometry(a, a, b, 32).rotateX(Math.PI / 2);
    case 'capsule':
      return new CapsuleGeometry(a, b, 8, 32).rotateX(Math.PI / 2);
    default:
      return new SphereGeometry(a, 32, 20).rotateX(Math.PI / 2);
  }
}

export class Body {
  readonly object = new Group();
  state: 'loading' | 'drawn' | 'failed' = 'loading';
  /** Why (a part of) it is missing; '' while nothing is. */
  problem = '';
  private lease: MeshLease | null = null;
  private own: BufferGeometry | null = null;
  private gone = false;

  /** `keepOwn`: a mesh that has materials keeps them. `changed` is told when it is there, or failed. */
  constructor(
    private readonly context: SceneContext,
    private readonly geometry: RobotGeometry,
    private readonly paints: Paints,
    private readonly material: Material,
    private readonly keepOwn: boolean,
    private readonly changed: () => void,
  ) {
    this.object.matrixAutoUpdate = false;
    matrixOf([...geometry.position, ...geometry.orientation], this.object.matrix);
    if (geometry.shape === 'mesh') {
      void this.load(geometry.mesh);
    } else {
      this.own = shapeOf(geometry);
      this.object.add(new Mesh(this.own, material));
      this.state = 'drawn';
    }
  }

  dispose(): void {
    this.gone = true;
    this.lease?.release();
    this.own?.dispose();
    this.object.removeFromParent();
  }

  private async load(uri: string): Promise<void> {
    try {
      this.lease = acquireMesh(uri, (one) => this.context.assetUrl(one));
      const template = await this.lease.object;
      if (this.gone) return;
      const content = clone(template);
      this.paints.dress(content, this.material, this.keepOwn);
      const scaled = new Group();
      scaled.scale.set(...this.geometry.size);
      scaled.add(content);
      this.object.add(scaled);
      freeze(this.object);
      const missing = template.userData[MISSING] as string[];
      if (missing.length > 0) {
        this.problem = `${uri}: textures could not be loaded: ${missing.join(', ')}.`;
      }
      this.state = 'drawn';
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      this.state = 'failed';
    }
    if (!this.gone) this.changed();
    this.context.invalidate();
  }
}

/** What never moves inside its link needs no new matrix with every picture. */
function freeze(object: Group): void {
  object.traverse((child) => {
    if (child.matrixAutoUpdate) child.updateMatrix();
    child.matrixAutoUpdate = false;
  });
  object.matrixWorldNeedsUpdate = true;
}
