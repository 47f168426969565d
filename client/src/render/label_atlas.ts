// SPDX-License-Identifier: Apache-2.0
/** All names of the scene written into one texture, so that hundreds of labels are one draw call. */

import { CanvasTexture, LinearFilter } from 'three';

/** Text height and space around it, CSS pixels. */
const FONT_PX = 12;
const LINE_PX = 18;
const PAD_PX = 4;
const WIDTH_PX = 1024;
const LONGEST_PX = 360;

/** Where a name lies in the atlas: texture coordinates (origin bottom left) and size in CSS pixels. */
export interface LabelSpot {
  u: number;
  v: number;
  uSize: number;
  vSize: number;
  width: number;
  height: number;
}

export class LabelAtlas {
  readonly texture: CanvasTexture;
  private readonly canvas = document.createElement('canvas');
  private spots = new Map<string, LabelSpot>();
  private written: string[] = [];

  constructor(private readonly pixelRatio: number) {
    this.canvas.width = this.canvas.height = 1;
    this.texture = new CanvasTexture(this.canvas);
    this.texture.generateMipmaps = false;
    this.texture.minFilter = LinearFilter;
  }

  /** Write the names of these, if they are others than before. */
  write(named: readonly { readonly name: string }[]): void {
    const { written } = this;
    const same =
      named.length === written.length && named.every(({ name }, i) => name === written[i]);
    if (same) return;
    const names = (this.written = named.map(({ name }) => name));
    const context = this.canvas.getContext('2d');
    if (!context) return;
    context.font = font();
    const rows = layOut(names, (name) => context.measureText(name).width);
    this.canvas.width = WIDTH_PX * this.pixelRatio;
    this.canvas.height = Math.max(1, rows.height) * this.pixelRatio;
    context.scale(this.pixelRatio, this.pixelRatio);
    context.font = font();
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = '#000000';
    context.fillStyle = '#ffffff';
    for (const { name, x, y, width } of rows.places) {
      const longest = width - 2 * PAD_PX;
      context.strokeText(name, x + PAD_PX, y + LINE_PX / 2, longest);
      context.fillText(name, x + PAD_PX, y + LINE_PX / 2, longest);
    }
    this.spots = new Map(
      rows.places.map(({ name, x, y, width }) => [
        name,
        {
          u: x / WIDTH_PX,
          v: 1 - (y + LINE_PX) / rows.height,
          uSize: width / WIDTH_PX,
          vSize: LINE_PX / rows.height,
          width,
          height: LINE_PX,
        },
      ]),
    );
    // A texture cannot change its size on the GPU: give it up, the next picture makes it anew.
    this.texture.dispose();
    this.texture.needsUpdate = true;
  }

  spot(name: string): LabelSpot | undefined {
    return this.spots.get(name);
  }

  dispose(): void {
    this.texture.dispose();
  }
}

function font(): string {
  return `500 ${FONT_PX}px system-ui, sans-serif`;
}

interface Rows {
  places: { name: string; x: number; y: number; width: number }[];
  height: number;
}

/** Lay names out row by row. */
export function layOut(names: string[], measure: (name: string) => number): Rows {
  const places: Rows['places'] = [];
  let x = 0;
  let y = 0;
  for (const name of names) {
    const width = Math.min(LONGEST_PX, Math.ceil(measure(name)) + 2 * PAD_PX);
    if (x + width > WIDTH_PX) {
      x = 0;
      y += LINE_PX;
    }
    places.push({ name, x, y, width });
    x += width;
  }
  return { places, height: names.length ? y + LINE_PX : 0 };
}
