// SPDX-License-Identifier: Apache-2.0
/** A number with its unit: typed, stepped, and where it has a range dragged on a slider. */

import { NumberInput, Slider } from '@mantine/core';
import { useEffect, useRef, useState, type JSX } from 'react';
import { sliderScale } from './displays/setting_rules';
import type { SliderMark } from '../wire/messages';
import { decimalsOf } from './format';
import classes from './number_field.module.css';

interface Props {
  label: string;
  value: number;
  /** Equal to ``maximum`` when there is no range; infinite where that side is open. */
  minimum: number;
  maximum: number;
  /** 0 where any number may be taken. */
  step: number;
  unit: string;
  disabled?: boolean;
  slider?: boolean;
  /** Places on the slider's scale. */
  marks?: readonly SliderMark[];
  onChange: (value: number) => void;
}

export function NumberField(props: Props): JSX.Element {
  const { label, value, minimum, maximum, step, unit, disabled = false, onChange } = props;
  const ranged = maximum > minimum && Number.isFinite(maximum - minimum);
  const input = (
    <NumberInput
      size="xs"
      aria-label={unit === '' ? label : `${label} (${unit})`}
      disabled={disabled}
      value={Number(value.toPrecision(7))}
      {...(maximum > minimum ? { min: minimum, max: maximum } : {})}
      step={step > 0 ? step : 0.1}
      decimalScale={step > 0 ? Math.max(3, decimalsOf(step)) : 6}
      suffix={unit === '' ? '' : ` ${unit}`}
      hideControls={ranged}
      onChange={(next) => typeof next === 'number' && onChange(next)}
    />
  );
  if (!ranged || props.slider === false) return input;
  return (
    <div className={classes.field}>
      <RangeSlider {...props} />
      {input}
    </div>
  );
}

function RangeSlider({
  label,
  value,
  minimum,
  maximum,
  step,
  disabled,
  marks = [],
  onChange,
}: Props): JSX.Element {
  const scale = sliderScale(minimum, maximum, step);
  const [held, setHeld] = useState(scale.toSlider(value));
  // A step of a scale by decades may be smaller than one of the value: the slider keeps its own place then.
  const position = scale.fromSlider(held) === value ? held : scale.toSlider(value);
  // A drag keeps calling the handler of the picture in which it began: it must not compare with that one's value.
  const newest = useRef(value);
  useEffect(() => {
    newest.current = value;
  }, [value]);
  return (
    <Slider
      size={4}
      thumbSize={12}
      label={null}
      thumbLabel={label}
      disabled={disabled ?? false}
      min={scale.minimum}
      max={scale.maximum}
      step={scale.step}
      value={position}
      marks={marks.map((mark) => ({ value: scale.toSlider(mark.value), label: mark.label }))}
      onChange={(next) => {
        setHeld(next);
        const moved = scale.fromSlider(next);
        if (moved === newest.current) return;
        newest.current = moved;
        onChange(moved);
      }}
    />
  );
}
