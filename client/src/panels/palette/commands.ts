// SPDX-License-Identifier: Apache-2.0
/** Everything that the page can do, to be found by its name. */

import {
  addNotice,
  present,
  setSettings,
  setViewMode,
  setVisible,
  stop,
  togglePlaying,
} from '../../actions';
import { hasDisplays, hasFrames } from '../../offers';
import { chooseRecording, opensRecordings, refusedBecause } from '../../opening';
import { isPresenting } from '../../presenting';
import { history, redo, undo } from '../../history';
import type { ViewerHandle } from '../../render/viewer_handle';
import { commandRefused, keysOf, trigger } from '../../script_commands';
import { isVisible, type AppState, type Settings } from '../../state';
import { allViews, isListed, titleOf } from '../../views';
import { MODE_INFO, VIEW_MODES } from '../../view_modes';
import { savePicture, saveVideo } from '../top_bar/capture';
import { GRID_TAKEN } from '../top_bar/view_tools';
import { openPalette, type Choice } from './palette_state';

const MOST_FRAMES = 500;

/** Commands for the state as it is. */
export function commands(state: AppState, viewer: ViewerHandle, help: () => void): Choice[] {
  const { settings } = state;
  const { done, undone } = history.getState();
  const steps = { undo: done.at(-1)?.label ?? '', redo: undone.at(-1)?.label ?? '' };
  const shown = allViews(state).filter((view) => isListed(state, view));
  const themes: Settings['theme'][] = ['auto', 'light', 'dark'];
  return [
    ...Object.values(state.commands).map((command): Choice => ({
      id: `command ${command.key}`,
      label: command.label,
      detail: command.description,
      icon: command.icon,
      group: 'Program',
      keys: keysOf(command),
      disabledBecause: commandRefused(state, command),
      run: () => trigger(command),
    })),
    ...only(hasDisplays(state), {
      id: 'add',
      label: 'Add a display ...',
      group: 'Displays',
      keys: '+',
      run: () => openPalette('add'),
    }),
    ...only(opensRecordings(state), {
      id: 'recording',
      label: 'Open a recording ...',
      detail: '.mcap, or .db3 of rosbag2; every page sees it',
      group: 'Recording',
      disabledBecause: refusedBecause(state),
      run: chooseRecording,
    }),
    ...only(
      hasDisplays(state),
      step('undo', 'Undo', steps.undo, 'Ctrl+Z', undo),
      step('redo', 'Redo', steps.redo, 'Ctrl+Shift+Z', redo),
    ),
    {
      id: 'reset',
      label: 'Reset the view',
      group: 'View',
      keys: 'r',
      run: () => viewer.resetView(),
    },
    ...VIEW_MODES.map((mode) => ({
      id: `mode ${mode}`,
      label: `View: ${MODE_INFO[mode].label}`,
      detail: MODE_INFO[mode].hint,
      group: 'View',
      keys: MODE_INFO[mode].key,
      run: () => setViewMode(mode),
    })),
    {
      id: 'grid',
      label: settings.grid && !state.gridTaken ? 'Hide the grid' : 'Show the grid',
      group: 'View',
      disabledBecause: state.gridTaken ? GRID_TAKEN : '',
      run: () => setSettings({ grid: !settings.grid }),
    },
    {
      id: 'picture',
      label: 'Save a picture of the view',
      group: 'View',
      run: () => void savePicture(viewer),
    },
    ...(['video', 'gif'] as const).map((kind) => ({
      id: kind,
      label: kind === 'gif' ? 'Record a GIF of the view' : 'Record a video of the view',
      group: 'View',
      run: () => void saveVideo(viewer, kind),
    })),
    {
      id: 'present',
      label: isPresenting(state) ? 'Stop presenting' : 'Present my view to all',
      group: 'View',
      disabledBecause: state.hello?.role === 'operator' ? '' : 'only operators present',
      run: () => present(!isPresenting(state)),
    },
    ...themes.map((theme) => ({
      id: `theme ${theme}`,
      label: `Theme: ${theme}`,
      group: 'View',
      run: () => setSettings({ theme }),
    })),
    { id: 'help', label: 'Keys and mouse', group: 'View', keys: '?', run: help },
    state.serverless
      ? { id: 'play', label: 'Play or pause', group: 'View', keys: 'Space', run: togglePlaying }
      : {
          id: 'stop',
          label: 'Stop every output to the robot',
          group: 'Robot',
          keys: 'Space',
          run: () => void stop(),
        },
    ...shown.flatMap((view): Choice[] => {
      const visible = isVisible(state, view);
      const title = titleOf(state, view);
      return [
        {
          id: `show ${view}`,
          label: `${visible ? 'Hide' : 'Show'} ${title}`,
          group: 'Displays',
          run: () => setVisible(view, !visible),
        },
        ...(visible
          ? [
              {
                id: `focus ${view}`,
                label: `Look at ${title}`,
                group: 'Displays',
                run: () => look(viewer, view, title),
              },
            ]
          : []),
      ];
    }),
    ...(hasFrames(state) ? ['', ...state.frames] : [])
      .slice(0, MOST_FRAMES)
      .flatMap((frame): Choice[] => [
        {
          id: `fixed ${frame}`,
          label: `Fixed frame: ${frame || 'automatic'}`,
          group: 'Frames',
          run: () => setSettings({ fixedFrame: frame }),
        },
        {
          id: `follow ${frame}`,
          label: `Follow: ${frame || 'none'}`,
          group: 'Frames',
          run: () => setSettings({ follow: frame }),
        },
      ]),
  ];
}

/** These where there is something to do them with. */
function only(there: boolean, ...choices: Choice[]): Choice[] {
  return there ? choices : [];
}

function step(id: string, word: string, what: string, keys: string, run: () => string): Choice {
  const label = what === '' ? word : `${word}: ${what}`;
  const disabledBecause = what === '' ? `nothing to ${id}` : '';
  return { id, label, group: 'Displays', keys, disabledBecause, run: () => void run() };
}

function look(viewer: ViewerHandle, view: string, title: string): void {
  if (viewer.focus(view)) return;
  addNotice({ level: 'info', text: `${title} draws nothing now.`, about: view });
}
