// SPDX-License-Identifier: Apache-2.0
/** A stick that springs back; let go by whatever ends the viewer's hold. */

import { useEffect, useRef, type JSX } from 'react';
import type { GuiJoystick } from '../../../wire/messages';
import { HeldStick } from '../held_stick';
import type { KindProps } from '../kind';
import { StickPad } from '../stick_pad';

export function Joystick(props: KindProps<GuiJoystick>): JSX.Element {
  const { widget, value, disabled, onChange } = props;
  const say = useRef(onChange);
  say.current = onChange;
  const stick = useRef<HeldStick | null>(null);
  useEffect(() => {
    const held = new HeldStick(widget.hz, (at, now) => say.current([...at], now));
    stick.current = held;
    return () => held.release();
  }, [widget.hz]);
  const [forward = 0, left = 0] = Array.isArray(value) ? value : [];
  return (
    <StickPad
      label={widget.label}
      axes={widget.axes}
      at={[forward, left]}
      disabled={disabled}
      onHold={(at, begins) => stick.current?.hold(at, begins)}
      onRelease={() => stick.current?.release()}
    />
  );
}
