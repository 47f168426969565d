// SPDX-License-Identifier: Apache-2.0
/** Mantine set to the page's own look: dense, one accent, one typeface of the system. */

import {
  Button,
  createTheme,
  Input,
  Modal,
  SegmentedControl,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import { memoized } from '../memoized';
import { brandOf } from './brand';

const accent: MantineColorsTuple = [
  '#e9f1ff',
  '#d0e0ff',
  '#a3c2ff',
  '#79a8ff',
  '#5892fb',
  '#3d7dff',
  '#2467e6',
  '#1a57c9',
  '#1449ab',
  '#0d3a8c',
];

const dark: MantineColorsTuple = [
  '#e6e9ed',
  '#b4bcc6',
  '#a0a9b4',
  '#5f6873',
  '#3a414b',
  '#2b313a',
  '#22272e',
  '#1a1e24',
  '#14171c',
  '#0e1114',
];

const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 5 },
  colors: { accent, dark },
  fontFamily: 'var(--rvb-font)',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Input: Input.extend({ classNames: { wrapper: 'rvb-input' } }),
    Button: Button.extend({ classNames: { root: 'rvb-button' }, defaultProps: { fw: 500 } }),
    Modal: Modal.extend({ defaultProps: { centered: true, transitionProps: { duration: 100 } } }),
    SegmentedControl: SegmentedControl.extend({
      classNames: { root: 'rvb-segments', label: 'rvb-segment' },
    }),
  },
});

const OWN = {
  '--mantine-color-body': 'var(--rvb-panel)',
  '--mantine-color-text': 'var(--rvb-text)',
  '--mantine-color-dimmed': 'var(--rvb-muted)',
  '--mantine-color-placeholder': 'var(--rvb-muted)',
  '--mantine-color-default': 'var(--rvb-sunken)',
  '--mantine-color-default-hover': 'var(--rvb-hover)',
  '--mantine-color-default-color': 'var(--rvb-text)',
  '--mantine-color-default-border': 'var(--rvb-border)',
  '--combobox-chevron-color': 'var(--rvb-muted)',
  '--mantine-color-disabled': 'var(--rvb-raised)',
  '--mantine-color-disabled-color': 'var(--rvb-muted)',
  '--mantine-color-disabled-border': 'var(--rvb-border)',
};

/** Mantine's colours are the page's own (theme.css), so that both change together. */
const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: OWN, dark: OWN });

/** The page's look, in a program's colour where it has one. */
export const lookIn = memoized(
  (color: string) => [color],
  (color) => {
    if (color === '') return { theme, cssVariablesResolver: cssVariables };
    const { shades, light, dark: bright } = brandOf(color);
    const marks = (mark: string, filled: string) => ({
      ...OWN,
      '--rvb-accent': mark,
      '--rvb-waiting': mark,
      '--rvb-switch': filled,
    });
    return {
      theme: { ...theme, colors: { accent: shades, dark }, autoContrast: true },
      cssVariablesResolver: () => ({
        variables: {},
        light: marks(light, light),
        dark: marks(bright, shades[5]),
      }),
    };
  },
);
