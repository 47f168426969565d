// SPDX-License-Identifier: Apache-2.0
/** How a picture lies in its box: shown whole, or larger and moved; pure geometry in CSS pixels. */

import type { Area } from './placing';

/** Times the size at which it is shown whole, and where the box' left and upper corner goes. */
export interface Zoom {
  scale: number;
  x: number;
  y: number;
}

export const WHOLE: Zoom = { scale: 1, x: 0, y: 0 };
/** A pixel of the picture is at most so many of the screen. */
const LARGEST_PIXEL = 64;

/** The zoom at which one pixel of the picture is one of the page; 1 for no picture. */
export function pixelScale(picture: Area, box: Area): number {
  if (picture.width <= 0 || picture.height <= 0 || box.width <= 0 || box.height <= 0) return 1;
  return 1 / Math.min(box.width / picture.width, box.height / picture.height);
}

/** Zoom by a factor about a point of the box, between whole (or pixel by pixel) and single pixels. */
export function zoomAt(
  zoom: Zoom,
  factor: number,
  at: { x: number; y: number },
  picture: Area,
  box: Area,
): Zoom {
  const exact = pixelScale(picture, box);
  const most = Math.max(1, exact * LARGEST_PIXEL);
  const scale = Math.min(most, Math.max(Math.min(1, exact), zoom.scale * factor));
  const ratio = scale / zoom.scale;
  return inside(
    { scale, x: at.x - (at.x - zoom.x) * ratio, y: at.y - (at.y - zoom.y) * ratio },
    box,
  );
}

/** Moved so that no more is seen beside the picture than need be. */
export function inside({ scale, x, y }: Zoom, box: Area): Zoom {
  const held = (place: number, size: number): number =>
    scale < 1 ? (size * (1 - scale)) / 2 : Math.min(0, Math.max(size * (1 - scale), place)) + 0;
  return { scale, x: held(x, box.width), y: held(y, box.height) };
}
