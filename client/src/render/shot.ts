// SPDX-License-Identifier: Apache-2.0
/** Pictures of the view as files. */

/** A picture of another size than the view, or without its background. */
export interface Shot {
  /** Pixels. */
  width: number;
  height: number;
  /** Transparent where nothing is drawn. */
  transparent: boolean;
  /** Of its pixels per CSS pixel; without one the picture is as high as the view in CSS pixels. */
  pixelRatio?: number;
}

/** A PNG of what a canvas shows now. */
export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return fileOf(canvas, 'image/png');
}

/** A file of what a canvas shows now; quality from 0 to 1, where the type has one. */
export function fileOf(canvas: HTMLCanvasElement, type: string, quality?: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(blob);
        else reject(new Error('The browser made no picture of the view.'));
      },
      type,
      quality,
    );
  });
}

/** Rows from the top, and colours that are not times their opacity. */
export function straightened(from: Uint8ClampedArray, width: number, height: number): ImageData {
  const picture = new ImageData(width, height);
  const to = picture.data;
  const row = width * 4;
  for (let y = 0; y < height; y++)
    to.set(from.subarray(y * row, y * row + row), (height - 1 - y) * row);
  for (let i = 0; i < to.length; i += 4) {
    const alpha = to[i + 3]!;
    if (alpha === 0 || alpha === 255) continue;
    for (let k = 0; k < 3; k++) to[i + k] = (to[i + k]! * 255) / alpha;
  }
  return picture;
}
