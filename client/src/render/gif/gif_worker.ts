// SPDX-License-Identifier: Apache-2.0
/** Makes a GIF beside the page: pictures come in one by one, the file goes back at the end. */

import { GifFile } from './gif_file';

/** A picture of ``width * height`` pixels (r g b a), or the wish for the file. */
export type ToGif =
  | { width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer>; milliseconds: number }
  | 'end';
/** Bytes so far after each picture; the file at the end. */
export type FromGif = number | Blob;

let file: GifFile | null = null;

self.onmessage = ({ data }: MessageEvent<ToGif>) => {
  const answer = (said: FromGif): void => self.postMessage(said);
  if (data === 'end') {
    answer(new Blob(file ? [file.end()] : [], { type: 'image/gif' }));
    return;
  }
  file ??= new GifFile(data.width, data.height);
  file.add(data.rgba, data.milliseconds);
  answer(file.size);
};
