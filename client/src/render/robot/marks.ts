// SPDX-License-Identifier: Apache-2.0
/** What can be drawn at links besides their bodies, as RViz draws it: axes, mass as a ball of lead, inertia as a box. */

import {
  BoxGeometry,
  Mesh,
  MeshLambertMaterial,
  SphereGeometry,
  Vector3,
  type BufferGeometry,
  type Material,
} from 'three';
import type { RobotInertial } from '../../wire/messages';
import { axesGeometry } from '../axes_geometry';
import { matrixOf } from '../frame_pose';

const AXIS_LENGTH = 0.1;
const AXIS_RADIUS = 0.01;
/** Of lead, kg/m³. */
const DENSITY = 11340;
const RED = '#e5484d';
/** The ball is in the box. */
const BOX_OPACITY = 0.45;

const size = new Vector3();

/** The marks of one robot: all links share shapes and materials. */
export class Marks {
  private readonly shapes = {
    axes: axesGeometry(AXIS_LENGTH, AXIS_RADIUS),
    ball: new SphereGeometry(1, 24, 16),
    cube: new BoxGeometry(1, 1, 1),
  };
  private readonly materials = {
    axes: new MeshLambertMaterial({ vertexColors: true }),
    ball: new MeshLambertMaterial({ color: RED }),
    cube: new MeshLambertMaterial({
      color: RED,
      opacity: BOX_OPACITY,
      transparent: true,
      depthWrite: false,
    }),
  };

  axes(): Mesh {
    return still(new Mesh(this.shapes.axes, this.materials.axes));
  }

  /** A ball as large as the link's mass were of lead; null for none. */
  mass({ mass, position }: RobotInertial): Mesh | null {
    if (mass <= 0) return null;
    const radius = Math.cbrt((0.75 * mass) / (Math.PI * DENSITY));
    const ball = still(new Mesh(this.shapes.ball, this.materials.ball));
    ball.matrix.makeScale(radius, radius, radius).setPosition(...position);
    return ball;
  }

  /** The even box that resists turning as the link does; null where there is no such box. */
  inertia({ box: [x, y, z], position, orientation }: RobotInertial): Mesh | null {
    if (!(x > 0 || y > 0 || z > 0)) return null;
    const cube = still(new Mesh(this.shapes.cube, this.materials.cube));
    matrixOf([...position, ...orientation], cube.matrix).scale(size.set(x, y, z));
    return cube;
  }

  dispose(): void {
    const all: (BufferGeometry | Material)[] = [
      ...Object.values(this.shapes),
      ...Object.values(this.materials),
    ];
    for (const one of all) one.dispose();
  }
}

function still(mesh: Mesh): Mesh {
  mesh.matrixAutoUpdate = false;
  return mesh;
}
