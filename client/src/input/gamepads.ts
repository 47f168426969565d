// SPDX-License-Identifier: Apache-2.0
/** Tells a script that wants it of gamepads: each state that differs from the one before, once a picture. */

import { app } from '../state';
import type { GamepadMoved } from '../wire/messages';
import { whileWanted } from './wanted';

const AXES = 16;
const BUTTONS = 36;
const PADS = 16;
const NAME = 256;

export function reportGamepads(): () => void {
  return whileWanted('gamepads', () => {
    const reader = new GamepadReader((message) => app.getState().send(message));
    let request = 0;
    const look = (): void => {
      request = requestAnimationFrame(look);
      if (document.hidden) return;
      // Where the page may not see gamepads, there are none.
      reader.look('getGamepads' in navigator ? navigator.getGamepads() : [], performance.now());
    };
    // Nobody looks at them until the page is seen again: none stays as it was last.
    const hidden = (): void => {
      if (document.hidden) reader.look([], performance.now());
    };
    document.addEventListener('visibilitychange', hidden);
    look();
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      cancelAnimationFrame(request);
    };
  });
}

export class GamepadReader {
  private readonly last = new Map<number, string>();

  constructor(private readonly send: (message: GamepadMoved) => void) {}

  /** Tell of those that changed; a gamepad that is gone has an empty name once. */
  look(pads: readonly (Gamepad | null)[], pageTime: number): void {
    for (const pad of pads) {
      if (!pad?.connected || pad.index >= PADS) continue;
      const [axes, buttons] = [readAxes(pad.axes), readButtons(pad.buttons)];
      const state = `${axes.join()};${buttons.join()}`;
      if (this.last.get(pad.index) === state) continue;
      this.last.set(pad.index, state);
      this.tell(pad.index, pad.id.slice(0, NAME), axes, buttons, pageTime);
    }
    for (const index of this.last.keys()) {
      if (pads.some((pad) => pad?.connected && pad.index === index)) continue;
      this.last.delete(index);
      this.tell(index, '', new Float32Array(0), new Float32Array(0), pageTime);
    }
  }

  private tell(
    index: number,
    id: string,
    axes: Float32Array,
    buttons: Float32Array,
    page_time: number,
  ): void {
    this.send({ t: 'GamepadMoved', page_time, index, id, axes, buttons });
  }
}

export function readAxes(axes: readonly number[]): Float32Array {
  return Float32Array.from(axes.slice(0, AXES), (value) => (Number.isFinite(value) ? value : 0));
}

/** Value, pressed and touched of each button. */
export function readButtons(buttons: readonly GamepadButton[]): Float32Array {
  return Float32Array.from(
    buttons
      .slice(0, BUTTONS)
      .flatMap(({ value, pressed, touched }) => [value, Number(pressed), Number(touched)]),
  );
}
