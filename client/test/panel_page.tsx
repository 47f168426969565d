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

/** What jsdom lacks and Mantine asks for. */
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
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  Element.prototype.scrollIntoView = () => undefined;
}

/** A 3D view that records what it is asked. */
export function recordingViewer(): ViewerHandle {
  return {
    attach: vi.fn(),
    resetView: vi.fn(),
    focus: vi.fn(() => true),
    screenshot: vi.fn(() => Promise.resolve(new Blob())),
    camera: vi.fn(),
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
