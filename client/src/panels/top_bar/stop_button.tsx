// SPDX-License-Identifier: Apache-2.0
/** The stop: always there, for everyone; while outputs are stopped, who did it and the way back. */

import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { resetStop, stop } from '../../actions';
import { isOver } from '../../state';
import { Icon } from '../icons';
import { useApp } from '../use_app';
import { useOwnClick, usePress } from '../use_press';
import classes from './stop_button.module.css';

const OVER = 'This page is not connected and does not try again: it cannot stop the robot';

export function StopButton(): JSX.Element {
  const stoppedBy = useApp((state) => state.control?.stopped_by ?? '');
  const operator = useApp((state) => state.hello?.role === 'operator');
  const over = useApp(isOver);
  const stopping = usePress(stop);
  // It appears while the stop is still pressed, and shall not be what that press ends on.
  const releasing = useOwnClick(resetStop);
  return (
    <div className={classes.stop}>
      {stoppedBy !== '' && (
        <span className={classes.stopped} role="alert">
          <b>Stopped</b> <span>by {stoppedBy}</span>
        </span>
      )}
      {stoppedBy !== '' && operator && !over && (
        <Button size="compact-sm" variant="default" {...releasing}>
          Release stop
        </Button>
      )}
      <button
        type="button"
        className={classes.button}
        title={over ? OVER : 'Stop every output to the robot (space)'}
        aria-keyshortcuts="Space"
        disabled={over}
        {...stopping}
      >
        <Icon name="stop" size={17} />
        Stop
      </button>
    </div>
  );
}
