import type { View } from '../../../src/view/view';

/** A form like the one that asks for a report; the real one's words are not the adapter's business. */
export const aReportForm = (text: string, problem?: string): View => ({
  fallback: 'Report a problem',
  blocks: [
    ...(problem ? [{ type: 'text' as const, text: [problem] }] : []),
    { type: 'title', text: ['Meld en ', { bold: 'fejl' }] },
    {
      type: 'input',
      id: 'text',
      label: 'What is broken?',
      required: true,
      missing: 'Say it',
      maxLength: 8000,
      value: text,
    },
    {
      type: 'buttons',
      buttons: [
        { label: 'Send', action: 'report.send', data: { pictures: 'p1' }, submits: true },
        { label: 'Cancel', action: 'dismiss', data: {} },
      ],
    },
  ],
  refresh: { action: 'show', data: {} },
});
