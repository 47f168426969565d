// SPDX-License-Identifier: Apache-2.0
/** A browser without WebGL, as far as jsdom lacks more than that: the view places everything and draws nothing. */

import { vi } from 'vitest';

export function withoutWebGl(): void {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {
        // jsdom lays nothing out: sizes never change.
      }
      disconnect(): void {
        // Nothing is observed.
      }
    },
  );
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
}
