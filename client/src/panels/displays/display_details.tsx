// SPDX-License-Identifier: Apache-2.0
/** What an opened display shows: what is the matter, its figures, its settings. */

import { Button } from '@mantine/core';
import { useMemo, useState, type JSX } from 'react';
import { duplicateView, removeView, resetOptions } from '../../actions';
import { isVisible, worstLevel, type Placement } from '../../state';
import { displayIdOf, isWanted } from '../../views';
import type { StatusItem } from '../../wire/messages';
import { Icon } from '../icons';
import { byConcern, LEVEL_WORDS } from '../levels';
import { beginRename } from './renaming';
import { useApp, useAppShallow, useViewer } from '../use_app';
import classes from './display_details.module.css';
import { Figures } from './figures';
import { LevelDot } from './level_dot';
import { Parts } from './parts';
import { Settings } from './settings';

export function DisplayDetails({ id }: { id: string }): JSX.Element {
  const visible = useApp((state) => isVisible(state, id));
  const wanted = useApp((state) => isWanted(state, id));
  const changed = useApp((state) => Object.keys(state.views[id]?.options ?? {}).length > 0);
  const viewer = useViewer();
  return (
    <div className={classes.details}>
      {wanted && <Sentence id={id} />}
      {visible && <Problems id={id} />}
      <Settings id={id} />
      <Parts id={id} />
      <Figures id={id} />
      <div className={classes.buttons}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Icon name="focus" size={14} />}
          disabled={!visible}
          onClick={() => viewer.focus(id)}
        >
          Look at it
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Icon name="reset" size={14} />}
          disabled={!changed}
          onClick={() => resetOptions(id)}
        >
          Reset settings
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Icon name="copy" size={14} />}
          onClick={() => duplicateView(id)}
        >
          Duplicate
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Icon name="rename" size={14} />}
          onClick={() => beginRename(id)}
        >
          Rename
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Icon name="remove" size={14} />}
          onClick={() => removeView(id)}
        >
          Remove
        </Button>
      </div>
    </div>
  );
}

/** The worst that is known, with the name of the part that it is about. */
function Sentence({ id }: { id: string }): JSX.Element {
  const { level, text } = useAppShallow((state) => worstLevel(state, id));
  const part = useParts(id).find((item) => item.text === text && item.level === level);
  return (
    <p className={classes.sentence} data-level={level}>
      <LevelDot level={level} />
      <span>
        {part !== undefined && <b>{part.name}: </b>}
        {text === '' ? LEVEL_WORDS[level] : text}
      </span>
    </p>
  );
}

/** What the server and the renderer say of single parts, the worst first. */
function useParts(id: string): (Placement | StatusItem)[] {
  const items = useApp((state) => state.statuses[displayIdOf(id)]?.items ?? NONE);
  const placements = useApp((state) => state.placements[id] ?? NONE);
  return useMemo(() => byConcern([...items, ...placements]), [items, placements]);
}

const FEW = 6;

/** The other parts that are not well: the sentence above already says the very worst. */
function Problems({ id }: { id: string }): JSX.Element | null {
  const { level, text } = useAppShallow((state) => worstLevel(state, id));
  const [all, setAll] = useState(false);
  const parts = useParts(id);
  const said = parts.findIndex((item) => item.text === text && item.level === level);
  const problems = parts.filter((item, index) => item.level !== 'ok' && index !== said);
  if (problems.length === 0) return null;
  const drawn = all ? problems : problems.slice(0, FEW);
  return (
    <>
      <ul className={classes.problems} aria-label="Parts with problems">
        {drawn.map((item) => (
          <li key={`${item.name}\n${item.text}`}>
            <LevelDot level={item.level} />
            <span>
              <b>{item.name}</b> {item.text}
            </span>
          </li>
        ))}
      </ul>
      {problems.length > FEW && (
        <button type="button" className={classes.more} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${problems.length}`}
        </button>
      )}
    </>
  );
}

const NONE: Placement[] = [];
