// SPDX-License-Identifier: Apache-2.0
/** Tells a script that wants it of keys; what is typed into a field, and the key that stops, it is never told. */

import { isStop, isTyping } from '../panels/key_list';
import { app } from '../state';
import type { KeyChanged } from '../wire/messages';
import { isWantedKey, whileWanted } from './wanted';

/** Longest name of a key that is told; what is longer is no key. */
const LONGEST = 32;
/** So many keys are held down at a time. */
const MOST = 32;

export function reportKeys(): () => void {
  return whileWanted('keys', () => {
    const held = new Map<string, KeyChanged>();
    const tell = (message: KeyChanged): void => void app.getState().send(message);
    const down = (event: KeyboardEvent): void => {
      if (event.isComposing || isStop(event) || isTyping(target(event)) || held.size >= MOST)
        return;
      const message = of(event, 'down');
      if (!message || !isWantedKey(app.getState(), event)) return;
      held.set(message.code, message);
      tell(message);
    };
    const up = (event: KeyboardEvent): void => {
      const message = of(event, 'up');
      // Only of keys whose beginning was told: a field may have had it.
      if (message && held.delete(message.code)) tell(message);
      // macOS never says that a key was let go while this one was held.
      if (event.key === 'Meta') release();
    };
    const release = (): void => {
      const page_time = performance.now();
      for (const each of held.values()) tell({ ...each, event: 'up', repeat: false, page_time });
      held.clear();
    };
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') release();
    };
    // Before others: what they prevent the browser from doing is a key all the same.
    const early = { capture: true };
    window.addEventListener('keydown', down, early);
    window.addEventListener('keyup', up, early);
    window.addEventListener('blur', release);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('keydown', down, early);
      window.removeEventListener('keyup', up, early);
      window.removeEventListener('blur', release);
      document.removeEventListener('visibilitychange', hidden);
    };
  });
}

/** What was pressed in, also inside a component that hides its parts. */
function target(event: KeyboardEvent): EventTarget | null {
  return event.composedPath()[0] ?? event.target;
}

function of(event: KeyboardEvent, what: KeyChanged['event']): KeyChanged | null {
  const { key, code, shiftKey, ctrlKey, altKey, metaKey, repeat } = event;
  if (key === '' || key.length > LONGEST || code.length > LONGEST) return null;
  return {
    t: 'KeyChanged',
    page_time: performance.now(),
    event: what,
    key,
    code,
    shift: shiftKey,
    ctrl: ctrlKey,
    alt: altKey,
    meta: metaKey,
    repeat,
  };
}
