// SPDX-License-Identifier: Apache-2.0
/** Splats from the farthest to the nearest: a counting sort, in time that grows with their number alone. */

const BINS = 1 << 16;

export class SplatOrder {
  /** Indices, the farthest first. */
  readonly order: Uint32Array;
  private readonly keys: Uint16Array;
  private readonly starts = new Uint32Array(BINS + 1);
  private readonly depths: Float32Array;

  constructor(private readonly centers: Float32Array) {
    const count = Math.floor(centers.length / 3);
    this.order = Uint32Array.from({ length: count }, (_, i) => i);
    this.keys = new Uint16Array(count);
    this.depths = new Float32Array(count);
  }

  /** Sort along a direction that points away from the eye, in the splats' own axes. */
  sort(x: number, y: number, z: number): void {
    const { centers, depths, keys, order, starts } = this;
    let least = Infinity;
    let most = -Infinity;
    for (let i = 0, at = 0; i < depths.length; i++, at += 3) {
      const depth = centers[at]! * x + centers[at + 1]! * y + centers[at + 2]! * z;
      depths[i] = depth;
      if (depth < least) least = depth;
      if (depth > most) most = depth;
    }
    const scale = most > least ? (BINS - 1) / (most - least) : 0;
    starts.fill(0);
    for (let i = 0; i < depths.length; i++) {
      const key = BINS - 1 - Math.floor((depths[i]! - least) * scale);
      keys[i] = key;
      starts[key + 1]!++;
    }
    for (let key = 0; key < BINS; key++) starts[key + 1]! += starts[key]!;
    for (let i = 0; i < keys.length; i++) order[starts[keys[i]!]!++] = i;
  }
}
