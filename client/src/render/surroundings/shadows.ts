// SPDX-License-Identifier: Apache-2.0
/** Shadows: drawn only while a light casts some, each directional light's picture of them fitted to what casts them. */

import type { DirectionalLight } from 'three';
import { Box3, PCFSoftShadowMap, Sphere, Vector3, type Object3D, type WebGLRenderer } from 'three';

/** How often it is looked what casts shadows, ms. */
const LOOK_MS = 500;
/** Metres: of a scene of nothing, and farther than this shadows get too coarse to be any. */
const LEAST = 1;
const MOST = 200;
/** Metres behind what casts shadows up to which they are seen, beside some times its size. */
const BEHIND = 10;

/** The ball around all that casts shadows; null for nothing. */
export function castersWithin(root: Object3D): Sphere | null {
  const box = new Box3();
  root.traverseVisible((object) => {
    if (!object.castShadow || !('isMesh' in object)) return;
    const own = new Box3().setFromObject(object);
    if (!own.isEmpty() && Number.isFinite(own.min.x + own.max.x)) box.union(own);
  });
  return box.isEmpty() ? null : box.getBoundingSphere(new Sphere());
}

/** Make a directional light's shadow camera see a ball, from the side that the light shines from. */
export function fitShadow(light: DirectionalLight, ball: Sphere): void {
  const radius = Math.min(Math.max(ball.radius, LEAST), MOST);
  from.setFromMatrixPosition(light.matrixWorld);
  along.setFromMatrixPosition(light.target.matrixWorld).sub(from).normalize();
  if (along.lengthSq() === 0) along.set(0, 0, -1);
  from.copy(ball.center).addScaledVector(along, -2 * radius);
  light.matrixWorld.setPosition(from);
  light.target.matrixWorld.makeTranslation(ball.center);
  const { camera } = light.shadow;
  Object.assign(camera, { left: -radius, right: radius, bottom: -radius, top: radius });
  camera.near = 0.1 * radius;
  // What the shadows fall on may be a good way behind.
  camera.far = 12 * radius + BEHIND;
  camera.updateProjectionMatrix();
  // As deep as a few pixels of the shadow's picture are wide.
  light.shadow.bias = (-6 * radius) / light.shadow.mapSize.x / (camera.far - camera.near);
}

const from = new Vector3();
const along = new Vector3();

export class Shadows {
  private looked = -Infinity;
  private ball: Sphere | null = null;

  get on(): boolean {
    return this.renderer?.shadowMap.enabled === true;
  }

  constructor(private readonly renderer: WebGLRenderer | null) {
    if (renderer) renderer.shadowMap.type = PCFSoftShadowMap;
  }

  /** Before each picture, everything placed: `lights` are those that cast shadows. */
  prepare(lights: readonly DirectionalLight[], any: boolean, root: Object3D, now: number): void {
    if (!this.renderer) return;
    this.renderer.shadowMap.enabled = any;
    if (!lights.length) return;
    if (now - this.looked > LOOK_MS) {
      this.looked = now;
      this.ball = castersWithin(root);
    }
    if (this.ball) for (const light of lights) fitShadow(light, this.ball);
  }
}
