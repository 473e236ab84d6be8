import type * as loaded from 'docx' with { 'resolution-mode': 'import' };
import type { ReviewDocument, Section } from './document';
import { shares } from './shares';

/** Loaded when somebody asks for a document. */
type Docx = typeof loaded;

/** In twentieths of a point, as Word counts: A4 without its margins. */
const WIDTH = 9026;
const GREY = 'EEEEEE';

const runs = ({ TextRun }: Docx, text: string, bold = false) =>
  text.split('\n').map((line, i) => new TextRun({ text: line, bold, ...(i > 0 && { break: 1 }) }));

const cell = (docx: Docx, text: string, width: number, isHead: boolean) =>
  new docx.TableCell({
    width: { size: width, type: docx.WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    ...(isHead && { shading: { fill: GREY } }),
    children: [new docx.Paragraph({ children: runs(docx, text, isHead) })],
  });

/** Its first line stands on every page again, and no row is cut in two. */
const table = (docx: Docx, columns: readonly string[], rows: readonly (readonly string[])[]): loaded.Table => {
  const widths = shares(columns.length).map((share) => Math.floor(WIDTH * share));
  const line = (cells: readonly string[], tableHeader: boolean) =>
    new docx.TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map((text, i) => cell(docx, text, widths[i] ?? 0, tableHeader)),
    });
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    width: { size: WIDTH, type: docx.WidthType.DXA },
    columnWidths: widths,
    rows: [line(columns, true), ...rows.map((cells) => line(cells, false))],
  });
};

const bodyOf = (docx: Docx, section: Section): (loaded.Paragraph | loaded.Table)[] => {
  switch (section.type) {
    case 'text':
      return [new docx.Paragraph({ children: runs(docx, section.text) })];
    case 'facts':
      return section.facts.map(
        ({ label, value }) =>
          new docx.Paragraph({ children: [...runs(docx, `${label}: `, true), ...runs(docx, value)] }),
      );
    case 'table':
      return [table(docx, section.columns, section.rows)];
  }
};

/** As a document for Word. */
export const docxOf = async ({ lang, title, about, sections }: ReviewDocument): Promise<Uint8Array> => {
  const docx = await import('docx');
  const { Document, HeadingLevel, Packer } = docx;
  const document = new Document({
    title,
    creator: 'Vagt',
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 21, language: { value: lang === 'da' ? 'da-DK' : 'en-GB' } } },
      },
    },
    sections: [
      {
        children: [
          new docx.Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          new docx.Paragraph({ children: runs(docx, about) }),
          ...sections.flatMap((section) => [
            new docx.Paragraph({
              text: section.heading,
              heading: HeadingLevel.HEADING_2,
              keepNext: true,
              spacing: { before: 240, after: 80 },
            }),
            ...bodyOf(docx, section),
          ]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
};
