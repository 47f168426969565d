// SPDX-License-Identifier: Apache-2.0
/** From a place on the screen to a pixel of a picture that is shown whole, in the middle of its box. */

interface Size {
  width: number;
  height: number;
}

/**
 * The pixel of a picture under a point of its box (CSS pixels from the box' left and top), shown as
 * ``object-fit: contain`` does; null beside the picture.
 */
export function pixelAt(
  x: number,
  y: number,
  box: Size,
  picture: Size,
): [x: number, y: number] | null {
  if (picture.width <= 0 || picture.height <= 0) return null;
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const column = Math.floor((x - (box.width - picture.width * scale) / 2) / scale);
  const row = Math.floor((y - (box.height - picture.height * scale) / 2) / scale);
  const inside = column >= 0 && row >= 0 && column < picture.width && row < picture.height;
  return inside ? [column, row] : null;
}
