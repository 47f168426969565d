// SPDX-License-Identifier: Apache-2.0
/** One visual or collision body of a link: a shape, or a mesh that is on its way. */

import {
  Box3,
  BoxGeometry,
  CapsuleGeometry,
  CylinderGeometry,
  Group,
  Mesh,
  SkinnedMesh,
  SphereGeometry,
  type BufferGeometry,
  type Material,
  type Object3D,
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

/** What a body is painted with. */
export interface Skin {
  /** For links of an opacity. */
  material(opacity: number): Material;
  /** A mesh that has materials keeps them. */
  readonly keepOwn: boolean;
}

export class Body {
  state: 'loading' | 'drawn' | 'failed' = 'loading';
  /** Why (a part of) it is missing; '' while nothing is. */
  problem = '';
  /** What it fills in its link's frame, metres; empty while it is not drawn. */
  readonly box = new Box3();
  /** What is drawn, children of the link's object while it is shown. */
  private pieces: Object3D[] = [];
  private parent: Group | null = null;
  private lease: MeshLease | null = null;
  private own: BufferGeometry | null = null;
  private gone = false;

  /** `changed` is told when it is there, or failed. */
  constructor(
    private readonly context: SceneContext,
    readonly geometry: RobotGeometry,
    private readonly paints: Paints,
    private readonly skin: Skin,
    private opacity: number,
    private readonly changed: () => void,
  ) {
    if (geometry.shape === 'mesh') {
      void this.load(geometry.mesh);
    } else {
      this.own = shapeOf(geometry);
      this.take(new Mesh(this.own, skin.material(opacity)));
    }
  }

  /** Whether it is in the scene, or will be once it is there. */
  get shown(): boolean {
    return this.parent !== null;
  }

  /** Be drawn as a part of this link; null for not at all. */
  show(parent: Group | null): void {
    if (parent === this.parent) return;
    this.parent = parent;
    for (const piece of this.pieces) {
      if (parent) parent.add(piece);
      else piece.removeFromParent();
    }
  }

  setOpacity(opacity: number): void {
    if (opacity === this.opacity) return;
    this.opacity = opacity;
    for (const piece of this.pieces) this.paint(piece);
  }

  /** Its surfaces that are drawn. */
  *surfaces(): Generator<Mesh> {
    if (!this.parent) return;
    for (const piece of this.pieces) {
      if (piece instanceof Mesh) yield piece as Mesh;
    }
  }

  dispose(): void {
    this.gone = true;
    this.show(null);
    this.lease?.release();
    this.own?.dispose();
  }

  private async load(uri: string): Promise<void> {
    try {
      this.lease = acquireMesh(uri, (one) => this.context.assetUrl(one));
      const template = await this.lease.object;
      if (this.gone) return;
      const scaled = new Group();
      scaled.scale.set(...this.geometry.size);
      scaled.add(clone(template));
      this.take(scaled);
      const missing = template.userData[MISSING] as string[];
      if (missing.length > 0) {
        this.problem = `${uri}: files that it names could not be loaded or decoded: ${missing.join(', ')}.`;
      }
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      this.state = 'failed';
    }
    if (!this.gone) this.changed();
    this.context.invalidate();
  }

  /** Draw this, which nothing moves inside its link: without the groups that are around its surfaces. */
  private take(content: Object3D): void {
    const { position, orientation } = this.geometry;
    const holder = new Group();
    holder.matrixAutoUpdate = false;
    matrixOf([...position, ...orientation], holder.matrix);
    holder.add(content);
    holder.updateMatrixWorld(true);
    const meshes: Mesh[] = [];
    holder.traverse((child) => {
      child.matrixAutoUpdate = false;
      if (child instanceof Mesh) meshes.push(child as Mesh);
    });
    const bones = meshes.some((mesh) => mesh instanceof SkinnedMesh);
    this.box.setFromObject(holder);
    for (const mesh of bones ? [] : meshes) mesh.matrix.copy(mesh.matrixWorld);
    // Bones are found by their places in the tree: that one is kept as it is.
    this.pieces = bones ? [holder] : meshes;
    for (const piece of this.pieces) {
      piece.removeFromParent();
      this.paint(piece);
      if (this.parent) this.parent.add(piece);
    }
    if (this.parent) this.parent.matrixWorldNeedsUpdate = true;
    this.state = 'drawn';
  }

  private paint(piece: Object3D): void {
    const material = this.skin.material(this.opacity);
    if (this.own) (piece as Mesh).material = material;
    else this.paints.dress(piece, material, this.skin.keepOwn, this.opacity);
  }
}
