/** Privacy. */
export const privacy = {
  'happens.title': 'What happens with your answers',
  'happens.feedback':
    'The organisers read your feedback with your name. Their report shows figures and quotes sentences, without names.',
  'happens.anonymous':
    'Your feedback is anonymous: nobody can tell whose it is, the organisers neither. They see only that you gave it.',
  'happens.swot.always':
    'The organisers read your SWOT entries with your name; the other participants and the report show them without.',
  'happens.swot.afterOwn':
    'The organisers read your SWOT entries with your name. The report shows them without, and so do these pages to those who gave an entry of their own.',
  'happens.swot.never':
    'The organisers read your SWOT entries with your name; the report shows them without. The other participants do not see them here.',
  'happens.papers':
    'The organisers and reviewers read your papers. Once approved, a paper is published with the authors that it names.',
  'happens.kept_one':
    'All of it is erased {{count}} month after the closing, as planned now on {{day}}. What was published or counted stays.',
  'happens.kept_other':
    'All of it is erased {{count}} months after the closing, as planned now on {{day}}. What was published or counted stays.',
  'happens.organisers': 'The organisers are: {{organisers}}.',
  'happens.yourData': 'See, download or erase your data',
  'data.title': 'Your data',
  'data.holds': 'What is held about you',
  'data.about':
    'Your entry in the list of participants; your answers and entries, and what you typed and have not sent; your papers with their versions and decisions; what you took on; and each e-mail to you with what became of it. Nothing else about you is held for this workshop.',
  'data.file':
    'All of it comes in one file (JSON), for programs and for any text editor. The files of your papers are on the pages of the papers.',
  'data.download': 'Download my data',
  'data.erase': 'Have it erased',
  'data.erase.about':
    'You can have everything about you erased at any time. The next page says what that means, before anything happens.',
  'data.erase.go': 'What erasing means',
  'erase.title': 'Erase everything about you',
  'erase.check': 'Please check: erase everything about you',
  'erase.answers':
    'Your name and address, your answers, entries and drafts, what you reported, and the record of our e-mails to you are deleted. This cannot be undone.',
  'erase.link': 'Your personal link opens nothing any more, and we do not write to you any more.',
  'erase.papers': 'Papers that are not approved are deleted, with their files.',
  'erase.published_one':
    'Your approved paper stays published, with the authors that it names: it was handed in for that. If it is to be taken back, please write to {{replyTo}} first.',
  'erase.published_other':
    'Your {{count}} approved papers stay published, with the authors that they name: they were handed in for that. If one is to be taken back, please write to {{replyTo}} first.',
  'erase.counts':
    'That somebody was there and answered stays in the counts, without a name. A report that is finished already stays as it is.',
  'erase.backups': 'Copies that are kept against mistakes are gone after 35 days.',
  'erase.understood': 'I have read this, and want everything about me erased.',
  'erase.tick': 'Please tick the box first: erasing cannot be undone.',
  'erase.do': 'Erase everything',
  'erase.keep': 'Keep everything',
  'erased.title': 'Everything was erased',
  'erased.text':
    'Everything about you was erased on {{day}}. What is left are counts, and what was published before. We do not write to you any more. If you have a question, please write to {{replyTo}}.',
} as const;
