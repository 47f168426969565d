// SPDX-License-Identifier: Apache-2.0
/** What an opened display shows: what is the matter, its figures, its settings. */

import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { resetOptions } from '../../actions';
import { isVisible, worstLevel, type Placement } from '../../state';
import { Icon } from '../icons';
import { byConcern, LEVEL_WORDS } from '../levels';
import { useApp, useAppShallow, useViewer } from '../use_app';
import classes from './display_details.module.css';
import { Figures } from './figures';
import { LevelDot } from './level_dot';
import { Parts } from './parts';
import { Settings } from './settings';

export function DisplayDetails({ id }: { id: string }): JSX.Element {
  const visible = useApp((state) => isVisible(state, id));
  const changed = useApp((state) => Object.keys(state.overrides[id]?.options ?? {}).length > 0);
  const viewer = useViewer();
  return (
    <div className={classes.details}>
      {visible && <Sentence id={id} />}
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
      </div>
    </div>
  );
}

function Sentence({ id }: { id: string }): JSX.Element {
  const { level, text } = useAppShallow((state) => worstLevel(state, id));
  return (
    <p className={classes.sentence} data-level={level}>
      <LevelDot level={level} />
      <span>{text === '' ? LEVEL_WORDS[level] : text}</span>
    </p>
  );
}

const FEW = 6;

/** The parts that are not well, the worst first; the sentence above already says the very worst. */
function Problems({ id }: { id: string }): JSX.Element | null {
  const items = useAppShallow((state) => state.statuses[id]?.items ?? NONE);
  const placements = useAppShallow((state) => state.placements[id] ?? NONE);
  const [all, setAll] = useState(false);
  const problems = byConcern([...items, ...placements].filter((item) => item.level !== 'ok'));
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
