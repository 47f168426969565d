// SPDX-License-Identifier: Apache-2.0
/** The 3D view's place on the page, and what lies over it. */

import { useEffect, useRef, type JSX } from 'react';
import { Banners } from './banners/banners';
import { Contained } from './contained';
import { DrivePanel } from './drive/drive_panel';
import { EmptyGraph, useNoTopics } from './displays/empty_graph';
import { ImageWindows } from './images/image_windows';
import { Hint } from './markers/hint';
import { MarkerMenu } from './markers/marker_menu';
import { Opening } from './opening/opening';
import { Inspect } from './inspect/inspect';
import { Notices } from './notices';
import { AwaitedNotice } from './status/awaited_notice';
import { ConnectionNotice } from './status/connection_notice';
import { SceneWidgets } from './scene_widgets';
import { useApp, useViewer } from './use_app';
import classes from './view.module.css';

export function View({ phone = false }: { phone?: boolean }): JSX.Element {
  const viewer = useViewer();
  const none = useNoTopics();
  const host = useRef<HTMLDivElement>(null);
  const live = useApp((state) => state.connection.phase === 'connected');
  const stopped = useApp((state) => (state.control?.stopped_by ?? '') !== '');
  const engaged = useApp((state) =>
    (state.control?.groups ?? []).some((group) => group.holder === state.hello?.client_id),
  );
  useEffect(() => {
    if (host.current !== null) viewer.attach(host.current);
  }, [viewer]);
  return (
    <div
      className={classes.view}
      data-old={!live || undefined}
      data-frame={stopped ? 'stopped' : engaged && live ? 'engaged' : undefined}
    >
      <div ref={host} className={classes.host} />
      <Contained name="What lies over the scene">
        <SceneWidgets />
        {!phone && <ImageWindows />}
        <Inspect />
        {phone && none && (
          <div className={classes.empty}>
            <EmptyGraph />
          </div>
        )}
        <AwaitedNotice />
        <Opening />
        <MarkerMenu />
        <Hint />
      </Contained>
      <Contained name="The driving panel">
        <DrivePanel />
      </Contained>
      <Banners />
      <ConnectionNotice />
      <Notices />
    </div>
  );
}
