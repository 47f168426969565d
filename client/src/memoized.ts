// SPDX-License-Identifier: Apache-2.0
/** Answers that are asked for again and again, and change seldom. */

/** A function that gives its last answer again while what it is made of (`parts`) is the same. */
export function memoized<Asked extends readonly unknown[], Answer>(
  parts: (...asked: Asked) => readonly unknown[],
  answer: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  let last: { made: readonly unknown[]; answer: Answer } | null = null;
  return (...asked) => {
    const made = parts(...asked);
    const known = last;
    if (known?.made.length === made.length && made.every((part, i) => part === known.made[i])) {
      return known.answer;
    }
    const found = answer(...asked);
    last = { made, answer: found };
    return found;
  };
}
