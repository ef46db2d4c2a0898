import path from 'node:path';
import * as z from 'zod';
import { readJournal } from './journal.ts';

/** One accepted mail to one set of recipients, rendered; a line of `mail.jsonl`. */
export const mailSchema = z.object({
  messageId: z.string(),
  /** ISO 8601 UTC on the simulated clock. */
  at: z.string(),
  from: z.string(),
  replyTo: z.array(z.string()),
  /** To, Cc and Bcc together. */
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string().optional(),
  html: z.string().optional(),
  headers: z.record(z.string(), z.string()),
  tags: z.record(z.string(), z.string()),
  configurationSet: z.string().optional(),
  attachments: z.array(
    z.object({ filename: z.string().optional(), contentType: z.string(), /** base64 */ content: z.string() }),
  ),
});
export type KeptMail = z.infer<typeof mailSchema>;

export const mailFile = (folder: string): string => path.join(folder, 'mail.jsonl');

/**
 * Every mail that was ever accepted, oldest first, read from the folder of an engine that runs or not.
 * @throws DamagedData
 */
export function readInbox(folder: string): KeptMail[] {
  return readJournal(mailFile(folder), mailSchema);
}
