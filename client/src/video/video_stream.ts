// SPDX-License-Identifier: Apache-2.0
/** The video of one display: decoded once for all that draw it, the newest frame alone. */

import type { VideoChunk } from '../wire/messages';

/** The newest frame; whoever keeps it longer than until the next one takes a clone. */
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
  /** There is a new frame. */
  show(shown: Shown): void;
  /** A frame was missing, or this browser is too slow for it. */
  lost(): void;
  /** Milliseconds. */
  now(): number;
}

/** A key frame is asked for at most this often, milliseconds. */
const ASK_MS = 500;
/** Frames that may wait to be decoded; with more the browser does not keep up. */
const MOST_WAITING = 8;
/** Errors after which it is given up; a frame that comes out forgets them. */
const MOST_ERRORS = 3;

export class VideoStream {
  shown: Shown | null = null;
  private decoder: VideoDecoder | null = null;
  private configured = '';
  /** Number of the newest that was decoded; null: only a key frame is of use. */
  private last: number | null = null;
  private asked = -ASK_MS;
  private errors = 0;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private readonly stamps = new Map<number, number>();

  constructor(private readonly host: StreamHost) {}

  take(chunk: VideoChunk): void {
    const { number, key_frame: key } = chunk;
    if (!key && this.last !== null && number <= this.last) return; // sent once more
    const slow = (this.decoder?.decodeQueueSize ?? 0) > MOST_WAITING;
    if (!key && (number - 1 !== this.last || slow)) {
      this.last = null;
      this.host.lost();
      this.ask();
      return;
    }
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
      this.last = number;
    } catch (error) {
      this.failed(error);
    }
  }

  /** A new connection: what comes now does not follow on what came before. */
  restart(): void {
    this.last = null;
  }

  dispose(): void {
    this.close();
    clearTimeout(this.telling);
    this.shown?.frame.close();
    this.shown = null;
  }

  private configure({ codec, width, height }: VideoChunk): void {
    const wanted = `${codec} ${width} ${height}`;
    if (this.decoder?.state === 'configured' && wanted === this.configured) return;
    this.close();
    const decoder = new VideoDecoder({
      output: (frame) => this.output(decoder, frame),
      error: (error) => {
        if (decoder === this.decoder) this.failed(error);
      },
    });
    this.decoder = decoder;
    this.configured = wanted;
    try {
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
    this.shown?.frame.close();
    if (this.telling !== undefined) this.host.lost();
    this.shown = { frame, stamp };
    // After those that wait already: whoever draws slowly is shown the newest alone.
    this.telling ??= setTimeout(() => {
      this.telling = undefined;
      if (this.shown) this.host.show(this.shown);
    });
  }

  private failed(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.close();
    this.errors += 1;
    if (this.errors >= MOST_ERRORS || isUnsupported(error)) this.host.fail(reason);
    else this.ask();
  }

  private ask(): void {
    const now = this.host.now();
    if (now - this.asked < ASK_MS) return;
    this.asked = now;
    this.host.ask();
  }

  private close(): void {
    if (this.decoder && this.decoder.state !== 'closed') this.decoder.close();
    this.decoder = null;
    this.last = null;
    this.stamps.clear();
  }
}

function isUnsupported(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotSupportedError';
}
