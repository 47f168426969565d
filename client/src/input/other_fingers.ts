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
  /** What the click works on: of two fingers on one, the first presses it. */
  button: Element;
  x: number;
  y: number;
}

/** Listen until what is returned is called. */
export function clickByOtherFingers(): () => void {
  const pressed = new Map<number, Press>();

  const start = (event: TouchEvent): void => {
    const { touches, changedTouches } = event;
    const first = touches.length === changedTouches.length;
    if (first) pressed.clear(); // what was pressed before has ended, whether that was heard or not
    for (const { identifier, target, clientX: x, clientY: y } of [...changedTouches].slice(
      +first,
    )) {
      const button = target instanceof Element ? target.closest(CLICKED) : null;
      if (button === null || [...pressed.values()].some((press) => press.button === button))
        continue;
      pressed.set(identifier, { target: target as Element, button, x, y });
    }
  };
  const move = (event: TouchEvent): void => {
    for (const { identifier, clientX, clientY } of event.changedTouches) {
      const press = pressed.get(identifier);
      if (press && Math.hypot(clientX - press.x, clientY - press.y) > SLACK)
        pressed.delete(identifier);
    }
  };
  const end = (event: TouchEvent): void => {
    for (const { identifier, clientX, clientY } of event.changedTouches) {
      const press = pressed.get(identifier);
      pressed.delete(identifier);
      if (!press || event.defaultPrevented) continue;
      const under = document.elementFromPoint(clientX, clientY)?.closest(CLICKED);
      if (under !== press.button) continue; // it moved, or a list was scrolled
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
  document.addEventListener('touchmove', move, { signal, passive: true });
  document.addEventListener('touchend', end, { signal, passive: false });
  document.addEventListener('touchcancel', cancel, { signal });
  return () => ended.abort();
}
