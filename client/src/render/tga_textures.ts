// SPDX-License-Identifier: Apache-2.0
/** Targa pictures that models name, which no browser decodes: three's parser is loaded when a first one comes. */

import {
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  Loader,
  type LoadingManager,
} from 'three';

const TARGA = /\.tga$/i;

/** Have a manager's parsers read Targa pictures, too; what cannot be read is an error of the manager. */
export function addTga(manager: LoadingManager): void {
  manager.addHandler(TARGA, new TgaTextures(manager));
}

class TgaTextures extends Loader<DataTexture> {
  override load(
    url: string,
    onLoad?: (texture: DataTexture) => void,
    _onProgress?: unknown,
    onError?: (error: unknown) => void,
  ): DataTexture {
    const texture = new DataTexture();
    const from = this.manager.resolveURL((this.path || '') + url);
    this.manager.itemStart(from);
    void read(from, texture)
      .then(
        () => onLoad?.(texture),
        (error: unknown) => {
          this.manager.itemError(from);
          onError?.(error);
        },
      )
      .finally(() => this.manager.itemEnd(from));
    return texture;
  }
}

/** Fill a texture, which is drawn from then on. */
async function read(url: string, texture: DataTexture): Promise<void> {
  const { TGALoader } = await import('three/examples/jsm/loaders/TGALoader.js');
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const { width, height, data } = picture(new TGALoader().parse(await response.arrayBuffer()));
  texture.image = { width, height, data };
  texture.flipY = true;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
}

interface Picture {
  width: number;
  height: number;
  data: Uint8Array<ArrayBuffer>;
}

/** Its declaration says that the parser returns a texture: it is what one is made of. */
function picture(parsed: unknown): Picture {
  return parsed as Picture;
}
