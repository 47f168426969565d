// SPDX-License-Identifier: Apache-2.0
/** The scene messages `GlbLook` and `GlbBuffers`: a model with its textures and animations. */

import type { GlbBuffers, GlbLook } from '../../wire/messages';
import { FileDrawing, type ReadModel } from './file_drawing';
import { parseGlb } from './glb_file';

export class GlbDrawing extends FileDrawing<GlbLook, GlbBuffers> {
  protected async parse({ glb_data }: GlbBuffers): Promise<ReadModel> {
    try {
      return await parseGlb(glb_data);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`The file cannot be read as GLB: ${why}`);
    }
  }
}
