// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { Vector3 } from 'three';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hello } from '../../../test/fake_server';
import { emulatedFrame, SPACE } from '../../../test/xr_frame';
import { app, initialState, type AppState, type Phase } from '../../state';
import type { ClientMessage, Control } from '../../wire/messages';
import { FrameReader } from './frame_message';
import { handsObstacle, XrReport } from './report';

let sent: ClientMessage[];
let report: XrReport;
const frame = new FrameReader().read(emulatedFrame(), SPACE, 0, 0);

function control(holder: string, stopped_by = ''): Control {
  const groups = [{ group: 'robot', holder, waiting: [] }];
  const who = { operators: [], viewers: 0, names: {}, presenter: '', stops: 0 };
  return { t: 'Control', display: '', key: '', groups, ...who, stopped_by };
}

function phase(name: Phase): Pick<AppState, 'connection'> {
  return { connection: { ...app.getState().connection, phase: name } };
}

/** What the server was told of the session. */
function told(): string[] {
  return sent.flatMap((message) => (message.t === 'XrSession' ? [message.state] : []));
}

function notices(): string[] {
  return app.getState().notices.map(({ text }) => text);
}

beforeEach(() => {
  localStorage.clear();
  sent = [];
  report = new XrReport();
  app.setState({ ...initialState(), hello: hello(), control: control('') }, true);
  app.setState({ ...phase('connected'), send: (message) => sent.push(message) > 0 });
});

afterEach(() => {
  report.state('ended', 'immersive-vr');
});

describe('what keeps hands from the robot', () => {
  const anywhere = { control: control('c1') };
  test.each<[string, () => Partial<AppState>, RegExp]>([
    ['nothing, for who has the control', () => ({}), /^$/],
    ['the connection', () => phase('reconnecting'), /not connected/],
    ['the role', () => ({ hello: hello({ role: 'viewer' }) }), /viewers only look/],
    ['a stop', () => ({ control: control('c1', 'c9') }), /stopped by c9/],
    ['another who has the control', () => ({ control: control('c2') }), /c2 has the control/],
    ['a control that nobody took', () => ({ control: control('') }), /nobody has the control/],
    [
      'a server without that control',
      () => ({ control: { ...control(''), groups: [] } }),
      /nobody/,
    ],
  ])('%s', (_, state, reason) => {
    expect(handsObstacle({ ...app.getState(), ...anywhere, ...state() })).toMatch(reason);
  });
});

test('whoever begins a session gets a free control, and nothing is said of the time in between', () => {
  report.state('started', 'immersive-vr');
  report.frame(frame);
  expect(sent).toMatchObject([{ t: 'XrSession', state: 'started', mode: 'immersive-vr' }]);
  app.setState({ control: control('') });
  app.setState({ control: control('c1') });
  report.frame(frame);
  expect(sent.at(-1)).toBe(frame);
  expect(notices()).toEqual([]);
});

test('a session without the control says who has it, again when that changes', () => {
  app.setState({ control: control('c2') });
  report.state('started', 'immersive-vr');
  report.frame(frame);
  expect(notices()).toEqual([expect.stringContaining('c2 has the control')]);
  app.setState({ control: control('') });
  expect(notices().at(-1)).toContain('nobody has the control');
  app.setState({ control: control('c1') });
  app.setState({ control: control('c1', 'c7') });
  expect(notices().at(-1)).toContain('stopped by c7');
  expect(sent.some(({ t }) => t === 'XrSample')).toBe(false);
});

test('a viewer is told, and the server is spared', () => {
  app.setState({ hello: hello({ role: 'viewer' }) });
  report.state('started', 'immersive-vr');
  report.frame(frame);
  report.state('ended', 'immersive-vr');
  expect(sent).toEqual([]);
  expect(notices()).toEqual([expect.stringContaining('viewers only look')]);
});

test('a server that comes back hears of the session as it is by then', () => {
  report.state('started', 'immersive-vr');
  report.state('blurred', 'immersive-vr');
  app.setState(phase('reconnecting'));
  app.setState({ ...phase('connected'), control: control('') });
  expect(told()).toEqual(['started', 'blurred', 'started', 'blurred']);
  report.state('ended', 'immersive-vr');
  app.setState(phase('reconnecting'));
  app.setState(phase('connected'));
  expect(told().slice(4)).toEqual(['ended']);
});

test('where the floor is in the scene is told in the fixed frame, to another server too', () => {
  app.setState({ fixedFrame: 'map' });
  report.state('started', 'immersive-vr');
  report.placed({ position: new Vector3(1, 2, 3), turn: Math.PI });
  app.setState({ fixedFrame: 'odom' });
  app.setState(phase('reconnecting'));
  app.setState(phase('connected'));
  const places = sent.flatMap((message) => (message.t === 'XrPlaced' ? [message] : []));
  expect(places.map(({ frame }) => frame)).toEqual(['map', 'odom', 'odom']);
  expect(places[0]).toMatchObject({ position: [1, 2, 3] });
  expect(places[0]!.orientation[2]).toBeCloseTo(1);
});

test('after a session nothing is said of the control', () => {
  report.state('started', 'immersive-vr');
  app.setState({ control: control('c1') });
  report.state('ended', 'immersive-vr');
  app.setState({ control: control('c2') });
  expect(notices()).toEqual([]);
});
