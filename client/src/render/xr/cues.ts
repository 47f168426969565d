// SPDX-License-Identifier: Apache-2.0
/** Lets a hand feel that it moves the robot now, and that it no longer does. */

import { pulse } from '../../input/xr/haptics';
import type { AppState } from '../../state';
import { handState, type Hand, type HandState } from './hand_state';

const HANDS: readonly Hand[] = ['left', 'right'];

export class Cues {
  private readonly last: Record<Hand, HandState> = { left: 'free', right: 'free' };

  /** To be called whenever the state changed. */
  feel(state: AppState): void {
    for (const hand of HANDS) {
      const now = handState(state, hand);
      const before = this.last[hand];
      this.last[hand] = now;
      if (now === before) continue;
      if (now === 'engaged') pulse({ t: 'Pulse', hand, strength: 0.5, duration: 0.06 });
      // Taken away rather than let go.
      else if (before === 'engaged' && now !== 'idle') {
        pulse({ t: 'Pulse', hand, strength: 1, duration: 0.25 });
      }
    }
  }
}
