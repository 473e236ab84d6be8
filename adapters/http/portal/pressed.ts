import { z } from 'zod';
import type { IncomingFile } from '../../../src/command/input';
import { capped, READ } from '../../../src/ground/limits';
import type { Asked } from '../../../src/portal/visit';
import { fieldIn } from './sent';

/** Fields of a view's form; what a person fills in bears `TYPED` before its own name. */
export const FORM = 'form';
export const TOKEN = 'token';
export const PRESS = 'press';
export const PICTURES = 'pictures';
export const TYPED = 'in.';

/** What a button sends. */
export const press = z.object({
  action: z.string().min(1).max(READ.word),
  data: z.record(z.string().max(READ.word), z.string().max(READ.field)),
});
export type Press = z.output<typeof press>;

/** First bytes by which pictures are told; whatever a browser calls a file, a script is none. */
const SIGNS: readonly (readonly [type: string, at: number, sign: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
];

const typeOf = (bytes: Buffer): string =>
  SIGNS.find(([, at, sign]) => bytes.toString('latin1', at, at + sign.length) === sign)?.[0] ??
  'application/octet-stream';

const fileOf = async (file: File): Promise<IncomingFile> => {
  const bytes = Buffer.from(await file.arrayBuffer());
  return { name: capped(file.name || 'picture', 'name'), type: typeOf(bytes), read: async () => bytes };
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What was pressed and filled in; undefined where it is nothing that a page of ours sends. */
export async function pressedIn(sent: FormData): Promise<Extract<Asked, { type: 'press' }> | undefined> {
  const pressed = press.safeParse(jsonIn(fieldIn(sent, PRESS)));
  if (!pressed.success) return undefined;
  const { action, data } = pressed.data;
  const names = [...new Set(sent.keys())].filter((name) => name.startsWith(TYPED) && name.length <= READ.word);
  const typed = names.map((name): [string, string] => {
    // Several may be chosen; a browser writes line breaks as two signs.
    const words = sent.getAll(name).filter((one) => typeof one === 'string');
    return [name.slice(TYPED.length), capped(words.join(',').replaceAll('\r\n', '\n'), 'field')];
  });
  const files = sent.getAll(PICTURES).filter((one) => typeof one !== 'string' && (one.size > 0 || one.name !== ''));
  return {
    type: 'press',
    form: capped(fieldIn(sent, FORM), 'word'),
    action,
    data: { ...data, ...Object.fromEntries(typed) },
    files: await Promise.all(files.flatMap((one) => (typeof one === 'string' ? [] : [fileOf(one)]))),
  };
}
