// SPDX-License-Identifier: Apache-2.0
/** The page's state and its 3D view, for components. */

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { ViewerHandle } from '../render/viewer_handle';
import { app, type AppState } from '../state';

/** Part of the state; the component is drawn anew when it changes. */
export function useApp<T>(selector: (state: AppState) => T): T {
  return useStore(app, selector);
}

/** A list or object made of the state, compared member by member. */
export function useAppShallow<T>(selector: (state: AppState) => T): T {
  return useStore(app, useShallow(selector));
}

export const ViewerContext = createContext<ViewerHandle | null>(null);

/** The 3D view that the panels were mounted for. */
export function useViewer(): ViewerHandle {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error('This component must be inside mountPanels().');
  return viewer;
}
