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
/** Half the width of a rim, over the size of the letters. */
const RIM = 0.06;
const RIM_COLOR = 'rgba(0, 0, 0, 0.7)';
/** Letters at least as bright as this have a rim: they are meant for a dark ground, and it may be light. */
const BRIGHT = 0.5;

const size = new Vector3();

export class TextPart extends ObjectPart {
  private readonly material = new SpriteMaterial({
    transparent: true,
    depthWrite: false,
    toneMapped: false,
  });
  protected readonly object = new Sprite(this.material);
  private text = '';
  private rim = false;
  private picture: CanvasTexture | null = null;
  private alpha = 1;
  /** Picture's width and height over the height of a capital A. */
  private extent: [number, number] = [0, 0];

  protected fill(row: MarkerRow): void {
    const rim = Math.max(row.color(0), row.color(1), row.color(2)) >= BRIGHT;
    if (row.text !== this.text || rim !== this.rim || this.picture === null) {
      this.text = row.text;
      this.rim = rim;
      this.picture?.dispose();
      const { texture, extent } = drawText(this.text, rim);
      this.picture = texture;
      this.material.alphaMap = rim ? null : texture;
      this.material.map = rim ? texture : null;
      this.material.needsUpdate = true;
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
    this.picture?.dispose();
    this.material.dispose();
  }
}

/**
 * White on black: the brightness is the text's opacity, which leaves no dark fringe when it is scaled. With a rim, white
 * with a dark rim on nothing.
 */
function drawText(
  text: string,
  rim: boolean,
): { texture: CanvasTexture; extent: [number, number] } {
  const lines = text.split(/\r?\n/, MOST_LINES);
  const canvas = document.createElement('canvas');
  const paper = canvas.getContext('2d', { willReadFrequently: false })!;
  const setFont = (size: number) => (paper.font = `500 ${size}px ${FAMILY}`);
  setFont(FONT_SIZE);
  let widest = 1;
  for (const line of lines) widest = Math.max(widest, paper.measureText(line).width);
  const highest = lines.length * FONT_SIZE * LINE_HEIGHT;
  const margin = MARGIN + (rim ? Math.ceil(RIM * FONT_SIZE) : 0);
  const shrink = Math.min(1, LARGEST / (widest + 2 * margin), LARGEST / (highest + 2 * margin));
  const size = Math.max(Math.floor(FONT_SIZE * shrink), 4);
  canvas.width = Math.ceil(widest * (size / FONT_SIZE)) + 2 * margin;
  canvas.height = Math.ceil(highest * (size / FONT_SIZE)) + 2 * margin;
  if (!rim) {
    paper.fillStyle = 'black';
    paper.fillRect(0, 0, canvas.width, canvas.height);
  }
  // A new size has reset the font.
  setFont(size);
  paper.fillStyle = 'white';
  paper.strokeStyle = RIM_COLOR;
  paper.lineWidth = 2 * RIM * size;
  paper.lineJoin = 'round';
  paper.textAlign = 'center';
  paper.textBaseline = 'alphabetic';
  const capital = paper.measureText('A').actualBoundingBoxAscent;
  const step = size * LINE_HEIGHT;
  lines.forEach((line, i) => {
    // The middle of the capitals is the middle of the line.
    const down = margin + step * (i + 0.5) + capital / 2;
    if (rim) paper.strokeText(line, canvas.width / 2, down);
    paper.fillText(line, canvas.width / 2, down);
  });
  const texture = new CanvasTexture(canvas);
  texture.minFilter = LinearMipmapLinearFilter;
  texture.anisotropy = 4;
  return { texture, extent: [canvas.width / capital, canvas.height / capital] };
}
