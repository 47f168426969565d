// SPDX-License-Identifier: Apache-2.0
/** InteractiveMarkers messages from plain descriptions, for tests. */

import type {
  InteractiveControl,
  InteractiveMarker,
  InteractiveMarkers,
  InteractivePose,
} from '../src/wire/messages';
import { markersMessage, type Plain } from './marker_messages';

export function interactiveControl(
  interaction_mode: InteractiveControl['interaction_mode'],
  more: Partial<InteractiveControl> = {},
): InteractiveControl {
  return {
    name: interaction_mode,
    orientation: [0, 0, 0, 1],
    orientation_mode: 'inherit',
    interaction_mode,
    always_visible: false,
    independent_marker_orientation: false,
    description: '',
    visuals: 0,
    ...more,
  };
}

export function interactiveMarker(
  name: string,
  controls: InteractiveControl[],
  more: Partial<InteractiveMarker> = {},
): InteractiveMarker {
  return {
    name,
    frame: 'map',
    stamp: 0,
    position: [0, 0, 0],
    orientation: [0, 0, 0, 1],
    scale: 1,
    description: '',
    menu: [],
    controls,
    ...more,
  };
}

export function interactivePose(
  name: string,
  position: [number, number, number],
  more: Partial<InteractivePose> = {},
): InteractivePose {
  return { name, frame: 'map', stamp: 0, position, orientation: [0, 0, 0, 1], ...more };
}

export interface Rest {
  rows?: Plain[];
  poses?: InteractivePose[];
  erased?: string[];
  clearAll?: boolean;
}

/** `rows` name their marker as `ns`, and count through its controls with `id`. */
export function interactiveMessage(
  markers: InteractiveMarker[],
  { rows = [], poses = [], erased = [], clearAll = false }: Rest = {},
): InteractiveMarkers {
  const framed = rows.map((row) => ({ frame: '', ...row }));
  return {
    ...markersMessage(framed, { clearAll }),
    t: 'InteractiveMarkers',
    display: '/arm/update',
    key: '/arm/update',
    erased,
    markers,
    poses,
  };
}
