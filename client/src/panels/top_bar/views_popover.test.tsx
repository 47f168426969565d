// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { draw, given, recordingViewer } from '../../../test/panel_page';
import { savedViews } from '../../saved_views';
import { app } from '../../state';
import { ViewsPopover } from './views_popover';

beforeEach(() => {
  given();
  savedViews.setState({ list: [] });
});

async function opened() {
  const viewer = { ...recordingViewer(), setLook: vi.fn() };
  draw(<ViewsPopover />, viewer);
  fireEvent.click(screen.getByRole('button', { name: 'Saved views' }));
  await screen.findByLabelText('Distance (m)');
  return viewer;
}

const names = () => savedViews.getState().list.map((view) => view.name);

function save(name: string): void {
  if (name)
    fireEvent.change(screen.getByLabelText('Name of the view'), { target: { value: name } });
  fireEvent.click(screen.getByRole('button', { name: 'Save this view' }));
}

it('shows the view in metres and degrees, and moves it to what is typed', async () => {
  const viewer = await opened();
  expect(screen.getByLabelText<HTMLInputElement>('Pitch (°)').value).toContain('-28.648');
  const field = screen.getByLabelText('Yaw (°)');
  fireEvent.change(field, { target: { value: '90 °' } });
  fireEvent.blur(field);
  expect(viewer.setLook).toHaveBeenLastCalledWith(
    expect.objectContaining({ yaw: Math.PI / 2, distance: 10 }),
  );
});

it('saves views under a name or a number, and goes back to them', async () => {
  const viewer = await opened();
  save('Dock');
  save('');
  expect(names()).toEqual(['Dock', 'View 2']);
  app.setState((state) => ({ settings: { ...state.settings, viewMode: 'top_down' } }));
  fireEvent.click(screen.getByRole('button', { name: 'Dock' }));
  expect(app.getState().settings.viewMode).toBe('orbit');
  expect(viewer.setLook).toHaveBeenLastCalledWith(expect.objectContaining({ distance: 10 }));
});

it('renames and deletes them; a name that another has is not taken', async () => {
  await opened();
  save('A');
  save('B');
  const rename = (to: string): void => {
    fireEvent.click(screen.getByRole('button', { name: 'Rename B' }));
    const field = screen.getByLabelText('New name of B');
    fireEvent.change(field, { target: { value: to } });
    fireEvent.keyDown(field, { key: 'Enter' });
  };
  rename('A');
  expect(names()).toEqual(['A', 'B']);
  rename('C');
  expect(names()).toEqual(['A', 'C']);
  fireEvent.click(screen.getByRole('button', { name: 'Delete A' }));
  expect(names()).toEqual(['C']);
});
