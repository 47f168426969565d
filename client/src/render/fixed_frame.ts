// SPDX-License-Identifier: Apache-2.0
/** The frame that everything is drawn in: the viewer's choice, the server's, or the best there is. */

import type { Frames, Lookup } from '../frames';
import { app } from '../state';

export class FixedFrame {
  /** '' while no frame is known. */
  name = '';
  /** What the server starts with. */
  private server = '';

  /** `firstOfData` names a frame that data speaks of; `moved` hears where the old one is in a new one. */
  constructor(
    private readonly frames: Frames,
    private readonly firstOfData: () => string,
    private readonly moved: (was: string, found: Lookup) => void,
  ) {}

  startWith(frame: string): void {
    this.server = frame;
  }

  /** Decide anew; returns its name. */
  resolve(): string {
    const chosen = app.getState().settings.fixedFrame || this.server;
    const fixed = chosen || this.frames.pickFixedFrame() || this.firstOfData();
    if (fixed === this.name) return fixed;
    const old = this.name;
    this.name = fixed;
    app.setState({ fixedFrame: fixed });
    if (old !== '') this.moved(old, this.frames.lookup(fixed, old, 0));
    return fixed;
  }
}
