// SPDX-License-Identifier: Apache-2.0
/** Puts every message of the server where it belongs: into the page's store, or into the scene. */

import { adoptServerSettings } from './actions';
import { takeRequest } from './answers';
import { forgetDiagnostics, takeDiagnostics } from './diagnostics';
import { takeAnswer } from './layout_requests';
import { pulse } from './input/xr/haptics';
import { recenterSession } from './input/xr/place';
import { driveEnded } from './driving';
import { takeLine } from './log_lines';
import type { Intake } from './net/connection';
import { addNotice } from './notices';
import { adoptPanels } from './panels/panel_layout';
import { saveFrom } from './panels/save_file';
import { isDrawn, type DrawnMessage } from './render/registry';
import { app, type AppState } from './state';
import { confirmStop, noteStops, sayStopAgain } from './stopping';
import { tellTransforms } from './tf_statistics';
import { forgetVideos, restartVideos, takeVideo } from './video/videos';
import { displayIdOf } from './views';
import { takeWatched } from './watches';
import { isWidget } from './widgets';
import { acceptWidgetState, forgetChanges } from './widget_changes';
import type {
  Display,
  DisplayStatus,
  Hello,
  NodePlacements,
  Remove,
  RoleChanged,
  ServerMessage,
  SetCamera,
  Settled,
  TimeJumped,
  Transforms,
} from './wire/messages';

export type SceneMessage = DrawnMessage | NodePlacements;

/** What the 3D view does with its share. */
export interface SceneIntake {
  transforms(batch: Transforms): void;
  update(message: SceneMessage): void;
  remove(display: string, key: string): void;
  timeJumped(message: TimeJumped): void;
  moveCamera(message: SetCamera): void;
  /** The server's word on frame and camera to start with. */
  greet(hello: Hello): void;
  /** A new session begins: what is not said again until `sweep` is gone at the server. */
  mark(): void;
  sweep(): void;
}

type Keyed = Record<string, { display: string; key: string }>;
/** The parts of the state that are kept by key, and die with it. */
const KEYED = [
  'displays',
  'statuses',
  'images',
  'cameras',
  'widgets',
  'widgetStates',
  'panelPlaces',
  'panelLabels',
  'widgetData',
  'notifications',
  'commands',
  'themes',
  'guiPlaces',
  'viewTools',
  'driveOffers',
  'pointers',
  'presenterCameras',
  'wanted',
  'teleopHands',
  'teleopTargets',
  'headsetLinks',
] as const;
/** What a server says of itself, if at all: another one may not. */
const SINGLE = ['topics', 'recording', 'timeline', 'initialCamera', 'lens'] as const;
type KeyedName = (typeof KEYED)[number];

export class StoreIntake implements Intake {
  /** Of each keyed part, what the server spoke of in this session. */
  private fresh: Record<KeyedName, Set<string>> | null = null;
  /** The sockets on which not all has come that the server knew when this page came back. */
  private readonly unsettled = new Set<Settled['socket']>();
  /** Of what there is once, what the server spoke of in this session. */
  private readonly saidAnew = new Set<(typeof SINGLE)[number]>();

  private staged: Pick<AppState, 'displays' | 'statuses'> | null = null;
  private staging: ReturnType<typeof setTimeout> | undefined;

  /** Hundreds of displays come at once: `stageMs` after the first all of them are shown; 0 shows each at once. */
  constructor(
    private readonly scene: SceneIntake,
    private readonly stageMs = 0,
  ) {}

  take(message: ServerMessage): void {
    if (message.t !== 'Display' && message.t !== 'DisplayStatus') this.show();
    this.keep(message);
    if (isDrawn(message)) this.scene.update(message);
  }

  /** What the page itself does with a message; the compiler demands a case for what is not drawn. */
  private keep(message: ServerMessage): void {
    if (isWidget(message)) return this.put('widgets', message.key, message);
    switch (message.t) {
      case 'Hello':
        return this.hello(message);
      case 'Settled':
        return this.settled(message.socket);
      case 'Display':
        return this.stage('displays', message);
      case 'DisplayStatus':
        return this.stage('statuses', message);
      case 'VideoChunk':
        takeVideo(message);
        return this.put('images', message.display, message);
      case 'Image':
      case 'VideoPicture':
        return this.put('images', message.display, message);
      case 'CameraModel':
        return this.put('cameras', message.display, message);
      case 'WidgetState':
        this.fresh?.widgetStates.add(message.key);
        return acceptWidgetState(message);
      case 'PanelPlacement':
        return this.put('panelPlaces', message.key, message);
      case 'PanelLabel':
        return this.put('panelLabels', message.key, message);
      case 'GuiImageFile':
      case 'GuiFigure':
      case 'GuiUplotData':
        return this.put('widgetData', message.key, message);
      case 'Notification':
        return this.put('notifications', message.key, message);
      case 'Command':
        return this.put('commands', message.key, message);
      case 'Theme':
        return this.put('themes', message.key, message);
      case 'FileOffered':
        return saveFrom(message.address, message.filename);
      case 'WantedEvents':
        return this.put('wanted', message.key, message);
      case 'TeleopHand':
        return this.put('teleopHands', message.key, message);
      case 'TeleopTarget':
        return this.put('teleopTargets', message.key, message);
      case 'HeadsetLink':
        return this.put('headsetLinks', message.key, message);
      case 'Recenter':
        return recenterSession();
      case 'Pulse':
        return pulse(message);
      case 'Gui3dContainerLook':
        return this.put('guiPlaces', message.key, message);
      case 'PointerBindings':
        return this.put('pointers', message.key, message);
      case 'ViewTools':
        return this.put('viewTools', message.key, message);
      case 'DriveOffer':
        return this.put('driveOffers', message.key, message);
      case 'Topics':
        this.saidAnew.add('topics');
        return app.setState({ topics: message.topics });
      case 'PresenterCamera':
        return this.put('presenterCameras', message.key, message);
      case 'RoleChanged':
        return app.setState(({ hello }) => ({ hello: hello && { ...hello, ...granted(message) } }));
      case 'Control':
        noteStops(message);
        // Looking away is from who presents just now: whoever does so next is followed.
        return app.setState(({ lookedAway }) => ({
          control: message,
          lookedAway: lookedAway === message.presenter ? lookedAway : '',
        }));
      case 'DriveEnded':
        return driveEnded(message);
      case 'StopHeard':
        return confirmStop(message);
      case 'Recording':
        this.saidAnew.add('recording');
        return app.setState({ recording: message });
      case 'ShareTold':
        return app.setState({ sharing: message });
      case 'Timeline':
        this.saidAnew.add('timeline');
        return app.setState({ timeline: message });
      case 'InitialCamera':
        this.saidAnew.add('initialCamera');
        return app.setState({ initialCamera: message });
      case 'Lens':
        this.saidAnew.add('lens');
        return app.setState({ lens: message });
      case 'LayoutRead':
      case 'LayoutWritten':
        return takeAnswer(message);
      case 'Notice':
        return addNotice(message);
      case 'LogLine':
        return takeLine(message);
      case 'Diagnostics':
        return takeDiagnostics(message);
      case 'TopicDetails':
      case 'WatchStatus':
      case 'MessageTree':
      case 'Samples':
        return takeWatched(message);
      case 'Clock':
        return app.setState(({ clock }) => ({
          clock: { ...clock, simulated: message.simulated },
        }));
      case 'Transforms':
        tellTransforms(message);
        return this.scene.transforms(message);
      case 'NodePlacements':
        return this.scene.update(message);
      case 'Remove':
        return this.remove(message);
      case 'TimeJumped':
        return this.timeJumped(message);
      case 'StorageRequest':
      case 'RenderRequest':
      case 'FrameRequest':
        void takeRequest(message);
        return;
      case 'SetCamera':
        return this.scene.moveCamera(message);
      case 'Pong':
      case 'Rejected':
      case 'Bundle':
      case 'PackedCloud':
        // The connection's own.
        return;
      default:
        // All else is drawn, and that alone.
        message satisfies DrawnMessage;
    }
  }

  /** All has come on a socket; after both, what was not spoken of went away while the page was. */
  private settled(socket: Settled['socket']): void {
    this.unsettled.delete(socket);
    const { fresh } = this;
    if (!fresh || this.unsettled.size > 0) return;
    this.fresh = null;
    this.scene.sweep();
    for (const name of KEYED) {
      const kept = Object.entries(app.getState()[name]).filter(([key]) => fresh[name].has(key));
      app.setState({ [name]: Object.fromEntries(kept) });
    }
    for (const name of SINGLE) if (!this.saidAnew.has(name)) app.setState({ [name]: null });
    this.dropOrphans();
  }

  private hello(hello: Hello): void {
    const returns = app.getState().hello !== null;
    app.setState({ hello });
    sayStopAgain();
    forgetChanges();
    adoptServerSettings({ viewMode: hello.view_mode, follow: hello.follow });
    this.scene.greet(hello);
    restartVideos();
    if (!returns) {
      adoptPanels(hello.panels);
      return;
    }
    const none = () => new Set<string>();
    this.fresh = {
      displays: none(),
      statuses: none(),
      images: none(),
      cameras: none(),
      widgets: none(),
      widgetStates: none(),
      panelPlaces: none(),
      panelLabels: none(),
      widgetData: none(),
      notifications: none(),
      commands: none(),
      themes: none(),
      guiPlaces: none(),
      viewTools: none(),
      driveOffers: none(),
      pointers: none(),
      presenterCameras: none(),
      wanted: none(),
      teleopHands: none(),
      teleopTargets: none(),
      headsetLinks: none(),
    };
    this.unsettled.add('control').add('data');
    this.saidAnew.clear();
    this.scene.mark();
  }

  private stage(...[name, message]: ['displays', Display] | ['statuses', DisplayStatus]): void {
    this.fresh?.[name].add(message.display);
    const { displays, statuses } = app.getState();
    this.staged ??= { displays, statuses };
    // A record of its own from its first change on.
    if (this.staged[name] === app.getState()[name]) {
      this.staged = { ...this.staged, [name]: { ...this.staged[name] } };
    }
    (this.staged[name] as Record<string, Display | DisplayStatus>)[message.display] = message;
    if (this.stageMs === 0) this.show();
    else this.staging ??= setTimeout(() => this.show(), this.stageMs);
  }

  /** Show what is staged; whatever else comes finds it there. */
  private show(): void {
    clearTimeout(this.staging);
    this.staging = undefined;
    if (this.staged) app.setState(this.staged);
    this.staged = null;
  }

  private put<Name extends KeyedName>(name: Name, key: string, value: AppState[Name][string]) {
    this.fresh?.[name].add(key);
    app.setState((state) => ({ [name]: { ...state[name], [key]: value } }));
  }

  private remove({ display, key }: Remove): void {
    this.scene.remove(display, key);
    for (const name of KEYED) {
      const old: Keyed = app.getState()[name];
      const gone = Object.keys(old).filter((id) => isThing(old[id], display, key));
      if (gone.length) app.setState({ [name]: without(old, gone) });
    }
    this.dropOrphans();
  }

  /** What the renderer said of displays that are no more. */
  private dropOrphans(): void {
    const { displays, placements, cloudFields, parts, needs } = app.getState();
    const orphan = (view: string) => !(displayIdOf(view) in displays);
    forgetDiagnostics((id) => !orphan(id));
    forgetVideos((display) => display in displays);
    app.setState({
      placements: without(placements, Object.keys(placements).filter(orphan)),
      cloudFields: without(cloudFields, Object.keys(cloudFields).filter(orphan)),
      parts: without(parts, Object.keys(parts).filter(orphan)),
      needs: without(needs, Object.keys(needs).filter(orphan)),
    });
  }

  private timeJumped(message: TimeJumped): void {
    this.scene.timeJumped(message);
    forgetDiagnostics((display) => message.latched.includes(display));
    // Who moves a recording knows.
    if (app.getState().timeline) return;
    addNotice({ level: 'info', text: `Time went backwards: ${message.reason}`, about: '' });
  }
}

function granted({ role, uploads, files }: RoleChanged): Pick<Hello, 'role' | 'uploads' | 'files'> {
  return { role, uploads, files };
}

function isThing(value: Keyed[string] | undefined, display: string, key: string): boolean {
  return value?.display === display && value.key === key;
}

function without<T>(record: Record<string, T>, keys: string[]): Record<string, T> {
  if (!keys.length) return record;
  const gone = new Set(keys);
  return Object.fromEntries(Object.entries(record).filter(([key]) => !gone.has(key)));
}
