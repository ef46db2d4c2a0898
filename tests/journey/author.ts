import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { DiscussionPaper } from '../../infra/local/seed-data/discussion-papers.ts';
import { expectJson, expectStatus } from './browser.ts';
import type { Participant } from './participant.ts';

const UploadSchema = z.object({ url: z.string(), fields: z.record(z.string(), z.string()) });
const SentSchema = z.object({ paper: z.object({ id: z.string(), state: z.string() }) });

export const sha256 = (paper: DiscussionPaper): string => createHash('sha256').update(paper.bytes).digest('hex');

/** Sends in a discussion paper: its metadata, then the file straight to the bucket. @returns the paper's id */
export async function sendPaper(author: Participant, paper: DiscussionPaper): Promise<string> {
  const { title, abstract, authors, keywords } = paper;
  const details = { title, abstract, authors, keywords, language: 'en', licence: 'CC-BY-4.0' };
  const reply = await author.browser.send(`${author.home}/papers`, details);
  const { id } = expectJson(reply, SentSchema, 'starting a paper').paper;
  await uploadAndSubmit(author, id, paper);
  author.papersSent += 1;
  return id;
}

/** Sends in a revised version of a paper. */
export async function revisePaper(author: Participant, id: string, paper: DiscussionPaper): Promise<void> {
  await uploadAndSubmit(author, id, paper);
  author.revisionAsked = false;
}

async function uploadAndSubmit(author: Participant, id: string, paper: DiscussionPaper): Promise<void> {
  const page = `${author.home}/papers/${id}`;
  const asked = await author.browser.send(`${page}/upload`, { fileName: paper.fileName });
  const { url, fields } = expectJson(asked, UploadSchema, 'asking where to upload');
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(paper.bytes)], { type: 'application/pdf' }), paper.fileName);
  const stored = await fetch(url, { method: 'POST', body: form });
  if (!stored.ok) throw new Error(`The bucket refused the upload: ${stored.status} ${await stored.text()}`);
  const submitted = await author.browser.send(`${page}/submit`, { key: fields.key, consent: true });
  expectStatus(submitted, 200, 'submitting the paper');
}
