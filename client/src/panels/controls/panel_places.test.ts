// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, it } from 'vitest';
import { initialState, type AppState } from '../../state';
import type { GuiPanel, PanelPlacement } from '../../wire/messages';
import { arrange, movePanel, moved, placeOf } from './panel_places';

const SAID = { t: 'PanelPlacement', display: '', told: 1, where: 'float', anchor: '' } as const;

function place(key: string, rest: Partial<PanelPlacement>): PanelPlacement {
  return { ...SAID, key, x: [], y: [], width: 0, height: 0, minimized: false, ...rest };
}

function given(...places: PanelPlacement[]): AppState {
  const panels = places.map(({ key }, order) => ({
    t: 'GuiPanel',
    key,
    order,
    container: 'panels',
    label: '',
    visible: true,
  }));
  return {
    ...initialState(),
    widgets: Object.fromEntries(panels.map((each) => [each.key, each as unknown as GuiPanel])),
    panelPlaces: Object.fromEntries(places.map((each) => [each.key, each])),
  };
}

beforeEach(() => moved.setState({}, true));

it('lays panels beside the view, over each other and over the view', () => {
  const state = given(
    place('a', { where: 'left' }),
    place('b', { where: 'left' }),
    place('top', { where: 'above', anchor: 'low' }),
    place('low', { where: 'below', anchor: 'a' }),
    place('c', { where: 'right' }),
    place('d', { where: 'right' }),
    place('e', {}),
    place('lost', { where: 'below', anchor: 'e' }),
  );
  expect(arrange(state, {})).toEqual({
    left: [['a', 'top', 'low'], ['b']],
    right: [['lost'], ['d'], ['c']],
    floating: ['e'],
  });
});

it('ends where panels hang on each other in a ring', () => {
  const state = given(
    place('a', { where: 'above', anchor: 'b' }),
    place('b', { where: 'above', anchor: 'a' }),
  );
  expect(arrange(state, {}).right.flat().sort()).toEqual(['a', 'b']);
});

it('leaves a panel where its viewer put it until the script says more', () => {
  const state = given(place('a', {}));
  movePanel(placeOf(state, {}, 'a')!, { where: 'right' });
  expect(placeOf(state, moved.getState(), 'a')!.where).toBe('right');
  const later = given(place('a', { told: 2, where: 'left' }));
  expect(placeOf(later, moved.getState(), 'a')!.where).toBe('left');
  expect(placeOf(later, moved.getState(), 'nothing')).toBeNull();
});
