// SPDX-License-Identifier: Apache-2.0
/** What a display's settings mean beyond how it is drawn. */

import type { OptionValue } from './state';
import type { OptionField } from './wire/messages';

/** Whether older messages stay beside the newest, so that each one counts: a decay time, a history. */
export function keepsOlder(
  fields: OptionField[],
  options: Readonly<Record<string, OptionValue>>,
): boolean {
  return fields.some(({ name, keeps }) => {
    const value = options[name];
    if (typeof value !== 'number') return false;
    return (keeps === 'seconds' && value > 0) || (keeps === 'messages' && Math.round(value) !== 1);
  });
}
