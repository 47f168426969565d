// SPDX-License-Identifier: Apache-2.0
/** Keeps the 3D view as the store says: settings, theme, and the displays that were shown, hidden or set. */

import { setSettings } from './actions';
import type { Viewer } from './render/viewer';
import { app, type AppState } from './state';

/** Apply the store to the viewer, now and whenever it changes. */
export function followSettings(viewer: Viewer): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const applyTheme = () => {
    const { theme } = app.getState().settings;
    viewer.setTheme(theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme);
  };
  dark.addEventListener('change', applyTheme);
  viewer.onModeForced = (viewMode) => setSettings({ viewMode });

  const apply = (state: AppState, before: AppState | null) => {
    const { settings } = state;
    if (settings !== before?.settings) {
      applyTheme();
      viewer.setGrid(settings.grid);
      viewer.setMode(settings.viewMode);
      viewer.setFollow(settings.follow);
    }
    for (const display of changedDisplays(state, before)) viewer.displayChanged(display);
  };
  apply(app.getState(), null);
  app.subscribe(apply);
}

/** Displays that came, went, or that the server or the viewer set otherwise. */
function changedDisplays(state: AppState, before: AppState | null): Set<string> {
  const changed = new Set<string>();
  for (const part of ['displays', 'overrides'] as const) {
    const [now, then] = [state[part], before?.[part] ?? {}];
    if (now === then) continue;
    for (const id of [...Object.keys(now), ...Object.keys(then)]) {
      if (now[id] !== then[id]) changed.add(id);
    }
  }
  return changed;
}
