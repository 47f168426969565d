// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drives, mayDrive, OFFER } from '../../test/driving';
import { driving, letGo } from '../driving';
import { app } from '../state';
import type { ClientMessage } from '../wire/messages';
import { GamepadDriver } from './drive_gamepad';

let sent: ClientMessage[];
let reader: GamepadDriver;

beforeEach(() => {
  vi.useFakeTimers();
  sent = mayDrive();
  reader = new GamepadDriver();
});
afterEach(() => {
  letGo();
  vi.useRealTimers();
});

function look(axes: number[], deadman: boolean): void {
  const buttons = Array.from({ length: 6 }, (_, i) => ({
    pressed: deadman && i === 4,
    touched: false,
    value: deadman && i === 4 ? 1 : 0,
  }));
  reader.look([
    null,
    { connected: true, id: 'Pad (Vendor: 1)', axes, buttons } as unknown as Gamepad,
  ]);
}

it('drives only while its button is held', () => {
  look([0, -1, 0, 0], false);
  expect(sent).toHaveLength(0);
  look([0.5, -1, 0, 0], true);
  const [said] = drives(sent);
  expect(said).toMatchObject({ held: true, forward: 1 });
  expect(said!.turn).toBeCloseTo(-0.457, 2);
  expect([...said!.buttons]).toEqual([0, 0, 0, 0, 1, 0]);
  look([0, -1, 0, 0], false);
  expect(drives(sent).at(-1)!.held).toBe(false);
  expect(driving.getState().gamepad).toBe('Pad (Vendor: 1)');
});

it('has to see the button free before it counts: at first, and after it was let go', () => {
  look([0, -1, 0, 0], true);
  expect(sent).toHaveLength(0);
  look([0, 0, 0, 0], false);
  look([0, -1, 0, 0], true);
  letGo();
  const count = sent.length;
  look([0, -1, 0, 0], true);
  look([0, -1, 0, 0], true);
  expect(sent).toHaveLength(count);
});

it('is let go when it is unplugged, and drives by its sticks alone where that will do', () => {
  app.setState({ driveOffers: { drive: { ...OFFER, deadman: -1 } } });
  look([0, 0, 0, 0], false);
  look([0, -0.05, 0, 0], false);
  expect(sent).toHaveLength(0);
  look([0, -1, 0, 0], false);
  expect(drives(sent)).toHaveLength(1);
  reader.look([null]);
  expect(drives(sent).at(-1)!.held).toBe(false);
});
