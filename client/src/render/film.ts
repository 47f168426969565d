// SPDX-License-Identifier: Apache-2.0
/** The view as pictures for somebody who sees it elsewhere: drawn when asked for, told when it looks different. */

import type { FrameRequest } from '../wire/messages';
import { fileOf } from './shot';

type Ask = Pick<FrameRequest, 'format' | 'quality' | 'at_once'>;

interface Waiting {
  ask: Ask;
  /** How many were asked for before. */
  number: number;
  resolve(file: Uint8Array<ArrayBuffer>): void;
  reject(error: unknown): void;
}

/** What fades with time alone is looked at so often, milliseconds. */
const REFRESH_MS = 1000;
/** What changed and looks the same may go on so: it is looked at no oftener than this. */
const SAME_MS = 100;

export class Film {
  /** In the order in which they were asked for. */
  private waiting: Waiting[] = [];
  private asked = 0;
  private drawnAt = -Infinity;
  private rests = -Infinity;
  private told: Uint8Array | null = null;
  private last: Promise<void> = Promise.resolve();

  take(ask: Ask): Promise<Uint8Array<ArrayBuffer>> {
    const number = this.asked++;
    return new Promise((resolve, reject) => this.waiting.push({ ask, number, resolve, reject }));
  }

  /** Whether a picture is wanted at this time (ms), where something has changed or not. */
  due(changed: boolean, time: number): boolean {
    if (this.waiting.length === 0) return false;
    const since = time - this.drawnAt;
    const different = changed && time >= this.rests;
    return different || since > REFRESH_MS || this.waiting.some(({ ask }) => ask.at_once);
  }

  /** A picture is on the canvas, until the browser takes it away. */
  drawn(canvas: HTMLCanvasElement, time: number): void {
    this.drawnAt = time;
    const next = this.waiting.find(({ ask }) => !ask.at_once);
    const served = this.waiting.filter((one) => one === next || one.ask.at_once);
    this.waiting = this.waiting.filter((one) => !served.includes(one));
    for (const one of served) {
      const file = fileOf(canvas, `image/${one.ask.format}`, one.ask.quality);
      // One after the other, as they were asked for.
      this.last = this.last.then(() => this.tell(one, file));
    }
  }

  private async tell(one: Waiting, file: Promise<Blob>): Promise<void> {
    try {
      const bytes = new Uint8Array(await (await file).arrayBuffer());
      if (!one.ask.at_once && same(bytes, this.told)) {
        this.wait(one);
        this.rests = this.drawnAt + SAME_MS;
        return;
      }
      if (one.ask.format === 'jpeg') this.told = bytes;
      (one.ask.at_once ? one : this.first(one)).resolve(bytes);
    } catch (error) {
      one.reject(error);
    }
  }

  /** Whoever asked before this one and waits again has the picture: they are sent in that order. */
  private first(one: Waiting): Waiting {
    const first = this.waiting.find(({ ask }) => !ask.at_once);
    if (first === undefined || first.number > one.number) return one;
    this.waiting.splice(this.waiting.indexOf(first), 1);
    this.wait(one);
    return first;
  }

  private wait(one: Waiting): void {
    this.waiting.push(one);
    this.waiting.sort((a, b) => a.number - b.number);
  }
}

function same(a: Uint8Array, b: Uint8Array | null): boolean {
  return a.length === b?.length && a.every((byte, i) => byte === b[i]);
}
