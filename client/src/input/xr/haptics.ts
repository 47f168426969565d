// SPDX-License-Identifier: Apache-2.0
/** Lets what the operator holds in a headset session shake. */

import type { Pulse } from '../../wire/messages';

/** Gamepad Extensions; `@types/webxr` has the older way alone. */
interface Actuator {
  pulse?(strength: number, milliseconds: number): Promise<boolean>;
}

let sources: Iterable<XRInputSource> = [];

/** The input sources of the session that is on; none without one. */
export function holdSources(held: Iterable<XRInputSource>): void {
  sources = held;
}

export function pulse({ hand, strength, duration }: Pulse): void {
  for (const { handedness, gamepad } of sources) {
    if (handedness !== hand) continue;
    const actuators = (gamepad as { hapticActuators?: readonly Actuator[] } | undefined)
      ?.hapticActuators;
    void actuators?.[0]?.pulse?.(strength, duration * 1000);
  }
}
