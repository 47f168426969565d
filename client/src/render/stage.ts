// SPDX-License-Identifier: Apache-2.0
/** The canvas and what is always on it: WebGL, surroundings; its size, theme, loss and return. */

import {
  Scene,
  SRGBColorSpace,
  WebGLRenderer,
  WebGLRenderTarget,
  type Camera,
  type Group,
  type Object3D,
} from 'three';
import type { RenderRequest, XrSession } from '../wire/messages';
import { setPixelRatio } from './pixel_ratio';
import { fileOf, pngOf, straightened, type Shot } from './shot';
import { Surroundings } from './surroundings/surroundings';
import { THEMES, type Theme } from './themes';

/** Pixels that a picture may have: what browsers keep in one canvas. */
const LARGEST = 64e6;
const SAMPLES = 4;
/** Of pictures for scripts: nobody sees the difference to more. */
const JPEG_QUALITY = 0.9;

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
  /** null where the browser has no WebGL 2: the panels still work. */
  readonly renderer: WebGLRenderer | null;
  readonly size: Size = { width: 1, height: 1, pixelRatio: 1 };
  readonly surroundings: Surroundings;
  /** What the page alone shows: in no picture for a script, and never what a pointer means. */
  readonly pageOnly: Object3D[];
  private readonly observer: ResizeObserver;
  /** Where a picture goes that is not for the canvas. */
  private target: WebGLRenderTarget | null = null;

  /** `changed` is called when a new picture is needed: other size, theme, or the GPU came back. */
  constructor(
    private readonly root: Group,
    readonly changed: () => void,
  ) {
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute('role', 'img');
    this.canvas.setAttribute('aria-label', '3D view');
    this.canvas.style.cssText = 'display: block; width: 100%; height: 100%; outline-offset: -2px';
    this.renderer = makeRenderer(this.canvas);
    this.surroundings = new Surroundings(this.scene, this.renderer, this.changed);
    this.pageOnly = [this.surroundings.grid.object];
    this.scene.add(root);
    this.observer = new ResizeObserver(() => this.resize());
    // three restores its own state; what it drew before is gone until the next picture.
    this.canvas.addEventListener('webglcontextrestored', this.changed);
    this.setTheme('dark');
  }

  /** Show what is no part of the scene. */
  addPageOnly(object: Object3D): void {
    this.scene.add(object);
    this.pageOnly.push(object);
  }

  attach(parent: HTMLElement): void {
    parent.append(this.canvas);
    this.observer.disconnect();
    this.observer.observe(parent);
    this.resize();
  }

  setTheme(theme: Theme): void {
    this.surroundings.setTheme(THEMES[theme]);
  }

  /** Pictures go to a headset, or ('') to the page again. */
  present(mode: XrSession['mode'] | ''): void {
    // What happened to the page's size during the session was kept from the renderer.
    if (mode === '') this.resize();
    this.surroundings.setPassthrough(mode === 'immersive-ar');
  }

  /** Pixels of the picture on screen. */
  get pixels(): Pick<Size, 'width' | 'height'> {
    const { width, height, pixelRatio } = this.size;
    return { width: Math.round(width * pixelRatio), height: Math.round(height * pixelRatio) };
  }

  render(camera: Camera): void {
    this.surroundings.prepare(camera, this.root, performance.now());
    this.renderer?.setRenderTarget(this.target);
    this.renderer?.render(this.scene, camera);
    this.renderer?.setRenderTarget(null);
  }

  /** A PNG of what `draw` draws: read before the browser takes the picture away. */
  screenshot(draw: () => void, shot?: Shot): Promise<Blob> {
    this.catchUp();
    if (shot === undefined || this.renderer === null) {
      draw();
      return pngOf(this.canvas);
    }
    try {
      return pngOf(this.onPaper(draw, shot));
    } catch (error) {
      return Promise.reject(error as Error);
    } finally {
      this.changed();
    }
  }

  /** A file of what `draw` draws, without what the page alone shows; the canvas on screen stays as it is. */
  picture(
    draw: () => void,
    request: Pick<RenderRequest, 'width' | 'height' | 'format' | 'pixel_ratio'>,
  ): Promise<Blob> {
    const { width, height, format, pixel_ratio: ratio } = request;
    const shown = this.pageOnly.filter((object) => object.visible);
    for (const object of shown) object.visible = false;
    try {
      const wanted = ratio > 0 ? { pixelRatio: ratio } : {};
      const shot = { width, height, transparent: format === 'png', ...wanted };
      const paper = this.onPaper(draw, shot);
      return format === 'png' ? pngOf(paper) : fileOf(paper, 'image/jpeg', JPEG_QUALITY);
    } finally {
      for (const object of shown) object.visible = true;
    }
  }

  /** What is drawn, on a canvas of its own: that of the page has another size, and cannot be transparent. */
  private onPaper(draw: () => void, shot: Shot): HTMLCanvasElement {
    const { width, height, transparent } = shot;
    const { renderer } = this;
    if (renderer === null) throw new Error('this browser has no WebGL 2');
    this.checkSize(width, height);
    const before = { ...this.size };
    // As high as the view in CSS pixels: what has a size in pixels grows with the picture.
    const pixelRatio = shot.pixelRatio ?? height / before.height;
    Object.assign(this.size, {
      width: width / pixelRatio,
      height: height / pixelRatio,
      pixelRatio,
    });
    const { background } = this.scene;
    const alpha = renderer.getClearAlpha();
    const target = new WebGLRenderTarget(width, height, {
      samples: SAMPLES,
      colorSpace: SRGBColorSpace,
      // As the samples are stored: else they could not be resolved into it.
      internalFormat: 'RGBA8',
    });
    // Only for such a target does three write the colours as it does for the canvas.
    Object.assign(target, { isXRRenderTarget: true });
    setPixelRatio(target, pixelRatio);
    this.target = target;
    if (transparent) {
      this.scene.background = null;
      renderer.setClearAlpha(0);
    }
    const paper = document.createElement('canvas');
    try {
      draw();
      const pixels = new Uint8ClampedArray(width * height * 4);
      renderer.readRenderTargetPixels(target, 0, 0, width, height, pixels);
      paper.width = width;
      paper.height = height;
      paper.getContext('2d')?.putImageData(straightened(pixels, width, height), 0, 0);
    } finally {
      this.target = null;
      this.scene.background = background;
      renderer.setClearAlpha(alpha);
      target.dispose();
      Object.assign(this.size, before);
    }
    return paper;
  }

  /** Throws where no browser keeps a picture of so many pixels. */
  private checkSize(width: number, height: number): void {
    const most = this.renderer!.capabilities.maxTextureSize;
    if (Math.max(width, height) <= most && width * height <= LARGEST) return;
    const limits = `${most} pixels across and ${LARGEST / 1e6} million in all`;
    throw new Error(`A picture can have ${limits} at most.`);
  }

  /** Browsers tell of another size with the next frame only: until then a picture would have the old one. */
  private catchUp(): void {
    const parent = this.canvas.parentElement;
    if (!parent) return;
    const { width, height } = this.size;
    const fits = parent.clientWidth === width && parent.clientHeight === height;
    if (!fits) this.resize();
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
