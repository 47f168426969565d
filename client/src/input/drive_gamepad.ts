// SPDX-License-Identifier: Apache-2.0
/** A gamepad drives while its button is held: the left stick forward and around, the right one sideways. */

import { driveOffer, driving, hold, release } from '../driving';
import { app } from '../state';
import { readAxes } from './gamepads';

/** So far from the middle a stick is at rest. */
const DEAD = 0.08;
const MOST_BUTTONS = 36;

export function driveByGamepad(): () => void {
  const reader = new GamepadDriver();
  let request = 0;
  const look = (): void => {
    request = requestAnimationFrame(look);
    if (!driving.getState().on) return reader.forget();
    reader.look('getGamepads' in navigator ? navigator.getGamepads() : []);
  };
  look();
  return () => {
    cancelAnimationFrame(request);
    reader.forget();
  };
}

export class GamepadDriver {
  /** Whether the button was seen free since whatever ended the last hold: only then it counts. */
  private armed = false;
  private holding = false;
  private shown = '';

  look(pads: readonly (Gamepad | null)[]): void {
    const pad = pads.find((each) => each?.connected) ?? null;
    this.show(pad?.id ?? '');
    const deadman = driveOffer(app.getState())?.deadman ?? -1;
    if (pad === null) return this.forget();
    const axes = readAxes(pad.axes);
    const [x = 0, y = 0, sideways = 0] = Array.from(axes, rested);
    const pressed =
      deadman < 0 ? x !== 0 || y !== 0 || sideways !== 0 : pad.buttons[deadman]?.pressed === true;
    // Something else let go of it: a blur, a stop, a hand-over.
    if (this.holding && !('gamepad' in driving.getState().held)) this.holding = this.armed = false;
    if (!pressed) {
      this.armed = true;
      return this.drop();
    }
    if (!this.armed) return;
    const motion = { forward: 0 - y, left: 0 - sideways, turn: 0 - x };
    const buttons = pad.buttons.slice(0, MOST_BUTTONS).map(({ value }) => value);
    hold('gamepad', { motion, axes: [...axes], buttons });
    this.holding = 'gamepad' in driving.getState().held;
    this.armed = this.holding;
  }

  /** No gamepad is there, or nobody drives. */
  forget(): void {
    this.drop();
    this.armed = false;
    this.show('');
  }

  private drop(): void {
    if (this.holding) release('gamepad');
    this.holding = false;
  }

  private show(gamepad: string): void {
    if (gamepad === this.shown) return;
    this.shown = gamepad;
    driving.setState({ gamepad });
  }
}

function rested(value: number): number {
  const away = Math.abs(value) - DEAD;
  return away <= 0 ? 0 : (Math.sign(value) * Math.min(away, 1)) / (1 - DEAD);
}
