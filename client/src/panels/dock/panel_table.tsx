// SPDX-License-Identifier: Apache-2.0
/** The panels of the dock; the code of each is fetched when it is first opened. */

import { lazy, Suspense, useEffect, type JSX } from 'react';
import type { IconName } from '../icons';
import classes from './dock.module.css';
import { showPanel, type PanelId } from './dock_state';

export const TABLE: Record<
  PanelId,
  { label: string; icon: IconName; body: ReturnType<typeof lazy> }
> = {
  plot: { label: 'Plot', icon: 'plot', body: lazy(() => import('../plot/plot_panel')) },
  message: {
    label: 'Message',
    icon: 'message',
    body: lazy(() => import('../message/message_panel')),
  },
  topics: { label: 'Topics', icon: 'topics', body: lazy(() => import('../topics/topics_panel')) },
  frames: { label: 'Frames', icon: 'frames', body: lazy(() => import('../tf_tree/tf_tree_panel')) },
  log: { label: 'Log', icon: 'log', body: lazy(() => import('../log/log_panel')) },
  diagnostics: {
    label: 'Diagnostics',
    icon: 'diagnostics',
    body: lazy(() => import('../diagnostics/diagnostics_panel')),
  },
};

/** A panel's content; while it is on screen, the server sends what only it shows. */
export function PanelBody({ id }: { id: PanelId }): JSX.Element {
  useEffect(() => showPanel(id), [id]);
  const Body = TABLE[id].body;
  return (
    <Suspense fallback={<p className={classes.loading}>Loading ...</p>}>
      <Body />
    </Suspense>
  );
}
