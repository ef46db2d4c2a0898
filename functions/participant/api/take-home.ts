import * as z from 'zod';
import { AgreementsSchema, PersonSchema } from '../../../shared/people/person.ts';
import type { Api } from '../../../shared/web/route-api.ts';

export const AgreedJson = z.object({ agreed: AgreementsSchema });

export const ContactsJson = z.object({
  agreed: z.boolean(),
  contacts: z.array(PersonSchema.pick({ name: true, organisation: true, position: true, email: true })),
});

/** Why there is none yet, or its number and the address at which everybody can check it. */
export const CertificateJson = z.object({
  standing: z.enum(['given', 'none', 'not-attended', 'after-feedback']),
  number: z.string().optional(),
  address: z.string().optional(),
});

export const MaterialsJson = z.object({
  shown: z.boolean(),
  materials: z.array(z.object({ session: z.string(), title: z.string(), address: z.string() })),
});

const MINE = '/w/{workshopId}/p/{personId}';

export const takeHomeApi = {
  [`POST ${MINE}/agreements`]: { response: AgreedJson },
  [`GET ${MINE}/contacts`]: { response: ContactsJson },
  [`GET ${MINE}/certificate`]: { response: CertificateJson },
  [`GET ${MINE}/materials`]: { response: MaterialsJson },
  [`GET ${MINE}/materials/{sessionId}/{materialId}`]: { noJson: 'a file' },
} satisfies Api;
