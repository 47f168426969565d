// SPDX-License-Identifier: Apache-2.0
/** What a sheet shows and offers: lines of cells, in plain values. */

export type Tone = 'plain' | 'heading' | 'muted' | 'good' | 'warning' | 'bad';

export interface TextCell {
  kind: 'text';
  text: string;
  tone?: Tone;
  /** Height of its letters, sheet pixels. */
  size?: number;
  centred?: boolean;
}

export interface ButtonCell {
  kind: 'button';
  /** Tells it from all others of its sheet, also after it was drawn anew. */
  id: string;
  text: string;
  /** `danger` acts when it is touched, and not only when it is let go. */
  look?: 'plain' | 'accent' | 'danger' | 'quiet';
  /** Of what is on or off. */
  on?: boolean;
  disabled?: boolean;
  /** Sheet pixels. */
  height?: number;
  press: () => void;
  /** Said when it is held down; what that returns ends it. */
  hold?: () => () => void;
}

export interface SliderCell {
  kind: 'slider';
  id: string;
  /** Where its thumbs are, 0 to 1. */
  shares: readonly number[];
  text: string;
  disabled?: boolean;
  /** Dragged to a share, from the share at which it was touched. */
  slide: (to: number, from: number) => void;
}

/** By which the sheet is carried. */
export interface HandleCell {
  kind: 'handle';
  id: string;
  text: string;
}

export interface BarCell {
  kind: 'bar';
  /** 0 to 1. */
  share: number;
}

export interface SwatchCell {
  kind: 'swatch';
  color: string;
}

export interface RuleCell {
  kind: 'rule';
}

export type Cell =
  TextCell | ButtonCell | SliderCell | HandleCell | BarCell | SwatchCell | RuleCell;

export interface Line {
  cells: readonly Cell[];
  /** How the width is shared; equally, where this is missing. */
  shares?: readonly number[];
  /** How deep it is in others. */
  depth?: number;
}

export function line(...cells: Cell[]): Line {
  return { cells };
}

export function words(text: string, tone: Tone = 'plain'): Line {
  return line({ kind: 'text', text, tone });
}
