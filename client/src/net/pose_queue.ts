// SPDX-License-Identifier: Apache-2.0
/** Poses on their way out: of each kind the newest alone counts, and none is sent that has grown old. */

import type { ClientMessage } from '../wire/messages';

export type PoseMessage = Extract<
  ClientMessage,
  { t: 'CameraMoved' | 'XrSample' | 'XrPlaced' | 'InteractiveFeedback' | 'Drive' }
>;

/** With more than this unsent (bytes), a pose would arrive old: it waits, and the next one takes its place. */
const FULL_BYTES = 16 * 1024;
/** What moves a robot is not sent when it is older than this; a camera's pose is right until the next one. */
const OLDEST_MS = 100;
const LOOK_MS = 5;

export interface PoseOutlet {
  /** Bytes that were given to the socket and have not left. */
  unsent(): number;
  send(message: PoseMessage): void;
  /** Page time, milliseconds. */
  now(): number;
}

export function isPose(message: ClientMessage): message is PoseMessage {
  if (message.t === 'InteractiveFeedback') return message.event === 'pose_update';
  if (message.t === 'Drive') return message.held;
  return ['CameraMoved', 'XrSample', 'XrPlaced'].includes(message.t);
}

export class PoseQueue {
  private readonly waiting = new Map<PoseMessage['t'], PoseMessage>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly outlet: PoseOutlet) {}

  /** Send a pose now, or as soon as the socket has room if no newer one comes before. */
  offer(message: PoseMessage): void {
    this.waiting.set(message.t, message);
    this.send();
  }

  /** Another message goes out: what moves a robot must not come after it, a dragged marker's last pose must. */
  overtaken(): void {
    this.waiting.delete('XrSample');
    this.waiting.delete('Drive');
    const dragged = this.waiting.get('InteractiveFeedback');
    if (!dragged) return;
    this.waiting.delete('InteractiveFeedback');
    this.outlet.send(dragged);
  }

  clear(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
  }

  private send(): void {
    clearTimeout(this.timer);
    for (const [kind, message] of this.waiting) {
      if (this.outlet.unsent() > FULL_BYTES) {
        this.timer = setTimeout(() => this.send(), LOOK_MS);
        return;
      }
      this.waiting.delete(kind);
      const moves = message.t === 'XrSample' || message.t === 'Drive';
      const old = moves && this.outlet.now() - message.page_time > OLDEST_MS;
      if (!old) this.outlet.send(message);
    }
  }
}
