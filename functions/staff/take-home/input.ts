import * as z from 'zod';
import { httpsLink } from '../../../shared/actions/https-link.ts';
import { MATERIAL_TITLE_MAX } from '../../../shared/materials/material.ts';
import { lengthOf, oneLine } from '../../../shared/typed-text.ts';
import { TakeHomeSettingsSchema } from '../../../shared/workshop/workshop.ts';

/** What staff type on the page of what participants take home. */

const { certificate, materials } = TakeHomeSettingsSchema.shape;

export const SettingsSchema = z.object({
  certificate: z.enum(certificate.unwrap().options, 'Please choose who gets a certificate.'),
  materials: z.enum(materials.unwrap().options, 'Please choose when the materials are shown.'),
});

const WHAT = 'Please say what it is.';
export const TitleSchema = z
  .string(WHAT)
  .transform(oneLine)
  .refine((title) => title !== '', WHAT)
  .refine((title) => lengthOf(title) <= MATERIAL_TITLE_MAX, `Please keep it to ${MATERIAL_TITLE_MAX} characters.`);

const ADDRESS = 'Please enter an address that begins with https://.';
export const LinkSchema = z.object({
  session: z.string('Please choose a session.'),
  title: TitleSchema,
  link: z
    .string(ADDRESS)
    .max(500, 'Please keep the address to 500 characters.')
    .transform((typed, context) => {
      const link = httpsLink(typed);
      if (link === undefined) context.addIssue(ADDRESS);
      return link ?? '';
    }),
});

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 digits and letters a to f');
export const FileNameSchema = z.object({ fileName: z.string().trim().min(1).max(1000).default('slides.pdf') });
export const FileSchema = z.object({
  key: z.string('Please choose the file first.'),
  title: TitleSchema,
  fileName: z.string().max(1000).optional(),
  sha256: Sha256Schema.optional(),
});
