import { Tokenizer } from 'htmlparser2';

/** A piece of HTML. `raw`: as it stands there; attributes by their names in small letters. */
export type HtmlPiece =
  | { readonly type: 'text'; readonly raw: string }
  | {
      readonly type: 'open';
      readonly raw: string;
      readonly tag: string;
      readonly attributes: ReadonlyMap<string, string>;
    }
  | { readonly type: 'close'; readonly raw: string; readonly tag: string };

/** Flat and in order, in one pass, every character in one of them: what is opened need not be closed. */
export function htmlPieces(html: string): readonly HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  let read = 0;
  let tag = '';
  let closing: string | undefined;
  let name = '';
  let value = '';
  let attributes = new Map<string, string>();
  const upTo = (end: number): string => {
    const raw = html.slice(read, end);
    read = Math.max(read, end);
    return raw;
  };
  const text = (end: number): void => {
    const raw = upTo(end);
    // The tokenizer tells where a closing tag's name ends, not where it does.
    const behind = closing === undefined ? 0 : raw.indexOf('>') + 1 || raw.length;
    if (closing !== undefined) pieces.push({ type: 'close', raw: closing + raw.slice(0, behind), tag });
    closing = undefined;
    if (behind < raw.length) pieces.push({ type: 'text', raw: raw.slice(behind) });
  };
  const opened = (end: number): void => {
    pieces.push({ type: 'open', raw: upTo(end + 1), tag, attributes });
  };
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    {
      ontext: (_, end) => text(end),
      onopentagname: (start, end) => {
        text(start - 1);
        tag = html.slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname: (start, end) => {
        name = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => {
        value += html.slice(start, end);
      },
      onattribend: () => {
        attributes.set(name, value);
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag: (start, end) => {
        text(start - 2);
        tag = html.slice(start, end).toLowerCase();
        closing = upTo(end);
      },
      // What else stands between angle brackets was typed there.
      oncdata: () => undefined,
      oncomment: () => undefined,
      ondeclaration: () => undefined,
      onprocessinginstruction: () => undefined,
      onattribentity: () => undefined,
      ontextentity: () => undefined,
      onend: () => undefined,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  text(html.length);
  return pieces;
}
