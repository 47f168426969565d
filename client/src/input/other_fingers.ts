// SPDX-License-Identifier: Apache-2.0
/**
 * Clicks of fingers beside the first: of those browsers make none, and a button would do nothing while another
 * finger holds the drive stick.
 */

/** What a click works on; a field for text is opened by the first finger alone, as only that brings the keyboard. */
const CLICKED =
  'button, summary, a[href], label, input[type=checkbox], input[type=radio], [role=tab]';
/** Pixels that a finger may wander while it presses. */
const SLACK = 10;

interface Press {
  target: Element;
  x: number;
  y: number;
}

/** Listen until what is returned is called. */
export function clickByOtherFingers(): () => void {
  const pressed = new Map<number, Press>();

  const start = (event: TouchEvent): void => {
    if (event.touches.length === 1) {
      pressed.clear(); // the first: what was pressed before has ended, whether that was heard or not
      return;
    }
    for (const { identifier, target, clientX: x, clientY: y } of event.changedTouches) {
      if (target instanceof Element && target.closest(CLICKED))
        pressed.set(identifier, { target, x, y });
    }
  };
  const end = (event: TouchEvent): void => {
    for (const { identifier, clientX, clientY } of event.changedTouches) {
      const press = pressed.get(identifier);
      pressed.delete(identifier);
      if (!press || Math.hypot(clientX - press.x, clientY - press.y) > SLACK) continue;
      event.preventDefault(); // should a browser make a click of it after all, there is one
      const more = { bubbles: true, cancelable: true, composed: true, detail: 1, clientX, clientY };
      press.target.dispatchEvent(new MouseEvent('click', more));
    }
  };
  const cancel = (event: TouchEvent): void => {
    for (const { identifier } of event.changedTouches) pressed.delete(identifier);
  };

  const ended = new AbortController();
  const { signal } = ended;
  document.addEventListener('touchstart', start, { signal, passive: true });
  document.addEventListener('touchend', end, { signal, passive: false });
  document.addEventListener('touchcancel', cancel, { signal });
  return () => ended.abort();
}
