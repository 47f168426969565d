// SPDX-License-Identifier: Apache-2.0
/** Pictures of an image display on a canvas: files are decoded by the browser, numbers coloured here. */

import { pictureDrawn } from '../video/videos';
import type { PictureMessage } from '../wire/messages';
import type { Shown } from '../video/video_stream';
import {
  colorNumbers,
  numbersOf,
  readImageOptions,
  type ImageOptions,
  type Numbers,
} from './image_colors';
import { isUpright, sourcePixel, transformOf, turnedSize } from './image_orientation';
import type { Options } from './option_values';

/** Something that a canvas can draw, with its size. */
export type Picture = ImageBitmap | ImageData | VideoFrame;

/** One pixel of the picture as it was sent. */
export interface Pixel {
  /** Column and row, from the left and the top of the picture before it is mirrored or turned. */
  u: number;
  v: number;
  /** The number of a picture of one channel; null for a file. */
  value: number | null;
  /** 0 to 255 each; null for numbers. */
  rgb: readonly [number, number, number] | null;
}

/**
 * Decode an image.
 *
 * Rejects where the file is broken, or has fewer numbers than its size says.
 */
export async function decodeImage(
  message: PictureMessage,
  options: ImageOptions,
): Promise<Picture> {
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

/** Draw a picture over the whole canvas, which takes the picture's size (turned with it). */
export function drawPicture(
  canvas: HTMLCanvasElement,
  picture: Picture,
  { orientation, smooth, stereo }: ImageOptions,
): void {
  const size = sizeOf(picture, stereo);
  const { width, height } = turnedSize(size, orientation);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.style.imageRendering = smooth ? 'auto' : 'pixelated';
  const paper = canvas.getContext('2d');
  if (!paper) return;
  paper.setTransform(1, 0, 0, 1, 0, 0);
  paper.clearRect(0, 0, width, height);
  if (picture instanceof ImageData && isUpright(orientation) && !stereo) {
    paper.putImageData(picture, 0, 0);
    return;
  }
  paper.setTransform(...transformOf(size, orientation));
  const { width: w, height: h } = size;
  const source = picture instanceof ImageData ? onCanvas(picture) : picture;
  paper.drawImage(source, 0, 0, w, h, 0, 0, w, h);
}

/** Pixels of a picture that are shown: of one for two eyes the left half. */
function sizeOf(picture: Picture, stereo: boolean): { width: number; height: number } {
  const [width, height] = isFrame(picture)
    ? [picture.displayWidth, picture.displayHeight]
    : [picture.width, picture.height];
  return { width: stereo ? Math.max(1, width >> 1) : width, height };
}

/** Browsers without video have no such class to ask for. */
function isFrame(picture: Picture): picture is VideoFrame {
  return 'displayWidth' in picture;
}

/** What has memory of its own, which a collector would be in no hurry to free. */
function release(picture: Picture | null): void {
  if (picture && 'close' in picture) picture.close();
}

let spare: HTMLCanvasElement | null = null;

/** ``putImageData`` knows no transform: what is to be turned goes over a canvas of its own. */
function onCanvas(picture: ImageData): HTMLCanvasElement {
  spare ??= document.createElement('canvas');
  spare.width = picture.width;
  spare.height = picture.height;
  spare.getContext('2d')?.putImageData(picture, 0, 0);
  return spare;
}

let dot: CanvasRenderingContext2D | null = null;

/** The colour of one pixel of a decoded file. */
function colorOf(
  picture: ImageBitmap | VideoFrame,
  u: number,
  v: number,
): [number, number, number] | null {
  if (dot === null) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    dot = canvas.getContext('2d', { willReadFrequently: true });
  }
  if (dot === null) return null;
  dot.clearRect(0, 0, 1, 1);
  dot.drawImage(picture, u, v, 1, 1, 0, 0, 1, 1);
  const [r, g, b] = dot.getImageData(0, 0, 1, 1).data;
  return [r!, g!, b!];
}

/** Decode and draw one image. */
export async function drawImageTo(
  canvas: HTMLCanvasElement,
  message: PictureMessage,
  options: Options,
): Promise<void> {
  const read = readImageOptions(options);
  const picture = await decodeImage(message, read);
  drawPicture(canvas, picture, read);
  release(picture);
}

/** The newest image of a display on one canvas; decodes one at a time and leaves out what newer ones overtook. */
export class ImageView {
  private canvas: HTMLCanvasElement | null = null;
  private options = readImageOptions({});
  private message: PictureMessage | null = null;
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
    if (before.orientation.turns !== this.options.orientation.turns) this.onChange?.();
  }

  setMessage(message: PictureMessage): void {
    this.message = message;
    // The frames of a video come when they are decoded.
    if (message.encoding === 'h264') this.wanted = false;
    else this.request();
  }

  /** Show a frame of a video. */
  setFrame({ frame, stamp }: Shown): void {
    const { message } = this;
    // The camera turned to files meanwhile: a frame that was on its way is older than what they show.
    if (message && message.encoding !== 'h264' && stamp < message.stamp) return;
    if (message) this.show(frame.clone(), null, { ...message, stamp });
    this.problem = '';
    this.onChange?.();
  }

  /** Pixels, as shown (turned); 0 before the first picture. */
  get size(): { width: number; height: number } {
    return this.picture
      ? turnedSize(sizeOf(this.picture, this.options.stereo), this.options.orientation)
      : { width: 0, height: 0 };
  }

  /** What was sent for a pixel of the canvas; null outside. */
  pixelAt(x: number, y: number): Pixel | null {
    const { picture } = this;
    const { width, height } = this.size;
    if (!picture || x < 0 || y < 0 || x >= width || y >= height) return null;
    const at = [Math.floor(x), Math.floor(y)] as const;
    const source = sizeOf(picture, this.options.stereo);
    const [u, v] = sourcePixel(...at, source, this.options.orientation);
    const value = this.numbers?.[v * sizeOf(picture, false).width + u] ?? null;
    const rgb = picture instanceof ImageData ? null : colorOf(picture, u, v);
    return { u, v, value, rgb };
  }

  dispose(): void {
    this.disposed = true;
    this.canvas = null;
    this.show(null, null, null);
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
        this.show(picture, numbersOf(message), message);
        this.problem = '';
      } catch (error) {
        this.problem = error instanceof Error ? error.message : String(error);
      }
      this.onChange?.();
    }
    this.decoding = false;
  }

  private show(
    picture: Picture | null,
    numbers: Numbers | null,
    message: PictureMessage | null,
  ): void {
    release(this.picture);
    if (this.disposed) release(picture);
    this.picture = this.disposed ? null : picture;
    this.numbers = numbers;
    this.draw();
    if (this.canvas && message) pictureDrawn(message.display, message.stamp);
  }

  private draw(): void {
    if (this.canvas && this.picture) drawPicture(this.canvas, this.picture, this.options);
  }
}
