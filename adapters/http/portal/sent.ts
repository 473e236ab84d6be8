import type { Request } from 'express';

/** `too_large` is not read to its end. */
export type Sent = FormData | 'too_large' | 'unreadable';

const TYPES = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

const bytesOf = async (request: Request, most: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > most) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

/** What a form sent, of at most `most` bytes. */
export async function sentIn(request: Request, most: number): Promise<Sent> {
  const { 'content-type': type = '', 'content-length': length = '0' } = request.headers;
  if (!TYPES.test(type)) return 'unreadable';
  if (Number(length) > most) return 'too_large';
  try {
    const bytes = await bytesOf(request, most);
    if (!bytes) return 'too_large';
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  } catch {
    return 'unreadable';
  }
}

/** The words of a field; empty where it is missing or a file. */
export const fieldIn = (sent: FormData, name: string): string => {
  const value = sent.get(name);
  return typeof value === 'string' ? value : '';
};
