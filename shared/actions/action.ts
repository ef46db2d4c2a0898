import { createHash } from 'node:crypto';
import * as z from 'zod';
import { DebtsSchema, NO_DEBTS } from '../debts/debts.ts';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';
import { ActionStatusSchema } from './action-state.ts';

const at = z.iso.datetime();

/** What happened to an action, and how it stood afterwards. Never changed, only added to. */
export const ActionEventSchema = z.object({
  at,
  /** Its owner, through the personal link, or a member of staff. */
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('owner') }),
    z.object({ kind: z.literal('staff'), email: z.string() }),
  ]),
  what: z.enum(['agreed', 'reported', 'changed', 'assigned', 'dropped', 'restored']),
  status: ActionStatusSchema,
  /** What came of it so far, in words; and where that can be seen (https). */
  note: z.string().default(''),
  link: z.string().optional(),
});
export type ActionEvent = z.infer<typeof ActionEventSchema>;

const CurrentSchema = z.object({
  id: TokenSchema,
  workshopId: WorkshopIdSchema,
  /** Its owner: the item lies under this person. */
  personId: TokenSchema,
  title: z.string(),
  /** Further organisations that take part, in words. */
  partners: z.array(z.string()).default([]),
  /** By when: a local date. Without one it is asked for in the follow-up's own mails, and nobody is reminded afterwards. */
  dueOn: z.iso.date().optional(),
  status: ActionStatusSchema.default('planned'),
  agreedAt: at,
  agreedBy: z.string(),
  /** Oldest first. */
  events: z.array(ActionEventSchema).default([]),
  /** Since when this owner has it to do by a date: the first reminder counts from here. */
  assignedAt: at.optional(),
  /** How often it was given to somebody, counted from 1. */
  assignment: z.int().positive().default(1),
  /** It was given to somebody else, under whom it lies from then on; `arrivedAt`: it lies there. */
  handedTo: z.object({ personId: TokenSchema, at, by: z.string(), arrivedAt: at.optional() }).optional(),
  /** The last reminder that was sent, or decided not to be. */
  noticed: z.object({ at, occurrence: TokenSchema }).optional(),
  debts: DebtsSchema.default(NO_DEBTS),
});

/** What a line of the road map says of it, as the index has it. */
export const ListedActionSchema = CurrentSchema.pick({
  id: true,
  personId: true,
  title: true,
  partners: true,
  dueOn: true,
  status: true,
  agreedAt: true,
  handedTo: true,
}).extend({ reported: ActionEventSchema.pick({ at: true, note: true, link: true }).optional() });
export type ListedAction = z.infer<typeof ListedActionSchema>;

/** As it was stored before it had a state: done by its owner, or not. */
const EarlierSchema = z.looseObject({ status: z.undefined().optional(), done: z.object({ at, note: z.string() }) });

/** Something that was agreed at the workshop and that one person undertook to do. */
export const ActionSchema = z.preprocess((stored) => {
  const earlier = EarlierSchema.safeParse(stored);
  if (!earlier.success) return stored;
  const { done, ...rest } = earlier.data;
  const reported = { by: { kind: 'owner' }, what: 'reported', status: 'done', ...done };
  return { ...rest, status: 'done', events: [reported] };
}, CurrentSchema);
export type Action = z.infer<typeof CurrentSchema>;

/** One person takes on one thing once: the same title, sent twice, is the same action. */
export const actionIdOf = (title: string): string =>
  createHash('sha256').update(title).digest('base64url').slice(0, 16);

/** In characters. */
export const ACTION_TITLE_MAX = 300;
export const ACTION_NOTE_MAX = 2000;
export const ACTION_LINK_MAX = 500;
export const PARTNERS_MAX = 10;
/** So much may be said of one action: it keeps the item below 400 KB in any script. */
export const EVENTS_MAX = 50;

/** Whether it still lies under this person: what was given to somebody else is that person's. */
export const isHeld = ({ handedTo }: Pick<Action, 'handedTo'>): boolean => handedTo === undefined;

/** What its owner, or staff for the owner, said of it last; `undefined` where nothing was said. */
export const lastReport = ({ events }: Pick<Action, 'events'>): ActionEvent | undefined =>
  events.findLast(({ what }) => what === 'reported');
