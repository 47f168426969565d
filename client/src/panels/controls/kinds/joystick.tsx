// SPDX-License-Identifier: Apache-2.0
/** A stick that springs back: dragged, or by arrow keys; let go by whatever ends the viewer's hold. */

import { useCallback, useEffect, useRef, type JSX, type KeyboardEvent } from 'react';
import type { GuiJoystick } from '../../../wire/messages';
import { HeldStick, stickOf, turned, type Stick } from '../held_stick';
import type { KindProps } from '../kind';
import classes from './joystick.module.css';

const STEPS: Readonly<Record<string, Stick>> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowLeft: [0, 1],
  ArrowRight: [0, -1],
};

export function Joystick(props: KindProps<GuiJoystick>): JSX.Element {
  const { widget, value, disabled, onChange } = props;
  const pad = useRef<HTMLDivElement>(null);
  const keys = useRef(new Set<string>());
  const say = useRef(onChange);
  say.current = onChange;
  const stick = useRef<HeldStick | null>(null);
  useEffect(() => {
    const held = new HeldStick(widget.hz, (at, now) => say.current([...at], now));
    stick.current = held;
    return () => held.release();
  }, [widget.hz]);
  const release = useCallback((): void => {
    keys.current.clear();
    stick.current?.release();
  }, []);
  useEffect(() => {
    if (disabled) release();
  }, [disabled, release]);
  const point = (event: React.PointerEvent): void => {
    const box = pad.current!.getBoundingClientRect();
    stick.current?.hold(stickOf(box, event.clientX, event.clientY, widget.axes));
  };
  const press = (event: KeyboardEvent, down: boolean): void => {
    if (!(event.key in STEPS) || disabled) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (down) keys.current.add(event.key);
    else keys.current.delete(event.key);
    if (keys.current.size === 0) return release();
    const moves = [...keys.current].map((key) => STEPS[key]!);
    stick.current?.hold(turned(moves, widget.axes));
  };
  const [forward, left] = Array.isArray(value) ? [value[0] ?? 0, value[1] ?? 0] : [0, 0];
  const where = `${percent(forward)} forward, ${percent(left)} left`;
  return (
    <div
      ref={pad}
      className={classes.pad}
      data-axes={widget.axes}
      data-disabled={disabled}
      data-moved={forward !== 0 || left !== 0}
      data-keys="ArrowUp ArrowDown ArrowLeft ArrowRight"
      role="slider"
      tabIndex={disabled ? -1 : 0}
      aria-label={widget.label}
      aria-disabled={disabled}
      aria-valuemin={-100}
      aria-valuemax={100}
      aria-valuenow={Math.round((widget.axes === 'left' ? left : forward) * 100)}
      aria-valuetext={where}
      onPointerDown={(event) => {
        if (event.button !== 0 || disabled) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
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
