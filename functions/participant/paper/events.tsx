import { type Said, say } from '../../../shared/language/texts.ts';
import { FILE_FAULTS, FileFaultSchema } from '../../../shared/papers/file-fault.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { isToldAuthor, type PaperEvent } from '../../../shared/papers/paper-event.ts';
import { useTexts } from '../../../shared/web/texts.context.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';

/** What happened to a paper, as its author reads it: staff are the organisers, and who reviews it stays among them. */
export function WhatHappened({ paper, timeZone }: { readonly paper: Paper; readonly timeZone: string }) {
  const texts = useTexts();
  const told = paper.events.filter(isToldAuthor).flatMap((event) => {
    const said = saidOf(event);
    return said === undefined ? [] : [{ said, at: event.at }];
  });
  if (told.length === 0) return null;
  return (
    <section>
      <h2>{texts.t('happened.title')}</h2>
      <ol class="letters">
        {told.map(({ said, at }, index) => (
          <li key={index}>
            <span class="soft">{shortMoment(Date.parse(at), timeZone, texts.locale)}:</span> {texts.say(said)}
          </li>
        ))}
      </ol>
    </section>
  );
}

function saidOf({ what, by, version: number = 1, why = '' }: PaperEvent): Said | undefined {
  const byStaff = by.kind === 'staff';
  const name = 'name' in by ? by.name : why;
  switch (what) {
    case 'begun':
      return say(byStaff ? 'happened.begunForYou' : 'happened.begun');
    case 'submitted':
      return say(byStaff ? 'happened.submittedForYou' : 'happened.submitted', { number });
    case 'resubmitted':
      return say(byStaff ? 'happened.resubmittedForYou' : 'happened.resubmitted', { number });
    case 'passed':
      return say('happened.passed', { number });
    case 'refused': {
      const fault = FileFaultSchema.safeParse(why).data;
      return say('happened.refused', { number, why: fault && fault !== 'too-many-pages' ? FILE_FAULTS[fault] : '' });
    }
    case 'co-author-asked':
      return say('happened.coAuthorAsked', { name });
    case 'co-author-confirmed':
      return say('happened.coAuthorConfirmed', { name });
    case 'co-author-declined':
      return say('happened.coAuthorDeclined', { name });
    case 'co-author-silent':
      return say('happened.coAuthorSilent', { name });
    case 'approved':
      return say('happened.approved', { number });
    case 'revision-requested':
      return say('happened.revisionRequested', { number });
    case 'rejected':
      return say('happened.rejected', { number });
    case 'published':
      return say('happened.published');
    case 'withdrawn':
      return say(byStaff ? 'happened.withdrawnByStaff' : 'happened.withdrawn', { why });
    case 'handed-off':
      return say('happened.handedOff', { why });
    case 'accepted':
      return say('happened.accepted', { why });
    case 'reviewer-invited':
    case 'reviewer-removed':
    case 'packed':
      return undefined;
  }
}
