import type { Participant } from '../people/participant.ts';
import type { Cell, Sheet } from '../workbook/sheet.ts';
import { localMoment } from '../workshop/dates.ts';
import { newestVersion, type Paper } from './paper.ts';

/** A row for each paper, begun or sent in, with what its newest version says. */
export function papersSheet(everyone: readonly Participant[], timeZone: string): Sheet {
  return {
    name: 'Papers',
    columns: [
      { head: 'paper' },
      { head: 'title', width: 60 },
      { head: 'state' },
      { head: 'authors', width: 40 },
      { head: 'language' },
      { head: 'licence' },
      { head: 'version' },
      { head: `sent in (${timeZone})` },
      { head: 'pages' },
      { head: 'sha256 of the file', width: 66 },
      { head: 'person' },
      { head: 'name', width: 28 },
      { head: 'organisation', width: 34 },
    ],
    rows: everyone.flatMap(({ person, papers }) =>
      papers.map((paper) => [...paperCells(paper, timeZone), person.id, person.name, person.organisation]),
    ),
  };
}

function paperCells(paper: Paper, timeZone: string): Cell[] {
  const newest = newestVersion(paper);
  const { title, authors, language, licence } = newest?.metadata ?? paper.metadata;
  return [
    ...[paper.id, title, paper.state, authors.map(({ name }) => name).join('; '), language ?? null, licence ?? null],
    newest?.number ?? null,
    newest ? { moment: localMoment(newest.submittedAt, timeZone) } : null,
    newest?.file.pages ?? null,
    newest?.file.sha256 ?? null,
  ];
}
