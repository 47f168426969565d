// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { app } from '../../state';
import { Palette } from './palette';
import { found, openPalette, type Choice } from './palette_state';

const choice = (label: string, detail = ''): Choice => ({
  id: label,
  label,
  detail,
  group: 'g',
  run: () => undefined,
});

beforeEach(() => {
  given();
  openPalette(null);
});

const field = (): HTMLElement => screen.getByRole('combobox');
const options = (): string[] => screen.queryAllByRole('option').map((each) => each.textContent);

it('finds all words wherever they stand, what begins with them first', () => {
  const all = [choice('/a/scan', 'LaserScan'), choice('scan'), choice('other', 'scan of a')];
  expect(found(all, 'scan').map(({ label }) => label)).toEqual(['scan', '/a/scan', 'other']);
  expect(found(all, 'laser /a').map(({ label }) => label)).toEqual(['/a/scan']);
});

describe('adding a display', () => {
  it('says type and publishers, and why something cannot be shown', () => {
    draw(<Palette help={() => undefined} />);
    act(() => openPalette('add'));
    expect(options().some((text) => text.includes('PointCloud2'))).toBe(true);
    expect(screen.getByText('Cannot be shown')).toBeTruthy();
    const refused = screen.getAllByRole('option').filter((each) => each.ariaDisabled === 'true');
    expect(refused.length).toBeGreaterThan(0);
  });

  it('is done by typing and Enter', () => {
    draw(<Palette help={() => undefined} />);
    act(() => openPalette('add'));
    fireEvent.change(field(), { target: { value: 'rear_lidar' } });
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(app.getState().views['/rear_lidar/points']?.visible).toBe(true);
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('takes a topic that is not there yet', () => {
    draw(<Palette help={() => undefined} />);
    act(() => openPalette('add'));
    fireEvent.change(field(), { target: { value: '/not/there' } });
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(app.getState().views['/not/there']?.visible).toBe(true);
  });
});

it('runs commands by the keyboard alone', () => {
  draw(<Palette help={() => undefined} />);
  act(() => openPalette('commands'));
  fireEvent.change(field(), { target: { value: 'top-down' } });
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Top-down');
  fireEvent.keyDown(field(), { key: 'Enter' });
  expect(app.getState().settings.viewMode).toBe('top_down');
});

it('says why no layout can be saved, and nothing of what saving would lose', () => {
  given({ ...app.getState(), hello: { ...app.getState().hello!, layouts: 'read' } });
  draw(<Palette help={() => undefined} />);
  act(() => openPalette('layouts'));
  const save = options().find((text) => text.startsWith('Save the layout'));
  expect(save).toMatch(/this server may write none: .*sets layout_writable$/);
  expect(save).not.toContain('lost');
});

it('asks for a name, and keeps the layout under it', () => {
  draw(<Palette help={() => undefined} />);
  act(() => openPalette('layouts'));
  fireEvent.change(field(), { target: { value: 'keep' } });
  fireEvent.keyDown(field(), { key: 'Enter' });
  const name = screen.getByLabelText(/Name of the layout/);
  fireEvent.change(name, { target: { value: 'Garage' } });
  fireEvent.submit(name);
  act(() => openPalette('layouts'));
  expect(options().some((text) => text.includes('Load Garage'))).toBe(true);
});

describe('a command of the program', () => {
  const command = {
    t: 'Command',
    display: '',
    key: 'command-1',
    label: 'Calibrate the arm',
    description: 'takes a minute',
    hotkey: 'R',
    modifier: 'shift',
    icon: '',
    disabled: false,
  } as const;

  it('is found, says its key, and is told when it is chosen', () => {
    const sent = given();
    app.setState({ commands: { 'command-1': command } });
    draw(<Palette help={() => undefined} />);
    act(() => openPalette('commands'));
    expect(options()[0]).toBe('Calibrate the armtakes a minuteShift+R');
    fireEvent.change(field(), { target: { value: 'calib' } });
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(sent).toEqual([{ t: 'CommandTriggered', command: 'command-1' }]);
  });

  it('is there but cannot be chosen where it is disabled', () => {
    const sent = given();
    app.setState({ commands: { 'command-1': { ...command, disabled: true } } });
    draw(<Palette help={() => undefined} />);
    act(() => openPalette('commands'));
    fireEvent.change(field(), { target: { value: 'calib' } });
    expect(options()[0]).toContain('disabled by the program');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(sent).toEqual([]);
  });
});
