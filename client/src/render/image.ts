// SPDX-License-Identifier: Apache-2.0
/** Pictures of an image display on a canvas: files are decoded by the browser, numbers coloured here. */

import type { Image } from '../wire/messages';
import {
  colorNumbers,
  numbersOf,
  readImageOptions,
  type ImageOptions,
  type Numbers,
} from './image_colors';
import type { Options } from './option_values';

/** Something that a canvas can draw, with its size. */
type Picture = ImageBitmap | ImageData;

/**
 * Decode an image.
 *
 * Rejects where the file is broken, or has fewer numbers than its size says.
 */
export async function decodeImage(message: Image, options: ImageOptions): Promise<Picture> {
  const numbers = numbersOf(message);
  if (numbers) {
    return new ImageData(colorNumbers(numbers, options), message.width, message.height);
  }
  const blob = new Blob([message.data as Uint8Array<ArrayBuffer>], {
    type: `image/${message.encoding}`,
  });
  try {
    return await createImageBitmap(blob);
  } catch {
    throw new Error(
      `The browser cannot decode this ${message.encoding} of ${message.data.length} bytes.`,
    );
  }
}

/** Draw a picture over the whole canvas, which takes the picture's size. */
export function drawPicture(
  canvas: HTMLCanvasElement,
  picture: Picture,
  { flipX, flipY, smooth }: ImageOptions,
): void {
  const { width, height } = picture;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.style.imageRendering = smooth ? 'auto' : 'pixelated';
  const paper = canvas.getContext('2d');
  if (!paper) return;
  paper.setTransform(1, 0, 0, 1, 0, 0);
  paper.clearRect(0, 0, width, height);
  if (picture instanceof ImageData) {
    paper.putImageData(picture, 0, 0);
    // putImageData knows no transform: what it wrote is drawn over itself, mirrored.
    if (!flipX && !flipY) return;
    paper.globalCompositeOperation = 'copy';
  }
  paper.setTransform(flipX ? -1 : 1, 0, 0, flipY ? -1 : 1, flipX ? width : 0, flipY ? height : 0);
  paper.drawImage(picture instanceof ImageData ? canvas : picture, 0, 0);
  paper.globalCompositeOperation = 'source-over';
}

/** Decode and draw one image. */
export async function drawImageTo(
  canvas: HTMLCanvasElement,
  message: Image,
  options: Options,
): Promise<void> {
  const read = readImageOptions(options);
  const picture = await decodeImage(message, read);
  drawPicture(canvas, picture, read);
  if (picture instanceof ImageBitmap) picture.close();
}

/** The newest image of a display on one canvas; decodes one at a time and leaves out what newer ones overtook. */
export class ImageView {
  private canvas: HTMLCanvasElement | null = null;
  private options = readImageOptions({});
  private message: Image | null = null;
  private numbers: Numbers | null = null;
  private picture: Picture | null = null;
  private decoding = false;
  private wanted = false;
  private disposed = false;
  /** Why the newest image is not shown; ''. */
  problem = '';
  /** Called when a new picture is shown or `problem` changed. */
  onChange: (() => void) | null = null;

  attach(canvas: HTMLCanvasElement): void {
    this.canvas = canvas;
    this.draw();
  }

  setOptions(options: Options): void {
    const before = this.options;
    this.options = readImageOptions(options);
    const [low, high] = this.options.range ?? [];
    const sameColors =
      before.map === this.options.map && before.range?.[0] === low && before.range?.[1] === high;
    // The picture of a file does not depend on the colour map.
    if (this.numbers === null || sameColors) this.draw();
    else this.request();
  }

  setMessage(message: Image): void {
    this.message = message;
    this.request();
  }

  /** Pixels, as shown; 0 before the first picture. */
  get size(): { width: number; height: number } {
    return { width: this.picture?.width ?? 0, height: this.picture?.height ?? 0 };
  }

  /** The number at a pixel of the canvas, mirrored or not; null outside and for files. */
  valueAt(x: number, y: number): number | null {
    const { width, height } = this.size;
    if (!this.numbers || x < 0 || y < 0 || x >= width || y >= height) return null;
    const column = Math.floor(this.options.flipX ? width - 1 - x : x);
    const row = Math.floor(this.options.flipY ? height - 1 - y : y);
    return this.numbers[row * width + column] ?? null;
  }

  dispose(): void {
    this.disposed = true;
    this.canvas = null;
    this.show(null, null);
  }

  private request(): void {
    this.wanted = true;
    if (!this.decoding) void this.decode();
  }

  private async decode(): Promise<void> {
    this.decoding = true;
    while (this.wanted && this.message && !this.disposed) {
      this.wanted = false;
      const { message, options } = this;
      try {
        const picture = await decodeImage(message, options);
        this.show(picture, numbersOf(message));
        this.problem = '';
      } catch (error) {
        this.problem = error instanceof Error ? error.message : String(error);
      }
      this.onChange?.();
    }
    this.decoding = false;
  }

  private show(picture: Picture | null, numbers: Numbers | null): void {
    if (this.picture instanceof ImageBitmap) this.picture.close();
    if (this.disposed && picture instanceof ImageBitmap) picture.close();
    this.picture = this.disposed ? null : picture;
    this.numbers = numbers;
    this.draw();
  }

  private draw(): void {
    if (this.canvas && this.picture) drawPicture(this.canvas, this.picture, this.options);
  }
}
