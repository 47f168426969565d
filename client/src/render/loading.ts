// SPDX-License-Identifier: Apache-2.0
/** What is being loaded or decoded for the scene: a picture for a script waits for it. */

const pending = new Set<Promise<unknown>>();

/** Count this as being loaded until it is settled; returns it. */
export function loading<T>(promise: Promise<T>): Promise<T> {
  const done = () => pending.delete(promise);
  pending.add(promise);
  promise.then(done, done);
  return promise;
}

/** Resolves when all is there that was asked for, and used by whom it was for; after so many ms in any case. */
export async function loaded(ms: number): Promise<void> {
  const end = performance.now() + ms;
  for (;;) {
    // The turn of those who waited for it.
    await sleep(0);
    const left = end - performance.now();
    if (pending.size === 0 || left <= 0) return;
    await Promise.race([Promise.allSettled([...pending]), sleep(left)]);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
