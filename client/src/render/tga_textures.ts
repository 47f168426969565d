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
/** Bytes before the pixels, at least; width and height are two of them each. */
const HEAD = { bytes: 18, type: 2, width: 12, height: 14, bits: 16 };
/** Kinds whose pixels stand one by one: by a palette, of three or four channels, grey. */
const PLAIN = [1, 2, 3];
/** Of the others no byte says more pixels: repeated ones are 128 in two bytes or more. */
const PIXELS_PER_BYTE = 64;
/** Pixels each way: the page stands still while it reads them, for a third of a second at most. */
const MOST_A_SIDE = 4096;

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
  const file = await response.arrayBuffer();
  const why = whyNot(file);
  if (why) throw new Error(`${url}: ${why}`);
  const { width, height, data } = picture(new TGALoader().parse(file));
  texture.image = { width, height, data };
  texture.flipY = true;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
}

/** Why the parser shall not see a file, '' where it may: it makes room for as many pixels as the file says. */
function whyNot(file: ArrayBuffer): string {
  if (file.byteLength < HEAD.bytes) return 'it is no Targa picture';
  const head = new DataView(file);
  const width = head.getUint16(HEAD.width, true);
  const height = head.getUint16(HEAD.height, true);
  const said = `it says that it has ${width} x ${height} pixels`;
  if (Math.max(width, height) > MOST_A_SIDE) return `${said}, more than ${MOST_A_SIDE} a side`;
  const plain = PLAIN.includes(head.getUint8(HEAD.type));
  const perByte = plain ? 8 / head.getUint8(HEAD.bits) : PIXELS_PER_BYTE;
  if (width * height > perByte * (file.byteLength - HEAD.bytes))
    return `${said}, more than it can hold`;
  return '';
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
