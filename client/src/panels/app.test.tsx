// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { given, recordingViewer } from '../../test/panel_page';
import { busyState } from '../../test/story_state';
import { setSettings } from '../actions';
import { app } from '../state';
import { mountPanels } from './app';

let root: HTMLElement;

beforeEach(() => {
  given();
  root = document.body.appendChild(document.createElement('div'));
  return () => root.remove();
});

/** Mount the panels and wait for them; returns what takes them away. */
function mounted(viewer = recordingViewer()): () => void {
  let unmount = (): void => undefined;
  act(() => {
    unmount = mountPanels(root, viewer);
  });
  return () => unmount();
}

it('puts the view into the page and follows the state', () => {
  const viewer = recordingViewer();
  const unmount = mounted(viewer);
  expect(viewer.attach).toHaveBeenCalled();
  expect(screen.getByRole('complementary', { name: 'Displays' })).toBeTruthy();
  act(() => setSettings({ leftOpen: false, theme: 'dark' }));
  expect(screen.queryByRole('complementary', { name: 'Displays' })).toBeNull();
  expect(document.documentElement.dataset.mantineColorScheme).toBe('dark');
  act(unmount);
  expect(root.childElementCount).toBe(0);
});

it('leaves the controls away when there are none', () => {
  const unmount = mounted();
  expect(screen.getByRole('complementary', { name: 'Controls' })).toBeTruthy();
  act(() => app.setState({ widgets: {} }));
  expect(screen.queryByRole('complementary', { name: 'Controls' })).toBeNull();
  act(unmount);
});

it('marks the view while the page is in control, stopped, or old', () => {
  const state = busyState();
  const unmount = mounted();
  const framed = (): string | null =>
    root.querySelector('[data-frame]')?.getAttribute('data-frame') ?? null;
  expect(framed()).toBeNull();
  const own = [{ group: 'drive', holder: 'c3', waiting: [] }];
  act(() => app.setState({ control: { ...state.control!, groups: own } }));
  expect(framed()).toBe('engaged');
  act(() => app.setState({ control: { ...state.control!, groups: own, stopped_by: 'c1' } }));
  expect(framed()).toBe('stopped');
  expect(root.querySelector('[data-old]')).toBeNull();
  act(() => app.setState({ connection: { ...state.connection, phase: 'reconnecting' } }));
  expect(root.querySelector('[data-old]')).not.toBeNull();
  act(unmount);
});
