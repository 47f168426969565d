// SPDX-License-Identifier: Apache-2.0
/** The page as one file, into which the server writes the recording of a scene: it needs neither server nor network. */

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

/** What only widgets need, in megabytes; they are not recorded. */
const ABSENT = /^(virtual:icons|plotly\.js.*)$/;

function absent(): Plugin {
  return {
    name: 'absent',
    enforce: 'pre',
    resolveId: (id) => (ABSENT.test(id) ? '\0absent' : null),
    load: (id) =>
      id === '\0absent'
        ? 'export const load = () => Promise.reject(new Error("not in a saved page")); export default {};'
        : null,
  };
}

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [absent(), react(), viteSingleFile({ removeViteModuleLoader: true })],
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
