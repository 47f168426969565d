// SPDX-License-Identifier: Apache-2.0
/** In the empty view: what it waits for. */

import { Loader } from '@mantine/core';
import type { JSX } from 'react';
import { useApp } from '../use_app';
import { useNow } from '../use_now';
import { awaited } from './awaited';
import classes from './awaited_notice.module.css';

export function AwaitedNotice(): JSX.Element | null {
  const shown = useApp((state) => state.sceneShown);
  return shown ? null : <Waiting />;
}

function Waiting(): JSX.Element | null {
  useNow();
  const found = awaited(
    useApp((state) => state),
    performance.now(),
  );
  if (!found) return null;
  const { title, lines, more } = found;
  return (
    <div className={classes.place}>
      <div className={classes.card} role="status">
        <h2>
          <Loader size={16} /> {title}
        </h2>
        {lines.map((line) => (
          <p key={line.view}>
            <b>{line.title}</b> {line.text}
          </p>
        ))}
        {more > 0 && <p>and {more} more</p>}
      </div>
    </div>
  );
}
