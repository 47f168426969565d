// SPDX-License-Identifier: Apache-2.0
/** Places put down with a tool that publishes: one at once, or several until they are sent. */

import { addNotice } from './notices';
import { app, type AppState } from './state';
import {
  isLooking,
  setTool,
  targetOf,
  TOOLS,
  tools,
  type Place,
  type PublishingTool,
} from './tools';

/** What was sent stays in view for so long. */
const SHOWN_MS = 3000;
/** As many as the server takes. */
const MOST = 256;
/** How many a tool needs before it can be sent. */
const LEAST: Readonly<Partial<Record<PublishingTool, number>>> = { polygon: 3 };

/** Why this viewer may not publish with tools now, '' if it may. */
export function refusedBecause(state: AppState): string {
  if (state.connection.phase !== 'connected') return 'the page is not connected';
  if (state.hello?.role !== 'operator')
    return 'viewers only look: this needs the role of an operator';
  if (state.control?.stopped_by) return 'outputs are stopped';
  if (state.fixedFrame === '') return 'there is no fixed frame yet';
  return '';
}

export function takesSeveral(tool: PublishingTool): boolean {
  return tool === 'waypoints' || tool === 'polygon';
}

/** The viewer put down a place with the tool that it has. */
export function put(place: Place): void {
  const { tool, draft } = tools.getState();
  tools.setState({ gesture: null });
  if (isLooking(tool)) return;
  if (takesSeveral(tool)) {
    if (draft.length < MOST) tools.setState({ draft: [...draft, place] });
    return;
  }
  if (send(tool, [place])) setTool('select');
}

/** Why what was put down cannot be sent, '' if it can. */
export function draftLacks(): string {
  const { tool, draft } = tools.getState();
  if (isLooking(tool)) return 'there is nothing to send';
  const least = LEAST[tool] ?? 1;
  return draft.length < least ? `it takes ${least === 1 ? 'a place' : `${least} corners`}` : '';
}

export function sendDraft(): void {
  const { tool, draft } = tools.getState();
  if (isLooking(tool) || draftLacks() !== '') return;
  if (send(tool, draft)) tools.setState({ draft: [] });
}

export function dropLast(): void {
  tools.setState(({ draft }) => ({ draft: draft.slice(0, -1) }));
}

function send(tool: PublishingTool, places: readonly Place[]): boolean {
  const state = app.getState();
  const message = {
    t: 'ToolUsed',
    page_time: performance.now(),
    tool,
    frame: state.fixedFrame,
    places: posesOf(places),
  } as const;
  const refused = refusedBecause(state) || (targetOf(state, tool) ? '' : 'nobody takes it');
  if (refused !== '' || !state.send(message)) {
    const why = refused || 'the page is not connected';
    addNotice({ level: 'warning', text: `${TOOLS[tool].label}: ${why}.`, about: tool });
    return false;
  }
  const sent = { tool, places };
  tools.setState({ sent });
  setTimeout(() => {
    if (tools.getState().sent === sent) tools.setState({ sent: null });
  }, SHOWN_MS);
  return true;
}

/** Seven numbers for each; who has no heading looks to the next one, the last as the one before. */
export function posesOf(places: readonly Place[]): Float64Array {
  const poses = new Float64Array(7 * places.length);
  headings(places).forEach((yaw, i) => {
    poses.set(places[i]!.point, 7 * i);
    poses.set([0, 0, Math.sin(yaw / 2), Math.cos(yaw / 2)], 7 * i + 3);
  });
  return poses;
}

/** Radians for each. */
export function headings(places: readonly Place[]): number[] {
  let before = 0;
  return places.map(({ point, yaw }, i) => {
    const next = places[i + 1]?.point;
    before = yaw ?? (next ? Math.atan2(next[1] - point[1], next[0] - point[0]) : before);
    return before;
  });
}
