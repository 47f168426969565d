// SPDX-License-Identifier: Apache-2.0
/** Colours of the 3D view that are nobody's data. */

export const THEMES = {
  light: {
    background: '#eef0f3',
    grid: '#7d8794',
    sky: '#ffffff',
    ground: '#9aa3ad',
    ink: '#12161c',
    halo: '#f7f8fa',
  },
  dark: {
    background: '#16191d',
    grid: '#5b6673',
    sky: '#ffffff',
    ground: '#59616b',
    ink: '#ffffff',
    halo: '#0c1016',
  },
} as const;

export type Theme = keyof typeof THEMES;
