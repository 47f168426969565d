// SPDX-License-Identifier: Apache-2.0
/** What an opened file says that cannot be had here, until it was read. */

import { createStore } from 'zustand/vanilla';

export const leftOut = createStore<{ file: string; lines: readonly string[] }>(() => ({
  file: '',
  lines: [],
}));
