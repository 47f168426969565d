// SPDX-License-Identifier: Apache-2.0
/** Colours of the series of a chart, in their order. */

export const COLORS = [
  '#4c8dff',
  '#e5484d',
  '#2f9e5b',
  '#d98200',
  '#a06be0',
  '#12a1a8',
  '#d6409f',
  '#8d8d3a',
] as const;
