// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, it } from 'vitest';
import { hello } from '../test/fake_server';
import { dropLast, headings, posesOf, put, sendDraft } from './placing';
import { app, initialState } from './state';
import { escape, offeredTools, setTool, tools, type Place } from './tools';
import type { ClientMessage, ToolUsed } from './wire/messages';

const at = (x: number, y: number, yaw: number | null = null): Place => ({ point: [x, y, 0], yaw });
let sent: ClientMessage[];

beforeEach(() => {
  sent = [];
  tools.setState(tools.getInitialState(), true);
  app.setState({
    ...initialState(),
    hello: hello(),
    fixedFrame: 'map',
    connection: { phase: 'connected', text: '', code: '', attempt: 0, since: 0 },
    viewTools: {
      tools: {
        t: 'ViewTools',
        display: '',
        key: 'tools',
        measure: false,
        targets: (['goal_pose', 'polygon'] as const).map((tool) => ({
          tool,
          topic: `/${tool}`,
          type: '',
          listeners: 0,
        })),
      },
    },
    send: (message) => sent.push(message) > 0,
  });
});

it('has what the server offers, and what only looks', () => {
  expect(offeredTools(app.getState())).toEqual(['select', 'move', 'focus', 'goal_pose', 'polygon']);
  expect(offeredTools({ viewTools: {} })).toEqual(['select', 'move', 'measure', 'focus']);
});

it('sends a goal at once, and the tool is done', () => {
  setTool('goal_pose');
  put(at(1, 2, Math.PI));
  const [message] = sent as ToolUsed[];
  expect(message).toMatchObject({ t: 'ToolUsed', tool: 'goal_pose', frame: 'map' });
  const pose = [...message!.places];
  [1, 2, 0, 0, 0, 1, 0].forEach((value, i) => expect(pose[i]).toBeCloseTo(value, 12));
  expect(tools.getState().tool).toBe('select');
  expect(tools.getState().sent?.places).toHaveLength(1);
});

it('keeps corners until they are sent, three at least; Esc drops them', () => {
  setTool('polygon');
  put(at(0, 0));
  put(at(1, 0));
  sendDraft();
  expect(sent).toHaveLength(0);
  put(at(1, 1));
  put(at(9, 9));
  dropLast();
  sendDraft();
  expect((sent[0] as ToolUsed).places).toHaveLength(21);
  put(at(0, 0));
  expect(escape()).toBe(true);
  expect(tools.getState()).toMatchObject({ draft: [], tool: 'polygon' });
  escape();
  expect(tools.getState().tool).toBe('select');
});

it('says why nothing was sent', () => {
  app.setState({ hello: { ...hello(), role: 'viewer' } });
  setTool('goal_pose');
  put(at(1, 2));
  expect(sent).toHaveLength(0);
  expect(app.getState().notices.at(-1)?.text).toMatch(/Goal pose: viewers only look/);
});

it('looks to the next place where nobody said otherwise', () => {
  expect(headings([at(0, 0), at(0, 5), at(3, 5, -1), at(9, 9)])).toEqual([Math.PI / 2, 0, -1, -1]);
  expect(posesOf([])).toHaveLength(0);
});
