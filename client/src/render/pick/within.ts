// SPDX-License-Identifier: Apache-2.0
/** Which of the drawn objects can be in a narrow view: all others need not be drawn for it. */

import {
  Box3,
  InstancedMesh,
  Sprite,
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
  private readonly changed: Material[] = [];

  /**
   * Look through an object: what is not in the view is made invisible, and what is see-through hides as if it were not.
   *
   * Returns whether anything of it is drawn.
   */
  visit(object: Object3D, frustum: Frustum): boolean {
    if (!object.visible) return false;
    let met = false;
    if ('isMesh' in object || 'isLine' in object || 'isPoints' in object || 'isSprite' in object) {
      if (isOutside(object, frustum)) {
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

  /** Take back what was changed. */
  undo(): void {
    for (const object of this.hidden) object.visible = true;
    for (const material of this.changed) material.depthWrite = false;
    this.hidden.length = this.changed.length = 0;
  }

  private writeDepth(material: Material | Material[]): void {
    if (Array.isArray(material)) {
      for (const one of material) this.writeDepth(one);
    } else if (!material.depthWrite) {
      material.depthWrite = true;
      this.changed.push(material);
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
