// SPDX-License-Identifier: Apache-2.0
/** The canvas and what is always on it: WebGL, light, grid, background; its size, theme, loss and return. */

import {
  Color,
  DirectionalLight,
  HemisphereLight,
  Scene,
  WebGLRenderer,
  type Camera,
  type Group,
} from 'three';
import { Grid } from './grid';
import { THEMES, type Theme } from './themes';

/** More pixels than this per CSS pixel cost much and are not seen. */
const SHARPEST = 2;

export interface Size {
  /** CSS pixels. */
  width: number;
  height: number;
  pixelRatio: number;
}

export class Stage {
  readonly canvas = document.createElement('canvas');
  readonly scene = new Scene();
  readonly grid = new Grid();
  /** null where the browser has no WebGL 2: the panels still work. */
  readonly renderer: WebGLRenderer | null;
  readonly size: Size = { width: 1, height: 1, pixelRatio: 1 };
  private readonly sky = new HemisphereLight('#ffffff', '#888888', 1.6);
  /** Goes with the camera, so that what is looked at is lit. */
  private readonly lamp = new DirectionalLight('#ffffff', 1.6);
  private readonly observer: ResizeObserver;

  /** `changed` is called when a new picture is needed: other size, theme, or the GPU came back. */
  constructor(
    root: Group,
    private readonly changed: () => void,
  ) {
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute('role', 'img');
    this.canvas.setAttribute('aria-label', '3D view');
    this.canvas.style.cssText = 'display: block; width: 100%; height: 100%; outline-offset: -2px';
    this.renderer = makeRenderer(this.canvas);
    this.sky.position.set(0, 0, 1);
    this.scene.add(root, this.grid.object, this.sky, this.lamp, this.lamp.target);
    this.observer = new ResizeObserver(() => this.resize());
    // three restores its own state; what it drew before is gone until the next picture.
    this.canvas.addEventListener('webglcontextrestored', this.changed);
    this.setTheme('dark');
  }

  attach(parent: HTMLElement): void {
    parent.append(this.canvas);
    this.observer.disconnect();
    this.observer.observe(parent);
    this.resize();
  }

  setTheme(theme: Theme): void {
    const { background, grid, sky, ground } = THEMES[theme];
    this.scene.background = new Color(background);
    this.grid.setColor(new Color(grid));
    this.sky.color.set(sky);
    this.sky.groundColor.set(ground);
    this.changed();
  }

  render(camera: Camera): void {
    this.lamp.position.setFromMatrixPosition(camera.matrixWorld);
    this.lamp.target.position.set(0, 0, -1).applyMatrix4(camera.matrixWorld);
    this.renderer?.render(this.scene, camera);
  }

  /** A PNG of what `draw` draws: read before the browser takes the picture away. */
  screenshot(draw: () => void): Promise<Blob> {
    return new Promise((resolve, reject) => {
      draw();
      this.canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('The browser made no picture of the view.'));
      }, 'image/png');
    });
  }

  /** Take over the size of the page's view; not while a headset has the renderer: again after that. */
  resize(): void {
    const parent = this.canvas.parentElement;
    if (!parent) return;
    this.size.width = Math.max(1, parent.clientWidth);
    this.size.height = Math.max(1, parent.clientHeight);
    this.size.pixelRatio = Math.min(SHARPEST, devicePixelRatio);
    if (this.renderer?.xr.isPresenting) return;
    this.renderer?.setPixelRatio(this.size.pixelRatio);
    this.renderer?.setSize(this.size.width, this.size.height, false);
    this.changed();
  }
}

function makeRenderer(canvas: HTMLCanvasElement): WebGLRenderer | null {
  try {
    return new WebGLRenderer({ canvas, antialias: true, powerPreference: 'high-performance' });
  } catch (error) {
    console.error('no WebGL 2', error);
    return null;
  }
}
