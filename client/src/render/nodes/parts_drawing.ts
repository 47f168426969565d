// SPDX-License-Identifier: Apache-2.0
/** What nodes have in common whose messages are each drawn when they come, and that may have something to say. */

import type { Placement } from '../../state';
import { Drawing, type Said } from './node_drawing';

const NOTHING: Placement[] = [];

export abstract class PartsDrawing<M extends Said> extends Drawing<M> {
  /** What is wrong with it, '' for nothing. */
  protected problem = '';

  override place(): Placement[] {
    this.prepare();
    if (!this.problem) return NOTHING;
    return [{ name: this.name, level: 'warning', text: this.problem }];
  }

  /** Called before each picture, its place known. */
  protected prepare(): void {
    // Most have nothing to do then.
  }
}
