// SPDX-License-Identifier: Apache-2.0
/**
 * Tokens in the fleet's address: `#token=...` for every robot, `#token.NAME=...` for one.
 *
 * They go on to the robots' own pages, each once: what is typed there later stays.
 */

interface Kept {
  tokens: Record<string, string>;
  /** Robots whose pages have theirs. */
  given: string[];
}

function key(): string {
  return `ros_viz_bridge${location.pathname}:fleet`;
}

/** Move the tokens from the address to this tab; returns what hands out that of a robot, '' where there is none. */
export function takeTokens(): (name: string) => string {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const named = [...fragment].filter(([each]) => each === 'token' || each.startsWith('token.'));
  const kept: Kept = named.length ? { tokens: Object.fromEntries(named), given: [] } : read();
  if (named.length) {
    write(kept);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return (name) => {
    if (kept.given.includes(name)) return '';
    const token = kept.tokens[`token.${name}`] ?? kept.tokens.token ?? '';
    if (token) write({ ...kept, given: (kept.given = [...kept.given, name]) });
    return token;
  };
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
