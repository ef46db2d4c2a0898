/** What participants take home: certificates, materials, contacts, and what others may see of them. */
export const takeHome = {
  'takeHome.heading': 'To take home',
  'takeHome.roadMap': 'What was agreed, and how it stands',
  'takeHome.materials': 'Materials of the sessions',
  'takeHome.certificate': 'Your certificate of participation',
  'takeHome.afterFeedback': 'Your certificate of participation will be here once you have given your feedback.',
  'takeHome.contacts': 'Contacts of other participants',
  'agree.heading': 'What others may see of you',
  'agree.contact':
    'I want to stand in the contact list, with my name, organisation, position and e-mail address. Only those who stand in it see it, and the organisers.',
  'agree.named':
    'I may be named, with my organisation, in the report’s list of participants, and beside my actions on the road map.',
  'agree.how':
    'Nothing is ticked for you, and you can take it back here at any time. A report that was sent before cannot be called back.',
  'agree.save': 'Save my choice',
  'contacts.what':
    'These participants agreed to stand in this list, as you did. Please use the addresses for what concerns the workshop.',
  'contacts.alone': 'Nobody else stands in the list so far.',
  'contacts.notIn':
    'Only those who stand in the contact list see it. If you want to, you can agree to it on your page.',
  'materials.notYet': 'They are shown here once the workshop is over.',
  'materials.nothing': 'There are no materials so far.',
  'materials.notThere':
    'There is no such file here, or the organisers took it back. The page of the materials shows what there is.',
  'certificate.title': 'Certificate of participation',
  'certificate.certify': 'This is to certify that',
  'certificate.tookPart': 'took part in the workshop',
  'certificate.heldBy': 'organised by {{organisers}}',
  'certificate.where': '{{dates}}, {{venue}}, {{city}}, {{country}}',
  'certificate.number': 'Number {{number}}',
  'certificate.check': 'Whether it is genuine can be seen at this address:',
  'certificate.print': 'To print it or to keep it as a PDF, please use your browser’s “Print”, on A4, landscape.',
  'certificate.code': 'QR code that leads to the address below',
  'certificate.notThere':
    'A certificate is given to those whose attendance the organisers have noted. If you were there, please write to {{replyTo}}.',
  'certificate.none': 'No certificates are given for this workshop.',
  'certificate.genuine': 'This certificate is genuine',
  'certificate.confirms': '{{name}} took part in this workshop. The organisers have noted the attendance.',
  'certificate.unknown':
    'No certificate of ours has this address. Either it was typed differently, or the certificate was taken back.',
} as const;
