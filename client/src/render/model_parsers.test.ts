// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { LoadingManager } from 'three';
import { expect, it, vi } from 'vitest';
import { parseDae } from './model_parsers';

it.each(['Z_UP', ' Z_UP\n', 'Y_UP'])(
  'leaves a COLLADA file as it was drawn, with %j too',
  async (up) => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const text = `<COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
    <asset><unit meter="0.5"/><up_axis>${up}</up_axis></asset>
    <library_visual_scenes><visual_scene id="s"/></library_visual_scenes>
    <scene><instance_visual_scene url="#s"/></scene></COLLADA>`;
    const data = new TextEncoder().encode(text).buffer;
    const scene = await parseDae(data, 'http://x/a.dae', new LoadingManager());
    expect(scene.rotation.toArray().slice(0, 3)).toEqual([0, 0, 0]);
    expect(scene.scale.x).toBe(0.5);
    expect(warned).not.toHaveBeenCalled();
  },
);
