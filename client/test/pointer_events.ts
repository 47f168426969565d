// SPDX-License-Identifier: Apache-2.0
/** A mouse over a view of 200 by 200 pixels, for tests. */

import { PerspectiveCamera } from 'three';

export interface PointerInit extends MouseEventInit {
  pointerType?: string;
}

/** A canvas that takes events as a browser's does. */
export function canvasOfView(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.setPointerCapture = () => undefined;
  document.body.append(canvas);
  return canvas;
}

/** Looks at the origin along -z from five metres. */
export function cameraOfView(): PerspectiveCamera {
  const camera = new PerspectiveCamera(45, 1, 0.1, 100);
  camera.position.z = 5;
  camera.updateMatrixWorld(true);
  return camera;
}

/** Dispatch an event of the mouse at a place of the view; returns whether others heard it too. */
export function pointer(
  canvas: HTMLCanvasElement,
  type: string,
  [x, y]: readonly [number, number],
  { pointerType = 'mouse', ...init }: PointerInit = {},
): PointerEvent {
  const event = new MouseEvent(type, { bubbles: true, clientX: x, clientY: y, ...init });
  Object.assign(event, { pointerId: 1, isPrimary: true, pointerType });
  canvas.dispatchEvent(event);
  return event as PointerEvent;
}
