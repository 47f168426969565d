// SPDX-License-Identifier: Apache-2.0
/** The newest of several pictures as a texture of bytes as they are (sRGB), first row first. */

import { LinearFilter, NoColorSpace, Texture, type ColorSpace } from 'three';
import type { PictureMessage } from '../wire/messages';
import { loading } from './loading';

/** What is decoded: a file, or what the page colours, which has no colours of its own. */
export type Picture = Pick<PictureMessage, 'encoding' | 'data'> &
  Partial<Pick<PictureMessage, 'ros_encoding'>>;

export class PictureTexture {
  /** null before the first picture. */
  texture: Texture<ImageBitmap> | null = null;
  /** Why the newest picture is not there; ''. */
  problem = '';
  private wanted: Picture | null = null;
  private taken: Picture | null = null;
  private decoding = false;
  private disposed = false;

  /** `changed` is called when another picture is there; a colour space is for shaders that expect linear light. */
  constructor(
    private readonly changed: () => void,
    private readonly colorSpace: ColorSpace = NoColorSpace,
  ) {}

  /** Show this picture, as soon as it is decoded; those that it overtakes are left out. */
  set(image: Picture): void {
    if (image === this.taken) return;
    this.taken = this.wanted = image;
    if (!this.decoding) void this.decode();
  }

  dispose(): void {
    this.disposed = true;
    this.texture?.image.close();
    this.texture?.dispose();
    this.texture = null;
  }

  private async decode(): Promise<void> {
    this.decoding = true;
    while (this.wanted && !this.disposed) {
      const image = this.wanted;
      this.wanted = null;
      try {
        this.show(await loading(bitmapOf(image)));
        this.problem = '';
      } catch (error) {
        this.problem = error instanceof Error ? error.message : String(error);
      }
      this.changed();
    }
    this.decoding = false;
  }

  private show(bitmap: ImageBitmap): void {
    if (this.disposed) return bitmap.close();
    const old = this.texture?.image;
    // A texture keeps its size.
    if (old?.width !== bitmap.width || old.height !== bitmap.height) {
      this.texture?.dispose();
      this.texture = new Texture<ImageBitmap>();
      this.texture.flipY = false;
      this.texture.colorSpace = this.colorSpace;
      this.texture.generateMipmaps = false;
      this.texture.minFilter = LinearFilter;
    }
    this.texture!.image = bitmap;
    // A browser's memory for pictures is small, and its collector in no hurry.
    old?.close();
    this.texture!.needsUpdate = true;
  }
}

async function bitmapOf(image: Picture): Promise<ImageBitmap> {
  const { encoding } = image;
  if (encoding !== 'jpeg' && encoding !== 'png' && encoding !== 'webp') {
    throw new Error(`The picture (${image.ros_encoding ?? encoding}) has no colours.`);
  }
  const blob = new Blob([image.data as Uint8Array<ArrayBuffer>], { type: `image/${encoding}` });
  try {
    return await createImageBitmap(blob, {
      colorSpaceConversion: 'none',
      premultiplyAlpha: 'none',
    });
  } catch {
    throw new Error(`The browser cannot decode the picture (${encoding}).`);
  }
}
