import type { Texts } from '../../../shared/language/texts.ts';
import type { Paper, PaperFile } from '../../../shared/papers/paper.ts';
import type { Visit } from '../session.ts';

/** What happens next with a paper, in a sentence for its author. `open`: whether anything can still be sent. */
export function whatNext(paper: Paper, { workshop, texts: { t } }: Visit, open: boolean): string {
  const { replyTo } = workshop.details.mail;
  switch (paper.state) {
    case 'draft':
      return t(open ? 'paper.next.draft' : 'paper.next.draftClosed');
    case 'submitted':
    case 'resubmitted':
      return t('paper.next.submitted');
    case 'refused':
      return open ? t('paper.next.refused') : t('paper.next.refusedClosed', { replyTo });
    case 'under-review':
      return t('paper.next.underReview');
    case 'revision-requested':
      return open ? t('paper.next.revisionRequested') : t('paper.next.revisionClosed', { replyTo });
    case 'approved':
      return t('paper.next.approved');
    case 'published':
      return t('paper.next.published');
    case 'rejected':
      return t('paper.next.rejected');
    case 'withdrawn':
      return t('paper.next.withdrawn', { replyTo });
  }
}

/** "1.3 MB", "48 KB" */
export const fileSize = (bytes: number, { number }: Texts): string =>
  bytes >= 100_000
    ? `${number(Math.round(bytes / 100_000) / 10)} MB`
    : `${number(Math.max(1, Math.round(bytes / 1000)))} KB`;

/** "1.3 MB, 12 pages": what is known of a file. */
export function fileFacts({ bytes, pages, type }: PaperFile, texts: Texts): string {
  const size = fileSize(bytes, texts);
  if (pages === undefined) return size;
  const count = texts.t(type === 'pptx' ? 'paper.slides' : 'paper.pages', { count: pages });
  return `${size}, ${count}`;
}
