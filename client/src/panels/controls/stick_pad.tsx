// SPDX-License-Identifier: Apache-2.0
/** The pad of a stick: dragged, or by arrow keys while it has the focus. */

import { useEffect, useRef, type JSX, type KeyboardEvent } from 'react';
import type { GuiJoystick } from '../../wire/messages';
import { stickOf, turned, type Stick } from './held_stick';
import classes from './stick_pad.module.css';

interface Props {
  label: string;
  axes: GuiJoystick['axes'];
  /** Where it is shown. */
  at: Stick;
  disabled: boolean;
  /** It is held there now; `begins` where it was taken hold of, and not only moved on. */
  onHold: (at: Stick, begins: boolean) => void;
  /** It was let go, or cannot be held any more. */
  onRelease: () => void;
}

const STEPS: Readonly<Record<string, Stick>> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowLeft: [0, 1],
  ArrowRight: [0, -1],
};

export function StickPad({ label, axes, at, disabled, onHold, onRelease }: Props): JSX.Element {
  const pad = useRef<HTMLDivElement>(null);
  const keys = useRef(new Set<string>());
  /** The pointer that took hold; one that is still down when it was let go for it holds nothing. */
  const pointer = useRef<number | null>(null);
  const letGo = useRef(onRelease);
  letGo.current = onRelease;
  const release = (): void => {
    keys.current.clear();
    pointer.current = null;
    letGo.current();
  };
  useEffect(() => {
    if (disabled) release();
  }, [disabled]);
  const point = (event: React.PointerEvent, begins: boolean): void => {
    const box = pad.current!.getBoundingClientRect();
    onHold(stickOf(box, event.clientX, event.clientY, axes), begins);
  };
  const press = (event: KeyboardEvent, down: boolean): void => {
    if (!(event.key in STEPS) || disabled) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    const begins = down && keys.current.size === 0;
    if (down) keys.current.add(event.key);
    else keys.current.delete(event.key);
    if (keys.current.size === 0) return release();
    const moves = [...keys.current].map((key) => STEPS[key]!);
    onHold(turned(moves, axes), begins);
  };
  const [forward, left] = at;
  return (
    <div
      ref={pad}
      className={classes.pad}
      data-axes={axes}
      data-disabled={disabled}
      data-moved={forward !== 0 || left !== 0}
      data-keys="ArrowUp ArrowDown ArrowLeft ArrowRight"
      role="slider"
      tabIndex={disabled ? -1 : 0}
      aria-label={label}
      aria-disabled={disabled}
      aria-valuemin={-100}
      aria-valuemax={100}
      aria-valuenow={Math.round((axes === 'left' ? left : forward) * 100)}
      aria-valuetext={`${percent(forward)} forward, ${percent(left)} left`}
      onPointerDown={(event) => {
        if (event.button !== 0 || disabled) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pointer.current = event.pointerId;
        point(event, true);
      }}
      onPointerMove={(event) => {
        if (event.pointerId === pointer.current) point(event, false);
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onLostPointerCapture={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => press(event, true)}
      onKeyUp={(event) => press(event, false)}
      onBlur={release}
    >
      <div className={classes.cross} />
      <div
        className={classes.knob}
        style={{ left: `${50 - left * 36}%`, top: `${50 - forward * 36}%` }}
      />
    </div>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
