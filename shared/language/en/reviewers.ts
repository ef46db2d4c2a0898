/** Reviewers of papers. */
export const reviewers = {
  'review.page': 'Your review',
  'review.heading': 'Review: “{{title}}”',
  'review.actingAs': 'You review as {{name}}.',
  'review.until': 'Please send your recommendation by {{moment}}.',
  'review.theyWrite': 'The organisers write:',
  'review.willYou': 'Will you review this paper?',
  'review.accept': 'Yes: I will recommend something by then',
  'review.decline': 'No, I cannot',
  'review.conflict': 'I have a conflict of interest: I work with an author, gain from the outcome, or the like',
  'review.reason': 'Why (needed for a conflict of interest)',
  'review.reasonHint': 'The organisers alone read it.',
  'review.answer': 'Send my answer',
  'review.recommend': 'Your recommendation on version {{number}}',
  'review.change': 'Change what you recommended',
  'review.what': 'What do you recommend?',
  'review.what.approve': 'Approve: it can be published as it is',
  'review.what.revise': 'Revise: it is worth publishing once the author has changed what I name',
  'review.what.reject': 'Reject: it should not be published',
  'review.toAuthor': 'Comments to the author',
  'review.toAuthorHint':
    'What is good, and what should change. The organisers may pass it on, without your name. Needed unless you recommend to approve.',
  'review.toStaff': 'Notes to the organisers only (optional)',
  'review.toStaffHint': 'The author never reads these.',
  'review.send': 'Send my recommendation',
  'review.sendAgain': 'Send the changed recommendation',
  'review.leave': 'I cannot review it after all, or have a conflict of interest',
  'review.declineNow': 'I cannot review it',
  'review.conflictNow': 'I have a conflict of interest',
  'review.paper': 'The paper, version {{number}}',
  'review.download': 'Download {{file}}',
  'review.frame': 'The paper: {{file}}',
  'review.frameHint': 'If your browser cannot show it below, please download it.',
  'review.thanks': 'Thank you: your recommendation has arrived.',
  'review.thanksNext':
    'The organisers decide, and you get an e-mail then. Until the decision you can change what you wrote, below.',
  'review.noAnswer': 'Please choose: yes, no, or a conflict of interest.',
  'review.noChoice': 'Please choose what you recommend.',
  'review.noConflictReason': 'Please say what the conflict of interest is. The organisers alone read it.',
  'review.noComment': 'Please tell the author what should change, or why it should not be published.',
  'review.newerVersion':
    'A newer version of the paper was handed in since this page was opened, so nothing was stored. Please read it first: it is shown here now, and what you had written is still in the form.',
  'review.tooOften':
    'You have changed your recommendations so often ({{most}}) that there is room for no more. Please write to {{replyTo}}.',
  'review.refused': 'Something needs another look. Nothing was stored yet.',
  'review.own':
    'You are named as an author of this paper, or handed it in. Nobody reviews their own paper, so nothing of the review is shown to you. If this is a mistake, please write to {{replyTo}}.',
  'review.end.removed':
    'You are no longer asked to review this paper. If you have a question, please write to {{replyTo}}.',
  'review.end.conflict':
    'Thank you for telling us of the conflict of interest. You are not asked for anything more about this paper. If this was a mistake, please write to {{replyTo}}.',
  'review.end.declined':
    'You said that you cannot review this paper. Thank you for telling us. If you can after all, please write to {{replyTo}}.',
  'review.end.withdrawn': 'This paper was withdrawn. Nothing is asked of you any more.',
  'review.end.decided':
    'The organisers have decided on this paper, so nothing is asked of you now. Should another version be handed in, you get an e-mail.',
  'review.end.waiting':
    'A newer version of this paper was handed in and is being checked. You get an e-mail as soon as it can be read; nothing is taken before.',
  'review.end.over':
    'The time for this review is over, so nothing is taken any more. If you need more time, please write to {{replyTo}}: the organisers can give it.',
  'review.end.noFile': 'The file of this paper is not open to you now. Your page says why.',
  'review.end.thanks': 'Thank you for what you recommended. The organisers have it.',
  'review.end.close': 'You can close this page.',
  'paper.comment': 'Reviewer {{number}}:\n{{comment}}',
  'paper.commentsPassedOn': 'What the reviewers write',
  'mail.review.invited.subject': 'Will you review “{{title}}”?',
  'mail.review.invited.what':
    'You are asked to review a discussion paper that was handed in at the {{workshop}}: “{{title}}”.',
  'mail.review.invited.how':
    'The button opens the paper and a short form. You can say yes or no, or declare a conflict of interest; no account is needed.',
  'mail.review.until': 'Please send your recommendation by {{moment}}.',
  'mail.review.open': 'Read and recommend',
  'mail.review.openInvitation': 'Read and answer',
  'mail.review.moreTime.subject': 'More time for your review of “{{title}}”',
  'mail.review.moreTime.what': 'You now have until {{moment}} to review “{{title}}”.',
  'mail.review.newVersion.subject': 'A new version to review: “{{title}}”',
  'mail.review.newVersion.what':
    'Version {{number}} of the paper that you agreed to review was handed in: “{{title}}”. Please read it, and say what you recommend now.',
  'mail.review.answer.subject': 'A reminder: will you review “{{title}}”?',
  'mail.review.answer.what':
    'We asked you to review the discussion paper “{{title}}” and have not heard from you. Please say yes or no: either helps.',
  'mail.review.soon.subject': 'Your review of “{{title}}”',
  'mail.review.soon.what': 'You agreed to review the discussion paper “{{title}}”. Its day is near.',
  'mail.review.due.subject': 'Today: your review of “{{title}}”',
  'mail.review.due.what': 'Your review of the discussion paper “{{title}}” is due.',
  'mail.review.ended.subject': 'Your review of “{{title}}”',
  'mail.review.ended.withdrawn':
    'The discussion paper “{{title}}” was withdrawn. Nothing is asked of you any more. Thank you for your time.',
  'mail.review.ended.thanks':
    'The organisers have decided on the discussion paper “{{title}}”. Your recommendation was before them. Thank you.',
  'mail.review.ended.decided':
    'The organisers have decided on the discussion paper “{{title}}”, so no review of it is needed any more. Thank you for your time.',
  'mail.review.ended.again': 'The author is asked for another version. When it is there, you get an e-mail.',
  'mail.review.linkIsYours': 'The link is yours alone: whoever opens it reviews in your name. It needs no password.',
  'mail.review.why': 'You get this because an organiser of the workshop named you as a reviewer of this paper.',
} as const;
