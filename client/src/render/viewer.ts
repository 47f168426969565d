// SPDX-License-Identifier: Apache-2.0
/** The 3D view: draws when something changed, in the viewer's fixed frame, with the viewer's camera. */

import { Vector3, type Box3, type Camera } from 'three';
import { Frames } from '../frames';
import { XrReport } from '../input/xr/report';
import { XrInput } from '../input/xr/session';
import type { SceneIntake, SceneMessage } from '../intake';
import { displaysOfType, othersIn } from '../others';
import { JointTables } from '../robot/joint_tables';
import { RobotModels } from '../robot/robot_models';
import type { Look } from '../saved_views';
import { lookAway } from '../presenting';
import { app, type AppState } from '../state';
import type { Hello, RenderRequest, SetCamera, TimeJumped, Transforms } from '../wire/messages';
import { assetOfSession } from './asset_url';
import { forgetFrames } from './gone_frames';
import { CameraControls } from './camera_controls';
import { CameraOverlays } from './camera_overlay';
import { CameraRig } from './camera_rig';
import { ScriptPictures } from './script_pictures';
import { CameraPlace, type AimedPose } from './camera_place';
import { cameraAt, carried, feetBefore, told } from './carried';
import { FixedFrame } from './fixed_frame';
import { Follower } from './follower';
import { boxToShow, Framing } from './framing';
import { Loop } from './loop';
import { Inspector } from './pick/inspector';
import { Presented } from './presented';
import { Pointing } from './pointing/pointing';
import type { SceneContext } from './renderable';
import { Scene } from './scene';
import type { Shot } from './shot';
import { Stage } from './stage';
import { StatusReport } from './status_report';
import { TfLayer } from './tf_layer';
import type { Theme } from './themes';
import { recordView, type Video, type VideoKind } from './view_recording';
import type { CameraState, ViewerHandle } from './viewer_handle';

export class Viewer implements ViewerHandle, SceneIntake {
  readonly frames = new Frames(() => app.getState().clock.rosTime());
  readonly rig = new CameraRig();
  readonly place: CameraPlace;
  readonly scene: Scene;
  readonly stage: Stage;
  readonly presented: Presented;
  readonly xr: XrInput;
  readonly loop = new Loop(
    (elapsed, time, frame) => this.prepare(elapsed, time, frame),
    (elapsed) => this.draw(elapsed),
    () => this.stage.canvas,
  );
  /** Called when the mode of the view changed without the viewer's asking. */
  onModeForced: (mode: CameraRig['mode']) => void = () => undefined;
  readonly inspector: Inspector;
  private readonly pointing: Pointing;
  private readonly pictures: ScriptPictures;
  private readonly overlays: CameraOverlays;
  private readonly tf: TfLayer;
  private readonly controls: CameraControls;
  private readonly follower: Follower;
  private framing = new Framing();
  private readonly report = new StatusReport();
  private readonly fixed: FixedFrame;
  private follow = '';

  constructor() {
    const context: { -readonly [Part in keyof SceneContext]: SceneContext[Part] } = {
      frames: this.frames,
      joints: new JointTables(),
      robots: new RobotModels(),
      displaysOf: (rosType) => displaysOfType(app.getState(), rosType),
      others: othersIn(app.getState),
      fixedFrame: () => this.fixed.name,
      rosTime: () => app.getState().clock.rosTime(),
      camera: () => this.pictures.camera ?? (this.xr.presenting ? this.xr.camera : this.rig.camera),
      viewport: () => this.xr.viewport ?? this.stage.size,
      assetUrl: assetOfSession,
      invalidate: () => this.invalidate(),
    };
    this.scene = new Scene(context);
    this.fixed = new FixedFrame(
      this.frames,
      () => this.scene.firstFrame(),
      (was, found) => {
        // The view stays where it was.
        if (found.ok) this.rig.carry(...carried(found.pose, told(this.rig, was)));
      },
    );
    this.stage = new Stage(this.scene.root, () => this.invalidate());
    context.surroundings = this.stage.surroundings;
    this.xr = new XrInput(
      {
        renderer: this.stage.renderer,
        scene: this.stage.scene,
        ...{ frames: this.frames, fixedFrame: () => this.fixed.name },
        feet: () => feetBefore(this.rig.target),
        present: (mode) => this.present(mode),
      },
      new XrReport(),
    );
    this.tf = new TfLayer(context);
    this.scene.root.add(this.tf.object);
    const { stage, scene, tf, rig } = this;
    this.pointing = new Pointing({
      ...{ stage, scene, tf, rig },
      camera: () => this.cameraNow(),
      fixedFrame: () => this.fixed.name,
      invalidate: () => this.invalidate(),
    });
    this.controls = new CameraControls(this.stage.canvas, this.rig, () => this.moved());
    const moving = {
      frames: this.frames,
      fixedFrame: () => this.fixed.resolve(),
      moved: () => this.elsewhere(),
      invalidate: () => this.invalidate(),
      modeForced: (mode: CameraRig['mode']) => this.onModeForced(mode),
    };
    this.place = new CameraPlace(this.rig, moving);
    this.presented = new Presented(this.rig, moving, lookAway);
    this.follower = new Follower(this.frames, this.rig);
    this.pictures = new ScriptPictures(this.rig, this.stage, {
      ready: () => this.ready(),
      place: () => {
        this.scene.place();
        this.tf.place();
      },
      goHome: () => this.goHome(),
    });
    this.overlays = new CameraOverlays(context, this.stage);
    this.inspector = new Inspector({
      context,
      ...{ stage, tf, rig },
      pointing: this.pointing,
      moved: () => this.moved(),
      active: () => !this.xr.presenting,
    });
    // three runs this at the display's pace, in a headset at the headset's.
    this.stage.renderer?.setAnimationLoop((time, frame) => this.loop.tick(time, frame));
  }

  invalidate(): void {
    this.loop.invalidate();
  }

  /** Pictures drawn in the last second. */
  get fps(): number {
    return this.loop.rate.pictures(performance.now());
  }

  attach(parent: HTMLElement): void {
    this.stage.attach(parent);
  }

  setTheme(theme: Theme): void {
    for (const each of [this.stage, this.tf, this.inspector]) each.setTheme(theme);
  }

  setGrid(shown: boolean): void {
    this.stage.surroundings.grid.choose(shown);
    this.invalidate();
  }

  setMode(mode: CameraRig['mode']): void {
    this.rig.setMode(mode);
    this.invalidate();
  }

  setFollow(frame: string): void {
    this.follow = frame;
    this.invalidate();
  }

  /** Views were shown, hidden or set otherwise. */
  viewsChanged(views: ReadonlySet<string>): void {
    if (views.size === 0) return;
    for (const view of views) this.scene.refresh(view);
    this.tf.refresh();
    this.invalidate();
  }

  resetView(): void {
    this.moved();
    this.goHome();
  }

  focus(display: string): boolean {
    const bounds = this.tf.draws(display) ? this.tf.bounds() : this.scene.bounds(display);
    if (bounds.isEmpty()) return false;
    this.rig.fit(boxToShow(bounds));
    this.moved();
    return true;
  }

  nodeAt(name: string): [number, number] | null {
    const entry = this.scene.tree.find(name);
    if (!entry?.shown || this.xr.presenting) return null;
    const { elements: at } = entry.matrix;
    return this.rig.project([at[12], at[13], at[14]], this.stage.size);
  }

  screenshot(shot?: Shot): Promise<Blob> {
    if (this.xr.presenting) return Promise.reject(new Error('The view is in the headset.'));
    return this.stage.screenshot(() => this.draw(0), shot);
  }

  recordVideo(kind: VideoKind = 'video'): Promise<Video> {
    if (this.xr.presenting) return Promise.reject(new Error('The view is in the headset.'));
    return recordView(this.stage.canvas, kind);
  }

  showOverlay(view: string, canvas: HTMLCanvasElement | null): void {
    this.overlays.show(view, canvas);
  }

  look(): Look {
    const { target, yaw, pitch, distance } = this.rig.pose;
    return { target: [target.x, target.y, target.z], yaw, pitch, distance };
  }

  setLook({ target, yaw, pitch, distance }: Look): void {
    this.fixed.resolve();
    this.rig.aim({ target: new Vector3(...target), yaw, pitch, distance });
    this.moved();
  }

  camera(): CameraState {
    return told(this.rig, this.fixed.name);
  }

  /** A picture for a script, without what the page alone shows. */
  render(request: RenderRequest): Promise<Uint8Array<ArrayBuffer>> {
    if (this.xr.presenting) throw new Error('The view is in the headset.');
    return this.pictures.take(request);
  }

  setCamera(pose: AimedPose): string {
    const refused = this.place.setCamera(pose);
    if (!refused) this.moved();
    return refused;
  }

  transforms(batch: Transforms): void {
    this.frames.add(batch);
    this.invalidate();
  }

  update(message: SceneMessage): void {
    this.scene.update(message);
  }

  remove(display: string, key: string): void {
    this.scene.remove(display, key);
    if (display === key) forgetFrames(this.frames, display);
    this.tf.refresh();
  }

  moveCamera(pose: SetCamera): void {
    this.place.order.give(pose, performance.now());
  }

  timeJumped({ time, latched }: TimeJumped): void {
    this.frames.clearDynamic();
    this.scene.timeJumped(time, new Set(latched));
    this.invalidate();
  }

  greet(hello: Hello): void {
    this.fixed.startWith(hello.fixed_frame);
    this.place.begin(cameraAt(hello.camera));
    this.invalidate();
  }

  mark(): void {
    this.frames.mark();
    this.scene.mark();
  }

  sweep(): void {
    this.frames.sweep();
    this.scene.sweep();
  }

  /** The viewer moved the camera: no other word on it counts. */
  private moved(): void {
    this.place.order.drop();
    this.presented.moved();
    this.elsewhere();
  }

  /** The camera is elsewhere, whoever moved it. */
  private elsewhere(): void {
    this.inspector.cameraMoved(performance.now());
    this.framing.release();
    this.place.moved();
    this.invalidate();
  }

  /** Look from where everybody begins, else at all that there is. */
  private goHome(): void {
    this.framing = new Framing();
    this.framing.release();
    if (this.place.goHome()) return this.follower.again();
    const bounds = this.bounds();
    if (!bounds.isEmpty()) this.rig.fit(boxToShow(bounds), { anew: true });
    this.invalidate();
  }

  /** What is done at each chance to draw. */
  private prepare(elapsed: number, time: number, frame?: XRFrame): void {
    if (frame) this.xr.frame(frame);
    if (this.controls.update(elapsed)) this.moved();
    this.inspector.update(time);
  }

  private draw(elapsed: number): void {
    this.loop.satisfied();
    const now = performance.now();
    this.ready();
    // The operator's head moves the headset's camera, nothing else does; the page's waits meanwhile.
    const inHeadset = this.xr.presenting;
    if (!inHeadset && this.goesAlong(elapsed)) this.invalidate();
    this.rig.setSize(this.stage.size.width, this.stage.size.height);
    this.rig.apply();
    const found = this.scene.place();
    for (const [display, problems] of this.tf.place()) {
      found.set(display, [...(found.get(display) ?? []), ...problems]);
    }
    this.report.take(found, this.scene.all(), this.frames.names(), now);
    this.report.first(this.hasBounds);
    if (inHeadset) return this.stage.render(this.xr.camera);
    const box = this.framing.look(() => this.bounds(), now);
    if (box) {
      this.rig.fit(box, { anew: true });
      this.rig.apply();
    }
    this.pointing.place();
    this.inspector.place(now);
    this.overlays.draw(now);
    this.stage.render(this.rig.camera);
  }

  /** Follow who presents, else the viewer's frame; whether the camera is still on its way. */
  private goesAlong(elapsed: number): boolean {
    const { presented, follower } = this;
    const { name } = this.fixed;
    return presented.update(name, elapsed) ?? follower.update(this.follow, name, elapsed);
  }

  /** What is to be known before a picture: where things are, and where the camera was sent. */
  private ready(): void {
    this.fixed.resolve();
    this.place.order.attempt(performance.now());
  }

  /** The camera as it was last moved, drawn or not. */
  private cameraNow(): Camera {
    this.rig.apply();
    this.rig.camera.updateMatrixWorld();
    return this.rig.camera;
  }

  private present(mode: AppState['inHeadset']): void {
    this.stage.present(mode);
    this.pointing.leave();
    app.setState({ inHeadset: mode });
    this.invalidate();
  }

  private readonly hasBounds = (): boolean => !this.bounds().isEmpty();

  private bounds(): Box3 {
    return this.scene.bounds().union(this.tf.bounds());
  }
}
