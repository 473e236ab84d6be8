import type { OutgoingMail } from '../../src/mail/outgoing';
import { escapeMarkup as escaped } from '../../src/view/escape';
import type { Block, Button, Spans, TextSpan, Tone } from '../../src/view/view';

type Rendered = { readonly text: string; readonly html: string };

const TONES: Readonly<Record<Tone, string>> = {
  normal: '',
  subtle: 'color:#5f6368',
  good: 'color:#0b6b35;font-weight:600',
  warning: 'color:#8a4b00;font-weight:600',
  attention: 'color:#a4262c;font-weight:600',
};

const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>');

const plainSpan = (span: TextSpan): string => {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  return 'link' in span ? `${span.label}: ${span.link}` : span.name;
};

const htmlSpan = (span: TextSpan): string => {
  if (typeof span === 'string') return lines(span);
  if ('bold' in span) return `<strong>${lines(span.bold)}</strong>`;
  // Only pages: no scheme that runs anything.
  if ('link' in span && /^https?:\/\//i.test(span.link))
    return `<a href="${escaped(span.link)}">${lines(span.label)}</a>`;
  return lines(plainSpan(span));
};

const plain = (spans: Spans): string => spans.map(plainSpan).join('');
const html = (spans: Spans): string => spans.map(htmlSpan).join('');

const paragraph = (inner: string, style = ''): string =>
  `<p style="margin:0 0 12px${style === '' ? '' : `;${style}`}">${inner}</p>`;

/** Those that a link stands for; the others have no place in a mail. */
const buttons = (all: readonly Button[], { links }: OutgoingMail): Rendered | undefined => {
  const shown = all.flatMap(({ label, action, style }) => {
    const url = links.find((link) => link.action === action)?.url;
    return url === undefined ? [] : [{ label, url, isFirst: style === 'primary' }];
  });
  if (shown.length === 0) return undefined;
  return {
    text: shown.map(({ label, url }) => `${label}: ${url}`).join('\n'),
    html: paragraph(
      shown
        .map(({ label, url, isFirst }) => {
          const look = isFirst ? 'background:#0b5fff;color:#ffffff' : 'background:#e8eaed;color:#1b1b1f';
          return `<a href="${escaped(url)}" style="display:inline-block;padding:10px 18px;margin:0 8px 8px 0;border-radius:6px;text-decoration:none;font-weight:600;${look}">${lines(label)}</a>`;
        })
        .join(''),
    ),
  };
};

const quote = (text: string): Rendered => ({
  text: text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n'),
  html: `<blockquote style="margin:0 0 12px;padding:4px 12px;border-left:3px solid #c4c7cc">${lines(text)}</blockquote>`,
});

const block = (one: Block, mail: OutgoingMail): Rendered | undefined => {
  switch (one.type) {
    case 'title':
      return { text: plain(one.text), html: `<h1 style="font-size:18px;margin:0 0 12px">${html(one.text)}</h1>` };
    case 'text':
      return { text: plain(one.text), html: paragraph(html(one.text), TONES[one.tone ?? 'normal']) };
    case 'quote':
      return quote(one.text);
    case 'facts':
      return {
        text: one.facts.map(({ label, value }) => `${label}: ${plain(value)}`).join('\n'),
        html: `<table role="presentation" style="margin:0 0 12px;border-collapse:collapse">${one.facts
          .map(
            ({ label, value }) =>
              `<tr><td style="padding:2px 16px 2px 0;color:#5f6368;vertical-align:top">${lines(label)}</td><td style="padding:2px 0">${html(value)}</td></tr>`,
          )
          .join('')}</table>`,
      };
    case 'image':
      return { text: one.alt, html: paragraph(lines(one.alt)) };
    case 'buttons':
      return buttons(one.buttons, mail);
    case 'divider':
      return { text: '--', html: '<hr style="border:0;border-top:1px solid #c4c7cc">' };
    // What is filled in is filled in elsewhere: a mail is answered.
    case 'selects':
    case 'input':
    case 'choice':
    case 'case':
      return undefined;
  }
};

/** What a mail says, as words and as HTML, which loads nothing from anywhere. */
export const renderMail = (mail: OutgoingMail): Rendered => {
  const parts = mail.view.blocks.flatMap((one) => block(one, mail) ?? []);
  return {
    text: `${[...parts.map(({ text }) => text), `—\n${mail.foot}`].join('\n\n')}\n`,
    html: [
      `<!doctype html><html lang="${mail.lang}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>`,
      '<body style="font:16px/1.5 system-ui,-apple-system,Segoe UI,sans-serif;margin:0;padding:16px"><div style="max-width:40em">',
      ...parts.map((part) => part.html),
      paragraph(
        lines(mail.foot),
        'margin-top:20px;padding-top:12px;border-top:1px solid #c4c7cc;color:#5f6368;font-size:14px',
      ),
      '</div></body></html>',
    ].join(''),
  };
};
