// SPDX-License-Identifier: Apache-2.0
/** The newest picture of a camera as a texture of bytes as they are (sRGB), be it a file or a frame of a video. */

import { LinearFilter, NoColorSpace, VideoFrameTexture, type Texture } from 'three';
import type { Shown } from '../video/video_stream';
import { watchVideo } from '../video/videos';
import type { PictureMessage } from '../wire/messages';
import type { Sized } from './nodes/view_image';
import { PictureTexture } from './picture_texture';

export class ScreenTexture {
  /** ROS seconds of what is shown. */
  stamp = 0;
  private readonly file = new PictureTexture(() => this.filed());
  private video: VideoFrameTexture | null = null;
  private frame: VideoFrame | null = null;
  /** Whether the newest message is of a video, and whether what is shown is. */
  private comesAsVideo = false;
  private isVideo = false;
  private wanted = 0;
  private readonly unwatch: () => void;

  /** `changed` is called when there is another picture. */
  constructor(
    message: PictureMessage,
    private readonly changed: () => void,
  ) {
    this.update(message);
    this.unwatch = watchVideo(message.display, (shown) => this.show(shown));
  }

  update(message: PictureMessage): void {
    this.comesAsVideo = message.encoding === 'h264';
    if (this.comesAsVideo) return;
    this.wanted = message.stamp;
    this.file.set(message);
  }

  /** First row first; null before the first picture. */
  get map(): Texture<Sized> | null {
    return this.isVideo ? (this.video as Texture<Sized> | null) : this.file.texture;
  }

  /** Width over height; 1 before the first picture. */
  get aspect(): number {
    const { frame, map } = this;
    if (this.isVideo) return frame ? frame.displayWidth / frame.displayHeight : 1;
    return map ? map.image.width / map.image.height : 1;
  }

  get problem(): string {
    return this.isVideo ? '' : this.file.problem;
  }

  dispose(): void {
    this.unwatch();
    this.file.dispose();
    this.drop();
  }

  /** A file is decoded: the video's last frame is shown until then. */
  private filed(): void {
    if (this.comesAsVideo) return;
    this.isVideo = false;
    this.drop();
    this.stamp = this.wanted;
    this.changed();
  }

  private show({ frame, stamp }: Shown): void {
    if (!this.comesAsVideo) return; // one that is left over
    const old = this.frame;
    const same =
      frame.displayWidth === old?.displayWidth && frame.displayHeight === old.displayHeight;
    if (!same) this.drop();
    else old.close();
    this.isVideo = true;
    this.stamp = stamp;
    this.frame = frame.clone();
    this.video ??= textureOf();
    this.video.setFrame(this.frame);
    this.changed();
  }

  private drop(): void {
    this.frame?.close();
    this.frame = null;
    this.video?.dispose();
    this.video = null;
  }
}

function textureOf(): VideoFrameTexture {
  const made = new VideoFrameTexture();
  made.flipY = false;
  made.colorSpace = NoColorSpace;
  made.generateMipmaps = false;
  made.minFilter = LinearFilter;
  return made;
}
