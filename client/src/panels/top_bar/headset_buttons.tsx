// SPDX-License-Identifier: Apache-2.0
/** Ways into a headset and out of it: the scene alone (VR), or the scene in the room (AR). */

import { useEffect, useState, type JSX } from 'react';
import { addNotice } from '../../actions';
import { xrObstacle, type XrMode } from '../../input/xr/session';
import type { IconName } from '../icons';
import { ToolButton } from '../tool_button';
import { useApp, useViewer } from '../use_app';

const WAYS: Record<XrMode, { name: string; icon: IconName }> = {
  'immersive-vr': { name: 'VR', icon: 'vr' },
  'immersive-ar': { name: 'AR', icon: 'ar' },
};

/** What the device has; where it has nothing, the way into VR says why. */
export function HeadsetButtons(): JSX.Element {
  const vr = useObstacle('immersive-vr');
  const ar = useObstacle('immersive-ar');
  const inside = useApp((state) => state.inHeadset);
  const hasAr = ar === '' || inside === 'immersive-ar';
  return (
    <>
      {(vr === '' || !hasAr) && <HeadsetButton mode="immersive-vr" obstacle={vr} />}
      {hasAr && <HeadsetButton mode="immersive-ar" obstacle={ar} />}
    </>
  );
}

function HeadsetButton({ mode, obstacle }: { mode: XrMode; obstacle: string }): JSX.Element {
  const { xr } = useViewer();
  const inside = useApp((state) => state.inHeadset);
  const { name, icon } = WAYS[mode];
  const enter = (): void =>
    void xr?.enter(mode).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      const text = `The headset session could not begin: ${why}`;
      addNotice({ level: 'error', text, about: 'xr' });
    });
  const missing = xr === undefined ? 'this view has no headset input' : '';
  const busy = inside !== '' && inside !== mode ? 'another headset session is on' : '';
  const here = inside === mode;
  return (
    <ToolButton
      icon={icon}
      label={here ? `Leave ${name}` : `Enter ${name}`}
      pressed={here}
      disabledBecause={here ? '' : obstacle || missing || busy}
      onClick={here ? () => void xr?.leave() : enter}
    />
  );
}

/** Why a headset cannot be used, '' once the browser says that it can; asked again when devices change. */
function useObstacle(mode: XrMode): string {
  const [reason, setReason] = useState('the browser is being asked for a headset');
  useEffect(() => {
    let current = true;
    const learn = (): void =>
      void xrObstacle(mode).then((found) => {
        if (current) setReason(found);
      });
    learn();
    navigator.xr?.addEventListener('devicechange', learn);
    return () => {
      current = false;
      navigator.xr?.removeEventListener('devicechange', learn);
    };
  }, [mode]);
  return reason;
}
