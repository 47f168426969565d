// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { draw, given, recordingViewer } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { app } from '../../state';
import { TopBar } from './top_bar';

const bar = <TopBar phone={false} onHelp={vi.fn()} />;

beforeEach(() => {
  given();
});

describe('the stop', () => {
  it('is there for a viewer too, also on a phone, and sends at a click', () => {
    const state = busyState();
    const sent = given({ ...state, hello: { ...state.hello!, role: 'viewer' } });
    draw(<TopBar phone onHelp={vi.fn()} />);
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(sent).toMatchObject([{ t: 'Stop' }]);
  });

  it('sends as it is touched, no second time at the click, and lifts nothing by the same press', () => {
    const state = busyState();
    const sent = given(state);
    draw(bar);
    fireEvent.pointerDown(screen.getByRole('button', { name: 'Stop' }));
    expect(sent).toMatchObject([{ t: 'Stop' }]);
    act(() => app.setState({ control: { ...state.control!, stopped_by: 'c1' } }));
    fireEvent.click(screen.getByRole('button', { name: 'Release stop' }), { detail: 1 });
    expect(sent).toMatchObject([{ t: 'Stop' }]);
  });

  it('is released by operators alone, and stays in place meanwhile', () => {
    const state = busyState();
    const control = { ...state.control!, stopped_by: 'c1' };
    const sent = given({ ...state, control });
    draw(bar);
    expect(screen.getByRole('alert').textContent).toBe('Stopped by c1');
    act(() => app.setState({ control: { ...control, stopped_by: 'c3' } }));
    expect(screen.getByRole('alert').textContent).toBe('Stopped by you');
    expect(screen.getByRole('button', { name: 'Stop' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Release stop' }));
    expect(sent).toMatchObject([{ t: 'ResetStop' }]);
    act(() => app.setState({ hello: { ...state.hello!, role: 'viewer' } }));
    expect(screen.queryByRole('button', { name: 'Release stop' })).toBeNull();
  });
});

it.each(['ended', 'link'])(
  'is not offered by a page that is sent away (%s), nor is its role told',
  (code) => {
    const state = busyState();
    given({ ...state, connection: { ...state.connection, phase: 'rejected', code } });
    draw(bar);
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Stop' });
    expect(button.disabled).toBe(true);
    expect(button.title).toContain('does not try again');
    expect(screen.queryByRole('button', { name: 'Operator' })).toBeNull();
  },
);

it('has no frames to choose, nor layouts, where a script shows none', () => {
  given({ ...busyState(), topics: null, displays: {}, frames: [] });
  draw(bar);
  expect(screen.queryByRole('textbox', { name: 'Fixed frame' })).toBeNull();
  expect(screen.queryByRole('textbox', { name: 'Follow' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Layouts' })).toBeNull();
  expect(screen.getByRole('combobox', { name: 'View' })).toBeTruthy();
});

describe('the view', () => {
  it('takes its fixed frame from the list, and automatic again', () => {
    draw(bar);
    const select = screen.getByRole<HTMLInputElement>('textbox', { name: 'Fixed frame' });
    expect(select.value).toBe('map (auto)');
    fireEvent.click(select);
    fireEvent.click(screen.getByRole('option', { name: 'odom' }));
    expect(app.getState().settings.fixedFrame).toBe('odom');
    expect(document.activeElement).not.toBe(select);
    fireEvent.click(select);
    fireEvent.click(screen.getByRole('option', { name: 'Automatic' }));
    expect(app.getState().settings.fixedFrame).toBe('');
  });

  it('keeps naming a chosen frame that is gone', () => {
    act(() => app.setState({ settings: { ...app.getState().settings, follow: 'lost_link' } }));
    draw(bar);
    const select = screen.getByRole<HTMLInputElement>('textbox', { name: 'Follow' });
    expect(select.value).toBe('lost_link (not known)');
  });

  it('changes its mode and is framed again', () => {
    const viewer = recordingViewer();
    draw(bar, viewer);
    fireEvent.change(screen.getByRole('combobox', { name: 'View' }), {
      target: { value: 'top_down' },
    });
    expect(app.getState().settings.viewMode).toBe('top_down');
    fireEvent.click(screen.getByRole('button', { name: 'Reset view' }));
    expect(viewer.resetView).toHaveBeenCalledOnce();
  });

  it('goes through the themes', () => {
    draw(bar);
    fireEvent.click(screen.getByRole('button', { name: 'Theme: auto' }));
    fireEvent.click(screen.getByRole('button', { name: 'Theme: light' }));
    expect(app.getState().settings.theme).toBe('dark');
  });

  it('says why no headset can be entered', async () => {
    draw(bar);
    const button = await screen.findByRole('button', {
      name: /Enter VR: The browser offers headsets only/,
    });
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });

  it('enters a headset and leaves it, and tells what went wrong', async () => {
    vi.stubGlobal('isSecureContext', true);
    const xr = {
      isSessionSupported: () => Promise.resolve(true),
      addEventListener: vi.fn(),
      removeEventListener: vi.fn(),
    };
    Object.defineProperty(navigator, 'xr', { value: xr, configurable: true });
    const enter = vi.fn(() => Promise.reject(new Error('it is in use')));
    const leave = vi.fn(() => Promise.resolve());
    draw(bar, { ...recordingViewer(), xr: { enter, leave } });
    fireEvent.click(await screen.findByRole('button', { name: 'Enter VR' }));
    expect(enter).toHaveBeenCalledWith('immersive-vr');
    await waitFor(() =>
      expect(app.getState().notices[0]?.text).toMatch(/not begin: it is in use$/),
    );
    act(() => app.setState({ inHeadset: 'immersive-vr' }));
    expect(screen.getByRole('button', { name: /Enter AR: another headset session/ })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Leave VR' }));
    expect(leave).toHaveBeenCalledOnce();
    Reflect.deleteProperty(navigator, 'xr');
    vi.stubGlobal('isSecureContext', false);
  });
});

describe('the role', () => {
  it('tells who holds what, and takes it for an operator', () => {
    const sent = given();
    draw(bar);
    fireEvent.click(screen.getByRole('button', { name: 'Operator' }));
    expect(screen.getByText('held by c1')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Take' }));
    expect(sent).toMatchObject([{ t: 'TakeControl', group: 'arm' }]);
  });

  it('looks like danger while this page is in control', () => {
    const state = busyState();
    const groups = [{ group: 'drive', holder: 'c3', waiting: [] }];
    given({ ...state, control: { ...state.control!, groups } });
    draw(bar);
    const badge = screen.getByRole('button', { name: 'In control' });
    expect(badge.hasAttribute('data-engaged')).toBe(true);
  });
});
