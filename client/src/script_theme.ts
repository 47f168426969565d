// SPDX-License-Identifier: Apache-2.0
/** How a program wants the page to look, where the viewer did not choose. */

import { addressedFlag, SEARCH } from './addressed';
import type { AppState } from './state';
import type { Theme } from './wire/messages';

const WIDTHS: Record<Theme['control_width'], number> = {
  '': 0,
  small: 260,
  medium: 320,
  large: 400,
};

/** The one theme that there is, if any. */
export function scriptTheme(state: AppState): Theme | undefined {
  return state.themes.theme;
}

/** What the page's address says, `?darkMode=1`; auto where it says nothing. */
export function addressedScheme(search: string): 'light' | 'dark' | 'auto' {
  const dark = addressedFlag(search, 'darkMode');
  return dark === null ? 'auto' : dark ? 'dark' : 'light';
}

const addressed = addressedScheme(SEARCH);

/** Light, dark, or as the system has it: the viewer's choice, that of the address, that of the program. */
export function schemeOf(state: AppState): 'light' | 'dark' | 'auto' {
  const { theme } = state.settings;
  if (theme !== 'auto') return theme;
  if (addressed !== 'auto') return addressed;
  const wanted = scriptTheme(state)?.scheme ?? '';
  return wanted === '' ? 'auto' : wanted;
}

/** CSS pixels of the controls beside the view: as the viewer dragged them, else as the program likes. */
export function controlsWidth(theme: Theme | undefined, dragged: number, usual: number): number {
  const wanted = WIDTHS[theme?.control_width ?? ''];
  return wanted === 0 || dragged !== usual ? dragged : wanted;
}

/** An address that may be followed from the page, '' for any other. */
export function followable(href: string): string {
  return /^(https?:|mailto:|[./#?])/i.test(href) ? href : '';
}
