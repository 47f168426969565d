// SPDX-License-Identifier: Apache-2.0
/** A script's picture in the scene. */

import type { ImageBuffers, ImageLook } from '../../wire/messages';
import type { SceneContext } from '../renderable';
import { PartsDrawing } from './parts_drawing';
import { PicturePlane } from './picture_plane';

type Message = ImageLook | ImageBuffers;

export class ImageDrawing extends PartsDrawing<Message> {
  private readonly plane: PicturePlane;

  constructor(context: SceneContext, first: Message) {
    super(context, first);
    this.plane = new PicturePlane(() => {
      this.problem = this.plane.problem;
      context.invalidate();
    });
    this.object.add(this.plane.object);
  }

  update(message: Message): void {
    if (message.t === 'ImageBuffers') return this.plane.set(message);
    const { render_width, render_height, cast_shadow } = message;
    this.plane.object.scale.set(render_width, render_height, 1);
    this.plane.object.castShadow = cast_shadow;
  }

  dispose(): void {
    this.plane.dispose();
  }
}
