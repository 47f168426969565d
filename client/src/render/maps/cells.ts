// SPDX-License-Identifier: Apache-2.0
/** A map's cells in pieces that any GPU takes as a texture, and rectangles written into them. */

/** Cells along the edge of a piece: every WebGL 2 has textures of this size. */
export const EDGE = 2048;

/** Cells `x` to `x + width`, `y` to `y + height`. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A piece of a map, row by row. */
export interface Piece extends Rect {
  cells: Uint8Array<ArrayBuffer>;
}

export function cut(width: number, height: number, edge = EDGE): Piece[] {
  const pieces: Piece[] = [];
  for (let y = 0; y < height; y += edge) {
    for (let x = 0; x < width; x += edge) {
      const size = { width: Math.min(edge, width - x), height: Math.min(edge, height - y) };
      pieces.push({ x, y, ...size, cells: new Uint8Array(size.width * size.height) });
    }
  }
  return pieces;
}

/** Write a rectangle's cells into a piece; returns which of the piece's own changed, null for none. */
export function write(piece: Piece, rect: Rect, cells: Uint8Array): Rect | null {
  const left = Math.max(piece.x, rect.x);
  const right = Math.min(piece.x + piece.width, rect.x + rect.width);
  const bottom = Math.max(piece.y, rect.y);
  const top = Math.min(piece.y + piece.height, rect.y + rect.height);
  if (left >= right || bottom >= top) return null;
  for (let y = bottom; y < top; y++) {
    const from = (y - rect.y) * rect.width + left - rect.x;
    const to = (y - piece.y) * piece.width + left - piece.x;
    piece.cells.set(cells.subarray(from, from + right - left), to);
  }
  return { x: left - piece.x, y: bottom - piece.y, width: right - left, height: top - bottom };
}

/** The smallest rectangle around two. */
export function around(a: Rect | null, b: Rect): Rect {
  if (!a) return b;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
