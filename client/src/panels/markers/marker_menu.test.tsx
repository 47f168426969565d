// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { app, type MenuNode } from '../../state';
import { Hint } from './hint';
import { MarkerMenu } from './marker_menu';

const node = (title: string, more: Partial<MenuNode> = {}): MenuNode => ({
  title,
  checked: null,
  disabled: '',
  children: [],
  choose: () => undefined,
  ...more,
});

beforeEach(() => given());

const open = (...nodes: MenuNode[]) => {
  app.setState({ menu: { title: 'Arm', x: 10, y: 20, nodes } });
  draw(<MarkerMenu />);
};

test('what is chosen is told, and the menu closes', () => {
  const choose = vi.fn();
  open(node('Home'), node('Dock', { choose }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Dock' }));
  expect(choose).toHaveBeenCalledOnce();
  expect(app.getState().menu).toBeNull();
});

test('marks and what cannot be chosen are told to who cannot see', () => {
  open(node('Lights', { checked: true }), node('Run', { disabled: 'It runs a command.' }));
  expect(screen.getByRole('menuitem', { name: 'Lights, on' })).toBeTruthy();
  const run = screen.getByRole('menuitem', { name: 'Run' });
  expect(run.hasAttribute('data-disabled')).toBe(true);
  expect(run.title).toBe('It runs a command.');
});

test('an entry with children opens another menu', () => {
  open(node('Tools', { children: [node('Drill')] }));
  expect(
    screen.getByRole('menuitem', { name: 'Tools' }).getAttribute('aria-haspopup'),
  ).toBeTruthy();
});

test('the keyboard is the menu’s as soon as it is there, and goes back where it was', () => {
  const view = document.body.appendChild(document.createElement('button'));
  view.focus();
  open(node('Home'), node('Dock'));
  expect(screen.getByRole('menu').contains(document.activeElement)).toBe(true);
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(screen.getByRole('menuitem', { name: 'Home' }));
  act(() => void fireEvent.keyDown(document.activeElement!, { key: 'Tab' }));
  expect(app.getState().menu).toBeNull();
  expect(document.activeElement).toBe(view);
  view.remove();
});

test('a hint is shown while there is one', () => {
  app.setState({ hint: 'Drag: move.' });
  draw(<Hint />);
  expect(screen.getByText('Drag: move.')).toBeTruthy();
});
