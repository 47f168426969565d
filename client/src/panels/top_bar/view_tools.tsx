// SPDX-License-Identifier: Apache-2.0
/** What is done with the view at a click: frame it again, picture, grid, theme, headset. */

import type { JSX } from 'react';
import { setSettings } from '../../actions';
import { hasDisplays } from '../../offers';
import type { Settings } from '../../state';
import { openPalette } from '../palette/palette_state';
import { ToolButton } from '../tool_button';
import { useApp, useViewer } from '../use_app';
import { CapturePopover } from './capture_popover';
import { HeadsetButtons } from './headset_buttons';
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
      <LayoutsButton />
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
      <HeadsetButtons />
    </>
  );
}

export const GRID_TAKEN = 'the program decides on the grid here';

/** Layouts are of displays: a page without any has none. */
function LayoutsButton(): JSX.Element | null {
  const there = useApp(hasDisplays);
  if (!there) return null;
  return <ToolButton icon="layout" label="Layouts" onClick={() => openPalette('layouts')} />;
}

function GridButton(): JSX.Element {
  const grid = useApp((state) => state.settings.grid);
  const taken = useApp((state) => state.gridTaken);
  return (
    <ToolButton
      icon="grid"
      label="Grid"
      pressed={grid && !taken}
      disabledBecause={taken ? GRID_TAKEN : ''}
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
