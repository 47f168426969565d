// SPDX-License-Identifier: Apache-2.0
/** Tabs that a script made, of which one is shown; a single one is shown as a head. */

import { useId, useState, type JSX, type KeyboardEvent } from 'react';
import { widgetsIn } from '../../widgets';
import type { GuiTab } from '../../wire/messages';
import { NamedIcon } from '../named_icon';
import { useApp, useAppShallow } from '../use_app';
import classes from './tabs.module.css';
import { WidgetList } from './widget_list';

export function Tabs({ container, label }: { container: string; label: string }): JSX.Element {
  const ids = useAppShallow((state) => widgetsIn(state, container));
  const tabs = useAppShallow((state) => ids.map((id) => state.widgets[id] as GuiTab));
  const [chosen, setChosen] = useState('');
  const body = useId();
  const shown = ids.includes(chosen) ? chosen : ids[0];
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || shown === undefined) return;
    const next = ids[(ids.indexOf(shown) + step + ids.length) % ids.length]!;
    setChosen(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <div className={classes.group}>
      <div className={classes.tabs} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            data-tab={tab.key}
            aria-selected={tab.key === shown}
            aria-controls={body}
            tabIndex={tab.key === shown ? 0 : -1}
            onClick={() => setChosen(tab.key)}
          >
            {tab.icon !== '' && <NamedIcon name={tab.icon} size={15} />}
            {tab.label}
          </button>
        ))}
      </div>
      <div id={body} role="tabpanel" className={classes.body}>
        {shown !== undefined && <TabBody id={shown} />}
      </div>
    </div>
  );
}

function TabBody({ id }: { id: string }): JSX.Element {
  const label = useApp((state) => state.widgets[id]?.label ?? '');
  return <WidgetList key={id} container={id} label={label} />;
}
