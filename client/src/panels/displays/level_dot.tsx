// SPDX-License-Identifier: Apache-2.0
/** A status level as a colour, a shape and a word: none of them alone. */

import type { JSX } from 'react';

import type { Level } from '../../state';
import { LEVEL_WORDS } from '../levels';
import classes from './level_dot.module.css';

const SHAPES: Record<Level | 'off', JSX.Element> = {
  ok: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  waiting: (
    <circle
      cx="6"
      cy="6"
      r="4"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeDasharray="3.1 3.1"
    />
  ),
  stale: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 2a4 4 0 0 0 0 8z" fill="currentColor" />
    </>
  ),
  warning: (
    <path
      d="M6 1l5.5 10h-11z M5.4 4.8v3h1.2v-3z M5.4 8.6v1.2h1.2v-1.2z"
      fill="currentColor"
      fillRule="evenodd"
    />
  ),
  error: (
    <path
      d="M6 .3L11.7 6 6 11.7.3 6z M5.4 3.2v3.6h1.2v-3.6z M5.4 7.6v1.2h1.2v-1.2z"
      fill="currentColor"
      fillRule="evenodd"
    />
  ),
  off: <circle cx="6" cy="6" r="3" fill="none" stroke="currentColor" strokeWidth="1.2" />,
};

interface Props {
  level: Level | 'off';
  /** The reason, read out and shown on hover. */
  text?: string;
  /** Says something else than the level's own word. */
  word?: string;
  size?: number;
}

export function LevelDot({
  level,
  text = '',
  word = wordOf(level),
  size = 12,
}: Props): JSX.Element {
  const label = text === '' ? word : `${word}: ${text}`;
  return (
    <svg
      role="img"
      aria-label={label}
      className={classes.dot}
      data-level={level}
      width={size}
      height={size}
      viewBox="0 0 12 12"
    >
      <title>{label}</title>
      {SHAPES[level]}
    </svg>
  );
}

function wordOf(level: Level | 'off'): string {
  return level === 'off' ? 'Not shown' : LEVEL_WORDS[level];
}
