// SPDX-License-Identifier: Apache-2.0
/** Which robots are shown: the first few, until the viewer chooses; the browser remembers what was chosen. */

/** Shown without being asked for. */
export const FIRST = 4;
/** Browsers draw no more 3D views in one tab. */
export const MOST = 12;

export class Choice {
  readonly shown = new Set<string>();
  private readonly chosen = read();
  private readonly seen = new Set<string>();

  /** These are there: those that are new are shown if they were chosen, or if few are shown. */
  see(names: readonly string[]): void {
    for (const name of names) {
      if (this.seen.has(name)) continue;
      this.seen.add(name);
      const wanted = this.chosen.get(name) ?? this.shown.size < FIRST;
      if (wanted && !this.full) this.shown.add(name);
    }
  }

  get full(): boolean {
    return this.shown.size >= MOST;
  }

  set(name: string, shown: boolean): void {
    if (shown && this.full) return;
    this.chosen.set(name, shown);
    if (shown) this.shown.add(name);
    else this.shown.delete(name);
    try {
      localStorage.setItem(key(), JSON.stringify([...this.chosen]));
    } catch {
      console.warn('This browser keeps no settings for this page.');
    }
  }
}

function key(): string {
  return `ros_viz_bridge${location.pathname}:robots`;
}

function read(): Map<string, boolean> {
  try {
    return new Map(JSON.parse(localStorage.getItem(key()) ?? '[]') as [string, boolean][]);
  } catch {
    return new Map();
  }
}
