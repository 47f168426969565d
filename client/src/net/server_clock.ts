// SPDX-License-Identifier: Apache-2.0
/** ROS time as the page knows it: from pings where it is the wall clock, from `Clock` where it is simulated. */

/** The offset comes from the fastest of so many round trips: the one with the least queueing in it. */
const SAMPLES = 16;
/** Simulated time goes on between two words of the server, but at most so long (seconds): it may be paused. */
const LONGEST_GUESS = 1;

interface Sample {
  roundTripMs: number;
  /** ROS time minus page time, seconds. */
  offset: number;
}

interface Tick {
  page: number;
  time: number;
  /** ROS seconds per page second, as last seen; 0 while time stands still. */
  rate: number;
  /** Page seconds between the last two ticks. */
  interval: number;
}

export class ServerClock {
  simulated = false;
  private samples: Sample[] = [];
  private tick: Tick | null = null;
  private best: Sample | null = null;

  /** Page times in milliseconds (`performance.now()`), ROS time in seconds. */
  addPong(sentMs: number, receivedMs: number, time: number): void {
    const middle = (sentMs + receivedMs) / 2000;
    this.samples.push({ roundTripMs: receivedMs - sentMs, offset: time - middle });
    if (this.samples.length > SAMPLES) this.samples.shift();
    this.best = this.samples.reduce((a, b) => (b.roundTripMs < a.roundTripMs ? b : a));
  }

  addClock(receivedMs: number, time: number, simulated: boolean): void {
    if (simulated !== this.simulated) this.reset();
    this.simulated = simulated;
    const page = receivedMs / 1000;
    const old = this.tick;
    const interval = old ? page - old.page : 0;
    const passed = old ? time - old.time : 0;
    const rate = interval > 0 && passed > 0 ? passed / interval : 0;
    this.tick = { page, time, rate, interval };
  }

  /** Forget the past: another server, or a jump. */
  reset(): void {
    this.samples = [];
    this.best = null;
    this.tick = null;
    this.simulated = false;
  }

  /** ROS time in seconds at a page time in milliseconds; the browser's own clock until the server was heard. */
  at(pageMs: number): number {
    const page = pageMs / 1000;
    if (this.simulated && this.tick) {
      const { time, rate, interval } = this.tick;
      const longest = Math.min(LONGEST_GUESS, 1.5 * interval);
      return time + rate * Math.min(Math.max(0, page - this.tick.page), longest);
    }
    if (this.best) return page + this.best.offset;
    return (performance.timeOrigin + pageMs) / 1000;
  }
}
