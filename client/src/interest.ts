// SPDX-License-Identifier: Apache-2.0
/** Tells the server what this viewer looks at: what nobody looks at costs nothing. */

import { keepsOlder } from './option_rules';
import { app, isVisible, optionsOf, type AppState } from './state';
import { isNeeded, viewsOf, visibleViewsOf } from './views';
import { TF_TYPE } from './render/tf_layer';
import { decodesVideo } from './video/videos';
import type { Interest } from './wire/messages';

const JOINT_STATE = 'sensor_msgs/msg/JointState';

/** Types that are shown in a panel of the dock, not in the view, by the panel. */
export const PANEL_TYPES: Readonly<Record<string, string>> = {
  'rcl_interfaces/msg/Log': 'log',
  'diagnostic_msgs/msg/DiagnosticArray': 'diagnostics',
};

function isSeen(state: AppState, display: string, rosType: string): boolean {
  const panel = PANEL_TYPES[rosType];
  if (panel !== undefined) return state.shownPanels.includes(panel);
  return (
    rosType === TF_TYPE || visibleViewsOf(state, display).length > 0 || isNeeded(state, display)
  );
}

/** The displays that the viewer sees, and those that they draw with; frames always, for everything is placed by them. */
export function interestOf(state: AppState): Omit<Interest, 't'> {
  const displays = Object.values(state.displays)
    .filter((each) => isSeen(state, each.display, each.ros_type))
    .map((each) => each.display)
    .sort();
  const streams = displays.filter((display) =>
    visibleViewsOf(state, display).some((view) =>
      keepsOlder(state.displays[display]!.fields, optionsOf(state, view)),
    ),
  );
  const rates = Object.fromEntries(
    displays.flatMap((display) => {
      const rate = rateOf(state, display);
      return rate > 0 ? [[display, rate] as const] : [];
    }),
  );
  const pictures = displays.filter((display) => takesPictures(state, display));
  return { displays, streams, rates, pictures };
}

/** Of what can be video, whether this page takes pictures alone: it has to, or something else is drawn with them. */
function takesPictures(state: AppState, display: string): boolean {
  const codec = state.displays[display]?.options.codec;
  if (codec === undefined || codec === 'jpeg') return false;
  return !decodesVideo() || display in state.picturesOnly || isNeeded(state, display);
}

/** The greatest rate that a view of a display asks for; 0 where one wants every message. */
function rateOf(state: AppState, display: string): number {
  const views = visibleViewsOf(state, display);
  // States of joints place robots, and a picture shows the newest alone.
  const helps = state.displays[display]?.ros_type === JOINT_STATE && views.length === 0;
  if (helps) return state.stats.pace;
  const asked = views.map((view) => optionsOf(state, view).max_rate);
  const rates = asked.map((rate) => (typeof rate === 'number' && rate > 0 ? rate : Infinity));
  const rate = Math.max(0, ...rates);
  return Number.isFinite(rate) ? rate : 0;
}

/** Displays that were seen before and now in one view more: that needs what the server sent already. */
export function seenAnew(state: AppState, before: AppState): string[] {
  return Object.keys(state.displays).filter((display) => {
    const views = viewsOf(state, display);
    if (views.length < 2) return false;
    const seen = isNeeded(before, display) || views.some((view) => isVisible(before, view));
    return seen && views.some((view) => isVisible(state, view) && !isVisible(before, view));
  });
}

/** Send it at every connection, and whenever it changes; returns what stops that. */
export function reportInterest(): () => void {
  let said = '';
  return app.subscribe((state, before) => {
    const connected = state.connection.phase === 'connected';
    const anew = state.connection !== before.connection;
    const changed =
      state.displays !== before.displays ||
      state.views !== before.views ||
      state.needs !== before.needs ||
      state.overlays !== before.overlays ||
      state.picturesOnly !== before.picturesOnly ||
      state.stats.pace !== before.stats.pace ||
      state.shownPanels !== before.shownPanels;
    if (!connected || (!anew && !changed)) return;
    if (anew) said = '';
    const interest = interestOf(state);
    const says = JSON.stringify(interest);
    if (says !== said && state.send({ t: 'Interest', ...interest })) said = says;
    const again = anew || state.views === before.views ? [] : seenAnew(state, before);
    if (again.length) state.send({ t: 'SendAgain', displays: again });
  });
}
