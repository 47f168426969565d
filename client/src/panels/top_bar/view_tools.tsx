// SPDX-License-Identifier: Apache-2.0
/** What is done with the view at a click: frame it again, picture, grid, theme, headset. */

import { useEffect, useState, type JSX } from 'react';
import { addNotice, setSettings } from '../../actions';
import { xrObstacle } from '../../input/xr/session';
import type { Settings } from '../../state';
import { openPalette } from '../palette/palette_state';
import { ToolButton } from '../tool_button';
import { useApp, useViewer } from '../use_app';
import { CapturePopover } from './capture_popover';
import { VideoButton } from './video_button';
import { ViewsPopover } from './views_popover';

const NEXT: Record<Settings['theme'], Settings['theme']> = {
  auto: 'light',
  light: 'dark',
  dark: 'auto',
};

export function ViewTools(): JSX.Element {
  const viewer = useViewer();
  return (
    <>
      <ToolButton icon="home" label="Reset view" shortcut="r" onClick={() => viewer.resetView()} />
      <ToolButton icon="layout" label="Layouts" onClick={() => openPalette('layouts')} />
      <ToolButton
        icon="command"
        label="Commands"
        shortcut="Ctrl+K"
        onClick={() => openPalette('commands')}
      />
      <GridButton />
      <CapturePopover />
      <VideoButton />
      <ViewsPopover />
      <ThemeButton />
      <VrButton />
    </>
  );
}

function GridButton(): JSX.Element {
  const grid = useApp((state) => state.settings.grid);
  return (
    <ToolButton
      icon="grid"
      label="Grid"
      pressed={grid}
      onClick={() => setSettings({ grid: !grid })}
    />
  );
}

function ThemeButton(): JSX.Element {
  const theme = useApp((state) => state.settings.theme);
  return (
    <ToolButton
      icon={theme}
      label={`Theme: ${theme}`}
      onClick={() => setSettings({ theme: NEXT[theme] })}
    />
  );
}

/** Enter VR: usable once the browser says that a headset session can begin. */
function VrButton(): JSX.Element {
  const { xr } = useViewer();
  const inside = useApp((state) => state.inHeadset);
  const [reason, setReason] = useState('the browser is being asked for a headset');
  useEffect(() => {
    let current = true;
    const learn = (): void =>
      void xrObstacle('immersive-vr').then((found) => {
        if (current) setReason(found);
      });
    learn();
    navigator.xr?.addEventListener('devicechange', learn);
    return () => {
      current = false;
      navigator.xr?.removeEventListener('devicechange', learn);
    };
  }, []);
  const enter = (): void =>
    void xr?.enter('immersive-vr').catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      const text = `The headset session could not begin: ${why}`;
      addNotice({ level: 'error', text, about: 'xr' });
    });
  const missing = xr === undefined ? 'this view has no headset input' : '';
  return (
    <ToolButton
      icon="headset"
      label={inside ? 'Leave VR' : 'Enter VR'}
      pressed={inside}
      disabledBecause={reason === '' ? missing : reason}
      onClick={inside ? () => void xr?.leave() : enter}
    />
  );
}
