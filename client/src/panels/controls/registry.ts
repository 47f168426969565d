// SPDX-License-Identifier: Apache-2.0
/** What draws which kind of widget: a new one is an entry in this file, and nowhere else. */

import type { WidgetMessage, WidgetType } from '../../widgets';
import type { Kind } from './kind';
import { Button } from './kinds/button';
import { ButtonGroup } from './kinds/button_group';
import { Plotly, Uplot } from './kinds/charts';
import { Checkbox } from './kinds/checkbox';
import { Divider } from './kinds/divider';
import { Dropdown } from './kinds/dropdown';
import { Folder } from './kinds/folder';
import { Form } from './kinds/form';
import { MultiSlider } from './kinds/multi_slider';
import { NumberWidget } from './kinds/number';
import { Gauge } from './kinds/gauge';
import { Html, Markdown } from './kinds/rich_text';
import { Indicator } from './kinds/indicator';
import { Joystick } from './kinds/joystick';
import { Picture } from './kinds/picture';
import { Plot } from './kinds/plot';
import { ProgressBar } from './kinds/progress_bar';
import { Rgb } from './kinds/rgb';
import { Slider } from './kinds/slider';
import { Tab, TabGroup } from './kinds/tab_group';
import { Text } from './kinds/text';
import { UploadButton } from './kinds/upload_button';
import { Vector } from './kinds/vector';
import { Nothing } from './modals';

type Kinds = { [T in WidgetType]: Kind<Extract<WidgetMessage, { t: T }>> };

const KINDS: Kinds = {
  GuiButton: { draw: Button, frame: 'bare' },
  GuiButtonGroup: { draw: ButtonGroup, frame: 'labelled' },
  GuiCheckbox: { draw: Checkbox, frame: 'line' },
  GuiDivider: { draw: Divider, frame: 'bare' },
  GuiDropdown: { draw: Dropdown, frame: 'labelled' },
  GuiFolder: { draw: Folder, frame: 'bare' },
  GuiForm: { draw: Form, frame: 'bare' },
  GuiGauge: { draw: Gauge, frame: 'labelled' },
  GuiHtml: { draw: Html, frame: 'bare' },
  GuiImage: { draw: Picture, frame: 'bare' },
  GuiIndicator: { draw: Indicator, frame: 'bare' },
  GuiJoystick: { draw: Joystick, frame: 'labelled' },
  GuiMarkdown: { draw: Markdown, frame: 'bare' },
  GuiModal: { draw: Nothing, frame: 'bare' },
  GuiMultiSlider: { draw: MultiSlider, frame: 'labelled' },
  GuiNumber: { draw: NumberWidget, frame: 'labelled' },
  GuiPanel: { draw: Nothing, frame: 'bare' },
  GuiPlot: { draw: Plot, frame: 'labelled' },
  GuiPlotly: { draw: Plotly, frame: 'bare' },
  GuiProgressBar: { draw: ProgressBar, frame: 'bare' },
  GuiRgb: { draw: Rgb, frame: 'labelled' },
  GuiSlider: { draw: Slider, frame: 'labelled' },
  GuiTab: { draw: Tab, frame: 'bare' },
  GuiTabGroup: { draw: TabGroup, frame: 'bare' },
  GuiText: { draw: Text, frame: 'labelled' },
  GuiUploadButton: { draw: UploadButton, frame: 'bare' },
  GuiUplot: { draw: Uplot, frame: 'bare' },
  GuiVector: { draw: Vector, frame: 'labelled' },
};

/** What draws a widget. */
export function kindOf(widget: WidgetMessage): Kind<WidgetMessage> {
  return KINDS[widget.t] as Kind<WidgetMessage>;
}
