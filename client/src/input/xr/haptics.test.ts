// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest';
import { holdSources, pulse } from './haptics';

test('the hand that is meant shakes, in milliseconds, and without a session nothing does', () => {
  const shake = vi.fn(() => Promise.resolve(true));
  const gamepad = { hapticActuators: [{ pulse: shake }] };
  holdSources([{ handedness: 'left', gamepad }] as unknown as XRInputSource[]);
  pulse({ t: 'Pulse', hand: 'right', strength: 1, duration: 1 });
  expect(shake).not.toHaveBeenCalled();
  pulse({ t: 'Pulse', hand: 'left', strength: 0.5, duration: 0.2 });
  expect(shake).toHaveBeenCalledWith(0.5, 200);
  holdSources([]);
  pulse({ t: 'Pulse', hand: 'left', strength: 1, duration: 1 });
  expect(shake).toHaveBeenCalledTimes(1);
});
