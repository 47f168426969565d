// SPDX-License-Identifier: Apache-2.0
/** The menu of an interactive marker, where it was asked for; by mouse, finger or keyboard. */

import { Menu } from '@mantine/core';
import type { JSX } from 'react';
import { app, type MenuNode } from '../../state';
import { useApp } from '../use_app';
import classes from './marker_menu.module.css';

const close = () => app.setState({ menu: null });

export function MarkerMenu(): JSX.Element | null {
  const menu = useApp((state) => state.menu);
  if (menu === null) return null;
  return (
    <Menu
      opened
      onClose={close}
      position="bottom-start"
      offset={2}
      shadow="md"
      withinPortal={false}
    >
      <Menu.Target>
        <span className={classes.spot} style={{ left: menu.x, top: menu.y }} />
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown ?? ''} aria-label={menu.title}>
        <Menu.Label>{menu.title}</Menu.Label>
        <Nodes nodes={menu.nodes} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Nodes({ nodes }: { nodes: readonly MenuNode[] }): JSX.Element {
  return (
    <>
      {nodes.map((node, i) =>
        node.children.length > 0 ? (
          <Menu.Sub key={i}>
            <Menu.Sub.Target>
              <Menu.Sub.Item>{node.title}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown className={classes.dropdown ?? ''}>
              <Nodes nodes={node.children} />
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        ) : (
          <Leaf key={i} node={node} />
        ),
      )}
    </>
  );
}

function Leaf({ node }: { node: MenuNode }): JSX.Element {
  const { checked } = node;
  // Mantine gives every item the same role: whether it is on is in its name.
  const named =
    checked === null ? {} : { 'aria-label': `${node.title}, ${checked ? 'on' : 'off'}` };
  return (
    <Menu.Item
      {...named}
      disabled={node.disabled !== ''}
      title={node.disabled}
      leftSection={checked === null ? undefined : <span aria-hidden>{checked ? '☑' : '☐'}</span>}
      onClick={node.choose}
    >
      {node.title}
    </Menu.Item>
  );
}
