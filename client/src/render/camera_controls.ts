// SPDX-License-Identifier: Apache-2.0
/** Mouse (RViz's mapping), touch and keys to movements of the camera. */

import type { CameraRig } from './camera_rig';

const RADIANS_PER_PIXEL = 0.005;
const ZOOM_PER_PIXEL = 0.01;
/** A notch of a wheel is 100 px or 3 lines. */
const ZOOM_PER_WHEEL_PIXEL = 0.0015;
const PIXELS_PER_LINE = 33;
const KEY_TURN = 1.5;
/** Walking speed as a share of the distance to the target, per second. */
const KEY_SPEED = 0.6;
const FASTEST_STEP = 0.1;

type Action = 'rotate' | 'pan' | 'zoom';

/** right, forward, up by physical key, so that it is the same place on every keyboard layout. */
const WALK: Record<string, readonly [number, number, number]> = {
  KeyW: [0, 1, 0],
  KeyS: [0, -1, 0],
  KeyA: [-1, 0, 0],
  KeyD: [1, 0, 0],
  KeyQ: [0, 0, -1],
  KeyE: [0, 0, 1],
};
/** Turns by yaw and pitch; in first person the arrows walk forward and back instead of pitching. */
const TURN: Record<string, readonly [number, number]> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

interface Finger {
  x: number;
  y: number;
}

export class CameraControls {
  private readonly fingers = new Map<number, Finger>();
  private readonly keys = new Set<string>();
  private action: Action = 'rotate';
  private readonly stopListening = new AbortController();

  /** `moved` is called after every movement; `element` gets the events. */
  constructor(
    private readonly element: HTMLElement,
    private readonly rig: CameraRig,
    private readonly moved: () => void,
  ) {
    const { signal } = this.stopListening;
    element.style.touchAction = 'none';
    element.addEventListener('pointerdown', this.onDown, { signal });
    element.addEventListener('pointermove', this.onMove, { signal });
    element.addEventListener('pointerup', this.onUp, { signal });
    element.addEventListener('pointercancel', this.onUp, { signal });
    element.addEventListener('wheel', this.onWheel, { passive: false, signal });
    // The browser's own scrolling with the middle button would begin here.
    element.addEventListener('mousedown', preventMiddle, { signal });
    element.addEventListener('contextmenu', prevent, { signal });
    element.addEventListener('keydown', this.onKeyDown, { signal });
    element.addEventListener('keyup', (event) => this.keys.delete(event.code), { signal });
    element.addEventListener('blur', () => this.keys.clear(), { signal });
  }

  dispose(): void {
    this.stopListening.abort();
  }

  /** Go on with the keys that are held; returns whether any is. */
  update(elapsed: number): boolean {
    const seconds = Math.min(elapsed, FASTEST_STEP);
    const step = this.rig.distance * KEY_SPEED * seconds;
    const walks = this.rig.mode === 'first_person';
    let active = false;
    for (const code of this.keys) {
      const walk = walks ? WALK[code] : undefined;
      const turn = TURN[code];
      if (walk) this.rig.move(walk[0] * step, walk[1] * step, walk[2] * step);
      else if (turn && walks && turn[1]) this.rig.move(0, turn[1] * step, 0);
      else if (turn) this.rig.rotate(turn[0] * KEY_TURN * seconds, turn[1] * KEY_TURN * seconds);
      else continue;
      active = true;
    }
    return active;
  }

  private readonly onDown = (event: PointerEvent): void => {
    this.element.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.action = actionOf(event);
  };

  private readonly onMove = (event: PointerEvent): void => {
    const finger = this.fingers.get(event.pointerId);
    if (!finger) return;
    const before = this.spread();
    const [x, y] = [event.clientX - finger.x, event.clientY - finger.y];
    finger.x = event.clientX;
    finger.y = event.clientY;
    if (this.fingers.size >= 2) this.pinch(before, x, y);
    else this.drag(x, y);
    this.moved();
  };

  private readonly onUp = (event: PointerEvent): void => {
    this.fingers.delete(event.pointerId);
  };

  private readonly onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === 0 ? 1 : PIXELS_PER_LINE);
    this.rig.zoom(Math.exp(pixels * ZOOM_PER_WHEEL_PIXEL));
    this.moved();
  };

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const walks = this.rig.mode === 'first_person' && event.code in WALK;
    if (!walks && !(event.code in TURN)) return;
    this.keys.add(event.code);
    event.preventDefault();
    event.stopPropagation();
    this.moved();
  };

  private drag(x: number, y: number): void {
    if (this.action === 'rotate') this.rig.rotate(-x * RADIANS_PER_PIXEL, -y * RADIANS_PER_PIXEL);
    else if (this.action === 'pan') this.rig.pan(x, y);
    else this.rig.zoom(Math.exp(y * ZOOM_PER_PIXEL));
  }

  private pinch(before: number, x: number, y: number): void {
    // Each finger moves the scene by its share, so that two together move it as far as they go.
    this.rig.pan(x / this.fingers.size, y / this.fingers.size);
    const after = this.spread();
    if (before > 0 && after > 0) this.rig.zoom(before / after);
  }

  private spread(): number {
    const [a, b] = [...this.fingers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  }
}

function actionOf(event: PointerEvent): Action {
  if (event.button === 1) return 'pan';
  if (event.button === 2) return 'zoom';
  return event.shiftKey ? 'pan' : 'rotate';
}

function prevent(event: Event): void {
  event.preventDefault();
}

function preventMiddle(event: MouseEvent): void {
  if (event.button === 1) event.preventDefault();
}
