// SPDX-License-Identifier: Apache-2.0
/** Shows the whole scene when the first data comes, until the viewer takes the camera. */

import { Box3, Vector3 } from 'three';

/** What comes within this time of the first data (ms) still belongs to the first look. */
const SETTLE_MS = 4000;
/** A scene that grew by less than this factor is still seen well enough. */
const GROWN = 1.15;
const SMALLEST = 4;
/** A scene larger than this (metres across) is not shown whole at first: nothing could be told apart. */
const LARGEST = 80;

export class Framing {
  private first: number | null = null;
  private done = false;
  private shown = 0;

  /** The viewer, the layout or the server chose a view: leave it. */
  release(): void {
    this.done = true;
  }

  /** Return what to look at if the scene grew since the last look, null to leave the camera. */
  look(measure: () => Box3, now: number): Box3 | null {
    if (this.done) return null;
    const bounds = measure();
    if (bounds.isEmpty()) return null;
    this.first ??= now;
    if (now - this.first > SETTLE_MS) {
      this.done = true;
      return null;
    }
    const box = boxToShow(bounds);
    const size = box.min.distanceTo(box.max);
    if (size <= this.shown * GROWN) return null;
    this.shown = size;
    return box;
  }
}

/** The box to look at: neither so small that a lone frame fills the view, nor too large, and no higher than need be. */
export function boxToShow(bounds: Box3): Box3 {
  const size = bounds.getSize(new Vector3());
  const side = (length: number) => Math.min(LARGEST, Math.max(SMALLEST, length));
  size.set(side(size.x), side(size.y), Math.min(LARGEST, size.z));
  return new Box3().setFromCenterAndSize(bounds.getCenter(new Vector3()), size);
}
