// SPDX-License-Identifier: Apache-2.0
/** Which of the drawn objects can be in a narrow view: all others need not be drawn for it. */

import {
  AlwaysDepth,
  Box3,
  InstancedMesh,
  Sprite,
  type DepthModes,
  type Frustum,
  type Material,
  type Mesh,
  type Object3D,
} from 'three';

const box = new Box3();

/** Of objects that three never leaves out itself: metres that they may be drawn beyond their geometry's box. */
export function setReach(object: Object3D, metres: number): void {
  object.userData.reach = metres;
}

/** Let pointers meet what is behind an object, as if it were not there. */
export function setPassed(object: Object3D): void {
  object.userData.passed = true;
}

/** Write what a thing spans in the world, with how far it is drawn beyond its geometry; empty where nobody knows. */
export function spanOf(thing: Object3D, into: Box3): Box3 {
  let reach = 0;
  let unknown = 0;
  thing.traverseVisible((object) => {
    const metres = object.userData.reach as number | undefined;
    // What three always draws is larger than its geometry tells: points, splats, labels.
    if (metres === undefined)
      unknown += +!(object.frustumCulled || object instanceof InstancedMesh);
    else reach = Math.max(reach, metres * object.matrixWorld.getMaxScaleOnAxis());
  });
  return unknown ? into.makeEmpty() : into.setFromObject(thing).expandByScalar(reach);
}

/** What is below a thing and can be in a view, and what cannot and has to be left out by who draws it. */
export class Within {
  private readonly hidden: Object3D[] = [];
  private readonly seeThrough: Material[] = [];
  /** What is drawn over all that is in front of it, with how it was; and all else. */
  private readonly over = new Map<Material, { depthWrite: boolean; depthFunc: DepthModes }>();
  private readonly deep = new Set<Material>();

  /**
   * Look through an object: what is not in the view is made invisible, and what is see-through hides as if it were not.
   *
   * Returns whether anything of it is drawn.
   */
  visit(object: Object3D, frustum: Frustum): boolean {
    if (!object.visible) return false;
    let met = false;
    if ('isMesh' in object || 'isLine' in object || 'isPoints' in object || 'isSprite' in object) {
      if (object.userData.passed || isOutside(object, frustum)) {
        object.visible = false;
        this.hidden.push(object);
        return false;
      }
      met = true;
      this.writeDepth((object as Mesh).material);
    }
    for (const child of object.children) met = this.visit(child, frustum) || met;
    return met;
  }

  /** Whether anything is drawn over what is in front of it. */
  get hasOver(): boolean {
    return this.over.size > 0;
  }

  /** Of what was visited, draw only what is drawn over all else, or only all else. */
  showOnly(over: boolean): void {
    for (const material of this.over.keys()) material.visible = over;
    for (const material of this.deep) material.visible = !over;
  }

  /** Take back what was changed. */
  undo(): void {
    for (const object of this.hidden) object.visible = true;
    for (const material of this.seeThrough) material.depthWrite = false;
    for (const material of this.deep) material.visible = true;
    for (const [material, before] of this.over) {
      Object.assign(material, before, { depthTest: false, visible: true });
    }
    this.hidden.length = this.seeThrough.length = 0;
    this.deep.clear();
    this.over.clear();
  }

  private writeDepth(material: Material | Material[]): void {
    if (Array.isArray(material)) {
      for (const one of material) this.writeDepth(one);
    } else if (!material.visible) {
      return;
    } else if (!material.depthTest) {
      const { depthWrite, depthFunc } = material;
      this.over.set(material, { depthWrite, depthFunc });
      // No depth is written without a test: this one lets all pass.
      Object.assign(material, { depthTest: true, depthWrite: true, depthFunc: AlwaysDepth });
    } else if (!this.over.has(material)) {
      this.deep.add(material);
      if (material.depthWrite) return;
      material.depthWrite = true;
      this.seeThrough.push(material);
    }
  }
}

function isOutside(object: Object3D, frustum: Frustum): boolean {
  if (object.children.length > 0) return false;
  if (object instanceof Sprite)
    return object.frustumCulled && !frustum.intersectsSprite(object as Sprite);
  const reach = object.userData.reach as number | undefined;
  if (reach === undefined) return object.frustumCulled && !frustum.intersectsObject(object);
  const { geometry } = object as Mesh;
  if (object instanceof InstancedMesh) {
    if (object.boundingBox === null) object.computeBoundingBox();
    box.copy(object.boundingBox!);
  } else {
    if (geometry.boundingBox === null) geometry.computeBoundingBox();
    box.copy(geometry.boundingBox!);
  }
  if (box.isEmpty()) return true;
  box.expandByScalar(reach).applyMatrix4(object.matrixWorld);
  return !frustum.intersectsBox(box);
}
