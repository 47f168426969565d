// SPDX-License-Identifier: Apache-2.0
/** Draws the cells of a sheet on its canvas; dark in both themes, as a bright sheet blinds in a headset. */

import type { ButtonCell, SliderCell, TextCell, Tone } from './cells';
import { LETTERS, leadingOf, sizeOf, type Box } from './layout';

const FAMILY = 'system-ui, "Noto Sans", "DejaVu Sans", sans-serif';
const GROUND = '#1a1e24';
const EDGE = '#3d4651';
const RAISED = '#2c333d';
const HOVERED = '#3c4653';
const SUNKEN = '#0f1216';
const TEXT = '#eef1f4';
const FAINT = '#75808c';
const ACCENT = '#2f6fe0';
const ACCENT_HOVERED = '#4b86f0';
const DANGER = '#cf3238';
const DANGER_HOVERED = '#e8474d';
const TONES: Record<Tone, string> = {
  plain: TEXT,
  heading: TEXT,
  muted: '#a9b2bd',
  good: '#4cc07a',
  warning: '#f0b040',
  bad: '#ff8488',
};
const ROUND = 10;
/** Letters are made so narrow at most, of their width. */
const CONDENSED = 0.8;

export interface Marks {
  /** Ids of what is pointed at, and of what is held down. */
  hovered: ReadonlySet<string>;
  pressed: ReadonlySet<string>;
}

export interface Page {
  width: number;
  height: number;
  /** How far it was scrolled, and the height of all. */
  scroll: number;
  whole: number;
}

export function font(size: number, bold = false): string {
  return `${bold ? 600 : 400} ${size}px ${FAMILY}`;
}

/** Draw the boxes on a context that is scaled to sheet pixels. */
export function paint(
  paper: CanvasRenderingContext2D,
  boxes: readonly Box[],
  page: Page,
  marks: Marks,
): void {
  paper.clearRect(0, 0, page.width, page.height);
  paper.save();
  rounded(paper, 1, 1, page.width - 2, page.height - 2, 18);
  paper.fillStyle = GROUND;
  paper.fill();
  paper.strokeStyle = EDGE;
  paper.lineWidth = 2;
  paper.stroke();
  paper.clip();
  paper.translate(0, -page.scroll);
  paper.textBaseline = 'middle';
  for (const box of boxes) {
    const seen = box.y + box.height > page.scroll && box.y < page.scroll + page.height;
    if (seen) cell(paper, box, marks);
  }
  paper.restore();
  if (page.whole > page.height) bar(paper, page);
}

function cell(paper: CanvasRenderingContext2D, box: Box, marks: Marks): void {
  const { x, y, width, height, cell: shown } = box;
  switch (shown.kind) {
    case 'text':
      return text(paper, box, shown);
    case 'button':
      return button(paper, box, shown, marks);
    case 'slider':
      return slider(paper, box, shown, marks);
    case 'handle':
      paper.fillStyle = marks.hovered.has(shown.id) ? TEXT : FAINT;
      rounded(paper, x + width / 2 - 40, y, 80, 6, 3);
      paper.fill();
      paper.fillStyle = TEXT;
      paper.font = font(LETTERS + 3, true);
      paper.textAlign = 'left';
      return fitted(paper, shown.text, x, y + height / 2 + 5, width);
    case 'bar':
      paper.fillStyle = SUNKEN;
      rounded(paper, x, y, width, height, height / 2);
      paper.fill();
      paper.fillStyle = ACCENT;
      rounded(paper, x, y, Math.max(height, width * clamped(shown.share)), height, height / 2);
      return paper.fill();
    case 'swatch':
      paper.fillStyle = shown.color;
      rounded(paper, x, y, width, height, ROUND);
      return paper.fill();
    case 'rule':
      paper.fillStyle = EDGE;
      return paper.fillRect(x, y + height / 2 - 1, width, 2);
  }
}

function text(paper: CanvasRenderingContext2D, box: Box, shown: TextCell): void {
  const leading = leadingOf(shown);
  paper.font = font(sizeOf(shown), shown.tone === 'heading');
  paper.fillStyle = TONES[shown.tone ?? 'plain'];
  paper.textAlign = shown.centred ? 'center' : 'left';
  const x = shown.centred ? box.x + box.width / 2 : box.x;
  box.rows.forEach((row, i) => paper.fillText(row, x, box.y + (i + 0.5) * leading));
}

function button(
  paper: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  shown: ButtonCell,
  marks: Marks,
): void {
  const { look = 'plain', on, disabled = false } = shown;
  const hovered = !disabled && marks.hovered.has(shown.id);
  const pressed = !disabled && marks.pressed.has(shown.id);
  rounded(paper, x, y, width, height, ROUND);
  if (look === 'danger') paper.fillStyle = hovered ? DANGER_HOVERED : DANGER;
  else if (look === 'accent') paper.fillStyle = hovered ? ACCENT_HOVERED : ACCENT;
  else paper.fillStyle = hovered ? HOVERED : look === 'quiet' ? GROUND : RAISED;
  paper.globalAlpha = disabled ? 0.5 : 1;
  paper.fill();
  if (pressed || hovered) {
    paper.strokeStyle = TEXT;
    paper.lineWidth = pressed ? 4 : 2;
    paper.stroke();
  }
  paper.fillStyle = disabled ? FAINT : TEXT;
  const bold = look === 'danger';
  paper.font = font(bold ? Math.min(34, height * 0.45) : LETTERS, bold);
  const middle = y + height / 2;
  if (on === undefined) {
    paper.textAlign = 'center';
    fitted(paper, shown.text, x + width / 2, middle, width - 16);
  } else {
    paper.textAlign = 'left';
    fitted(paper, shown.text, x + 14, middle, width - 84);
    toggle(paper, x + width - 62, middle, on);
  }
  paper.globalAlpha = 1;
}

function toggle(paper: CanvasRenderingContext2D, x: number, middle: number, on: boolean): void {
  paper.fillStyle = on ? ACCENT : SUNKEN;
  rounded(paper, x, middle - 13, 48, 26, 13);
  paper.fill();
  paper.fillStyle = on ? TEXT : FAINT;
  paper.beginPath();
  paper.arc(x + (on ? 35 : 13), middle, 10, 0, 2 * Math.PI);
  paper.fill();
}

function slider(
  paper: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  shown: SliderCell,
  marks: Marks,
): void {
  paper.globalAlpha = shown.disabled ? 0.5 : 1;
  const marked = !shown.disabled && (marks.hovered.has(shown.id) || marks.pressed.has(shown.id));
  rounded(paper, x, y, width, height, ROUND);
  paper.fillStyle = SUNKEN;
  paper.fill();
  paper.strokeStyle = marked ? TEXT : EDGE;
  paper.lineWidth = 2;
  paper.stroke();
  const [first = 0, ...others] = shown.shares.map(clamped);
  const [from, to] = others.length === 0 ? [0, first] : [first, others.at(-1)!];
  paper.save();
  paper.clip();
  paper.fillStyle = ACCENT;
  paper.fillRect(x + from * width, y, (to - from) * width, height);
  paper.fillStyle = TEXT;
  for (const share of shown.shares) {
    paper.fillRect(x + clamped(share) * (width - 6), y, 6, height);
  }
  paper.restore();
  paper.fillStyle = TEXT;
  paper.font = font(LETTERS);
  paper.textAlign = 'center';
  fitted(paper, shown.text, x + width / 2, y + height / 2, width - 24);
  paper.globalAlpha = 1;
}

function bar(paper: CanvasRenderingContext2D, { width, height, scroll, whole }: Page): void {
  const length = (height * height) / whole;
  paper.fillStyle = FAINT;
  rounded(paper, width - 9, 4 + (scroll / whole) * (height - 8), 5, length - 8, 2.5);
  paper.fill();
}

/** A text that is condensed, and then cut, where it is too wide. */
function fitted(
  paper: CanvasRenderingContext2D,
  words: string,
  x: number,
  y: number,
  width: number,
): void {
  let shown = words;
  const most = width / CONDENSED;
  if (paper.measureText(shown).width > most) {
    while (shown.length > 1 && paper.measureText(`${shown}…`).width > most) {
      shown = shown.slice(0, -1);
    }
    shown += '…';
  }
  paper.fillText(shown, x, y, width);
}

function rounded(
  paper: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): void {
  paper.beginPath();
  paper.roundRect(x, y, Math.max(width, 0), Math.max(height, 0), radius);
}

function clamped(share: number): number {
  return Math.min(Math.max(share, 0), 1);
}
