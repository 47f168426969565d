// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { draw, given } from '../../test/panel_page';
import { busyState } from '../../test/story_state';
import { initialState, type AppState } from '../state';
import { arrangement } from './arrangement';
import { Shell } from './shell';

const busy = busyState();
const refused = { phase: 'rejected', text: 'No.', code: 'token', attempt: 0, since: 0 } as const;
const lost = { ...refused, phase: 'reconnecting', code: '', attempt: 3 } as const;
const notices: AppState['notices'] = [
  { t: 'Notice', level: 'error', text: 'Refused.', about: 'speed', id: 1, time: 0 },
  { t: 'Notice', level: 'info', text: 'c2 joined.', about: '', id: 2, time: 0 },
];

/** Without layout there are no colours to measure: contrast is for a real browser. */
async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`);
}

describe('a page without barriers', () => {
  it.each<[string, Partial<AppState>]>([
    ['at work', busy],
    [
      'with notices, stopped',
      { ...busy, notices, control: { ...busy.control!, stopped_by: 'c1' } },
    ],
    ['for a viewer', { ...busy, hello: { ...busy.hello!, role: 'viewer' } }],
    ['without topics', { ...busy, displays: {}, topics: [] }],
    ['that lost its connection', { ...busy, connection: lost }],
    ['that asks for a token', { ...initialState(), connection: refused }],
  ])('%s', { timeout: 120_000 }, async (_name, state) => {
    given(state);
    arrangement.setState({ opened: ['/scan/points', '/markers'] });
    draw(<Shell />);
    expect(await violations()).toEqual([]);
  });
});
