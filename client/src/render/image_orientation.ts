// SPDX-License-Identifier: Apache-2.0
/** How a picture lies on its canvas: mirrored first, then turned clockwise by quarters. */

import { choiceOf, type Options } from './option_values';

export interface Orientation {
  flipX: boolean;
  flipY: boolean;
  /** Quarters of a turn, clockwise: 0 to 3. */
  turns: number;
}

interface Size {
  width: number;
  height: number;
}

export const UPRIGHT: Orientation = { flipX: false, flipY: false, turns: 0 };
export const ROTATIONS = ['0', '90', '180', '270'] as const;

export function readOrientation(options: Options): Orientation {
  const flip = choiceOf(options, 'flip', ['none', 'horizontal', 'vertical', 'both']);
  return {
    flipX: flip === 'horizontal' || flip === 'both',
    flipY: flip === 'vertical' || flip === 'both',
    turns: ROTATIONS.indexOf(choiceOf(options, 'rotation', ROTATIONS)),
  };
}

export function isUpright({ flipX, flipY, turns }: Orientation): boolean {
  return !flipX && !flipY && turns === 0;
}

/** The size on the canvas of a picture of this size. */
export function turnedSize({ width, height }: Size, { turns }: Orientation): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** a, b, c, d, e, f of ``setTransform``, with which a picture of this size is drawn at 0, 0. */
export function transformOf(
  { width, height }: Size,
  { flipX, flipY, turns }: Orientation,
): [number, number, number, number, number, number] {
  const [sx, tx] = flipX ? [-1, width] : [1, 0];
  const [sy, ty] = flipY ? [-1, height] : [1, 0];
  switch (turns) {
    case 1:
      return [0, sx, -sy, 0, height - ty, tx];
    case 2:
      return [-sx, 0, 0, -sy, width - tx, height - ty];
    case 3:
      return [0, -sx, sy, 0, ty, width - tx];
    default:
      return [sx, 0, 0, sy, tx, ty];
  }
}

/** The pixel of a picture of this size that is drawn at a pixel of the canvas. */
export function sourcePixel(
  x: number,
  y: number,
  { width, height }: Size,
  { flipX, flipY, turns }: Orientation,
): [u: number, v: number] {
  const [right, bottom] = [width - 1, height - 1];
  const [u, v] = [
    [x, y],
    [y, bottom - x],
    [right - x, bottom - y],
    [right - y, x],
  ][turns] as [number, number];
  return [flipX ? right - u : u, flipY ? bottom - v : v];
}
