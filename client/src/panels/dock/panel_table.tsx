// SPDX-License-Identifier: Apache-2.0
/** The panels of the dock; the code of each is fetched when it is first opened. */

import { useEffect, type ComponentType, type JSX } from 'react';
import { Contained } from '../contained';
import type { IconName } from '../icons';
import { later } from '../later';
import classes from './dock.module.css';
import { showPanel, type PanelId } from './dock_state';

const Loading = (): JSX.Element => <p className={classes.loading}>Loading ...</p>;

export const TABLE: Record<PanelId, { label: string; icon: IconName; body: ComponentType }> = {
  plot: { label: 'Plot', icon: 'plot', body: later(() => import('../plot/plot_panel'), Loading) },
  message: {
    label: 'Message',
    icon: 'message',
    body: later(() => import('../message/message_panel'), Loading),
  },
  topics: {
    label: 'Topics',
    icon: 'topics',
    body: later(() => import('../topics/topics_panel'), Loading),
  },
  frames: {
    label: 'Frames',
    icon: 'frames',
    body: later(() => import('../tf_tree/tf_tree_panel'), Loading),
  },
  log: { label: 'Log', icon: 'log', body: later(() => import('../log/log_panel'), Loading) },
  diagnostics: {
    label: 'Diagnostics',
    icon: 'diagnostics',
    body: later(() => import('../diagnostics/diagnostics_panel'), Loading),
  },
};

/** A panel's content; while it is on screen, the server sends what only it shows. */
export function PanelBody({ id }: { id: PanelId }): JSX.Element {
  useEffect(() => showPanel(id), [id]);
  const Body = TABLE[id].body;
  return (
    <Contained key={id} name={TABLE[id].label}>
      <Body />
    </Contained>
  );
}
