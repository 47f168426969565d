// SPDX-License-Identifier: Apache-2.0
/**
 * Views: each draws one display with settings of its own.
 *
 * The first view of a display has the display's id; further ones are named `<id>#<n>` (`#` is in no ROS name).
 * The store keeps only what differs from the server's word.
 */

import { memoized } from './memoized';
import type { AppState, OptionValue } from './state';
import type { Display, DisplayCopy } from './wire/messages';

/** What this viewer says of one view; kept in the browser. */
export interface View {
  /** '' or absent: the server's title. */
  title?: string;
  /** Place in the list: lower comes first. */
  order?: number;
  visible?: boolean;
  /** Taken off the list; the display can be added again. */
  removed?: boolean;
  /** Whether the settings stand on the defaults alone: a loaded layout says all. */
  whole?: boolean;
  options: Record<string, OptionValue>;
}

/** At most so many views of one display, and so many in all. */
export const MOST_COPIES = 32;
export const MOST_VIEWS = 4096;
const NO_VIEW: View = { options: {} };

/** The display that a view draws. */
export function displayIdOf(view: string): string {
  const at = view.lastIndexOf('#');
  return at < 0 ? view : view.slice(0, at);
}

export function displayOf(state: AppState, view: string): Display | undefined {
  return state.displays[displayIdOf(view)];
}

/** What the server says of a view: of the first it is the display itself. */
function offered(state: AppState, view: string): Display | DisplayCopy | undefined {
  const display = displayOf(state, view);
  return view.includes('#') ? display?.copies.find((copy) => copy.id === view) : display;
}

/** A name as the viewer, else the server, gives it. */
export function titleOf(state: AppState, view: string): string {
  const titles = [state.views[view]?.title, offered(state, view)?.title];
  return titles.find(Boolean) ?? displayIdOf(view);
}

export function orderOf(state: AppState, view: string): number {
  return state.views[view]?.order ?? offered(state, view)?.order ?? Infinity;
}

/** Whether this viewer looks at a view. */
export function isVisible(state: AppState, view: string): boolean {
  const said = state.views[view];
  if (said?.removed || !displayOf(state, view)) return false;
  const usual = state.settings.others ? offered(state, view)?.visible : false;
  return said?.visible ?? usual ?? false;
}

/** Whether a view is shown, or will be once there is its topic. */
export function isWanted(state: AppState, view: string): boolean {
  return isVisible(state, view) || isAwaited(state, view);
}

/** Whether a view is to be shown, and there is no topic for it now. */
function isAwaited(state: AppState, view: string): boolean {
  const said = state.views[view];
  return said?.visible === true && !said.removed && !displayOf(state, view);
}

/** Whether a view is on the list: shown, added, or once switched by this viewer. */
export function isListed(state: AppState, view: string): boolean {
  const said = state.views[view];
  if (said?.removed) return false;
  return view.includes('#') || said?.visible !== undefined || isVisible(state, view);
}

/** Whether what this viewer looks at draws with a display's data; its first view has it, shown or not. */
export function isNeeded(state: AppState, display: string): boolean {
  const drawnOver = Object.entries(state.overlays).some(
    ([by, camera]) => camera === display && isVisible(state, by),
  );
  return (
    drawnOver ||
    Object.entries(state.needs).some(
      ([by, needed]) => needed.includes(display) && isVisible(state, by),
    )
  );
}

const copies = new WeakMap<AppState['views'], Map<string, string[]>>();

/** The viewer's own views beyond the first, by display; the same map while the views are. */
function ownCopies(views: AppState['views']): Map<string, string[]> {
  let found = copies.get(views);
  if (!found) {
    copies.set(views, (found = new Map<string, string[]>()));
    for (const view of Object.keys(views)) {
      if (!view.includes('#')) continue;
      const display = displayIdOf(view);
      found.set(display, [...(found.get(display) ?? []), view]);
    }
  }
  return found;
}

/** All views of a display, the first one first; what was removed is not among them, unless it is the first. */
export function viewsOf(state: AppState, display: string): string[] {
  const others = new Set([
    ...(state.displays[display]?.copies ?? []).map((copy) => copy.id),
    ...(ownCopies(state.views).get(display) ?? []),
  ]);
  return [display, ...[...others].filter((view) => !state.views[view]?.removed)];
}

const visible = new WeakMap<AppState, Map<string, readonly string[]>>();

/** Those that this viewer looks at; worked out once per state, for every message of a display asks. */
export function visibleViewsOf(state: AppState, display: string): readonly string[] {
  let known = visible.get(state);
  if (!known) visible.set(state, (known = new Map<string, readonly string[]>()));
  let views = known.get(display);
  if (!views) {
    views = viewsOf(state, display).filter((view) => isVisible(state, view));
    known.set(display, views);
  }
  return views;
}

/** The views that the server's displays have, in the order of the list; the same list while none of it changed. */
export const allViews: (state: AppState) => readonly string[] = memoized(
  ({ displays, views }: AppState) => [displays, views],
  (state: AppState) => {
    const views = Object.keys(state.displays).flatMap((display) => viewsOf(state, display));
    return inOrder(state, views);
  },
);

/** Views that are to be shown once their topic is there: it is not now. */
export function awaitedViews(state: AppState): string[] {
  const views = Object.keys(state.views).filter((view) => isAwaited(state, view));
  return inOrder(state, views);
}

/** As the list has them: by place, then by name. */
export function inOrder(state: AppState, views: readonly string[]): string[] {
  const keyed = views.map((view) => ({
    view,
    order: orderOf(state, view),
    title: titleOf(state, view),
  }));
  keyed.sort(
    (a, b) => (a.order === b.order ? 0 : a.order - b.order) || byName.compare(a.title, b.title),
  );
  return keyed.map(({ view }) => view);
}

/** As people count: robot_2 before robot_10. */
export const byName = new Intl.Collator('en', { numeric: true });

/** A name for one more view of a display; null where it has all it may have. */
export function newView(state: AppState, display: string): string | null {
  for (let n = 2; n <= MOST_COPIES; n++) {
    const view = `${display}#${n}`;
    const taken = state.displays[display]?.copies.some((copy) => copy.id === view);
    if (!taken && !(view in state.views)) return view;
  }
  return null;
}

const merged = new WeakMap<Display | DisplayCopy, WeakMap<View, Record<string, OptionValue>>>();

/** A view's settings: defaults, then the server's, then this viewer's. The same object while none changed. */
export function optionsOf(state: AppState, view: string): Record<string, OptionValue> {
  const display = displayOf(state, view);
  if (!display) return NO_VIEW.options;
  const base = offered(state, view) ?? display;
  const said = state.views[view] ?? NO_VIEW;
  let known = merged.get(base);
  if (!known) merged.set(base, (known = new WeakMap()));
  let options = known.get(said);
  if (!options) {
    const defaults = display.fields.map((field) => [field.name, field.default] as const);
    options = {
      ...Object.fromEntries(defaults),
      ...(said.whole ? {} : base.options),
      ...said.options,
    };
    known.set(said, options);
  }
  return options;
}
