// SPDX-License-Identifier: Apache-2.0
/** A list to choose from by typing: commands, displays to add, layouts. The keyboard is enough. */

import { Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useId, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { app } from '../../state';
import { MiddleName } from '../middle_name';
import { NamedIcon } from '../named_icon';
import { useApp, useViewer } from '../use_app';
import { addChoices, awaitedChoice } from './adding';
import { commands } from './commands';
import { layoutChoices } from './layout_choices';
import classes from './palette.module.css';
import {
  found,
  grouped,
  openPalette,
  usePaletteMode,
  type Choice,
  type PaletteMode,
} from './palette_state';

/** More than fit on any screen are not drawn; typing finds the others. */
const MOST_DRAWN = 200;
const TITLES: Record<Exclude<PaletteMode, null>, string> = {
  commands: 'Commands',
  add: 'Add a display',
  layouts: 'Layouts',
};

export function Palette({ help }: { help: () => void }): JSX.Element {
  const mode = usePaletteMode();
  const [naming, setNaming] = useState<((name: string) => void) | null>(null);
  const close = (): void => {
    setNaming(null);
    openPalette(null);
  };
  const askName = (then: (name: string) => void): void => {
    setNaming(() => then);
    openPalette('layouts');
  };
  return (
    <Modal
      opened={mode !== null}
      onClose={close}
      title={mode === null ? '' : TITLES[mode]}
      size={620}
      yOffset="8dvh"
      withinPortal={false}
      overlayProps={{ backgroundOpacity: 0.4 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {mode !== null && naming === null && (
        <Chooser key={mode} mode={mode} help={help} askName={askName} close={close} />
      )}
      {mode !== null && naming !== null && <NameForm done={naming} close={close} />}
    </Modal>
  );
}

interface ChooserProps {
  mode: Exclude<PaletteMode, null>;
  help: () => void;
  askName: (then: (name: string) => void) => void;
  close: () => void;
}

function Chooser({ mode, help, askName, close }: ChooserProps): JSX.Element {
  const viewer = useViewer();
  const list = useId();
  const body = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const [by, setBy] = useState<'topic' | 'type'>('topic');
  const [at, setAt] = useState(0);
  const topics = useApp((state) => state.topics);
  const displays = useApp((state) => state.displays);
  const added = useApp((state) => state.commands);
  const choices = useMemo(() => {
    const state = app.getState();
    void [topics, displays, added];
    if (mode === 'add') return addChoices(state, by);
    const layouts = layoutChoices(state, viewer, askName);
    return mode === 'layouts' ? layouts : [...commands(state, viewer, help), ...layouts];
    // A new name would begin the list anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [mode, by, topics, displays, added, viewer]);
  const all = grouped(found(choices, typed));
  const awaited = mode === 'add' ? awaitedChoice(app.getState(), typed) : null;
  const drawn = [...all.slice(0, MOST_DRAWN), ...(awaited ? [awaited] : [])];
  const current = Math.min(at, drawn.length - 1);
  useEffect(() => {
    body.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current, typed]);
  const choose = (choice: Choice | undefined): void => {
    if (!choice || choice.disabledBecause) return;
    close();
    choice.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(drawn.length - 1, current + step)));
    else if (event.key === 'Enter') choose(drawn[current]);
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes.palette} onKeyDown={onKeyDown}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={drawn.length ? `${list}-${current}` : undefined}
        aria-label={`Search ${TITLES[mode].toLowerCase()}`}
        placeholder={mode === 'add' ? 'Topic, type or name' : 'What do you want to do?'}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
      />
      {mode === 'add' && (
        <SegmentedControl
          size="xs"
          aria-label="Order of the list"
          value={by}
          onChange={(value) => setBy(value as 'topic' | 'type')}
          data={[
            { value: 'topic', label: 'By topic' },
            { value: 'type', label: 'By type' },
          ]}
        />
      )}
      <ul ref={body} id={list} role="listbox" aria-label={TITLES[mode]} className={classes.list}>
        {drawn.map((choice, index) => (
          <Row
            key={choice.id}
            id={`${list}-${index}`}
            choice={choice}
            heading={choice.group !== drawn[index - 1]?.group}
            selected={index === current}
            onHover={() => setAt(index)}
            onChoose={() => choose(choice)}
          />
        ))}
      </ul>
      {drawn.length === 0 && <p className={classes.none}>Nothing is called like this.</p>}
      {all.length > MOST_DRAWN && (
        <p className={classes.none}>{all.length - MOST_DRAWN} more: type to find them.</p>
      )}
    </div>
  );
}

interface RowProps {
  id: string;
  choice: Choice;
  heading: boolean;
  selected: boolean;
  onHover: () => void;
  onChoose: () => void;
}

function Row({ id, choice, heading, selected, onHover, onChoose }: RowProps): JSX.Element {
  const refused = choice.disabledBecause ?? '';
  return (
    <>
      {heading && (
        <li role="presentation" className={classes.heading}>
          {choice.group}
        </li>
      )}
      <li
        id={id}
        role="option"
        aria-selected={selected}
        aria-disabled={refused !== '' || undefined}
        className={classes.row}
        onPointerMove={onHover}
        onClick={onChoose}
      >
        {choice.icon !== undefined && choice.icon !== '' && <NamedIcon name={choice.icon} />}
        <span className={classes.label}>
          {choice.label.startsWith('/') ? <MiddleName name={choice.label} /> : choice.label}
          {(refused || choice.detail) && (
            <small>{[choice.detail, refused].filter(Boolean).join(': ')}</small>
          )}
        </span>
        {choice.keys !== undefined && <kbd>{choice.keys}</kbd>}
      </li>
    </>
  );
}

function NameForm({
  done,
  close,
}: {
  done: (name: string) => void;
  close: () => void;
}): JSX.Element {
  const [name, setName] = useState('');
  return (
    <form
      className={classes.palette}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        close();
        done(name.trim());
      }}
    >
      <TextInput
        autoFocus
        maxLength={80}
        label="Name of the layout"
        description="Enter keeps it; the same name replaces it."
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </form>
  );
}
