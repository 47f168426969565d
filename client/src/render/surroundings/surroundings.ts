// SPDX-License-Identifier: Apache-2.0
/** What is around the scene: the page's own lights and grid, environment map, fog, background; and whether there are shadows. */

import {
  Color,
  DirectionalLight,
  Fog as ThreeFog,
  HemisphereLight,
  type Camera,
  type Object3D,
  type Scene,
  type WebGLRenderer,
} from 'three';
import type {
  BackgroundLook,
  DefaultGridLook,
  DefaultLightsLook,
  EnvironmentLook,
  FogLook,
} from '../../wire/messages';
import { app } from '../../state';
import { Grid } from '../grid';
import type { LightDrawing } from '../nodes/light';
import { colorOf } from '../nodes/colors';
import type { THEMES } from '../themes';
import { BackgroundPicture } from './background_picture';
import { Environment } from './environment';
import { Shadows } from './shadows';

/** Where the sun stands that casts the default shadows. */
const SUN = [-0.35, 0.25, 1] as const;
const SKY_LIGHT = 1.6;
const LAMP_LIGHT = 1.6;
/** With a sun, the lamp only brightens what is in the dark. */
const LAMP_BESIDE_SUN = 0.5;
const SUN_LIGHT = 1.6;
const SHADOW = 2048;

export class Surroundings {
  private readonly sky = new HemisphereLight('#ffffff', '#888888', SKY_LIGHT);
  /** Goes with the camera, so that what is looked at is lit. */
  private readonly lamp = new DirectionalLight('#ffffff', LAMP_LIGHT);
  private readonly sun = new DirectionalLight('#ffffff', SUN_LIGHT);
  readonly grid: Grid;
  readonly environment: Environment;
  readonly picture: BackgroundPicture;
  private readonly shadows: Shadows;
  private readonly ground = new Color();
  private readonly lights = new Set<LightDrawing>();
  private passthrough = false;

  /** `changed` is called when a new picture is needed. */
  constructor(
    private readonly scene: Scene,
    renderer: WebGLRenderer | null,
    private readonly changed: () => void,
  ) {
    this.grid = new Grid((gridTaken) => {
      app.setState({ gridTaken });
      this.changed();
    });
    this.environment = new Environment(scene, renderer, () => this.refresh());
    this.picture = new BackgroundPicture(() => this.refresh());
    this.shadows = new Shadows(renderer);
    this.sky.position.set(0, 0, 1);
    this.sun.visible = false;
    this.sun.castShadow = true;
    this.sun.shadow.mapSize.set(SHADOW, SHADOW);
    this.sun.matrixWorldAutoUpdate = this.sun.target.matrixWorldAutoUpdate = false;
    this.sun.matrixWorld.makeTranslation(...SUN);
    scene.add(this.sky, this.lamp, this.lamp.target, this.sun, this.picture.object);
    scene.add(this.grid.object);
  }

  /** Whether anything casts shadows. */
  get shaded(): boolean {
    return this.shadows.on;
  }

  setTheme({ background, sky, ground, grid }: (typeof THEMES)[keyof typeof THEMES]): void {
    this.grid.setColor(new Color(grid));
    this.ground.set(background);
    this.sky.color.set(sky);
    this.sky.groundColor.set(ground);
    this.refresh();
  }

  setDefaultLights(message: DefaultLightsLook | null): void {
    const shown = message?.enabled ?? true;
    const sunny = shown && message?.cast_shadow === true;
    this.sky.visible = this.lamp.visible = shown;
    this.sun.visible = sunny;
    this.lamp.intensity = sunny ? LAMP_BESIDE_SUN : LAMP_LIGHT;
    this.changed();
  }

  setDefaultGrid(message: DefaultGridLook | null): void {
    this.grid.enable(message?.enabled ?? true);
  }

  setEnvironment(message: EnvironmentLook | null): void {
    this.environment.set(message);
  }

  setFog(message: FogLook | null): void {
    const { scene } = this;
    scene.fog = message?.enabled
      ? new ThreeFog(colorOf(message.color, new Color()), message.near, message.far)
      : null;
    this.changed();
  }

  setBackground(message: BackgroundLook | null): void {
    this.picture.set(message);
  }

  /** Let the room be seen behind the scene, as the headset shows it. */
  setPassthrough(on: boolean): void {
    this.passthrough = on;
    // Whether they are visible is for others to say, and kept.
    for (const { layers } of [this.picture.object, this.grid.object]) {
      if (on) layers.disableAll();
      else layers.set(0);
    }
    this.refresh();
  }

  addLight(light: LightDrawing): void {
    this.lights.add(light);
  }

  removeLight(light: LightDrawing): void {
    this.lights.delete(light);
  }

  /** Before each picture, everything placed and its matrices up to date. */
  prepare(camera: Camera, root: Object3D, now: number): void {
    this.lamp.position.setFromMatrixPosition(camera.matrixWorld);
    this.lamp.target.position.set(0, 0, -1).applyMatrix4(camera.matrixWorld);
    const casting: DirectionalLight[] = this.sun.visible ? [this.sun] : [];
    let any = casting.length > 0;
    for (const light of this.lights) {
      any ||= light.castsShadow;
      const { directional } = light;
      if (light.castsShadow && directional) casting.push(directional);
    }
    if (this.sun.visible) {
      this.sun.matrixWorld.makeTranslation(...SUN);
      this.sun.target.matrixWorld.identity();
    }
    this.shadows.prepare(casting, any, root, now);
  }

  private refresh(): void {
    const background = this.environment.background ?? this.ground;
    this.scene.background = this.passthrough ? null : background;
    this.changed();
  }
}
