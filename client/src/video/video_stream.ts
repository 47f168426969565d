// SPDX-License-Identifier: Apache-2.0
/** The video of one display: decoded once for all that draw it, the newest frame alone; in the worker. */

import type { VideoChunk } from '../wire/messages';

/** A frame; whoever keeps it longer than until the next one takes a clone. */
export interface Shown {
  frame: VideoFrame;
  /** ROS seconds. */
  stamp: number;
}

export interface StreamHost {
  /** A key frame is needed. */
  ask(): void;
  /** This browser does not decode it. */
  fail(reason: string): void;
  /** There is a new frame, which is the host's from now on; the next one comes after `taken`. */
  show(shown: Shown): void;
  /** A frame was missing, or is not shown because this page does not keep up. */
  lost(): void;
  /** Milliseconds. */
  now(): number;
}

/** A key frame is asked for at most this often, milliseconds; twice as long after each that did not come. */
const ASK_MS = 500;
const LONGEST_ASK_MS = 8000;
/** Frames that the decoder is given ahead; the others wait here, where a key frame takes their place. */
const AHEAD = 2;
/** Milliseconds: what waits longer is too late to be decoded. */
const LATE_MS = 250;
/** With so many gaps within this time video is not for this page, or its link. */
const MOST_GAPS = 10;
const GAPS_MS = 20_000;
/** Errors after which it is given up; a frame that comes out forgets them. */
const MOST_ERRORS = 3;

export class VideoStream {
  private decoder: VideoDecoder | null = null;
  private configured = '';
  /** Number of the newest that was taken; null: only a key frame is of use. */
  private last: number | null = null;
  private waiting: { chunk: VideoChunk; since: number }[] = [];
  private asked = -ASK_MS;
  private pause = ASK_MS;
  private asking: ReturnType<typeof setTimeout> | undefined;
  private gaps: number[] = [];
  private errors = 0;
  /** Whether the last one that was shown was taken, and what came since: the newest alone. */
  private free = true;
  private newest: Shown | null = null;
  private readonly stamps = new Map<number, number>();

  constructor(private readonly host: StreamHost) {}

  take(chunk: VideoChunk): void {
    const { number, key_frame: key } = chunk;
    if (!key && this.last !== null && number <= this.last) return; // sent once more
    const now = this.host.now();
    const late = this.waiting.length > 0 && now - this.waiting[0]!.since > LATE_MS;
    if (!key && (number - 1 !== this.last || late)) return this.missed(now);
    if (key) {
      this.leaveOut();
      clearTimeout(this.asking);
      this.pause = ASK_MS;
    }
    this.last = number;
    this.waiting.push({ chunk, since: now });
    this.feed();
  }

  /** Whoever is shown the frames has drawn the last one. */
  taken(): void {
    this.free = true;
    this.show();
  }

  /** A new connection: what comes now does not follow on what came before. */
  restart(): void {
    this.last = null;
    this.waiting = [];
  }

  dispose(): void {
    this.close();
    clearTimeout(this.asking);
    this.newest?.frame.close();
    this.newest = null;
  }

  private feed(): void {
    while ((this.decoder?.decodeQueueSize ?? 0) < AHEAD) {
      const next = this.waiting.shift();
      if (!next) return;
      this.decode(next.chunk);
    }
  }

  private decode(chunk: VideoChunk): void {
    const { number, key_frame: key } = chunk;
    if (key) this.configure(chunk);
    const { decoder } = this;
    if (decoder?.state !== 'configured') return;
    // Any number that tells frames apart: they come out in order.
    this.stamps.set(number, chunk.stamp);
    try {
      decoder.decode(
        new EncodedVideoChunk({
          type: key ? 'key' : 'delta',
          timestamp: number,
          data: chunk.data as Uint8Array<ArrayBuffer>,
        }),
      );
    } catch (error) {
      this.failed(error);
    }
  }

  private configure({ codec, width, height }: VideoChunk): void {
    const wanted = `${codec} ${width} ${height}`;
    if (this.decoder?.state === 'configured' && wanted === this.configured) return;
    this.closeDecoder();
    try {
      const decoder = new VideoDecoder({
        output: (frame) => this.output(decoder, frame),
        error: (error) => {
          if (decoder === this.decoder) this.failed(error);
        },
      });
      this.decoder = decoder;
      decoder.ondequeue = () => {
        if (decoder === this.decoder) this.feed();
      };
      this.configured = wanted;
      decoder.configure({ codec, optimizeForLatency: true });
    } catch (error) {
      this.failed(error);
    }
  }

  private output(decoder: VideoDecoder, frame: VideoFrame): void {
    if (decoder !== this.decoder) return frame.close();
    const stamp = this.stamps.get(frame.timestamp) ?? 0;
    for (const number of this.stamps.keys()) {
      if (number <= frame.timestamp) this.stamps.delete(number);
    }
    this.errors = 0;
    if (this.newest) {
      this.newest.frame.close();
      this.host.lost();
    }
    this.newest = { frame, stamp };
    this.show();
    this.feed();
  }

  private show(): void {
    const { newest } = this;
    if (!this.free || !newest) return;
    this.free = false;
    this.newest = null;
    this.host.show(newest);
  }

  /** What comes now cannot be decoded before the next key frame. */
  private missed(now: number): void {
    this.host.lost();
    if (this.last !== null) {
      this.leaveOut();
      this.last = null;
      this.gaps = [...this.gaps.filter((at) => now - at < GAPS_MS), now];
      if (this.gaps.length >= MOST_GAPS) return this.host.fail('this page does not keep up');
    }
    this.ask();
  }

  private leaveOut(): void {
    for (let i = this.waiting.length; i > 0; i--) this.host.lost();
    this.waiting = [];
  }

  private failed(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.close();
    this.errors += 1;
    if (this.errors >= MOST_ERRORS || isUnsupported(error)) this.host.fail(reason);
    else this.ask();
  }

  /** Ask for a key frame, now or soon, and again where none comes. */
  private ask(): void {
    clearTimeout(this.asking);
    const now = this.host.now();
    if (now - this.asked >= this.pause) {
      if (this.asked >= 0) this.pause = Math.min(2 * this.pause, LONGEST_ASK_MS);
      this.asked = now;
      this.host.ask();
    }
    // Of a camera that moves the next frame asks again; of one that stands still none comes.
    if (this.pause >= LONGEST_ASK_MS) return;
    this.asking = setTimeout(() => this.ask(), this.asked + this.pause - now);
  }

  private close(): void {
    this.closeDecoder();
    this.last = null;
    this.waiting = [];
  }

  private closeDecoder(): void {
    if (this.decoder && this.decoder.state !== 'closed') this.decoder.close();
    this.decoder = null;
    this.stamps.clear();
  }
}

function isUnsupported(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotSupportedError';
}
