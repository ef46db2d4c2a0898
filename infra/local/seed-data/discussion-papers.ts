import PDFDocument from 'pdfkit';

/**
 * The two discussion papers of the Dhaka workshop, as small real PDFs. The titles are those of 2011; the papers
 * themselves are not at hand, so each is a stand-in of our own that says so and outlines what such a paper would discuss.
 */
export interface DiscussionPaper {
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly { readonly name: string; readonly affiliation: string }[];
  readonly keywords: readonly string[];
  readonly fileName: string;
  /** The PDF. The same bytes each time, so that its SHA-256 can be known in advance. */
  readonly bytes: Buffer;
}

interface Manuscript extends Omit<DiscussionPaper, 'bytes'> {
  readonly version: string;
  /** Stands in the file as its date; fixed, so that the bytes are. */
  readonly date: Date;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

const AUTHORS = [{ name: 'Deputy Secretary 03', affiliation: 'Bangladesh Computer Council' }];

const STAND_IN =
  'This is a stand-in text. It was written for trying out Afterword and is not the paper that was submitted in 2011; only the title is. It outlines neutrally what a paper of this title would discuss.';

const CITIZEN_DATABASE: Manuscript = {
  title:
    'The Innovative Approach to Establishing Multipurpose Bio-metric Citizen Database of Bangladesh: A Sustainable Model for LDCs',
  abstract:
    'A national register of citizens with biometric features can serve elections, social protection, taxation and travel documents at once, if it is paid for, protected and kept up to date. This stand-in outlines the questions that such a register raises for a least developed country: what it is for, how people enter it, who may read it, and how it is sustained once the first project ends.',
  authors: AUTHORS,
  keywords: ['identity management', 'biometrics', 'citizen register', 'least developed countries', 'data protection'],
  fileName: 'biometric-citizen-database.pdf',
  version: 'Version 1',
  date: new Date('2011-07-28T04:00:00Z'),
  sections: [
    {
      heading: 'The question',
      paragraphs: [
        'Many services of a state begin with the same question: who is this person? Where each agency answers it alone, people register many times, and the answers disagree. A shared register can end that, but it also gathers in one place what can do harm when it is wrong, leaked or misused.',
        'A paper on this subject would ask which services need a common answer, what the least amount of data is that gives it, and what a country with a small budget can sustain over decades rather than over one project.',
      ],
    },
    {
      heading: 'Purposes and their limits',
      paragraphs: [
        'Voter lists, benefits, tax, passports and health records put different demands on accuracy and on secrecy. The paper would list the purposes, state the legal ground of each, and separate the proof of identity from the records that agencies keep about a person.',
        'It would also say what the register is not for, and how that limit is enforced: by law, by the design of the interfaces, and by a body that people can complain to.',
      ],
    },
    {
      heading: 'Enrolment and quality',
      paragraphs: [
        'Fingerprints wear off with manual work, and the very young and the very old are hard to enrol. The paper would compare what is captured, with which error rates, and what is done for people whom the equipment fails. It would describe how duplicates are found and how a wrong entry is corrected.',
        'A register decays from its first day: people move, marry, are born and die. Linking it to civil registration costs more than the first enrolment and decides whether it lasts.',
      ],
    },
    {
      heading: 'Security and access',
      paragraphs: [
        'Biometric features cannot be changed once they are stolen. The paper would discuss storing templates instead of images, encryption with keys held apart from the data, answers of yes or no instead of copies, and a log of every access that the person concerned may read.',
      ],
    },
    {
      heading: 'A model that lasts',
      paragraphs: [
        'Hardware bought with a project must be replaced when the project is over. The paper would estimate yearly costs, name who bears them, and weigh open standards against the dependence on one supplier. It would end with steps that a least developed country can take in order, each useful without the next.',
      ],
    },
  ],
};

const GOVERNMENT_WEBSITES: Manuscript = {
  title: 'E-Government Websites in Bangladesh: A study on Citizens’ Benefits',
  abstract:
    'Ministries and districts publish forms, notices and services on the web. Whether citizens gain from it depends on what they find, in which language, on which connection, and on what they are spared: a journey, a fee, a day in a queue. This stand-in outlines how a study of such benefits would be made and what it would measure.',
  authors: AUTHORS,
  keywords: ['government websites', 'citizens', 'public services', 'evaluation', 'accessibility'],
  fileName: 'government-websites.pdf',
  version: 'Version 1',
  date: new Date('2011-08-04T04:00:00Z'),
  sections: [
    {
      heading: 'What a benefit is',
      paragraphs: [
        'A website is not a benefit in itself. The paper would define benefits from the citizen’s side: time and money saved, journeys avoided, decisions understood, rights known and used. For each it would name a figure that can be collected without asking people for more than they can easily give.',
      ],
    },
    {
      heading: 'Which websites and which citizens',
      paragraphs: [
        'The study would cover ministries, departments and district portals, and describe how its sample is drawn. It would distinguish those who visit a site themselves from those who are served by somebody else who does, such as an information centre in the union, a relative or a shopkeeper.',
        'It would report what it cannot see: people without any access do not appear in the logs of a web server.',
      ],
    },
    {
      heading: 'Method',
      paragraphs: [
        'Three sources would be compared: a check of each site against a fixed list (is the form there, is it in Bangla, does it work on a telephone, when was it last changed), interviews with visitors at service desks, and the records of services that can be asked for on paper as well as online.',
      ],
    },
    {
      heading: 'What would be reported',
      paragraphs: [
        'For each service, the paper would give the number of steps and visits with and without the website, the share of users who finished what they came for, and the reasons of those who did not. Averages would stand beside their spread and the number of answers behind them.',
      ],
    },
    {
      heading: 'Towards better websites',
      paragraphs: [
        'The paper would end with what follows for those who run the sites: a person responsible for each page, a date on it, language that people use, pages that load on slow connections, and a way to report what is wrong.',
      ],
    },
  ],
};

const REVISED_GOVERNMENT_WEBSITES: Manuscript = {
  ...GOVERNMENT_WEBSITES,
  version: 'Version 2, revised',
  fileName: 'government-websites-revised.pdf',
  date: new Date('2011-08-14T04:00:00Z'),
  sections: [
    ...GOVERNMENT_WEBSITES.sections.slice(0, 3),
    {
      heading: 'Limits of the method',
      paragraphs: [
        'Added after review. Interviews at service desks reach those who come in person, and so leave out those whom a website has already spared the journey. The study would therefore ask a second group by telephone, drawn from the records of services that were used online, and report the two groups apart.',
        'Where fewer than ten answers stand behind a figure, the figure would be left out.',
      ],
    },
    ...GOVERNMENT_WEBSITES.sections.slice(3),
  ],
};

export const citizenDatabasePaper = (): Promise<DiscussionPaper> => typeset(CITIZEN_DATABASE);
export const governmentWebsitesPaper = (): Promise<DiscussionPaper> => typeset(GOVERNMENT_WEBSITES);
/** The second paper once more, as its author sends it after being asked for a revision. */
export const revisedGovernmentWebsitesPaper = (): Promise<DiscussionPaper> => typeset(REVISED_GOVERNMENT_WEBSITES);

async function typeset({ version, date, sections, ...paper }: Manuscript): Promise<DiscussionPaper> {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: 72, bottom: 72, left: 76, right: 76 },
    lang: 'en',
    displayTitle: true,
    // The file's identifier is a digest of this information, so a fixed date makes the bytes repeatable.
    info: {
      Title: paper.title,
      Author: paper.authors.map(({ name, affiliation }) => `${name}, ${affiliation}`).join('; '),
      Subject: version,
      Keywords: paper.keywords.join(', '),
      Creator: 'Afterword',
      CreationDate: date,
      ModDate: date,
    },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const written = new Promise<void>((resolve, reject) => document.once('end', resolve).once('error', reject));

  document.font('Times-Bold').fontSize(18).text(paper.title, { align: 'center' });
  document.moveDown(0.6).font('Times-Roman').fontSize(11);
  for (const { name, affiliation } of paper.authors) document.text(`${name}, ${affiliation}`, { align: 'center' });
  document.text(`Discussion paper, ${version.toLowerCase()}`, { align: 'center' });
  document.moveDown(1).font('Times-Italic').fontSize(10).text(STAND_IN, { align: 'left' });
  heading('Abstract');
  paragraph(paper.abstract);
  paragraph(`Keywords: ${paper.keywords.join(', ')}`);
  sections.forEach((section, index) => {
    heading(`${index + 1}. ${section.heading}`);
    section.paragraphs.forEach(paragraph);
  });
  document.end();
  await written;
  return { ...paper, bytes: Buffer.concat(chunks) };

  function heading(text: string): void {
    document.moveDown(0.9).font('Times-Bold').fontSize(13).text(text).moveDown(0.25);
  }

  function paragraph(text: string): void {
    document.font('Times-Roman').fontSize(12).text(text, { lineGap: 3.5 }).moveDown(0.5);
  }
}
