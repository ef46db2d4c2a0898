import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Language } from './language.ts';

const MessagesSchema = z.record(z.string(), z.string());

/** What messages-of.ts says, read from the file that lies beside a function's handler (infra/constructs/bundle.ts). */
export const messagesOf = (language: Language): Readonly<Record<string, string>> =>
  MessagesSchema.parse(JSON.parse(readFileSync(new URL(`messages.${language}.json`, import.meta.url), 'utf8')));
