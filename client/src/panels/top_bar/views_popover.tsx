// SPDX-License-Identifier: Apache-2.0
/** The view in numbers, as in RViz's panel of views, and the views that were saved under a name. */

import { Button, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useStore } from 'zustand';
import { addNotice, setSettings } from '../../actions';
import {
  deleteSaved,
  renameSaved,
  savedViews,
  saveView,
  type Look,
  type SavedView,
} from '../../saved_views';
import { app } from '../../state';
import { Icon } from '../icons';
import { NumberField } from '../number_field';
import { PopoverCard } from '../popover_card';
import { ToolButton } from '../tool_button';
import { useViewer } from '../use_app';
import { useNow } from '../use_now';
import classes from './views_popover.module.css';

const DEGREES = 180 / Math.PI;
const AXES = ['x', 'y', 'z'] as const;

export function ViewsPopover(): JSX.Element {
  return (
    <PopoverCard
      label="Views"
      width={300}
      className={classes.card}
      target={(opened, toggle) => (
        <span>
          <ToolButton icon="views" label="Saved views" pressed={opened} onClick={toggle} />
        </span>
      )}
    >
      {() => (
        <>
          <Numbers />
          <Saved />
        </>
      )}
    </PopoverCard>
  );
}

function Numbers(): JSX.Element {
  useNow();
  const viewer = useViewer();
  const look = viewer.look();
  // The view may have moved since these numbers were drawn: only what is typed changes.
  const set = (changed: (now: Look) => Partial<Look>): void => {
    const now = viewer.look();
    viewer.setLook({ ...now, ...changed(now) });
  };
  const angle = (label: string, name: 'yaw' | 'pitch'): JSX.Element => (
    <Row label={label}>
      <NumberField
        label={label}
        value={Math.round(look[name] * DEGREES * 1e3) / 1e3}
        minimum={0}
        maximum={0}
        step={1}
        unit="°"
        onChange={(value) => set(() => ({ [name]: value / DEGREES }))}
      />
    </Row>
  );
  return (
    <div className={classes.numbers}>
      <Row label="Distance">
        <NumberField
          label="Distance"
          value={Math.round(look.distance * 1e4) / 1e4}
          minimum={0}
          maximum={0}
          step={0.1}
          unit="m"
          onChange={(distance) => distance > 0 && set(() => ({ distance }))}
        />
      </Row>
      {angle('Yaw', 'yaw')}
      {angle('Pitch', 'pitch')}
      {AXES.map((axis, i) => (
        <Row key={axis} label={`Focal point ${axis}`}>
          <NumberField
            label={`Focal point ${axis}`}
            value={Math.round(look.target[i]! * 1e4) / 1e4}
            minimum={0}
            maximum={0}
            step={0.1}
            unit="m"
            onChange={(value) =>
              set(({ target: [x, y, z] }) => ({
                target: [i === 0 ? value : x, i === 1 ? value : y, i === 2 ? value : z],
              }))
            }
          />
        </Row>
      ))}
    </div>
  );
}

function Row({ label, children }: { label: string; children: JSX.Element }): JSX.Element {
  return (
    <div className={classes.row}>
      <span>{label}</span>
      {children}
    </div>
  );
}

function Saved(): JSX.Element {
  const viewer = useViewer();
  const list = useStore(savedViews, (state) => state.list);
  const [name, setName] = useState('');
  const save = (): void => {
    const { viewMode: mode, follow, fixedFrame } = app.getState().settings;
    const given = name.trim() || `View ${list.length + 1}`;
    const kept = saveView({ name: given, mode, follow, fixedFrame, ...viewer.look() });
    if (!kept) addNotice({ level: 'warning', text: 'No more views can be saved.', about: 'views' });
    setName('');
  };
  return (
    <section className={classes.saved} aria-label="Saved views">
      {list.map((view) => (
        <SavedRow key={view.name} view={view} />
      ))}
      <form
        className={classes.save}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextInput
          size="xs"
          aria-label="Name of the view"
          placeholder={`View ${list.length + 1}`}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button size="compact-sm" type="submit">
          Save this view
        </Button>
      </form>
    </section>
  );
}

function SavedRow({ view }: { view: SavedView }): JSX.Element {
  const viewer = useViewer();
  const [typed, setTyped] = useState<string | null>(null);
  const apply = (): void => {
    const { mode: viewMode, follow, fixedFrame } = view;
    setSettings({ viewMode, follow, fixedFrame });
    viewer.setLook(view);
  };
  const rename = (): void => {
    if (typed !== null && typed.trim() !== view.name) renameSaved(view.name, typed.trim());
    setTyped(null);
  };
  if (typed !== null) {
    return (
      <TextInput
        size="xs"
        autoFocus
        aria-label={`New name of ${view.name}`}
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === 'Enter' && rename()}
      />
    );
  }
  return (
    <div className={classes.view}>
      <button type="button" className={classes.apply} onClick={apply} title="Go to this view">
        {view.name}
      </button>
      <button type="button" aria-label={`Rename ${view.name}`} onClick={() => setTyped(view.name)}>
        Rename
      </button>
      <button
        type="button"
        aria-label={`Delete ${view.name}`}
        title="Delete"
        onClick={() => deleteSaved(view.name)}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}
