// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { given } from '../../../test/panel_page';
import { app } from '../../state';
import { hold } from './use_hold';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a button that is held', () => {
  it('says so at once and at each rate until it is let go', () => {
    const sent = given();
    const end = hold('horn', [10, 2]);
    expect(sent).toHaveLength(2);
    vi.advanceTimersByTime(1000);
    expect(sent.filter((each) => each.t === 'WidgetHeld' && each.hz === 10)).toHaveLength(11);
    expect(sent.filter((each) => each.t === 'WidgetHeld' && each.hz === 2)).toHaveLength(3);
    end();
    vi.advanceTimersByTime(1000);
    expect(sent).toHaveLength(14);
  });

  it.each([
    ['the window is left', () => window.dispatchEvent(new Event('blur'))],
    [
      'the tab is hidden',
      () => {
        vi.spyOn(document, 'hidden', 'get').mockReturnValueOnce(true);
        document.dispatchEvent(new Event('visibilitychange'));
      },
    ],
    [
      'the connection ends',
      () =>
        app.setState(({ connection }) => ({
          connection: { ...connection, phase: 'reconnecting' },
        })),
    ],
    ['the button is removed', () => app.setState({ widgets: {} })],
    ['nothing can be sent', () => app.setState({ send: () => false })],
  ])('is let go when %s', (_, happens) => {
    const sent = given();
    hold('horn', [10]);
    happens();
    vi.advanceTimersByTime(1000);
    expect(sent).toHaveLength(1);
  });
});
