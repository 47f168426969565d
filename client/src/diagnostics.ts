// SPDX-License-Identifier: Apache-2.0
/** The latest state of every part of the robot, as /diagnostics tells it. */

import { createStore } from 'zustand/vanilla';
import type { Diagnostic, Diagnostics } from './wire/messages';

/** As many as the server keeps of one topic. */
export const PARTS = 4096;

export interface DiagnosticsState {
  /** By display and name of the part. */
  parts: Record<string, Record<string, Diagnostic>>;
}

export const diagnostics = createStore<DiagnosticsState>(() => ({ parts: {} }));

/** Take the new state of some parts. */
export function takeDiagnostics({ display, parts }: Diagnostics): void {
  diagnostics.setState((state) => {
    const known = new Map(Object.entries(state.parts[display] ?? {}));
    for (const part of parts) {
      // The one that spoke last is last, so that the first is the one that was silent for longest.
      known.delete(part.name);
      known.set(part.name, part);
    }
    const kept = Object.fromEntries([...known].slice(-PARTS));
    return { parts: { ...state.parts, [display]: kept } };
  });
}

/** Forget what was said, of those displays that `keep` does not name. */
export function forgetDiagnostics(keep: (display: string) => boolean = () => false): void {
  const { parts } = diagnostics.getState();
  if (Object.keys(parts).every(keep)) return;
  const kept = Object.entries(parts).filter(([display]) => keep(display));
  diagnostics.setState({ parts: Object.fromEntries(kept) });
}
