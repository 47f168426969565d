// SPDX-License-Identifier: Apache-2.0
/** Ascending numbers, each a thumb on one track. */

import { useRef, type JSX, type KeyboardEvent, type PointerEvent } from 'react';
import type { GuiMultiSlider } from '../../../wire/messages';
import type { KindProps } from '../kind';
import { canMove, limitsOf, moved, nearest } from '../thumbs';
import classes from './inputs.module.css';

export function MultiSlider(props: KindProps<GuiMultiSlider>): JSX.Element {
  const { widget, value, disabled, onChange } = props;
  const { minimum, maximum, marks } = widget;
  const track = useRef<HTMLDivElement>(null);
  const held = useRef<number | null>(null);
  const shown = Array.isArray(value) ? value : [];
  const span = maximum > minimum ? maximum - minimum : 1;
  const place = (each: number): string => `${((each - minimum) / span) * 100}%`;
  const pointed = (event: PointerEvent): number => {
    const box = track.current!.getBoundingClientRect();
    return minimum + ((event.clientX - box.left) / Math.max(1, box.width)) * span;
  };
  const move = (index: number, to: number): void => {
    const next = moved(widget, shown, index, to);
    if (next !== null) onChange(next);
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (disabled || event.button !== 0) return;
    const index = nearest(widget, shown, pointed(event));
    if (index === null) return;
    held.current = index;
    track.current!.setPointerCapture(event.pointerId);
    track.current!.querySelectorAll<HTMLElement>('[role=slider]')[index]?.focus();
    event.preventDefault();
    move(index, pointed(event));
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const step = widget.step > 0 ? widget.step : span / 100;
    const [low, high] = limitsOf(widget, shown, index);
    const now = shown[index]!;
    const to = {
      ArrowLeft: now - step,
      ArrowDown: now - step,
      ArrowRight: now + step,
      ArrowUp: now + step,
      PageDown: now - 10 * step,
      PageUp: now + 10 * step,
      Home: low,
      End: high,
    }[event.key];
    if (to === undefined || disabled) return;
    event.preventDefault();
    move(index, to);
  };
  const labelled = marks.some((mark) => mark.label !== '');
  return (
    <div className={labelled ? classes.marked : undefined}>
      <div
        ref={track}
        className={classes.multi}
        data-disabled={disabled}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => held.current !== null && move(held.current, pointed(event))}
        onPointerUp={() => (held.current = null)}
        onPointerCancel={() => (held.current = null)}
      >
        <div className={classes.track} />
        {marks.map((mark) => (
          <div key={mark.value} className={classes.mark} style={{ left: place(mark.value) }}>
            {mark.label !== '' && <span>{mark.label}</span>}
          </div>
        ))}
        {shown.map((each, i) => {
          const [low, high] = limitsOf(widget, shown, i);
          return (
            <div
              key={i}
              role="slider"
              tabIndex={disabled ? -1 : 0}
              className={classes.thumb}
              style={{ left: place(each) }}
              aria-label={`${widget.label} ${i + 1}`}
              aria-valuemin={low}
              aria-valuemax={high}
              aria-valuenow={each}
              aria-disabled={disabled || !canMove(widget, i)}
              onKeyDown={(event) => onKeyDown(event, i)}
            />
          );
        })}
      </div>
      <div className={classes.values} style={labelled ? { marginTop: 14 } : undefined}>
        {shown.map((each) => Number(each.toPrecision(7))).join(' · ')}
      </div>
    </div>
  );
}
