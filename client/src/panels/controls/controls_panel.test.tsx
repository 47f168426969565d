// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { app } from '../../state';
import { ControlsPanel } from './controls_panel';

const value = (id: string): unknown => app.getState().widgetStates[id]?.value;

describe('a control', () => {
  it('shows the new value at once and sends it', () => {
    const sent = given();
    draw(<ControlsPanel />);
    fireEvent.click(screen.getByRole('switch', { name: 'Head lights' }));
    expect(value('lights')).toBe(false);
    expect(sent).toMatchObject([{ t: 'WidgetChanged', widget: 'lights', value: false }]);
  });

  it('that is a button sends true at every press', () => {
    const sent = given();
    draw(<ControlsPanel />);
    const horn = screen.getByRole('button', { name: 'Sound the horn' });
    fireEvent.click(horn);
    fireEvent.click(horn);
    expect(sent).toMatchObject([
      { widget: 'horn', value: true },
      { widget: 'horn', value: true },
    ]);
  });

  it('that is a text is sent when it is finished, not letter by letter', () => {
    const sent = given();
    draw(<ControlsPanel />);
    const input = screen.getByRole('textbox', { name: 'Say' });
    fireEvent.change(input, { target: { value: 'Good morning' } });
    expect(sent).toEqual([]);
    fireEvent.keyDown(input, { key: 'Enter' });
    fireEvent.blur(input);
    expect(sent).toMatchObject([{ widget: 'say', value: 'Good morning' }]);
  });

  it('goes back on Escape', () => {
    const sent = given();
    draw(<ControlsPanel />);
    const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Say' });
    fireEvent.change(input, { target: { value: 'oops' } });
    fireEvent.keyDown(input, { key: 'Escape' });
    expect(input.value).toBe('Hello');
    expect(sent).toEqual([]);
  });

  it('that was never set says so', () => {
    given();
    draw(<ControlsPanel />);
    expect(screen.getAllByText('not set yet')).toHaveLength(1);
  });

  it('shows a value that is not among the choices', () => {
    const state = busyState();
    given({
      ...state,
      widgetStates: { mode: { ...state.widgetStates.mode!, value: 'surprise' } },
    });
    draw(<ControlsPanel />);
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Mode' }).value).toBe(
      'surprise',
    );
  });
});

describe('a viewer', () => {
  it('reads the values and why they cannot be set', () => {
    const state = busyState();
    given({ ...state, hello: { ...state.hello!, role: 'viewer' } });
    draw(<ControlsPanel />);
    expect(screen.getByRole('note').textContent).toMatch(/only operators/);
    expect(screen.getByRole<HTMLInputElement>('switch').disabled).toBe(true);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Sound the horn' }).disabled).toBe(
      true,
    );
  });
});

describe('while outputs are stopped', () => {
  it('nothing can be set, and it says why', () => {
    const state = busyState();
    given({ ...state, control: { ...state.control!, stopped_by: 'c9' } });
    draw(<ControlsPanel />);
    expect(screen.getByRole('note').textContent).toMatch(/stopped by c9/);
    expect(screen.getByRole<HTMLInputElement>('switch').disabled).toBe(true);
  });
});

it('asks before a widget that says so is set, and a second press does not answer', () => {
  const state = busyState();
  const horn = { ...state.widgets.horn!, confirm: 'Wake the neighbours?' };
  const sent = given({ ...state, widgets: { ...state.widgets, horn } });
  draw(<ControlsPanel />);
  const button = screen.getByRole('button', { name: 'Sound the horn' });
  fireEvent.click(button);
  fireEvent.click(button);
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  fireEvent.click(button);
  fireEvent.click(screen.getByRole('button', { name: 'Yes' }));
  expect(sent).toMatchObject([{ widget: 'horn', value: true }]);
});
