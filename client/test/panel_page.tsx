// SPDX-License-Identifier: Apache-2.0
/** Draws components as the page does, over state made for the test. */

import { MantineProvider } from '@mantine/core';
import { cleanup, render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, vi } from 'vitest';
import { ViewerContext } from '../src/panels/use_app';
import type { ViewerHandle } from '../src/render/viewer_handle';
import { app, initialState, type AppState } from '../src/state';
import type { ClientMessage } from '../src/wire/messages';
import { busyState } from './story_state';

/** What jsdom lacks: Mantine asks for the first three, pictures for the others. */
if (typeof window !== 'undefined') {
  window.matchMedia = (query) =>
    ({
      matches: false,
      media: query,
      onchange: null,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
  window.ResizeObserver = class {
    constructor(private readonly told: ResizeObserverCallback) {}
    observe(element: Element): void {
      const contentRect = { width: 1000, height: 700 } as DOMRectReadOnly;
      this.told([{ target: element, contentRect } as ResizeObserverEntry], this);
    }
    unobserve = (): void => undefined;
    disconnect = (): void => undefined;
  };
  Element.prototype.scrollIntoView = () => undefined;
  HTMLCanvasElement.prototype.getContext = () => null;
  vi.stubGlobal(
    'ImageBitmap',
    class {
      readonly width = 0;
    },
  );
  vi.stubGlobal(
    'ImageData',
    class {
      constructor(
        readonly data: Uint8ClampedArray,
        readonly width: number,
        readonly height: number,
      ) {}
    },
  );
}

const CAMERA = {
  frame: 'map',
  position: [0, 0, 0] as [number, number, number],
  orientation: [0, 0, 0, 1] as [number, number, number, number],
  mode: 'orbit' as const,
  fov: 1,
  aspect: 1,
  distance: 10,
  up: [0, 0, 1] as [number, number, number],
  near: 0.1,
  far: 1000,
};

/** A 3D view that records what it is asked. */
export function recordingViewer(): ViewerHandle {
  return {
    attach: vi.fn(),
    resetView: vi.fn(),
    focus: vi.fn(() => true),
    recordVideo: () => Promise.resolve({ blob: new Blob(), ending: 'webm' }),
    look: () => ({ target: [0, 0, 0], yaw: 0, pitch: -0.5, distance: 10 }),
    showOverlay: () => undefined,
    setLook: () => undefined,
    screenshot: vi.fn(() => Promise.resolve(new Blob())),
    camera: vi.fn(() => CAMERA),
    setCamera: vi.fn(() => ''),
  };
}

/** Make the state; everything that is sent lands in the list returned. */
export function given(state: Partial<AppState> = busyState()): ClientMessage[] {
  const sent: ClientMessage[] = [];
  localStorage.clear();
  app.setState(
    {
      ...initialState(),
      ...state,
      send: (message) => {
        sent.push(message);
        return true;
      },
    },
    true,
  );
  return sent;
}

export function draw(
  element: ReactElement,
  viewer: ViewerHandle = recordingViewer(),
): RenderResult {
  return render(
    <MantineProvider env="test">
      <ViewerContext.Provider value={viewer}>{element}</ViewerContext.Provider>
    </MantineProvider>,
  );
}

afterEach(cleanup);
