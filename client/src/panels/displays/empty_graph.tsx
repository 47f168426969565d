// SPDX-License-Identifier: Apache-2.0
/** What a viewer reads when the ROS graph offers nothing that can be shown. */

import type { JSX } from 'react';
import { useApp } from '../use_app';
import { listedDisplays, offeredDisplays } from './catalog';
import classes from './empty_graph.module.css';

/** Whether the bridge is there and there is nothing on the list, nor to put there; logs have a panel of their own. */
export function useNoTopics(): boolean {
  return useApp(
    (state) =>
      state.hello !== null &&
      state.topics !== null &&
      listedDisplays(state, '', 'all').length === 0 &&
      offeredDisplays(state, '').length === 0,
  );
}

export function EmptyGraph(): JSX.Element {
  return (
    <div className={classes.empty} role="status">
      <h2>Nothing to show yet</h2>
      <p>
        The bridge runs, but sees no topic that it can show. New topics appear here by themselves.
      </p>
      <p>To see something now, start the demo robot:</p>
      <code>make demo</code>
      <p>If your robot does publish, check that it and the bridge have the same</p>
      <code>ROS_DOMAIN_ID</code>
      <p>
        and that <code>subscribe.allow</code> of the bridge does not exclude its topics.
      </p>
    </div>
  );
}
