// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { draw, given, recordingViewer } from '../../../test/panel_page';
import { setOption } from '../../actions';
import { app, isVisible } from '../../state';
import { arrangement } from '../arrangement';
import { DisplayRow } from './display_row';

beforeEach(() => {
  given();
  arrangement.setState(arrangement.getInitialState(), true);
});

const open = (title: string): void =>
  void fireEvent.click(screen.getByRole('button', { name: new RegExp(title) }));

describe('a row', () => {
  it('says how the display fares in a word and a reason, not by colour alone', () => {
    draw(<DisplayRow id="/markers" />);
    const dot = screen.getByRole('img', { name: /^Error: no transform from `map` to `laser`/ });
    expect(dot.getAttribute('data-level')).toBe('error');
  });

  it('shows the rate while messages come, and the age when they stopped', () => {
    draw(
      <>
        <DisplayRow id="/scan/points" />
        <DisplayRow id="/camera/depth/image_rect_raw" />
      </>,
    );
    expect(screen.getByText('9.98 Hz')).toBeTruthy();
    expect(screen.getByText('6.2 s old')).toBeTruthy();
  });

  it('switches the display for this viewer', () => {
    draw(<DisplayRow id="/tf" />);
    fireEvent.click(screen.getByRole('switch', { name: 'Show TF' }));
    expect(isVisible(app.getState(), '/tf')).toBe(false);
    expect(screen.getByRole('img', { name: 'Not shown' })).toBeTruthy();
  });

  it('says of what is to be shown and is not there that it waits', () => {
    act(() => app.setState({ views: { '/plan': { visible: true, options: {} } } }));
    draw(<DisplayRow id="/plan" />);
    expect(screen.getByRole('img', { name: 'Waiting: There is no topic /plan yet' })).toBeTruthy();
    expect(screen.getByRole('switch', { name: 'Show /plan' })).toHaveProperty('checked', true);
    open('/plan');
    expect(screen.getByText('There is no topic /plan yet')).toBeTruthy();
    fireEvent.click(screen.getByRole('switch', { name: 'Show /plan' }));
    expect(screen.getByRole('img', { name: 'Not shown' })).toBeTruthy();
  });

  it('does not look live while the page is not connected', () => {
    draw(<DisplayRow id="/scan/points" />);
    const lost = { ...app.getState().connection, phase: 'reconnecting' as const, text: 'gone' };
    act(() => app.setState({ connection: lost }));
    expect(screen.getByRole('img', { name: 'Stale: Not connected: gone' })).toBeTruthy();
  });
});

describe('an opened row', () => {
  it('says what is the matter, with the name of the part, and lists the other parts', () => {
    draw(<DisplayRow id="/markers" />);
    open('/markers');
    expect(screen.getByText('path/3:')).toBeTruthy();
    const others = screen.getByRole('list', { name: 'Parts with problems' });
    expect(others.textContent).toContain('goal/0 waiting for a transform 0.03 s newer');
    expect(others.children).toHaveLength(1);
  });

  it('shows the figures of the topic with their units', () => {
    draw(<DisplayRow id="/scan/points" />);
    open('/scan/points');
    const figures = screen.getByText('Bandwidth').closest('dl')?.textContent;
    expect(figures).toContain('4.7 MB/s');
    expect(figures).toContain('Delay22 ms');
    expect(figures).toContain('12\u202f431');
  });

  it('goes back to the settings of the server', () => {
    draw(<DisplayRow id="/scan/points" />);
    open('/scan/points');
    const reset = screen.getByRole<HTMLButtonElement>('button', { name: 'Reset settings' });
    expect(reset.disabled).toBe(true);
    act(() => setOption('/scan/points', 'invert', true));
    fireEvent.click(reset);
    expect(app.getState().views['/scan/points']?.options).toEqual({});
  });

  it('turns the view to what it draws', () => {
    const viewer = recordingViewer();
    draw(<DisplayRow id="/scan/points" />, viewer);
    open('/scan/points');
    fireEvent.click(screen.getByRole('button', { name: 'Look at it' }));
    expect(viewer.focus).toHaveBeenCalledWith('/scan/points');
  });
});
