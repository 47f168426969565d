// SPDX-License-Identifier: Apache-2.0
/** A display's topic in figures, each with its unit, and each ready to be copied. */

import type { JSX } from 'react';
import { formatBandwidth, formatCount, formatDuration, formatRate, shortType } from '../format';
import { MiddleName } from '../middle_name';
import { displayIdOf } from '../../views';
import { useApp } from '../use_app';
import { useNow } from '../use_now';
import classes from './figures.module.css';

/** More than this (s) is no delay. */
const OTHER_CLOCK = 86_400;

/** How late a message is; stamps of another clock say nothing about it. */
export function formatDelay(seconds: number): string {
  return Math.abs(seconds) < OTHER_CLOCK ? formatDuration(seconds) : 'stamps of another clock';
}

export function Figures({ id: view }: { id: string }): JSX.Element {
  useNow();
  const id = displayIdOf(view);
  const display = useApp((state) => state.displays[id]);
  const status = useApp((state) => state.statuses[id]);
  const frame = useApp((state) => state.images[id]?.frame ?? '');
  const clock = useApp((state) => state.clock);
  const rows: [term: string, value: string, hint: string][] = [];
  if (display !== undefined) {
    rows.push(['Topic', display.topic, 'Topic of the ROS graph']);
    rows.push(['Type', shortType(display.ros_type), display.ros_type]);
  }
  if (frame !== '') rows.push(['Frame', frame, 'header.frame_id of the last message']);
  if (status !== undefined) {
    const { received, stamp } = status;
    rows.push(['Messages', formatCount(status.count), 'Received since the bridge subscribed']);
    rows.push(['Rate', formatRate(status.rate), 'Messages per second']);
    rows.push(['Bandwidth', formatBandwidth(status.bandwidth), 'From ROS to the bridge']);
    if (received > 0)
      rows.push([
        'Last',
        `${formatDuration(clock.rosTime() - received)} ago`,
        'Receipt of the last message',
      ]);
    if (received > 0 && stamp > 0)
      rows.push([
        'Delay',
        formatDelay(received - stamp),
        `From the header stamp to the receipt: ${(received - stamp).toFixed(3)} s`,
      ]);
    rows.push(['Publishers', formatCount(status.publishers), 'Publishers of the topic now']);
  }
  return (
    <dl className={classes.figures}>
      {rows.map(([term, value, hint]) => (
        <div key={term} title={hint}>
          <dt>{term}</dt>
          <dd>
            <MiddleName name={value} title={term === 'Type' ? hint : value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
