// SPDX-License-Identifier: Apache-2.0
/** What pointers do to the cells of a sheet: point, press, hold, drag, scroll. */

import type { Cell } from './cells';
import type { Box } from './layout';

/** So far (sheet pixels) a touch moves before it scrolls instead of pressing. */
const SLACK = 14;

/** One pointer on the sheet. */
interface Finger {
  x: number;
  y: number;
  down: boolean;
  /** It was down when it came: what it began elsewhere means nothing here. */
  foreign: boolean;
  /** Where it went down, and on what ('' for nothing). */
  startY: number;
  startScroll: number;
  id: string;
  share: number;
  scrolls: boolean;
  release: () => void;
}

const NOTHING = (): void => undefined;

export class Touch {
  readonly hovered = new Set<string>();
  readonly pressed = new Set<string>();
  scroll = 0;
  private readonly fingers = new Map<number, Finger>();
  private boxes: readonly Box[] = [];
  private furthest = 0;

  /** There are other cells now, of so many sheet pixels more than are seen; what is held stays held by its id. */
  show(boxes: readonly Box[], hidden: number): void {
    this.boxes = boxes;
    this.furthest = Math.max(hidden, 0);
    this.scroll = Math.min(this.scroll, this.furthest);
    for (const finger of this.fingers.values()) {
      // What is held is gone: it is let go.
      if (finger.id !== '' && !this.cell(finger.id)) this.release(finger);
    }
    this.mark();
  }

  /** A pointer is at a place of the sheet; returns whether it looks otherwise now. One that is busy presses the stop alone. */
  point(pointer: number, x: number, y: number, down: boolean, busy = false): boolean {
    const before = this.look();
    const finger = this.fingers.get(pointer) ?? fresh(down);
    this.fingers.set(pointer, finger);
    [finger.x, finger.y] = [x, y];
    if (!down) finger.foreign = false;
    if (!finger.foreign) {
      if (down && !finger.down) this.begin(finger, busy);
      else if (down) this.move(finger);
      else if (finger.down) this.end(finger);
    }
    finger.down = down;
    this.mark();
    return before !== this.look();
  }

  /** A pointer is elsewhere; what it held is let go, and was not pressed. */
  leave(pointer: number): boolean {
    const finger = this.fingers.get(pointer);
    if (!finger) return false;
    this.release(finger);
    this.fingers.delete(pointer);
    this.mark();
    return true;
  }

  /** All pointers are elsewhere. */
  clear(): void {
    for (const pointer of [...this.fingers.keys()]) this.leave(pointer);
  }

  /** Whether what this pointer began here goes on, wherever it is by now. */
  holds(pointer: number): boolean {
    const finger = this.fingers.get(pointer);
    return finger !== undefined && finger.down && !finger.foreign;
  }

  /** Whether this pointer carries the sheet. */
  carries(pointer: number): boolean {
    return this.holds(pointer) && this.cell(this.fingers.get(pointer)!.id)?.kind === 'handle';
  }

  private begin(finger: Finger, busy: boolean): void {
    const box = this.at(finger);
    if (busy && !(box?.cell.kind === 'button' && box.cell.look === 'danger')) {
      // What goes on when the hand is free again was not meant for the sheet either.
      finger.foreign = true;
      return;
    }
    finger.id = idOf(box?.cell);
    finger.startY = finger.y;
    finger.startScroll = this.scroll;
    finger.scrolls = false;
    if (box?.cell.kind === 'slider') {
      finger.share = shareAt(box, finger.x);
      box.cell.slide(finger.share, finger.share);
    } else if (box?.cell.kind === 'button') {
      if (box.cell.look === 'danger') box.cell.press();
      finger.release = box.cell.hold?.() ?? NOTHING;
    }
  }

  private move(finger: Finger): void {
    const box = this.boxes.find(({ cell }) => finger.id !== '' && idOf(cell) === finger.id);
    if (box?.cell.kind === 'slider') {
      box.cell.slide(shareAt(box, finger.x), finger.share);
      return;
    }
    const held = box?.cell.kind === 'handle' || finger.release !== NOTHING;
    if (held || this.furthest === 0) return;
    const moved = finger.startY - finger.y;
    if (Math.abs(moved) > SLACK) finger.scrolls = true;
    if (!finger.scrolls) return;
    this.scroll = Math.min(Math.max(finger.startScroll + moved, 0), this.furthest);
  }

  private end(finger: Finger): void {
    const { id, scrolls } = finger;
    const cell = this.at(finger)?.cell;
    this.release(finger);
    if (scrolls || id === '' || idOf(cell) !== id) return;
    if (cell?.kind === 'button' && cell.look !== 'danger') cell.press();
  }

  private release(finger: Finger): void {
    const { release } = finger;
    finger.release = NOTHING;
    finger.id = '';
    release();
  }

  private at({ x, y }: Finger): Box | undefined {
    const down = y + this.scroll;
    return this.boxes.find(
      (box) =>
        idOf(box.cell) !== '' &&
        x >= box.x &&
        x <= box.x + box.width &&
        down >= box.y &&
        down <= box.y + box.height,
    );
  }

  private cell(id: string): Cell | undefined {
    return this.boxes.find(({ cell }) => idOf(cell) === id)?.cell;
  }

  private mark(): void {
    this.hovered.clear();
    this.pressed.clear();
    for (const finger of this.fingers.values()) {
      const over = idOf(this.at(finger)?.cell);
      if (over !== '') this.hovered.add(over);
      if (finger.down && finger.id !== '' && !finger.scrolls) this.pressed.add(finger.id);
    }
  }

  private look(): string {
    return `${this.scroll} ${[...this.hovered].join()} ${[...this.pressed].join()}`;
  }
}

/** The id of what can be touched, '' of all else. */
function idOf(cell: Cell | undefined): string {
  if (!cell || !('id' in cell)) return '';
  return 'disabled' in cell && cell.disabled ? '' : cell.id;
}

function shareAt({ x, width }: Box, at: number): number {
  return Math.min(Math.max((at - x) / width, 0), 1);
}

function fresh(down: boolean): Finger {
  const nowhere = { x: 0, y: 0, startY: 0, startScroll: 0, id: '', share: 0 };
  return { ...nowhere, down, foreign: down, scrolls: false, release: NOTHING };
}
