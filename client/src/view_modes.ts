// SPDX-License-Identifier: Apache-2.0
/** The kinds of view: names, and the keys that choose them. */

import type { Hello } from './wire/messages';

export type ViewMode = Hello['view_mode'];

interface ModeInfo {
  label: string;
  key: string;
  /** What the camera does, in a sentence. */
  hint: string;
}

export const MODE_INFO: Readonly<Record<ViewMode, ModeInfo>> = {
  orbit: { label: 'Orbit', key: '1', hint: 'Turns around a point' },
  top_down: {
    label: 'Top-down',
    key: '2',
    hint: 'A map: from straight above, without perspective',
  },
  first_person: { label: 'First person', key: '3', hint: 'Turns on the spot and walks' },
  xy_orbit: { label: 'XY orbit', key: '4', hint: 'Turns around a point that stays on the ground' },
  third_person: {
    label: 'Third person',
    key: '5',
    hint: 'Stays behind the followed frame as it turns',
  },
};

export const VIEW_MODES = Object.keys(MODE_INFO) as readonly ViewMode[];
