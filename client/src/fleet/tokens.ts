// SPDX-License-Identifier: Apache-2.0
/**
 * Tokens in the fleet's address: `#token=...` for every robot, `#token.NAME=...` for one.
 *
 * They go on to the robots' own pages until each is connected: what is typed there later stays.
 */

interface Kept {
  tokens: Record<string, string>;
  /** Robots whose pages have theirs. */
  given: string[];
}

export class Tokens {
  private kept: Kept;

  /** Moves the tokens from the address to this tab. */
  constructor() {
    const fragment = new URLSearchParams(location.hash.slice(1));
    const named = [...fragment].filter(([each]) => each === 'token' || each.startsWith('token.'));
    this.kept = named.length ? { tokens: Object.fromEntries(named), given: [] } : read();
    if (!named.length) return;
    write(this.kept);
    history.replaceState(null, '', location.pathname + location.search);
  }

  /** That of a robot; '' where there is none, or its page has it. */
  of(robot: string): string {
    if (this.kept.given.includes(robot)) return '';
    return this.kept.tokens[`token.${robot}`] ?? this.kept.tokens.token ?? '';
  }

  /** The page of a robot is connected: it needs no other. */
  give(robot: string): void {
    if (!this.of(robot)) return;
    this.kept = { ...this.kept, given: [...this.kept.given, robot] };
    write(this.kept);
  }
}

function key(): string {
  return `ros_viz_bridge${location.pathname}:fleet`;
}

function read(): Kept {
  try {
    return JSON.parse(sessionStorage.getItem(key()) ?? '') as Kept;
  } catch {
    return { tokens: {}, given: [] };
  }
}

function write(kept: Kept): void {
  try {
    sessionStorage.setItem(key(), JSON.stringify(kept));
  } catch {
    // Nothing is kept for this tab: after a reload the robots ask.
  }
}
