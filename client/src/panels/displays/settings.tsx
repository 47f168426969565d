// SPDX-License-Identifier: Apache-2.0
/** A display's settings, drawn from the fields that the server declares; every change applies at once. */

import { memo, type JSX } from 'react';
import { setOption } from '../../actions';
import { optionsOf, type OptionValue } from '../../state';
import { displayOf } from '../../views';
import type { OptionField } from '../../wire/messages';
import { useApp, useAppShallow } from '../use_app';
import { SettingInput } from './setting_input';
import { shownFields } from './setting_rules';
import classes from './settings.module.css';

interface ListProps {
  id: string;
  /** Only these. */
  names?: readonly string[];
}

export function Settings({ id, names }: ListProps): JSX.Element | null {
  const fields = useApp((state) => displayOf(state, id)?.fields ?? NONE);
  const options = useApp((state) => optionsOf(state, id));
  const shown = shownFields(fields, options).filter(
    ({ name }) => name !== 'hidden' && (names === undefined || names.includes(name)),
  );
  if (shown.length === 0) return null;
  return (
    <div className={classes.settings}>
      {shown.map((field) => (
        <Setting
          key={field.name}
          id={id}
          field={field}
          value={options[field.name] ?? field.default}
        />
      ))}
    </div>
  );
}

interface Props {
  id: string;
  field: OptionField;
  value: OptionValue;
}

const Setting = memo(function Setting({ id, field, value }: Props): JSX.Element {
  const names = useAppShallow((state) =>
    field.kind === 'field' ? (state.cloudFields[id] ?? []).map((one) => one.name) : field.choices,
  );
  return (
    <div className={classes.setting}>
      <span className={classes.label} title={field.doc}>
        {field.label}
      </span>
      <SettingInput
        field={field}
        value={value}
        names={names}
        onChange={(next) => setOption(id, field.name, next)}
      />
    </div>
  );
});

const NONE: OptionField[] = [];
