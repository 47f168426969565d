// SPDX-License-Identifier: Apache-2.0
/** The page's icons by what they stand for; each is imported alone, so that the bundle holds no others. */

import IconAdjustmentsHorizontal from '@tabler/icons-react/dist/esm/icons/IconAdjustmentsHorizontal.mjs';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconBadgeAr from '@tabler/icons-react/dist/esm/icons/IconBadgeAr.mjs';
import IconBadgeVr from '@tabler/icons-react/dist/esm/icons/IconBadgeVr.mjs';
import IconCamera from '@tabler/icons-react/dist/esm/icons/IconCamera.mjs';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import IconCommand from '@tabler/icons-react/dist/esm/icons/IconCommand.mjs';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import IconCube from '@tabler/icons-react/dist/esm/icons/IconCube.mjs';
import IconCurrentLocation from '@tabler/icons-react/dist/esm/icons/IconCurrentLocation.mjs';
import IconFolderOpen from '@tabler/icons-react/dist/esm/icons/IconFolderOpen.mjs';
import IconFocus2 from '@tabler/icons-react/dist/esm/icons/IconFocus2.mjs';
import IconGrid4x4 from '@tabler/icons-react/dist/esm/icons/IconGrid4x4.mjs';
import IconHandStop from '@tabler/icons-react/dist/esm/icons/IconHandStop.mjs';
import IconHelpCircle from '@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs';
import IconHome2 from '@tabler/icons-react/dist/esm/icons/IconHome2.mjs';
import IconLayoutSidebar from '@tabler/icons-react/dist/esm/icons/IconLayoutSidebar.mjs';
import IconLayoutSidebarRight from '@tabler/icons-react/dist/esm/icons/IconLayoutSidebarRight.mjs';
import IconLayout from '@tabler/icons-react/dist/esm/icons/IconLayout.mjs';
import IconListDetails from '@tabler/icons-react/dist/esm/icons/IconListDetails.mjs';
import IconMaximize from '@tabler/icons-react/dist/esm/icons/IconMaximize.mjs';
import IconMoon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconPhoto from '@tabler/icons-react/dist/esm/icons/IconPhoto.mjs';
import IconPlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs';
import IconPlayerPlay from '@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs';
import IconShare from '@tabler/icons-react/dist/esm/icons/IconShare.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconPlayerRecord from '@tabler/icons-react/dist/esm/icons/IconPlayerRecord.mjs';
import IconPlayerRecordFilled from '@tabler/icons-react/dist/esm/icons/IconPlayerRecordFilled.mjs';
import IconRepeat from '@tabler/icons-react/dist/esm/icons/IconRepeat.mjs';
import IconPointer from '@tabler/icons-react/dist/esm/icons/IconPointer.mjs';
import IconRuler2 from '@tabler/icons-react/dist/esm/icons/IconRuler2.mjs';
import IconRotateClockwise from '@tabler/icons-react/dist/esm/icons/IconRotateClockwise.mjs';
import IconRotate3d from '@tabler/icons-react/dist/esm/icons/IconRotate3d.mjs';
import IconBookmarks from '@tabler/icons-react/dist/esm/icons/IconBookmarks.mjs';
import IconVideo from '@tabler/icons-react/dist/esm/icons/IconVideo.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import IconSun from '@tabler/icons-react/dist/esm/icons/IconSun.mjs';
import IconSunMoon from '@tabler/icons-react/dist/esm/icons/IconSunMoon.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import IconLayoutBottombar from '@tabler/icons-react/dist/esm/icons/IconLayoutBottombar.mjs';
import IconChartLine from '@tabler/icons-react/dist/esm/icons/IconChartLine.mjs';
import IconBraces from '@tabler/icons-react/dist/esm/icons/IconBraces.mjs';
import IconList from '@tabler/icons-react/dist/esm/icons/IconList.mjs';
import IconHierarchy from '@tabler/icons-react/dist/esm/icons/IconHierarchy.mjs';
import IconTerminal2 from '@tabler/icons-react/dist/esm/icons/IconTerminal2.mjs';
import IconStethoscope from '@tabler/icons-react/dist/esm/icons/IconStethoscope.mjs';
import IconFlag from '@tabler/icons-react/dist/esm/icons/IconFlag.mjs';
import IconMapPin from '@tabler/icons-react/dist/esm/icons/IconMapPin.mjs';
import IconRoute from '@tabler/icons-react/dist/esm/icons/IconRoute.mjs';
import IconPolygon from '@tabler/icons-react/dist/esm/icons/IconPolygon.mjs';
import IconSteeringWheel from '@tabler/icons-react/dist/esm/icons/IconSteeringWheel.mjs';
import type { JSX } from 'react';

const ICONS = {
  flag: IconFlag,
  here: IconCurrentLocation,
  pin: IconMapPin,
  route: IconRoute,
  polygon: IconPolygon,
  drive: IconSteeringWheel,
  turn: IconRotateClockwise,
  open: IconFolderOpen,
  diagnostics: IconStethoscope,
  log: IconTerminal2,
  frames: IconHierarchy,
  topics: IconList,
  message: IconBraces,
  plot: IconChartLine,
  bottom: IconLayoutBottombar,
  auto: IconSunMoon,
  camera: IconCamera,
  share: IconShare,
  check: IconCheck,
  chevron: IconChevronRight,
  close: IconX,
  controls: IconAdjustmentsHorizontal,
  command: IconCommand,
  copy: IconCopy,
  dark: IconMoon,
  displays: IconListDetails,
  fit: IconMaximize,
  focus: IconFocus2,
  follow: IconCurrentLocation,
  grid: IconGrid4x4,
  vr: IconBadgeVr,
  ar: IconBadgeAr,
  help: IconHelpCircle,
  home: IconHome2,
  image: IconPhoto,
  layout: IconLayout,
  left: IconLayoutSidebar,
  light: IconSun,
  pause: IconPlayerPause,
  play: IconPlayerPlay,
  orbit: IconRotate3d,
  plus: IconPlus,
  record: IconPlayerRecord,
  recording: IconPlayerRecordFilled,
  pointer: IconPointer,
  repeat: IconRepeat,
  remove: IconTrash,
  rename: IconPencil,
  reset: IconArrowBackUp,
  right: IconLayoutSidebarRight,
  ruler: IconRuler2,
  search: IconSearch,
  stop: IconHandStop,
  video: IconVideo,
  view: IconCube,
  views: IconBookmarks,
};

export type IconName = keyof typeof ICONS;

interface Props {
  name: IconName;
  size?: number;
}

/** An icon beside a name, or inside a control that has an accessible one. */
export function Icon({ name, size = 16 }: Props): JSX.Element {
  const Drawn = ICONS[name];
  return <Drawn aria-hidden size={size} stroke={1.7} style={{ flex: 'none' }} />;
}

/** The mark: a frame's three axes in a view finder. */
export function Logo({ size = 22 }: { size?: number }): JSX.Element {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      strokeLinecap="round"
    >
      <path
        d="M3 8V5a2 2 0 0 1 2-2h3M16 3h3a2 2 0 0 1 2 2v3M21 16v3a2 2 0 0 1-2 2h-3M8 21H5a2 2 0 0 1-2-2v-3"
        stroke="currentColor"
        strokeWidth={1.7}
      />
      <path d="M11 14V6.5" stroke="#3d7dff" strokeWidth={2.4} />
      <path d="M11 14l6.5 3" stroke="#e5484d" strokeWidth={2.4} />
      <path d="M11 14l-4.5 3.2" stroke="#2f9e5b" strokeWidth={2.4} />
    </svg>
  );
}
