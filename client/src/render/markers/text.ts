// SPDX-License-Identifier: Apache-2.0
/** TEXT_VIEW_FACING: text that turns to the camera; a capital A is scale.z high. */

import { CanvasTexture, LinearMipmapLinearFilter, Sprite, SpriteMaterial, Vector3 } from 'three';
import { ObjectPart } from './part';
import type { MarkerRow } from './row';

/** Pixels: sharp up to the size of a line that fills a third of the screen. */
const FONT_SIZE = 96;
const FAMILY = 'system-ui, "Noto Sans", "DejaVu Sans", sans-serif';
const LINE_HEIGHT = 1.2;
/** Widest and highest picture, pixels: what every WebGL 2 device can hold. */
const LARGEST = 2048;
/** More lines than this would be smaller than a pixel's few. */
const MOST_LINES = 500;
const MARGIN = 4;

const size = new Vector3();

export class TextPart extends ObjectPart {
  private readonly material = new SpriteMaterial({
    transparent: true,
    depthWrite: false,
    toneMapped: false,
  });
  protected readonly object = new Sprite(this.material);
  private text = '';
  private alpha = 1;
  /** Picture's width and height over the height of a capital A. */
  private extent: [number, number] = [0, 0];

  protected fill(row: MarkerRow): void {
    if (row.text !== this.text || this.material.alphaMap === null) {
      this.text = row.text;
      this.material.alphaMap?.dispose();
      const { texture, extent } = drawText(this.text);
      this.material.alphaMap = texture;
      this.extent = extent;
    }
    const height = row.scale(2);
    this.pose.scale(size.set(this.extent[0] * height, this.extent[1] * height, 1));
    this.material.color.setRGB(row.color(0), row.color(1), row.color(2), 'srgb');
    this.alpha = row.color(3);
  }

  restyle(): void {
    this.material.opacity = this.alpha * this.stage.style.alpha;
  }

  protected free(): void {
    this.material.alphaMap?.dispose();
    this.material.dispose();
  }
}

/** White on black: the brightness is the text's opacity, which leaves no dark fringe when it is scaled. */
function drawText(text: string): { texture: CanvasTexture; extent: [number, number] } {
  const lines = text.split(/\r?\n/, MOST_LINES);
  const canvas = document.createElement('canvas');
  const paper = canvas.getContext('2d', { willReadFrequently: false })!;
  const setFont = (size: number) => (paper.font = `500 ${size}px ${FAMILY}`);
  setFont(FONT_SIZE);
  let widest = 1;
  for (const line of lines) widest = Math.max(widest, paper.measureText(line).width);
  const highest = lines.length * FONT_SIZE * LINE_HEIGHT;
  const shrink = Math.min(1, LARGEST / (widest + 2 * MARGIN), LARGEST / (highest + 2 * MARGIN));
  const size = Math.max(Math.floor(FONT_SIZE * shrink), 4);
  canvas.width = Math.ceil(widest * (size / FONT_SIZE)) + 2 * MARGIN;
  canvas.height = Math.ceil(highest * (size / FONT_SIZE)) + 2 * MARGIN;
  paper.fillStyle = 'black';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  // A new size has reset the font.
  setFont(size);
  paper.fillStyle = 'white';
  paper.textAlign = 'center';
  paper.textBaseline = 'alphabetic';
  const capital = paper.measureText('A').actualBoundingBoxAscent;
  const step = size * LINE_HEIGHT;
  lines.forEach((line, i) => {
    // The middle of the capitals is the middle of the line.
    paper.fillText(line, canvas.width / 2, MARGIN + step * (i + 0.5) + capital / 2);
  });
  const texture = new CanvasTexture(canvas);
  texture.minFilter = LinearMipmapLinearFilter;
  texture.anisotropy = 4;
  return { texture, extent: [canvas.width / capital, canvas.height / capital] };
}
