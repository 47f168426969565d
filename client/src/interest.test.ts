// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { display, displayStatus } from '../test/displays';
import { duplicateView, setOption, setVisible } from './actions';
import { interestOf, reportInterest } from './interest';
import { TF_TYPE } from './render/tf_layer';
import { field } from '../test/story_state';
import { app, initialState, type Phase } from './state';
import type { ClientMessage } from './wire/messages';

let sent: ClientMessage[];
let stop: () => void;

beforeEach(() => {
  localStorage.clear();
  sent = [];
  app.setState(initialState(), true);
  app.setState({ send: (message) => sent.push(message) > 0 });
  stop = reportInterest();
});

afterEach(() => {
  stop();
});

function phase(name: Phase): void {
  app.setState((state) => ({ connection: { ...state.connection, phase: name } }));
}

test('only what is looked at; frames always, for all is placed by them', () => {
  app.setState({
    displays: {
      points: display('points', { fields: [field('decay', { default: 0, keeps: 'seconds' })] }),
      hidden: display('hidden', { visible: false }),
      tf: display('tf', { visible: false, ros_type: TF_TYPE }),
    },
  });
  expect(interestOf(app.getState())).toEqual({
    displays: ['points', 'tf'],
    streams: [],
    rates: {},
    pictures: [],
  });
  setOption('points', 'decay', 2);
  setOption('points', 'max_rate', 5);
  setOption('tf', 'max_rate', 0);
  expect(interestOf(app.getState())).toMatchObject({ streams: ['points'], rates: { points: 5 } });
});

test('a page that draws slowly is told of joints as often as it has use for them', () => {
  const joints = display('joints', { visible: false, ros_type: 'sensor_msgs/msg/JointState' });
  app.setState({ displays: { robot: display('robot'), joints }, needs: { robot: ['joints'] } });
  phase('connected');
  const told = () => (sent.at(-1) as { rates: object }).rates;
  expect(told()).toEqual({});
  app.setState((state) => ({ stats: { ...state.stats, pace: 30 } }));
  expect(told()).toEqual({ joints: 30 });
  setVisible('joints', true);
  expect(told()).toEqual({});
});

test('it is told at every connection and whenever it changes, not otherwise', () => {
  app.setState({ displays: { a: display('a'), b: display('b') } });
  expect(sent).toEqual([]);
  phase('connected');
  setVisible('b', false);
  app.setState({ statuses: { a: displayStatus('a') } });
  app.setState({ displays: { ...app.getState().displays, a: display('a', { title: 'A' }) } });
  expect(sent).toEqual([
    { t: 'Interest', displays: ['a', 'b'], streams: [], rates: {}, pictures: [] },
    { t: 'Interest', displays: ['a'], streams: [], rates: {}, pictures: [] },
  ]);
  phase('reconnecting');
  phase('connected');
  expect(sent).toHaveLength(3);
});

test('a second view of what is seen already asks for what the first one got', () => {
  app.setState({ displays: { a: display('a'), b: display('b', { visible: false }) } });
  phase('connected');
  duplicateView('b');
  expect(sent).toHaveLength(1);
  const view = duplicateView('a')!;
  setVisible(view, false);
  setVisible(view, true);
  const again = { t: 'SendAgain', displays: ['a'] };
  expect(sent.slice(1)).toEqual([again, again]);
});

test('what a shown display draws with is asked for, though it is not looked at itself', () => {
  app.setState({
    displays: { robot: display('robot'), joints: display('joints', { visible: false }) },
  });
  phase('connected');
  app.setState({ needs: { robot: ['joints'] } });
  setVisible('robot', false);
  expect(sent.map((each) => 'displays' in each && each.displays)).toEqual([
    ['robot'],
    ['joints', 'robot'],
    [],
  ]);
});
