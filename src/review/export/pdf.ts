import type { ReviewDocument, Section } from './document';
import { shares } from './shares';

/** Loaded when somebody asks for one. */
const program = async () => {
  const [{ default: pdfmake }, { default: fonts }] = await Promise.all([
    import('pdfmake'),
    import('pdfmake/fonts/Roboto.js'),
  ]);
  pdfmake.setFonts(fonts);
  // What people wrote names no file and no address that would be fetched.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(fonts.Roboto).includes(path));
  return pdfmake;
};

/** Pictures among letters are in no font that comes along. */
const inFont = (text: string): string => text.replace(/[\p{Extended_Pictographic}\p{So}\uFE0F]\s?/gu, '');

const bodyOf = (section: Section): object[] => {
  switch (section.type) {
    case 'text':
      return [{ text: inFont(section.text) }];
    case 'facts':
      return section.facts.map(({ label, value }) => ({ text: [{ text: `${label}: `, bold: true }, inFont(value)] }));
    case 'table': {
      const cells = (row: readonly string[], more: object) => row.map((text) => ({ text: inFont(text), ...more }));
      return [
        {
          layout: 'lightHorizontalLines',
          table: {
            headerRows: 1,
            keepWithHeaderRows: 1,
            dontBreakRows: true,
            widths: shares(section.columns.length).map((share) => `${Math.floor(share * 100)}%`),
            body: [cells(section.columns, { bold: true }), ...section.rows.map((row) => cells(row, {}))],
          },
        },
      ];
    }
  }
};

/** Where pdfmake has put something, as a share of what a page holds. */
interface LaidOut {
  readonly headlineLevel?: number;
  readonly startPosition: { readonly verticalRatio: number };
}

/** From here on a heading would stand alone at the foot of its page. */
const FOOT = 0.9;

/** As pages that nobody changes. */
export const pdfOf = async ({ lang, title, about, sections }: ReviewDocument): Promise<Uint8Array> => {
  const pdfmake = await program();
  const made = pdfmake.createPdf({
    info: { title, creator: 'Vagt' },
    language: lang,
    pageSize: 'A4',
    pageMargins: [56, 56, 56, 56],
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.2 },
    pageBreakBefore: ({ headlineLevel, startPosition }: LaidOut): boolean =>
      headlineLevel === 1 && startPosition.verticalRatio > FOOT,
    footer: (page: number, pages: number) => ({ text: `${page} / ${pages}`, alignment: 'center', fontSize: 8 }),
    content: [
      { text: inFont(title), fontSize: 18, bold: true },
      { text: about, color: '#555555', margin: [0, 4, 0, 4] },
      ...sections.flatMap((section) => [
        { text: section.heading, fontSize: 13, bold: true, margin: [0, 12, 0, 4], headlineLevel: 1 },
        ...bodyOf(section),
      ]),
    ],
  });
  return new Uint8Array(await made.getBuffer());
};
