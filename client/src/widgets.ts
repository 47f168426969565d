// SPDX-License-Identifier: Apache-2.0
/** What all kinds of widgets have in common, and which of them are where. */

import { memoized } from './memoized';
import type { AppState } from './state';
import { TRAITS, type ServerMessage, type Widget, type WidgetState } from './wire/messages';

/** The messages that are widgets: those that have what all widgets have. */
export type WidgetMessage = Extract<ServerMessage, Widget>;
export type WidgetType = WidgetMessage['t'];
export type WidgetValue = WidgetState['value'];

/** Kinds that only tell: what is set is not kept, and each time counts. */
const MOMENTARY: ReadonlySet<WidgetType> = new Set(['GuiButton', 'GuiButtonGroup', 'GuiForm']);

export function isMomentary(widget: WidgetMessage | undefined): boolean {
  return widget !== undefined && MOMENTARY.has(widget.t);
}

export function isWidget(message: ServerMessage): message is WidgetMessage {
  return TRAITS[message.t].slot === 'widget';
}

const NONE: readonly string[] = [];

/** Ids by container, as they are shown. */
const byContainer = memoized(
  (widgets: AppState['widgets']) => [widgets],
  (widgets) => {
    const found = new Map<string, WidgetMessage[]>();
    for (const widget of Object.values(widgets)) {
      if (!widget.visible) continue;
      const others = found.get(widget.container);
      if (others) others.push(widget);
      else found.set(widget.container, [widget]);
    }
    const ids = new Map<string, readonly string[]>();
    for (const [container, inside] of found) {
      inside.sort(
        (a, b) => a.order - b.order || a.label.localeCompare(b.label, 'en', { numeric: true }),
      );
      ids.set(
        container,
        inside.map((widget) => widget.key),
      );
    }
    return ids;
  },
);

/** Ids of the visible widgets in a container, '' for the panel, in their order. */
export function widgetsIn(state: AppState, container: string): readonly string[] {
  return byContainer(state.widgets).get(container) ?? NONE;
}
