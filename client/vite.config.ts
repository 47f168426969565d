// SPDX-License-Identifier: Apache-2.0
/** How the page is built: into the Python package, with relative addresses, everything in the bundle. */

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { icons } from './icons_plugin';

const server = process.env.ROS_VIZ_BRIDGE_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  // Relative, so that the page works under any URL prefix.
  base: './',
  plugins: [react(), icons()],
  build: {
    outDir: '../ros_viz_bridge/static',
    emptyOutDir: true,
    // 'assets/' belongs to the meshes and textures that the server hands out.
    assetsDir: 'page',
    target: 'es2022',
    // A worker or font inlined as a data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: true,
    rollupOptions: { input: ['index.html', 'connect.html', 'fleet.html'] },
  },
  worker: { format: 'es' },
  server: {
    proxy: {
      '/ws': { target: server, ws: true },
      '/assets/': { target: server },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['test/seed.ts'],
    // Shared machines have few cores; the suite is small.
    maxWorkers: 2,
    minWorkers: 1,
    // No test is about time: a loaded machine must not fail one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
