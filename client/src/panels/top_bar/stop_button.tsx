// SPDX-License-Identifier: Apache-2.0
/** The stop: always there, for everyone; while outputs are stopped, who did it and the way back. */

import { Button } from '@mantine/core';
import {
  useLayoutEffect,
  useRef,
  type JSX,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import { ensureStopped, resetStop, stop } from '../../actions';
import { isOver } from '../../state';
import { stopper } from '../../who';
import { Icon } from '../icons';
import { useApp } from '../use_app';
import classes from './stop_button.module.css';

const OVER = 'This page is not connected and does not try again: it cannot stop the robot';

interface Presses {
  stopping: { onPointerDown: (event: PointerEvent) => void; onClick: (event: MouseEvent) => void };
  releasing: { onPointerDown: () => void; onClick: (event: MouseEvent) => void };
}

/**
 * What the two buttons do. Stop stops as it is touched: a second finger makes no click, nor does a press that
 * slides off; keys, and what clicks without a pointer, by their click. Release, which appears while Stop is
 * still pressed, is not what that press ends on.
 */
function usePresses(over: boolean): Presses {
  const pressing = useRef(false);
  return {
    stopping: {
      onPointerDown: ({ pointerType, button }) => {
        if (over || (pointerType === 'mouse' && button !== 0)) return;
        pressing.current = true;
        stop();
      },
      onClick: ({ detail }) => {
        const pressed = pressing.current && detail > 0;
        pressing.current = false;
        if (pressed) ensureStopped();
        else stop();
      },
    },
    releasing: {
      onPointerDown: () => {
        pressing.current = false;
      },
      onClick: ({ detail }) => {
        const other = pressing.current && detail > 0;
        pressing.current = false;
        if (!other) resetStop();
      },
    },
  };
}

export function StopButton(): JSX.Element {
  const stoppedBy = useApp(stopper);
  const operator = useApp((state) => state.hello?.role === 'operator');
  const over = useApp(isOver);
  const { stopping, releasing } = usePresses(over);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div className={classes.stop}>
      {stoppedBy !== '' && (
        <span className={classes.stopped} role="alert">
          <b>Stopped</b> <span>by {stoppedBy}</span>
        </span>
      )}
      {stoppedBy !== '' && operator && !over && <Release presses={releasing} next={button} />}
      <button
        ref={button}
        type="button"
        className={classes.button}
        title={over ? OVER : 'Stop every output to the robot (space)'}
        aria-keyshortcuts="Space"
        disabled={over}
        onKeyDown={once}
        {...stopping}
      >
        <Icon name="stop" size={17} />
        Stop
      </button>
    </div>
  );
}

interface ReleaseProps {
  presses: Presses['releasing'];
  /** What has the focus after it: it is gone as soon as it did what it is for. */
  next: RefObject<HTMLElement | null>;
}

function Release({ presses, next }: ReleaseProps): JSX.Element {
  const own = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const button = own.current;
    return () => {
      if (document.activeElement === button) focusOn(next);
    };
  }, [next]);
  return (
    <Button ref={own} size="compact-sm" variant="default" {...presses}>
      Release stop
    </Button>
  );
}

function focusOn(next: RefObject<HTMLElement | null>): void {
  next.current?.focus();
}

/** A key that is held presses once: the Enter that released a stop does not stop again. */
function once(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}
