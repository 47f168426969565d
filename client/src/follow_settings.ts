// SPDX-License-Identifier: Apache-2.0
/** Keeps the 3D view as the store says: settings, theme, and the views that were shown, hidden or set. */

import { setSettings } from './actions';
import { homeOf, lensOf } from './initial_camera';
import { followed } from './presenting';
import type { Viewer } from './render/viewer';
import { schemeOf } from './script_theme';
import { app, type AppState } from './state';
import { allViews, viewsOf } from './views';

/** Apply the store to the viewer, now and whenever it changes. */
export function followSettings(viewer: Viewer): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const applyTheme = () => {
    const scheme = schemeOf(app.getState());
    viewer.setTheme(scheme === 'auto' ? (dark.matches ? 'dark' : 'light') : scheme);
  };
  dark.addEventListener('change', applyTheme);
  viewer.onModeForced = (viewMode) => {
    // Who is led somewhere did not choose it: it is neither kept nor undone.
    if (!followed(app.getState())) return setSettings({ viewMode });
    app.setState(({ settings }) => ({ settings: { ...settings, viewMode } }));
  };

  const apply = (state: AppState, before: AppState | null) => {
    const { settings } = state;
    if (settings !== before?.settings) {
      applyTheme();
      viewer.setGrid(settings.grid);
      viewer.setMode(settings.viewMode);
      viewer.setFollow(settings.follow);
      // What the address says of it has the last word.
      viewer.place.choose(homeOf(null, location.search) ? null : settings.startView);
    }
    if (state.themes !== before?.themes) applyTheme();
    const { lens, initialCamera } = state;
    const initially = initialCamera !== before?.initialCamera;
    if (initially || lens !== before.lens) {
      viewer.rig.setLens(lensOf(lens, initialCamera, location.search));
      viewer.invalidate();
    }
    if (initially) viewer.place.setHome(homeOf(initialCamera, location.search));
    viewer.presented.follow(followed(state));
    viewer.viewsChanged(changedViews(state, before));
  };
  apply(app.getState(), null);
  app.subscribe(apply);
}

/** Views that came, went, or that the server or the viewer set otherwise, or that others draw with now. */
function changedViews(state: AppState, before: AppState | null): Set<string> {
  // What nobody chose is shown or not by this setting.
  const anew = state.settings.others !== before?.settings.others;
  const changed = new Set<string>(anew ? allViews(state) : []);
  for (const id of changedKeys(state.views, before?.views ?? {})) changed.add(id);
  for (const id of changedKeys(state.displays, before?.displays ?? {})) {
    for (const view of viewsOf(state, id)) changed.add(view);
    for (const copy of before?.displays[id]?.copies ?? []) changed.add(copy.id);
  }
  if (before && state.needs !== before.needs) {
    for (const needs of [state.needs, before.needs]) {
      for (const id of Object.values(needs).flat()) changed.add(id);
    }
  }
  return changed;
}

function changedKeys<T>(now: Record<string, T>, then: Record<string, T>): string[] {
  if (now === then) return [];
  return [...Object.keys(now), ...Object.keys(then)].filter((id) => now[id] !== then[id]);
}
