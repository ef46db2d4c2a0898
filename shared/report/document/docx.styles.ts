import type { IPropertiesOptions } from 'docx';

/** How the Word document looks: its styles by name, so that whoever goes on writing in it changes one and has changed all. */

const BRAND = '0B4F6C';
const INK = '1B2A33';
const SOFT = '4B5C66';

/** Fonts that offices have: Latin, and Bangla as a complex script. */
export const FONTS = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Calibri', cs: 'Nirmala UI' };

/** Half points; complex scripts have a size of their own, and without it Bangla would stand at 10 points. */
const size = (points: number) => ({ size: points * 2, sizeComplexScript: points * 2 });
const bold = { bold: true, boldComplexScript: true };

const heading = (points: number, before: number) => ({
  run: { ...size(points), ...bold, color: BRAND, font: FONTS },
  paragraph: { spacing: { before, after: 100 }, keepNext: true, keepLines: true },
});

/** An entry of the table of contents; whoever brings it up to date gets dots and the page number at the right. */
const contents = (level: 1 | 2, left: number, after: number) => ({
  id: `TOC${level}`,
  name: `toc ${level}`,
  basedOn: 'Normal',
  next: 'Normal',
  run: size(level === 1 ? 11 : 10),
  paragraph: {
    indent: { left },
    spacing: { before: level === 1 ? 60 : 0, after, line: 252, lineRule: 'auto' as const },
  },
});

export const STYLES: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: { ...size(11), font: FONTS, color: INK },
      paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
    },
    title: {
      run: { ...size(28), ...bold, color: BRAND, font: FONTS },
      paragraph: { spacing: { before: 2400, after: 160 } },
    },
    heading1: heading(18, 480),
    heading2: heading(14, 320),
    heading3: heading(12, 240),
    caption: {
      run: { ...size(10), ...bold, italics: false, color: INK, font: FONTS },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true, keepLines: true },
    },
    listParagraph: { paragraph: { spacing: { after: 80 } } },
    hyperlink: { run: { color: BRAND, underline: {} } },
  },
  paragraphStyles: [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { ...size(14), color: SOFT },
      paragraph: { spacing: { after: 80 } },
    },
    {
      id: 'TOCHeading',
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: 'Normal',
      run: { ...size(18), ...bold, color: BRAND },
      paragraph: { spacing: { before: 0, after: 160 }, keepNext: true },
    },
    contents(1, 0, 50),
    contents(2, 280, 20),
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { italics: true, italicsComplexScript: true },
      paragraph: {
        indent: { left: 400, right: 400 },
        spacing: { before: 80, after: 120 },
        border: { left: { style: 'single', size: 18, space: 10, color: BRAND } },
        keepLines: true,
      },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      paragraph: {
        shading: { type: 'clear', color: 'auto', fill: 'E8EEF1' },
        border: { left: { style: 'single', size: 24, space: 8, color: BRAND } },
        spacing: { before: 120, after: 160 },
        keepLines: true,
      },
    },
    {
      id: 'Warning',
      name: 'Warning',
      basedOn: 'Note',
      next: 'Normal',
      quickFormat: true,
      paragraph: {
        shading: { type: 'clear', color: 'auto', fill: 'FDF3DF' },
        border: { left: { style: 'single', size: 24, space: 8, color: 'B97400' } },
      },
    },
    {
      id: 'AfterTable',
      name: 'After Table',
      basedOn: 'Normal',
      next: 'Normal',
      run: size(6),
      paragraph: { spacing: { before: 0, after: 60 } },
    },
    {
      id: 'Source',
      name: 'Source',
      basedOn: 'Normal',
      next: 'Normal',
      run: { ...size(9), color: SOFT },
      paragraph: { spacing: { after: 200 } },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      run: size(9.5),
      paragraph: { spacing: { before: 30, after: 30, line: 250, lineRule: 'auto' } },
    },
    {
      id: 'Figure',
      name: 'Figure',
      basedOn: 'Normal',
      next: 'Caption',
      paragraph: { spacing: { before: 200, after: 0 }, keepNext: true },
    },
    {
      id: 'Comment',
      name: 'Comment',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left: 900, hanging: 900 }, spacing: { after: 80 } },
    },
  ],
};

export const TABLE = { line: 'C9D3D9', head: 'E8EEF1' };
