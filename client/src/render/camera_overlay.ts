// SPDX-License-Identifier: Apache-2.0
/** The scene as a calibrated camera sees it, drawn on canvases that lie over its pictures. */

import { Matrix4, PerspectiveCamera, WebGLRenderTarget, type Color } from 'three';
import { app } from '../state';
import { displayIdOf } from '../views';
import { eyeOf, isCalibrated, projectionOf } from './camera_lens';
import { matrixOf } from './frame_pose';
import type { SceneContext } from './renderable';
import type { Stage } from './stage';

/** Pixels across at most: what a window over the view shows. */
const WIDEST = 640;
const INTERVAL_MS = 100;
const SAMPLES = 4;

export class CameraOverlays {
  private readonly canvases = new Map<string, HTMLCanvasElement>();
  private readonly camera = new PerspectiveCamera();
  private target: WebGLRenderTarget | null = null;
  private pixels = new Uint8ClampedArray();
  private next = 0;

  constructor(
    private readonly context: SceneContext,
    private readonly stage: Stage,
  ) {
    this.camera.matrixAutoUpdate = false;
  }

  /** Draw over this view's picture from now on; null ends that. */
  show(view: string, canvas: HTMLCanvasElement | null): void {
    if (canvas) this.canvases.set(view, canvas);
    else this.canvases.delete(view);
    this.next = 0;
    this.context.invalidate();
  }

  /** With a picture of the view, everything placed: bring all overlays up to date. */
  draw(now: number): void {
    if (!this.canvases.size || now < this.next) return;
    this.next = now + INTERVAL_MS;
    for (const [view, canvas] of this.canvases) this.drawOne(view, canvas);
  }

  private drawOne(view: string, canvas: HTMLCanvasElement): void {
    const { images, cameras, overlays } = app.getState();
    const model = cameras[overlays[view] ?? ''];
    const image = images[displayIdOf(view)];
    const paper = canvas.getContext('2d');
    const { renderer, scene } = this.stage;
    if (!paper || !renderer) return;
    const frame = model?.frame ?? '';
    const found = this.context.frames.lookup(this.context.fixedFrame(), frame, image?.stamp ?? 0);
    if (!model || !isCalibrated(model) || !found.ok) {
      paper.clearRect(0, 0, canvas.width, canvas.height);
      return;
    }
    const width = Math.min(WIDEST, model.width);
    const height = Math.max(1, Math.round((model.height * width) / model.width));
    const { camera } = this;
    projectionOf(model, camera.projectionMatrix);
    camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
    matrixOf(found.pose, camera.matrixWorld).multiply(eyeOf(model, eye));
    camera.matrix.copy(camera.matrixWorld);
    if (this.target?.width !== width || this.target.height !== height) this.resize(width, height);
    const background = scene.background as Color | null;
    const alpha = renderer.getClearAlpha();
    const { visible } = this.stage.grid.object;
    this.stage.grid.object.visible = false;
    scene.background = null;
    renderer.setClearAlpha(0);
    renderer.setRenderTarget(this.target);
    renderer.render(scene, camera);
    renderer.readRenderTargetPixels(this.target!, 0, 0, width, height, this.pixels);
    renderer.setRenderTarget(null);
    renderer.setClearAlpha(alpha);
    scene.background = background;
    this.stage.grid.object.visible = visible;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const picture = new ImageData(width, height);
    upright(this.pixels, picture.data, width, height);
    paper.putImageData(picture, 0, 0);
  }

  private resize(width: number, height: number): void {
    this.target?.dispose();
    this.target = new WebGLRenderTarget(width, height, { samples: SAMPLES });
    this.pixels = new Uint8ClampedArray(width * height * 4);
  }
}

const eye = new Matrix4();
const TO_SRGB = Uint8Array.from({ length: 256 }, (_, i) => {
  const light = i / 255;
  const shown = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(shown * 255);
});

/** Rows from the top, colours in sRGB and not times their opacity: what a 2D canvas takes. */
export function upright(
  from: Uint8ClampedArray,
  to: Uint8ClampedArray,
  width: number,
  height: number,
): void {
  for (let row = 0; row < height; row++) {
    const at = row * width * 4;
    const source = (height - 1 - row) * width * 4;
    for (let i = 0; i < width * 4; i += 4) {
      const alpha = from[source + i + 3]!;
      to[at + i + 3] = alpha;
      if (alpha === 0) continue;
      for (let channel = 0; channel < 3; channel++) {
        const light = Math.min(255, Math.round((from[source + i + channel]! * 255) / alpha));
        to[at + i + channel] = TO_SRGB[light]!;
      }
    }
  }
}
