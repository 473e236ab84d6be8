import { DOCUMENT_TYPES } from '../../ground/limits';
import type { MakeDocument } from './document';
import { docxOf } from './docx';
import { markdownOf } from './markdown';
import { pdfOf } from './pdf';

export const makeDocument: MakeDocument = async (document, format, name) => {
  switch (format) {
    case 'markdown':
      return {
        name: `${name}.md`,
        type: DOCUMENT_TYPES.markdown,
        bytes: new TextEncoder().encode(markdownOf(document)),
      };
    case 'docx':
      return { name: `${name}.docx`, type: DOCUMENT_TYPES.docx, bytes: await docxOf(document) };
    case 'pdf':
      return { name: `${name}.pdf`, type: DOCUMENT_TYPES.pdf, bytes: await pdfOf(document) };
  }
};
