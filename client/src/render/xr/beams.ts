// SPDX-License-Identifier: Apache-2.0
/** Shows where the pointers point: a beam to the sheet that is meant, and a dot on it. */

import { CylinderGeometry, Group, Mesh, MeshBasicMaterial, SphereGeometry, Vector3 } from 'three';
import type { Pointer } from './pointers';

const THICK = 0.0012;
const DOT = 0.006;
/** A controller that points at nothing shows so much of its beam, metres. */
const SHORT = 0.12;
/** Above the sheets. */
const ORDER = 10_020;
const IDLE = '#dfe6ee';
const PRESSED = '#5b9bff';

interface Beam {
  readonly line: Mesh;
  readonly dot: Mesh;
  readonly material: MeshBasicMaterial;
}

export class Beams {
  readonly object = new Group();
  private readonly line = new CylinderGeometry(THICK, THICK, 1, 6)
    .translate(0, -0.5, 0)
    .rotateX(Math.PI / 2);
  private readonly dot = new SphereGeometry(DOT, 12, 8);
  private readonly beams: readonly Beam[];

  constructor(pointers: readonly Pointer[]) {
    this.beams = pointers.map(() => {
      const look = { transparent: true, opacity: 0.85, depthTest: false, fog: false };
      const material = new MeshBasicMaterial({ ...look, toneMapped: false });
      const [line, dot] = [new Mesh(this.line, material), new Mesh(this.dot, material)];
      line.renderOrder = dot.renderOrder = ORDER;
      this.object.add(line, dot);
      return { line, dot, material };
    });
  }

  /** Before a picture; `holding`: controllers are shown pointing also at nothing. */
  place(pointers: readonly Pointer[], holding: (pointer: Pointer) => boolean): void {
    this.beams.forEach(({ line, dot, material }, i) => {
      const pointer = pointers[i]!;
      const { present, finger, reach, ray } = pointer;
      dot.visible = present && reach >= 0 && !finger;
      line.visible = present && !finger && (reach >= 0 || holding(pointer));
      if (!line.visible) return;
      material.color.set(pointer.down ? PRESSED : IDLE);
      line.position.copy(ray.origin);
      line.quaternion.setFromUnitVectors(AHEAD, ray.direction);
      line.scale.z = reach >= 0 ? reach : SHORT;
      dot.position.copy(ray.origin).addScaledVector(ray.direction, Math.max(reach, 0));
    });
  }

  dispose(): void {
    this.object.removeFromParent();
    this.line.dispose();
    this.dot.dispose();
    for (const { material } of this.beams) material.dispose();
  }
}

const AHEAD = new Vector3(0, 0, -1);
