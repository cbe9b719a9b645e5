import { ControlState } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Standing } from '../StateMark';

/** How a control's state is drawn. What files cannot tell is never drawn as good. */
export const STANDING: Record<ControlState, Standing> = {
  met: 'good',
  'not-met': 'bad',
  'partly-evidenced': 'half',
  'not-assessable': 'unknown',
  'not-applicable': 'none',
};
