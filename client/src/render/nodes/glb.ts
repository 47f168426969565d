// SPDX-License-Identifier: Apache-2.0
/** The scene messages `GlbLook` and `GlbBuffers`: a model with its textures and animations. */

import type { GlbBuffers, GlbLook } from '../../wire/messages';
import { FileDrawing, type ReadModel } from './file_drawing';
import { parseGlbFile } from './model_file';

export class GlbDrawing extends FileDrawing<GlbLook, GlbBuffers> {
  protected parse({ glb_data }: GlbBuffers): Promise<ReadModel> {
    return parseGlbFile(glb_data);
  }
}
