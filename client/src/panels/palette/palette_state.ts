// SPDX-License-Identifier: Apache-2.0
/** Which of the page's lists to choose from is open. */

import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

export type PaletteMode = 'commands' | 'add' | 'layouts' | null;

export const palette = createStore<{ mode: PaletteMode }>(() => ({ mode: null }));

export function openPalette(mode: PaletteMode): void {
  palette.setState({ mode });
}

export function usePaletteMode(): PaletteMode {
  return useStore(palette, (state) => state.mode);
}

/** Something to choose: what it is, what more there is to know, and what happens. */
export interface Choice {
  id: string;
  label: string;
  /** Small, beside or below the label: type, rate, where it comes from. */
  detail?: string;
  /** Of Tabler, by its name. */
  icon?: string;
  /** Heading under which it stands. */
  group: string;
  /** Key that does the same. */
  keys?: string;
  /** Why it cannot be chosen, '' where it can. */
  disabledBecause?: string;
  run: () => void;
}

/** The choices that hold all words typed, best first: those whose label begins with them, or holds them. */
export function found(choices: readonly Choice[], typed: string): Choice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [...choices];
  const ranked = choices.flatMap((choice) => {
    const label = choice.label.toLowerCase();
    const all = `${label} ${choice.detail ?? ''} ${choice.group}`.toLowerCase();
    if (!words.every((word) => all.includes(word))) return [];
    const inLabel = words.every((word) => label.includes(word));
    return [{ choice, rank: label.startsWith(words[0]!) ? 0 : inLabel ? 1 : 2 }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice);
}

/** One heading for each run of choices of a group. */
export function grouped(choices: readonly Choice[]): Choice[] {
  const groups = [...new Set(choices.map((choice) => choice.group))];
  return groups.flatMap((group) => choices.filter((choice) => choice.group === group));
}
