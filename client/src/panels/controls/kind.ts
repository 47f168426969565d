// SPDX-License-Identifier: Apache-2.0
/** What a kind of widget is to the page. */

import type { JSX } from 'react';
import type { WidgetValue } from '../../widgets';

export interface KindProps<W> {
  widget: W;
  /** undefined before the server said anything of it; of another type where a script changed it. */
  value: WidgetValue | undefined;
  disabled: boolean;
  /** `now`: it goes out at once, and does not wait for the next of its steps. */
  onChange: (value: WidgetValue, now?: boolean) => void;
}

export interface Kind<W> {
  /** The control alone, or with `bare` all of the widget. */
  draw: (props: KindProps<W>) => JSX.Element;
  /** `labelled`: its label above it; `line`: beside it; `bare`: it has none, or draws it itself. */
  frame: 'labelled' | 'line' | 'bare';
}
