import * as z from 'zod';
import { DebtKindSchema, DebtsSchema } from '../../../shared/debts/debts.ts';
import { PaperStateSchema } from '../../../shared/papers/paper-state.ts';
import { PersonSchema } from '../../../shared/people/person.ts';
import { Phase } from '../../../shared/web/answers.ts';
import type { Api } from '../../../shared/web/route-api.ts';
import { StepOutcomeSchema, StepSchema, WorkshopFileSchema } from '../../../shared/workshop/workshop.ts';

const { id, title, starts, ends } = WorkshopFileSchema.shape;
const { id: personId, email } = PersonSchema.shape;
const Rate = z.object({ given: z.int(), of: z.int() });

/** One moment of the plan: a step, or what follows from it. */
export const PlanLine = z.object({
  id: z.string(),
  kind: z.enum([...StepSchema.shape.kind.options, 'deadline', 'extension', 'closing']),
  at: z.iso.datetime(),
  outcome: z
    .object({
      what: z.enum([...StepOutcomeSchema.shape.outcome.options, 'passed', 'closed']),
      at: z.iso.datetime(),
    })
    .nullable(),
});

const ObligationKind = z.enum(['feedback', 'swot', 'paper', 'revision', 'action']);
const Group = z.enum(['answered', 'reached', 'not-reached', 'reminders-off']);

/** A participant, and what the person owes and gave. */
export const PersonStanding = PersonSchema.pick({
  id: true,
  name: true,
  email: true,
  organisation: true,
  position: true,
}).extend({
  owes: z.array(z.object({ kind: ObligationKind, key: z.string(), why: z.string() })),
  declined: z.array(z.object({ kind: ObligationKind, key: z.string() })),
  gave: z.object({ feedback: z.boolean(), swotEntries: z.int(), papers: z.int() }),
  answered: z.boolean(),
  group: Group,
  /** Whether mail arrives. */
  reach: z.enum(['reached', 'not-yet', 'deferred', 'undeliverable', 'unsubscribed']),
  extendedUntil: z.iso.datetime().nullable(),
});

const Problem = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['undeliverable', 'deferred']), personId, email, why: z.string() }),
  /** Somebody who is not this person has the link, and said so. */
  z.object({ kind: z.literal('not-you'), personId }),
  /** Given up after every attempt; `POST …/retry` begins it anew. */
  z.object({
    kind: z.literal('parked'),
    debt: DebtKindSchema,
    paperId: z.string().nullable(),
    personId: personId.nullable(),
  }),
  z.object({
    kind: z.literal('overdue'),
    action: z.object({ id: z.string(), personId, title: z.string(), dueOn: z.iso.date().nullable() }),
  }),
  z.object({ kind: z.literal('skipped'), step: z.string() }),
]);

export const OverviewJson = z.object({
  workshop: z.object({
    id,
    title,
    starts,
    ends,
    revision: z.int(),
    pausedAt: z.iso.datetime().nullable(),
    cancelledAt: z.iso.datetime().nullable(),
  }),
  phase: Phase,
  participants: z.int(),
  erased: z.int(),
  complete: z.int(),
  groups: z.record(Group, z.int()),
  feedback: Rate,
  swot: Rate.extend({ entries: z.int() }),
  papers: Rate.extend({ byState: z.partialRecord(PaperStateSchema, z.int()) }),
  plan: z.array(PlanLine),
  problems: z.array(Problem),
  people: z.array(PersonStanding),
});

/** What is still to be done by itself, by its kind. */
export const OwedJson = DebtsSchema.pick({ owed: true });

export const overviewApi = {
  'GET /staff/w/{workshopId}': { response: OverviewJson },
  'POST /staff/w/{workshopId}/retry': { response: OwedJson },
} satisfies Api;
