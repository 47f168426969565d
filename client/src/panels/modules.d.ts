// SPDX-License-Identifier: Apache-2.0
/** Types of the modules that have none: a single icon, a style sheet. */

declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { Icon } from '@tabler/icons-react';

  const icon: Icon;
  export default icon;
}

declare module 'virtual:icons' {
  type Attributes = Readonly<Record<string, string>>;

  /** The children of an icon's `<svg>`; undefined where there is none of this name. */
  export function load(
    name: string,
  ): Promise<readonly (readonly [tag: string, attributes: Attributes])[] | undefined>;
}

declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}

declare module '*.css';

declare module 'plotly.js-strict-dist-min' {
  const Plotly: {
    react(host: HTMLElement, data: unknown[], layout: object, config: object): Promise<unknown>;
    purge(host: HTMLElement): void;
  };
  export default Plotly;
}
