// SPDX-License-Identifier: Apache-2.0
/** The widgets of a container as lines of a sheet, from the same state as those of the page. */

import { setWidget } from '../../../actions';
import { obstacle } from '../../../panels/controls/widget_list';
import type { AppState } from '../../../state';
import { groupOf, lacks } from '../../../who';
import { widgetsIn, type WidgetMessage } from '../../../widgets';
import { line, words, type Line } from './cells';
import { button, KINDS, type Shown } from './kinds';
import type { Local } from './local';

/** Containers in containers end somewhere. */
const DEEPEST = 12;

export function widgetLines(state: AppState, container: string, local: Local, depth = 0): Line[] {
  if (depth > DEEPEST) return [];
  const barred = obstacle(state) !== '';
  return widgetsIn(state, container).flatMap((id) => {
    const widget = state.widgets[id]!;
    const shown: Shown = {
      value: state.widgetStates[id]?.value,
      disabled: barred || widget.disabled || lacks(state, groupOf(state, id)) !== '',
      set: (value) => (widget.confirm === '' ? setWidget(id, value) : local.ask(id, value)),
      local,
      tabs: () => widgetsIn(state, id).map((tab) => state.widgets[tab]!),
      within: (inner, deeper) =>
        widgetLines(state, inner, local, depth + 1).map((each) =>
          deeper ? { ...each, depth: (each.depth ?? 0) + 1 } : each,
        ),
    };
    return [...linesOf(widget, shown), ...question(widget, shown), ...refusals(state, id)];
  });
}

function linesOf(widget: WidgetMessage, shown: Shown): readonly Line[] {
  const make = KINDS[widget.t] as ((widget: WidgetMessage, shown: Shown) => Line[]) | undefined;
  if (make) return make(widget, shown);
  const value = shown.value === undefined ? '' : `: ${JSON.stringify(shown.value)}`;
  return [words(`${widget.label}${value} (in the page)`, 'muted')];
}

/** What is asked before it is set. */
function question({ key, confirm }: WidgetMessage, { local, disabled }: Shown): Line[] {
  const value = local.asked(key);
  if (value === undefined || disabled) return [];
  const yes = (): void => {
    setWidget(key, value);
    local.answered();
  };
  return [
    words(confirm, 'warning'),
    line(
      button(`${key}/yes`, 'Yes', yes, { look: 'accent' }),
      button(`${key}/no`, 'No', () => local.answered()),
    ),
  ];
}

/** What the server said last of why a change was not taken. */
function refusals(state: AppState, id: string): Line[] {
  const text = state.notices.filter(({ about }) => about === id).at(-1)?.text;
  return text === undefined ? [] : [words(text, 'bad')];
}
