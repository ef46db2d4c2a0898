import * as z from 'zod';
import { ListedActionSchema } from '../../../shared/actions/action.ts';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { PaperSchema } from '../../../shared/papers/paper.ts';
import { PersonSchema } from '../../../shared/people/person.ts';
import { Phase, WorkshopNamed } from '../../../shared/web/answers.ts';
import type { Api } from '../../../shared/web/route-api.ts';
import { RemindersJson } from './link.ts';

const AskedJson = z.object({
  kind: z.enum(['feedback', 'swot', 'paper', 'revision', 'action']),
  key: z.string(),
  why: z.string(),
  page: z.string(),
});

const { id, title, status } = ListedActionSchema.shape;

export const MyPageJson = z.object({
  home: z.string(),
  workshop: WorkshopNamed,
  person: PersonSchema.pick({ id: true, name: true, organisation: true }),
  phase: Phase,
  deadline: z.string(),
  extendedUntil: z.iso.datetime().nullable(),
  owed: z.array(AskedJson),
  declined: z.array(AskedJson),
  given: z.object({
    feedbackAt: z.iso.datetime().nullable(),
    swotEntries: z.int(),
    papers: z.array(PaperSchema.pick({ id: true, state: true }).extend({ title: z.string() })),
    actions: z.array(z.object({ id, title, at: z.iso.datetime() })),
  }),
  actions: z.array(z.object({ id, title, dueOn: z.iso.date().nullable(), status: status.unwrap() })),
  reminders: z.boolean(),
});

/** By the obligations' keys. */
export const DeclinedJson = z.object({ declined: z.array(z.string()) });

export const MyReportJson = z.object({ edition: z.int().nullable(), languages: z.array(LanguageSchema) });

const MINE = '/w/{workshopId}/p/{personId}';

export const ownApi = {
  [`GET ${MINE}`]: { response: MyPageJson },
  [`POST ${MINE}/reminders`]: { response: RemindersJson },
  [`POST ${MINE}/decline`]: { response: DeclinedJson },
  [`GET ${MINE}/calendar.ics`]: { noJson: 'a calendar (RFC 5545)' },
  [`GET ${MINE}/report`]: { response: MyReportJson },
  [`GET ${MINE}/report/read`]: { noJson: 'a document to read' },
  [`GET ${MINE}/report/download`]: { noJson: 'a file' },
  'GET /scripts/ballot-a5cdae3d102daefc.js': { noJson: 'a script' },
} satisfies Api;
