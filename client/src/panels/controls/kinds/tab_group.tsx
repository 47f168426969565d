// SPDX-License-Identifier: Apache-2.0
/** Tabs among other widgets; a tab itself is drawn by what holds it. */

import type { JSX } from 'react';
import type { GuiTab, GuiTabGroup } from '../../../wire/messages';
import type { KindProps } from '../kind';
import { Tabs } from '../tabs';
import { WidgetList } from '../widget_list';

export function TabGroup({ widget }: KindProps<GuiTabGroup>): JSX.Element {
  return <Tabs container={widget.key} label="Tabs" />;
}

export function Tab({ widget }: KindProps<GuiTab>): JSX.Element {
  return <WidgetList container={widget.key} label={widget.label} />;
}
