// SPDX-License-Identifier: Apache-2.0
/** Shows which thing is meant: its box, or a ring around what is no larger than a point. */

import type { Matrix4 } from 'three';
import {
  BoxGeometry,
  CanvasTexture,
  Color,
  EdgesGeometry,
  Group,
  LineBasicMaterial,
  LineSegments,
  Sprite,
  SpriteMaterial,
  Vector3,
} from 'three';
import type { PickedPart } from '../renderable';

/** Across, of the picture's height. */
const RING = 0.035;
/** Boxes are this much larger than the thing, so that their edges are not in its faces. */
const ROOM = 1.03;
const FLAT = 1e-4;

export class Highlight {
  readonly object = new Group();
  private readonly box: LineSegments<EdgesGeometry, LineBasicMaterial>;
  private readonly ring: Sprite;

  constructor(color: string, opacity: number) {
    const cube = new BoxGeometry(1, 1, 1);
    const material = new LineBasicMaterial({ color, opacity, transparent: true, depthTest: false });
    this.box = new LineSegments(new EdgesGeometry(cube), material);
    cube.dispose();
    this.box.matrixAutoUpdate = false;
    this.box.frustumCulled = false;
    this.ring = new Sprite(
      new SpriteMaterial({
        map: ringTexture(),
        color: new Color(color),
        opacity,
        depthTest: false,
        sizeAttenuation: false,
      }),
    );
    this.ring.scale.setScalar(RING);
    this.object.add(this.box, this.ring);
    this.object.renderOrder = 20;
    for (const child of this.object.children) child.renderOrder = 20;
    this.object.visible = false;
  }

  /** Show a thing, or with a place alone that place; null shows none. */
  show(part: Pick<PickedPart, 'position' | 'box'> | null): void {
    this.object.visible = part !== null;
    if (!part) return;
    this.box.visible = part.box !== undefined;
    this.ring.visible = part.box === undefined;
    this.ring.position.copy(part.position);
    if (!part.box) return;
    this.box.matrix.copy(part.box).scale(room(part.box));
    this.box.matrixWorldNeedsUpdate = true;
  }

  dispose(): void {
    this.box.geometry.dispose();
    this.box.material.dispose();
    this.ring.material.map?.dispose();
    this.ring.material.dispose();
  }
}

const sizes = new Vector3();

/** What a box is scaled by; one without thickness stays flat and is no error. */
function room(box: Matrix4): Vector3 {
  sizes.setFromMatrixScale(box);
  return sizes.set(sizes.x < FLAT ? 1 : ROOM, sizes.y < FLAT ? 1 : ROOM, sizes.z < FLAT ? 1 : ROOM);
}

function ringTexture(): CanvasTexture | null {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 64;
  const paper = canvas.getContext('2d');
  if (!paper) return null;
  paper.lineWidth = 7;
  paper.strokeStyle = 'white';
  paper.beginPath();
  paper.arc(32, 32, 25, 0, 2 * Math.PI);
  paper.stroke();
  return new CanvasTexture(canvas);
}
