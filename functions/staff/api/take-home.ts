import * as z from 'zod';
import { MaterialSchema } from '../../../shared/materials/material.ts';
import { PaperFileSchema } from '../../../shared/papers/paper.ts';
import { ContactSchema } from '../../../shared/people/contacts.ts';
import { ArrivedJson, UploadAsked, UploadFormJson } from '../../../shared/web/answers.ts';
import type { Api } from '../../../shared/web/route-api.ts';
import { TakeHomeSettingsSchema } from '../../../shared/workshop/workshop.ts';

const material = {
  ...MaterialSchema.pick({ id: true, sessionId: true, title: true }).shape,
  addedAt: z.iso.datetime(),
  /** Hidden from participants since then. */
  removedAt: z.iso.datetime().nullable(),
};

/** Of a session: a link, or a file. */
export const MaterialJson = z.union([
  z.object({ ...material, link: z.string() }),
  z.object({ ...material, file: PaperFileSchema.pick({ name: true, bytes: true, sha256: true }) }),
]);

export const TakeHomeSettingsJson = z.object({ settings: TakeHomeSettingsSchema });
export const TakeHomeJson = TakeHomeSettingsJson.extend({
  materials: z.array(MaterialJson),
  contacts: z.array(ContactSchema),
});

const TAKE_HOME = '/staff/w/{workshopId}/take-home';
const MATERIAL = `${TAKE_HOME}/materials/{sessionId}/{materialId}`;
const FILE = `${TAKE_HOME}/file/{sessionId}`;
const form = { noJson: 'a form for people; its POST takes JSON' };

export const takeHomeApi = {
  [`GET ${TAKE_HOME}`]: { response: TakeHomeJson },
  [`POST ${TAKE_HOME}/settings`]: { response: TakeHomeSettingsJson },
  [`POST ${TAKE_HOME}/link`]: { response: MaterialJson },
  [`GET ${MATERIAL}`]: { noJson: 'a file' },
  [`POST ${MATERIAL}/remove`]: { response: MaterialJson },
  [`POST ${MATERIAL}/restore`]: { response: MaterialJson },
  [`GET ${TAKE_HOME}/file`]: { ...form, refuses: [422], query: z.object({ session: z.string().optional() }) },
  [`GET ${FILE}`]: form,
  [`POST ${FILE}/upload`]: { response: UploadFormJson },
  [`GET ${FILE}/uploaded`]: { response: ArrivedJson, query: UploadAsked },
  [`POST ${FILE}`]: { response: MaterialJson },
} satisfies Api;
