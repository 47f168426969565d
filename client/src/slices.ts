// SPDX-License-Identifier: Apache-2.0
/** Long work in slices, between which the page draws and hears its viewer. */

/** Milliseconds of work in one go: less than a picture's time. */
const SLICE_MS = 8;

export class Slices {
  private since = performance.now();
  private readonly channel = new MessageChannel();

  /** Let the page go on, if it has waited for long; whether it has. */
  async pause(): Promise<boolean> {
    if (performance.now() - this.since < SLICE_MS) return false;
    await this.turn();
    this.since = performance.now();
    return true;
  }

  /** No timer: in a hidden page those come once a second. */
  private turn(): Promise<void> {
    const { port1, port2 } = this.channel;
    return new Promise((resolve) => {
      port1.onmessage = () => {
        // One that listens would keep the channel for ever.
        port1.onmessage = null;
        resolve();
      };
      port2.postMessage(null);
    });
  }
}
