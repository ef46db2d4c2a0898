import type { Paper } from '../../shared/papers/paper.ts';
import type { Visit } from './session.ts';

/** What happens next with a paper, in a sentence for its author. `open`: whether anything can still be sent. */
export function whatNext(paper: Paper, visited: Visit, open: boolean): string {
  const { replyTo } = visited.workshop.details.mail;
  const write = `The follow-up is closed. Please write to ${replyTo}.`;
  switch (paper.state) {
    case 'draft':
      return open
        ? 'Nothing was handed in yet. Please choose the file, and submit it.'
        : 'It was never handed in, and the follow-up is closed.';
    case 'submitted':
      return 'The file is being checked. This takes a minute; then the reviewers are told.';
    case 'refused':
      return open ? 'The file could not be taken. Please send another one.' : `The file could not be taken. ${write}`;
    case 'under-review':
      return 'The reviewers are reading it. You get an e-mail as soon as they have decided.';
    case 'revision-requested':
      return open
        ? 'The reviewers ask for a revised version. Please read what they write, and send it.'
        : `The reviewers asked for a revised version. ${write}`;
    case 'approved':
      return 'It is approved and will be published in a moment.';
    case 'published':
      return 'It is approved and everyone can read it.';
    case 'rejected':
      return 'It was read and not taken. The reason is on its page.';
  }
}

/** "1.3 MB", "48 KB" */
export const fileSize = (bytes: number): string =>
  bytes >= 100_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} KB`;
