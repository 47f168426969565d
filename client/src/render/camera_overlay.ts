// SPDX-License-Identifier: Apache-2.0
/** The scene as a calibrated camera sees it, drawn on canvases that lie over its pictures. */

import { Matrix4, PerspectiveCamera, WebGLRenderTarget, type WebGLRenderer } from 'three';
import { app, optionsOf } from '../state';
import { displayIdOf, displayOf } from '../views';
import type { CameraModel } from '../wire/messages';
import { eyeOf, isCalibrated, projectionOf, rectified, type Flat } from './camera_lens';
import { isWarped, sameLens, warpOf, Warper } from './camera_warp';
import { matrixOf } from './frame_pose';
import { textOf } from './option_values';
import type { SceneContext } from './renderable';
import type { Stage } from './stage';

/** Pixels across at most: what a window over the view shows. */
const WIDEST = 640;
const INTERVAL_MS = 100;
const SAMPLES = 4;

export class CameraOverlays {
  private readonly canvases = new Map<string, HTMLCanvasElement>();
  private readonly camera = new PerspectiveCamera();
  private readonly targets: Targets = new Map<string, WebGLRenderTarget>();
  private readonly warpers = new Map<
    string,
    { model: CameraModel; width: number; warper: Warper | null }
  >();
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
    else {
      this.canvases.delete(view);
      this.warpers.get(view)?.warper?.dispose();
      this.warpers.delete(view);
    }
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
    const state = app.getState();
    const { images, cameras, overlays } = state;
    const model = cameras[overlays[view] ?? ''];
    const image = images[displayIdOf(view)];
    const paper = canvas.getContext('2d');
    const { renderer } = this.stage;
    if (!paper || !renderer) return;
    const frame = model?.frame ?? '';
    const found = this.context.frames.lookup(this.context.fixedFrame(), frame, image?.stamp ?? 0);
    if (!model || !isCalibrated(model) || !found.ok) {
      paper.clearRect(0, 0, canvas.width, canvas.height);
      return;
    }
    const [width, height] = paperSize(model.roi_width, model.roi_height);
    const topic = displayOf(state, view)?.topic ?? '';
    const raw = isRaw(topic, textOf(optionsOf(state, view), 'overlay_lens', 'auto'));
    const warper = raw ? this.warperOf(view, model, width) : null;
    const flat = warper?.warp.flat ?? rectified(model);
    matrixOf(found.pose, this.camera.matrixWorld).multiply(eyeOf(model, eye));
    const [w, h] = warper ? [flat.width, flat.height] : [width, height];
    const drawn = sized(this.targets, 'flat', w, h);
    this.drawScene(renderer, flat, drawn);
    let shown = drawn;
    if (warper) {
      shown = sized(this.targets, 'raw', width, height);
      const alpha = renderer.getClearAlpha();
      renderer.setRenderTarget(shown);
      renderer.setClearAlpha(0);
      warper.draw(renderer, drawn.texture);
      renderer.setClearAlpha(alpha);
    }
    if (this.pixels.length !== width * height * 4) {
      this.pixels = new Uint8ClampedArray(width * height * 4);
    }
    renderer.readRenderTargetPixels(shown, 0, 0, width, height, this.pixels);
    renderer.setRenderTarget(null);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const picture = new ImageData(width, height);
    upright(this.pixels, picture.data, width, height);
    paper.putImageData(picture, 0, 0);
  }

  /** The scene alone, see-through where it has nothing. */
  private drawScene(renderer: WebGLRenderer, flat: Flat, into: WebGLRenderTarget): void {
    const { camera } = this;
    const { scene, surroundings } = this.stage;
    projectionOf(flat, camera.projectionMatrix);
    camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
    camera.matrix.copy(camera.matrixWorld);
    const { background } = scene;
    const alpha = renderer.getClearAlpha();
    const { visible } = surroundings.grid.object;
    const picture = surroundings.picture.object;
    const behind = picture.visible;
    surroundings.grid.object.visible = picture.visible = false;
    scene.background = null;
    renderer.setClearAlpha(0);
    renderer.setRenderTarget(into);
    renderer.render(scene, camera);
    renderer.setClearAlpha(alpha);
    scene.background = background;
    surroundings.grid.object.visible = visible;
    picture.visible = behind;
  }

  /** What bends the scene as a camera's lens does; null where its picture is flat, or it is not known how. */
  private warperOf(view: string, model: CameraModel, width: number): Warper | null {
    const known = this.warpers.get(view);
    if (known?.width === width && sameLens(known.model, model)) return known.warper;
    known?.warper?.dispose();
    const warp = isWarped(model) ? warpOf(model, width) : null;
    const warper = warp && new Warper(warp);
    this.warpers.set(view, { model, width, warper });
    return warper;
  }
}

type Targets = Map<string, WebGLRenderTarget>;

function sized(targets: Targets, name: string, width: number, height: number): WebGLRenderTarget {
  const known = targets.get(name);
  if (known?.width === width && known.height === height) return known;
  known?.dispose();
  const samples = name === 'flat' ? SAMPLES : 0;
  const made = new WebGLRenderTarget(width, height, { samples });
  targets.set(name, made);
  return made;
}

/** Whether a picture is as the lens shows it; `auto`: but for topics that say that they are rectified. */
export function isRaw(topic: string, lens: string): boolean {
  return lens === 'auto' ? !topic.includes('rect') : lens === 'raw';
}

/** Pixels to draw a picture of this size with: its shape, and no side too long. */
export function paperSize(width: number, height: number): [number, number] {
  const scale = Math.min(1, WIDEST / width, WIDEST / height);
  const side = (pixels: number) => Math.max(1, Math.round(pixels * scale));
  return [side(width), side(height)];
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
