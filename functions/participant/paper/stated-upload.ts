import * as z from 'zod';
import { typedIn } from '../../../shared/web/fields.ts';

/** An upload as the landing page's address or its form states it; whatever is odd there is none. */
export interface StatedUpload {
  readonly key: string;
  /** As the browser found it in the file that was chosen; a plain form knows none. */
  readonly sha256: string | undefined;
}

const SHA256 = 'must be 64 digits and letters a to f';
export const Sha256Schema = z.string(SHA256).regex(/^[0-9a-f]{64}$/, SHA256);

export const uploadIn = (fields: Readonly<Record<string, unknown>>): StatedUpload => ({
  key: typedIn(fields, 'key'),
  sha256: Sha256Schema.safeParse(fields.sha256).data,
});

/** What an upload is handed in as. `fileName`: the name to keep, where the key does not say it. */
export const UploadSchema = z.object({
  key: z.string().optional(),
  fileName: z.string().max(1000).optional(),
  sha256: Sha256Schema.optional(),
});
