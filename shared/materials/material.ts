import { createHash } from 'node:crypto';
import * as z from 'zod';
import { PaperFileSchema } from '../papers/paper.ts';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';
import { localDate } from '../workshop/dates.ts';
import type { Session, Workshop } from '../workshop/workshop.ts';

const ActSchema = z.object({ at: z.iso.datetime(), by: z.string() });

/** Slides and the like of one session: a file, or a link to where they are. */
export const MaterialSchema = z.object({
  id: TokenSchema,
  workshopId: WorkshopIdSchema,
  sessionId: TokenSchema,
  title: z.string(),
  content: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('file'), file: PaperFileSchema }),
    z.object({ kind: z.literal('link'), link: z.string() }),
  ]),
  added: ActSchema,
  /** Hidden from participants since then; nobody may delete it. */
  removed: ActSchema.optional(),
});
export type Material = z.infer<typeof MaterialSchema>;

/** In characters. */
export const MATERIAL_TITLE_MAX = 200;

/** The same file or link of the same session, added twice, is there once. */
export const materialIdOf = (sessionId: string, content: Material['content']): string =>
  createHash('sha256')
    .update(`${sessionId}\n${content.kind === 'file' ? content.file.sha256 : content.link}`)
    .digest('base64url')
    .slice(0, 16);

/**
 * Under what a session's files lie in the bucket: beside the papers, so that they are scanned like those, and under nobody who
 * could be erased.
 */
export const uploadPlace = (workshopId: string, sessionId: string) => ({
  workshopId,
  personId: 'materials',
  id: sessionId,
});

/** Whether participants see the materials at `now` (epoch ms). */
export function areShown({ details, cancelled }: Workshop, now: number): boolean {
  if (cancelled) return false;
  return details.takeHome.materials === 'at-once' || localDate(now, details.timeZone) > details.ends;
}

/** What there is of each session that has something, in the programme's order. */
export function bySession(
  { details }: Workshop,
  materials: readonly Material[],
): readonly { readonly session: Session; readonly materials: readonly Material[] }[] {
  return details.sessions
    .map((session) => ({ session, materials: materials.filter(({ sessionId }) => sessionId === session.id) }))
    .filter(({ materials: own }) => own.length > 0);
}

export const isShown = ({ removed }: Material): boolean => removed === undefined;
