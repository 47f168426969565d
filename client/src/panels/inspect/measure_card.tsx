// SPDX-License-Identifier: Apache-2.0
/** The measured distance in numbers, and what to click while it is being measured. */

import type { JSX } from 'react';
import { lengthText } from '../../render/pick/ruler';
import { distance, tools, useTools, type Point } from '../../tools';
import { useApp } from '../use_app';
import { Card, CopyButton } from './card';
import classes from './inspect.module.css';

const place = (point: Point): string => point.map((value) => value.toFixed(3)).join('  ');

export function MeasureCard(): JSX.Element | null {
  const tool = useTools((state) => state.tool);
  const points = useTools((state) => state.measured);
  const fixed = useApp((state) => state.fixedFrame);
  const found = distance(points);
  if (tool !== 'measure' && points.length === 0) return null;
  if (!found) {
    const next = points.length === 0 ? 'the first point' : 'the second point';
    return (
      <p className={classes.hint} role="status">
        Measure: click {next} (Esc ends)
      </p>
    );
  }
  const along = (['x', 'y', 'z'] as const).map(
    (axis, i) => [`d${axis}`, `${found.along[i]!.toFixed(3)} m`] as const,
  );
  const rows = [
    ...along,
    ['from', place(points[0]!)] as const,
    ['to', place(points[1]!)] as const,
    ...(fixed === '' ? [] : [['in', fixed] as const]),
  ];
  const text = [`distance: ${lengthText(found.length)}`, ...rows.map((row) => row.join(': '))];
  return (
    <Card
      title={lengthText(found.length)}
      label="Distance"
      tools={<CopyButton text={() => text.join('\n')} label="Copy" />}
      onClose={() => tools.setState({ measured: [] })}
    >
      <dl className={classes.rows}>
        {rows.map(([label, value]) => (
          <div key={label} data-axis={label.startsWith('d') ? label[1] : undefined}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
