// SPDX-License-Identifier: Apache-2.0
/** A finger that moves in the view is the view's alone. */

/**
 * Keep the browser from making a fling of a drag that ends fast: some do, whatever `touch-action` says, and
 * the next tap, wherever it is, only halts that. Not for a page that draws when asked: there a movement that
 * may be prevented waits for the next picture.
 */
export function preventFling(view: HTMLElement): void {
  view.addEventListener(
    'touchmove',
    (event) => {
      event.preventDefault();
    },
    { passive: false },
  );
}
