// SPDX-License-Identifier: Apache-2.0
/**
 * What something in front hides from a depth camera now: each pixel's farthest depth is kept for a while, as RViz's
 * occlusion compensation does. For a camera that stands still.
 */

/** Metres by which something must be nearer to hide what was seen before. */
const STEP = 0.01;

export class DepthMemory {
  /** (count,) depths of what is hidden, in the units of the image; 0 where nothing is. */
  readonly hidden: Float32Array<ArrayBuffer>;
  /** (count,) 255 where a pixel's colour is to be kept anew, since the colours were taken last. */
  readonly fresh: Uint8Array<ArrayBuffer>;
  private readonly depths: Float32Array;
  private readonly times: Float64Array;

  constructor(readonly count: number) {
    this.hidden = new Float32Array(count);
    this.fresh = new Uint8Array(count);
    this.depths = new Float32Array(count);
    this.times = new Float64Array(count);
  }

  /** Take an image whose unit is so many metres, at a ROS time; returns how many pixels hide something. */
  take(numbers: ArrayLike<number>, unit: number, now: number, timeout: number): number {
    const { hidden, fresh, depths, times } = this;
    const step = STEP / unit;
    const oldest = now - timeout;
    let shown = 0;
    for (let i = 0; i < this.count; i++) {
      let kept = depths[i]!;
      if (kept !== 0 && times[i]! < oldest) kept = depths[i] = 0;
      const depth = numbers[i]!;
      const seen = depth > 0 && depth < 1e30;
      if (seen && depth >= kept - step) {
        depths[i] = depth;
        times[i] = now;
        fresh[i] = 255;
        hidden[i] = 0;
      } else {
        hidden[i] = kept;
        if (kept !== 0) shown += 1;
      }
    }
    return shown;
  }
}
