import type { Route } from '../../../shared/web/endpoint.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute } from '../session.ts';
import { addPersonRoutes } from './add-person.ts';
import { attendanceRoutes } from './attendance.tsx';
import { feedbackEntryRoutes } from './feedback-entry.tsx';
import { findByCodeRoutes } from './find-by-code.ts';
import { paperFormRoutes } from './paper-form.tsx';
import { personProfileRoutes } from './profile.tsx';
import { showRoom } from './show-room.tsx';
import { slideRoutes } from './slide.tsx';
import { swotEntryRoutes } from './swot-entry.tsx';
import { walkInSwitchRoutes } from './walk-in-switch.ts';

/** The day itself: what is on the wall, at the door and on paper. */
export const roomRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/room', 'viewer', (visit, request) => showRoom(context, visit, request)),
  ...slideRoutes(context),
  ...attendanceRoutes(context),
  ...paperFormRoutes(context),
  ...walkInSwitchRoutes(context),
  ...addPersonRoutes(context),
  ...findByCodeRoutes(context),
  ...personProfileRoutes(context),
  ...feedbackEntryRoutes(context),
  ...swotEntryRoutes(context),
];
