// SPDX-License-Identifier: Apache-2.0
/** A pose of the camera that the server asks for: taken as soon as its frame can be placed. */

import type { SetCamera } from '../wire/messages';

/** After waiting for so long (ms) the viewer is told what it waits for. */
const TOLD_AFTER_MS = 3000;

export class CameraOrder {
  private pending: { pose: SetCamera; since: number; told: boolean } | null = null;

  /** `take` moves the camera, or returns why it cannot; `tell` shows that to the viewer. */
  constructor(
    private readonly take: (pose: SetCamera) => string,
    private readonly tell: (reason: string) => void,
  ) {}

  /** The newest counts. */
  give(pose: SetCamera, now: number): void {
    this.pending = { pose, since: now, told: false };
    this.attempt(now);
  }

  /** Somebody else has the camera now. */
  drop(): void {
    this.pending = null;
  }

  /** Take what is pending if it can be taken by now. */
  attempt(now: number): void {
    const { pending } = this;
    if (!pending) return;
    const refused = this.take(pending.pose);
    if (!refused) {
      this.pending = null;
    } else if (!pending.told && now - pending.since > TOLD_AFTER_MS) {
      pending.told = true;
      this.tell(refused);
    }
  }
}
