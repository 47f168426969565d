// SPDX-License-Identifier: Apache-2.0
/** The page as one file, into which the server writes the recording of a scene: it needs neither server nor network. */

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [react(), viteSingleFile({ removeViteModuleLoader: true })],
  build: {
    outDir: '../ros_viz_bridge/static',
    emptyOutDir: false,
    assetsDir: 'page',
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
    rollupOptions: { input: 'standalone.html' },
  },
  // Where the page's own are; a page without a server uses none of them.
  worker: {
    format: 'es',
    rollupOptions: { output: { entryFileNames: 'page/[name]-[hash].js' } },
  },
});
