// SPDX-License-Identifier: Apache-2.0
/** Binary glTF files that scripts send, and what all models of files have in common. */

import type { AnimationClip, LoadingManager } from 'three';
import {
  Camera,
  Light,
  Line,
  Mesh,
  MeshStandardMaterial,
  Points,
  SkinnedMesh,
  type Material,
  type Object3D,
} from 'three';

export interface GlbModel {
  object: Object3D;
  animations: AnimationClip[];
}

/** Above this metalness a surface would be black where there are no surroundings to mirror. */
const DULL = 0.3;

/** Rejects with the reason for what is no such file; what it names is loaded through the manager. */
export async function parseGlb(data: Uint8Array, manager: LoadingManager): Promise<GlbModel> {
  const { GLTFLoader } = await import('three/examples/jsm/loaders/GLTFLoader.js');
  // The loader keeps views of what it is given: not those of a whole message.
  const { scene, animations } = await new GLTFLoader(manager).parseAsync(data.slice().buffer, '');
  prepare(scene);
  return { object: scene, animations };
}

/** Take away what is no surface, and make metals visible. */
export function prepare(object: Object3D): void {
  const others: Object3D[] = [];
  object.traverse((child) => {
    if (child instanceof Light || child instanceof Camera) others.push(child);
    if (!(child instanceof Mesh)) return;
    const mesh = child as Mesh;
    if (!mesh.geometry.hasAttribute('normal')) mesh.geometry.computeVertexNormals();
    for (const material of materialsOf(mesh)) {
      if (material instanceof MeshStandardMaterial) {
        material.metalness = Math.min(material.metalness, DULL);
      }
    }
  });
  for (const other of others) other.removeFromParent();
}

export function meshesOf(object: Object3D): Mesh[] {
  const found: Mesh[] = [];
  object.traverse((child) => {
    if (child instanceof Mesh) found.push(child as Mesh);
  });
  return found;
}

export function materialsOf({ material }: Mesh | Points | Line): Material[] {
  return Array.isArray(material) ? material : [material];
}

export function pointsOf(object: Object3D): Points[] {
  const found: Points[] = [];
  object.traverse((child) => {
    if (child instanceof Points) found.push(child as Points);
  });
  return found;
}

export function freeModel(object: Object3D): void {
  object.traverse((part) => {
    if (!(part instanceof Mesh || part instanceof Points || part instanceof Line)) return;
    const drawn = part as Mesh | Points | Line;
    drawn.geometry.dispose();
    if (part instanceof SkinnedMesh) part.skeleton.dispose();
    for (const material of materialsOf(drawn)) freeMaterial(material);
  });
}

function freeMaterial(material: Material): void {
  for (const value of Object.values(material)) {
    if (value instanceof Object && 'isTexture' in value) (value as { dispose(): void }).dispose();
  }
  material.dispose();
}
