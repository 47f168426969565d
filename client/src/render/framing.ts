// SPDX-License-Identifier: Apache-2.0
/** Shows the whole scene when the first data comes, until the viewer takes the camera. */

import { Sphere, Vector3, type Box3 } from 'three';

/** What comes within this time of the first data (ms) still belongs to the first look. */
const SETTLE_MS = 4000;
const SMALLEST = 3;
/** A scene larger than this (metres from its middle) is not shown whole at first: nothing could be told apart. */
const LARGEST = 40;
/** The sphere around a box is mostly air: so much of it is what one wants to see. */
const FILLED = 0.75;

export class Framing {
  private first: number | null = null;
  private done = false;
  private shown = 0;

  /** The viewer, the layout or the server chose a view: leave it. */
  release(): void {
    this.done = true;
  }

  /** Return what to look at if the scene grew since the last look, null to leave the camera. */
  look(measure: () => Box3, now: number): Sphere | null {
    if (this.done) return null;
    const bounds = measure();
    if (bounds.isEmpty()) return null;
    this.first ??= now;
    if (now - this.first > SETTLE_MS) {
      this.done = true;
      return null;
    }
    const sphere = sphereAround(bounds);
    if (sphere.radius <= this.shown * 1.15) return null;
    this.shown = sphere.radius;
    return sphere;
  }
}

/** The sphere to look at for a box: neither so small that a lone frame fills the view, nor too large. */
export function sphereAround(bounds: Box3): Sphere {
  const sphere = new Sphere();
  bounds.getBoundingSphere(sphere);
  sphere.radius = Math.min(LARGEST, Math.max(SMALLEST, sphere.radius * FILLED));
  if (sphere.radius === LARGEST)
    sphere.center.copy(bounds.clampPoint(sphere.center, new Vector3()));
  return sphere;
}
