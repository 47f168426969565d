// SPDX-License-Identifier: Apache-2.0
/** The page around the 3D view. */

import './mantine_css';
import './theme.css';

import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { StrictMode, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import type { ViewerHandle } from '../render/viewer_handle';
import { Shell } from './shell';
import { schemeOf, scriptTheme } from '../script_theme';
import { lookIn } from './theme';
import { useApp, ViewerContext } from './use_app';

/** Draw the panels into ``root``, with the view in their middle; returns what takes them away again. */
export function mountPanels(root: HTMLElement, viewer: ViewerHandle): () => void {
  const mounted = createRoot(root);
  mounted.render(
    <StrictMode>
      <Page viewer={viewer} />
    </StrictMode>,
  );
  return () => mounted.unmount();
}

/** Everything on the page, in the viewer's choice of light or dark. */
export function Page({ viewer }: { viewer: ViewerHandle }): JSX.Element {
  const chosen = useApp(schemeOf);
  const brand = useApp((state) => scriptTheme(state)?.brand_color ?? '');
  const { theme, cssVariablesResolver } = lookIn(brand);
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      forceColorScheme={chosen === 'auto' ? system : chosen}
    >
      <ViewerContext.Provider value={viewer}>
        <Shell />
      </ViewerContext.Provider>
    </MantineProvider>
  );
}
