// SPDX-License-Identifier: Apache-2.0
/** Layouts: what is seen, taken from the page and given to it. */

import { shownFields } from './panels/displays/setting_rules';
import { LAYOUT_SETTINGS, record } from './history';
import { currentPanels, showPanels } from './panels/panel_layout';
import { loadPersisted, savePersisted } from './persist';
import { app, DEFAULT_SETTINGS, type AppState, type OptionValue, type Settings } from './state';
import { putViews } from './view_actions';
import {
  allViews,
  awaitedViews,
  displayIdOf,
  displayOf,
  inOrder,
  isListed,
  isVisible,
  MOST_COPIES,
  optionsOf,
  titleOf,
  type View,
} from './views';
import type { Hello, LayoutDocument, LayoutView } from './wire/messages';

/** A camera: position (metres), orientation x y z w, body axes, in the fixed frame. */
export interface Camera {
  position: readonly number[];
  orientation: readonly number[];
}

/** What the viewer sees: the views on the list, from where, in which frame. */
export function currentLayout(state: AppState, camera: Camera | null): LayoutDocument {
  const { settings } = state;
  const listed = [...allViews(state), ...awaitedViews(state)].filter((id) => isListed(state, id));
  const ids = inOrder(state, listed);
  const pose = camera === null ? [] : [...camera.position, ...camera.orientation];
  return {
    fixed_frame: settings.fixedFrame || state.fixedFrame,
    view_mode: settings.viewMode,
    follow: settings.follow,
    camera: settings.follow === '' ? pose.map((value) => Number(value.toFixed(6))) : [],
    others: false,
    panels: [currentPanels(namesIn(ids))],
    views: ids.map((id) => viewOf(state, id)),
  };
}

/** The ids that views will have where the layout is shown, in this order. */
function namesIn(ids: readonly string[]): Map<string, string> {
  const taken: Record<string, View> = {};
  return new Map(
    ids.flatMap((id): [string, string][] => {
      const name = freeId(taken, displayIdOf(id));
      if (name === null) return [];
      taken[name] = { options: {} };
      return [[id, name]];
    }),
  );
}

function viewOf(state: AppState, id: string): LayoutView {
  const display = displayOf(state, id);
  const topic = display?.topic ?? displayIdOf(id);
  const title = titleOf(state, id);
  return {
    topic,
    type: display?.ros_type ?? '',
    title: title === topic ? '' : title,
    visible: display ? isVisible(state, id) : (state.views[id]?.visible ?? false),
    options: display ? changedOptions(state, id) : (state.views[id]?.options ?? {}),
  };
}

/** The settings that are offered, and not as they are by default. */
function changedOptions(state: AppState, id: string): Record<string, OptionValue> {
  const options = optionsOf(state, id);
  const fields = shownFields(displayOf(state, id)?.fields ?? [], options);
  const changed = fields.filter((field) => options[field.name] !== field.default);
  return Object.fromEntries(
    changed.map(({ name, default: usual }) => [name, options[name] ?? usual]),
  );
}

/** Show what a layout says, and nothing else unless it says so; `name` is for the undo. */
export function applyLayout(layout: LayoutDocument, name: string): void {
  record(`Load ${name}`, '', { panels: layout.panels.length > 0 });
  const views: Record<string, View> = {};
  for (const [order, said] of layout.views.entries()) {
    const id = freeId(views, displayIdFor(said.topic));
    if (id === null) continue;
    const { title, visible, options } = said;
    views[id] = { ...(title ? { title } : {}), order, visible, whole: true, options };
  }
  for (const { copies } of Object.values(app.getState().displays)) {
    for (const { id } of copies) views[id] ??= { removed: true, options: {} };
  }
  const settings: Partial<Settings> = {
    fixedFrame: layout.fixed_frame,
    viewMode: layout.view_mode,
    follow: layout.follow,
    others: layout.others,
    startView: layout.camera,
  };
  app.setState((state) => ({ settings: { ...state.settings, ...settings } }));
  savePersisted({ ...loadPersisted(), settings: { ...loadPersisted().settings, ...settings } });
  putViews(views);
  for (const panels of layout.panels) showPanels(panels);
}

/** Forget all that this viewer chose of the layout: it is as the server has it. */
export function resetLayout(hello: Hello | null): void {
  const panels = hello?.panels ?? [];
  record('Reset the layout', '', { panels: panels.length > 0 });
  const own = Object.entries(loadPersisted().settings).filter(
    ([name]) => !(LAYOUT_SETTINGS as readonly string[]).includes(name),
  );
  const kept = Object.fromEntries(own) as Partial<Settings>;
  const offered = hello ? { viewMode: hello.view_mode, follow: hello.follow } : {};
  savePersisted({ settings: kept, views: {} });
  app.setState({ settings: { ...DEFAULT_SETTINGS, ...offered, ...kept }, views: {} });
  for (const each of panels) showPanels(each);
}

/** The display that a topic belongs to: /tf and /tf_static are one. */
function displayIdFor(topic: string): string {
  const name = topic.startsWith('/') ? topic : `/${topic}`;
  return name.endsWith('/tf_static') ? name.slice(0, -'_static'.length) : name;
}

function freeId(views: Record<string, View>, display: string): string | null {
  if (!(display in views)) return display;
  for (let n = 2; n <= MOST_COPIES; n++) {
    if (!(`${display}#${n}` in views)) return `${display}#${n}`;
  }
  return null;
}
