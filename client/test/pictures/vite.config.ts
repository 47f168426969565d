// SPDX-License-Identifier: Apache-2.0
/** Builds the page that picture tests open; it is no part of the package. */

import { defineConfig } from 'vite';

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  base: './',
  logLevel: 'warn',
  build: {
    target: 'es2022',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    minify: false,
  },
});
