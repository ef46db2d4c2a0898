export interface Seat {
  readonly name: string;
  readonly address: string;
  readonly papersPromised: number;
}

/** The list's own rows hold no quoted line breaks; the import is what reads lists as they really come. */
export function readSeats(csv: string): Seat[] {
  const [header = '', ...rows] = csv.trim().split(/\r?\n/);
  const at = (column: string): number => header.split(',').indexOf(column);
  return rows.map((row) => {
    const cells =
      row.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')) ?? [];
    const [name = '', address = ''] = [cells[at('name')], cells[at('email')]];
    return { name, address, papersPromised: Number(cells[at('papers_promised')] ?? 0) };
  });
}
