// SPDX-License-Identifier: Apache-2.0
/** What the viewer can do with views: show, set, add, remove, duplicate, rename, order. All of it can be undone. */

import { record } from './history';
import { loadPersisted, savePersisted } from './persist';
import { app, isVisible, type OptionValue } from './state';
import {
  displayIdOf,
  displayOf,
  isListed,
  newView,
  optionsOf,
  orderOf,
  titleOf,
  type View,
} from './views';

type Views = Record<string, View>;
const NEW: View = { options: {} };

/** Take over other views; the change is kept in the browser. */
export function putViews(views: Views): void {
  app.setState({ views });
  savePersisted({ ...loadPersisted(), views });
}

function change(view: string, update: (old: View) => View): void {
  const { views } = app.getState();
  putViews({ ...views, [view]: update(views[view] ?? NEW) });
}

const nameOf = (view: string): string => titleOf(app.getState(), view);

function without<T extends object>(object: T, name: keyof T): T {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name)) as T;
}

/** Show or hide a view; one that was removed is on the list again. */
export function setVisible(view: string, visible: boolean): void {
  record(`${visible ? 'Show' : 'Hide'} ${nameOf(view)}`);
  change(view, (old) => ({ ...without(old, 'removed'), visible }));
}

/** Change a setting of a view. */
export function setOption(view: string, name: string, value: OptionValue): void {
  record(`Set ${name} of ${nameOf(view)}`, `${view}\n${name}`);
  change(view, (old) => ({ ...old, options: { ...old.options, [name]: value } }));
}

/** Go back to the server's settings of a view. */
export function resetOptions(view: string): void {
  record(`Reset the settings of ${nameOf(view)}`);
  change(view, (old) => ({ ...without(old, 'whole'), options: {} }));
}

/** Give a view a name; '' goes back to the server's. */
export function renameView(view: string, title: string): void {
  record(`Rename ${nameOf(view)}`);
  change(view, (old) => (title === '' ? without(old, 'title') : { ...old, title }));
}

/** Take a view off the list: nothing of it is drawn, and its settings are forgotten. */
export function removeView(view: string): void {
  record(`Remove ${nameOf(view)}`);
  const state = app.getState();
  const offered = displayOf(state, view)?.copies.some((copy) => copy.id === view);
  const others = without(state.views, view);
  const own = view.includes('#') && !offered;
  putViews(own ? others : { ...others, [view]: { removed: true, options: {} } });
}

/**
 * Show a display, also one whose topic is not there yet; where it is on the list already, once more, with the
 * server's settings. Returns the view, null where there are too many.
 */
export function addView(display: string): string | null {
  const state = app.getState();
  if (!isListed(state, display)) {
    record(`Add ${nameOf(display)}`);
    change(display, (old) => ({ ...without(old, 'removed'), visible: true }));
    return display;
  }
  const view = newView(state, display);
  if (view === null) return null;
  record(`Add ${nameOf(display)}`);
  change(view, () => ({ title: copyTitle(display), visible: true, options: {} }));
  return view;
}

/** A second view of the same display, as the first one is; returns it, null where there are too many. */
export function duplicateView(view: string): string | null {
  const state = app.getState();
  const made = newView(state, displayIdOf(view));
  if (made === null) return null;
  record(`Duplicate ${nameOf(view)}`);
  const options = { ...optionsOf(state, view) };
  const order = orderOf(state, view);
  change(made, () => ({
    title: copyTitle(view),
    visible: isVisible(state, view),
    options,
    ...(Number.isFinite(order) ? { order } : {}),
  }));
  return made;
}

/** The first free of "name 2", "name 3", ... */
function copyTitle(view: string): string {
  const state = app.getState();
  const base = titleOf(state, view).replace(/ \d+$/, '');
  const ids = [...Object.keys(state.displays), ...Object.keys(state.views)];
  const taken = new Set(ids.map((id) => titleOf(state, id)));
  let n = 2;
  while (taken.has(`${base} ${n}`)) n += 1;
  return `${base} ${n}`;
}

/** Put a view at a place (from 0) of the list, whose present order is `listed`. */
export function moveView(listed: readonly string[], view: string, place: number): void {
  const others = listed.filter((each) => each !== view);
  const ordered = [...others.slice(0, place), view, ...others.slice(place)];
  if (ordered.every((each, i) => each === listed[i])) return;
  record(`Move ${nameOf(view)}`, `order\n${view}`);
  const views = { ...app.getState().views };
  ordered.forEach((each, order) => (views[each] = { ...(views[each] ?? NEW), order }));
  putViews(views);
}
