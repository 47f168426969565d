// SPDX-License-Identifier: Apache-2.0
/** What a viewer reads when the ROS graph offers nothing that can be shown. */

import type { JSX } from 'react';
import { useApp } from '../use_app';
import classes from './empty_graph.module.css';

/** Whether the bridge is there and the graph offers nothing; it always has topics of the bridge's own. */
export function useNoTopics(): boolean {
  return useApp(
    (state) =>
      state.hello !== null && state.topics !== null && Object.keys(state.displays).length === 0,
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
