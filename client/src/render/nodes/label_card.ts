// SPDX-License-Identifier: Apache-2.0
/** The text of a label, written on a card that can be read on any ground. */

const FAMILY = 'system-ui, "Noto Sans", "DejaVu Sans", sans-serif';
/** Of the height of a line. */
const LETTERS = 0.78;
const PADDING = 0.3;
const RADIUS = 0.25;
/** Pixels: what every WebGL 2 device can hold. */
const LARGEST = 2048;
const MOST_LINES = 500;

export interface Card {
  canvas: HTMLCanvasElement;
  /** Its size over the height of a line. */
  width: number;
  height: number;
}

/** The pixels of a line, and the size of a card over it: less than asked for where it would be too large a picture. */
export function cardSize(
  lines: number,
  widest: number,
  pixels: number,
): { pixels: number; width: number; height: number } {
  const width = widest + 2 * PADDING;
  const height = lines + 2 * PADDING * 0.5;
  return { pixels: Math.min(pixels, LARGEST / width, LARGEST / height), width, height };
}

/** Where a card begins right of and below its place, over its size: its anchor is there. */
export function anchorShare(anchor: string): [number, number] {
  const [vertical, horizontal] = anchor.split('-');
  const x = horizontal === 'left' ? 0 : horizontal === 'right' ? -1 : -0.5;
  const y = vertical === 'top' ? 0 : vertical === 'bottom' ? -1 : -0.5;
  return [x, y];
}

export function drawCard(text: string, asked: number): Card {
  const lines = text.split(/\r?\n/, MOST_LINES);
  const canvas = document.createElement('canvas');
  const paper = canvas.getContext('2d')!;
  const font = (pixels: number) => (paper.font = `500 ${pixels * LETTERS}px ${FAMILY}`);
  font(asked);
  const widest = Math.max(...lines.map((line) => paper.measureText(line).width)) / asked;
  const { pixels, width, height } = cardSize(lines.length, widest, asked);
  canvas.width = Math.max(Math.ceil(width * pixels), 1);
  canvas.height = Math.max(Math.ceil(height * pixels), 1);
  paper.fillStyle = 'rgba(255, 255, 255, 0.88)';
  paper.beginPath();
  paper.roundRect(0, 0, canvas.width, canvas.height, RADIUS * pixels);
  paper.fill();
  // Told from a ground as bright as it is.
  paper.strokeStyle = 'rgba(18, 22, 28, 0.28)';
  paper.lineWidth = Math.max(pixels / 12, 1);
  paper.stroke();
  font(pixels);
  paper.fillStyle = '#12161c';
  paper.textBaseline = 'middle';
  lines.forEach((line, i) => {
    paper.fillText(line, PADDING * pixels, (i + 0.5 + PADDING * 0.5) * pixels);
  });
  return { canvas, width, height };
}
