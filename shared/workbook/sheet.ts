/** A sheet of a workbook, without the library that writes it. Every text is a text: nothing in it is ever a formula. */
export interface Sheet {
  /** At most 31 characters, none of []:*?/\ */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly head: string;
  /** In characters. */
  readonly width?: number;
}

/** `null`: empty. A `day` or a `moment` is written as a date: a spreadsheet knows no time zones, so the clock's time is given. */
export type Cell = string | number | null | { readonly day: string } | { readonly moment: string };

/** What a cell of a spreadsheet holds at most. */
export const CELL_MOST = 32_767;
