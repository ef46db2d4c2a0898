import * as z from 'zod';
import { withSwotSettings } from '../../../shared/swot/settings.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { changed } from '../../../shared/web/reply.ts';
import { changeWorkshop } from '../../../shared/workshop/workshop.store.ts';
import type { SwotBoardJson } from '../api/swot.ts';
import type { StaffContext } from '../context.ts';
import { orAgain } from '../plan/change.ts';
import { memberPost } from '../session.ts';
import { SwotPage } from './page.tsx';
import { boardJson, readBoard } from './read.ts';

/** When participants see each other's entries, and how many they may endorse. */
export const swotSettingsRoutes = (context: StaffContext): Route[] => [
  memberPost(context, '/swot/settings', 'organiser', SettingsSchema, (visit, request) => {
    const fields = fieldsOf(request.body);
    const act = async () => {
      const settings = parseFields(SettingsSchema, fields);
      const { id } = visit.workshop.details;
      const workshop = await changeWorkshop(context.table, id, (before) => withSwotSettings(before, settings));
      const board = await readBoard(context, workshop);
      return changed<typeof SwotBoardJson>(
        request,
        `${visit.home}/swot?done=settings#settings`,
        boardJson(workshop, board),
      );
    };
    return orAgain(context, visit, request, act, async (now, refusal) => (
      <SwotPage visit={now} board={await readBoard(context, now.workshop)} settings={{ fields, refusal }} />
    ));
  }),
];

const HOW_MANY = 'Please enter a whole number from 0 to 20.';

const SettingsSchema = z.object({
  others: z.enum(['always', 'after-own', 'never'], 'Please choose when participants see each other’s entries.'),
  endorsements: z
    .union(
      [
        z.int(),
        z
          .string()
          .trim()
          .regex(/^\d{1,2}$/)
          .transform(Number),
      ],
      HOW_MANY,
    )
    .refine((count) => count >= 0 && count <= 20, HOW_MANY),
});
