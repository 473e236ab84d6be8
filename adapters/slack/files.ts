import { z } from 'zod';
import { cappedText } from '../../src/command/capped-text';
import type { IncomingFile, MessageInput } from '../../src/command/input';
import { isYaml, MAX_FILE_BYTES } from '../../src/ground/limits';
import { readAtMost } from '../../src/ground/read-at-most';
import type { Here } from './context';

/** A file of a message, as far as Vagt reads it. */
export const fileSchema = z.object({
  name: cappedText('name').nullish(),
  mimetype: cappedText('name').nullish(),
  url_private_download: cappedText('link').nullish(),
  url_private: cappedText('link').nullish(),
});
type File = z.infer<typeof fileSchema>;

const READ_MS = 5000;
const SLACK_FILES = /^files(?:-[a-z0-9]+)?\.slack\.com$/;

type Source = Pick<Here, 'installation' | 'apiUrl'>;

/** The token goes to Slack's own file hosts, and to nobody else that a payload may name. */
function isSlacks(url: URL, { apiUrl }: Source): boolean {
  if (apiUrl !== undefined && url.host === new URL(apiUrl).host) return true;
  return url.protocol === 'https:' && SLACK_FILES.test(url.hostname);
}

async function read(link: string | null | undefined, source: Source): Promise<Uint8Array | undefined> {
  if (!link || !URL.canParse(link) || !isSlacks(new URL(link), source)) return undefined;
  const response = await fetch(link, {
    headers: { authorization: `Bearer ${source.installation.token}` },
    redirect: 'error',
    signal: AbortSignal.timeout(READ_MS),
  });
  const type = response.headers.get('content-type') ?? '';
  // Without the scope Slack answers with its sign-in page.
  if (!response.ok || !response.body || type.startsWith('text/html')) return undefined;
  return readAtMost(response.body, MAX_FILE_BYTES);
}

/** A picture that a message shows, where it can be fetched. */
export const pictureAt = (name: string, link: string, source: Source): IncomingFile | undefined =>
  URL.canParse(link) && isSlacks(new URL(link), source)
    ? { name, type: 'image/png', read: () => read(link, source) }
    : undefined;

/** The pictures of a message, the names of what is no picture, and those of them that a desk may come in. */
export function filesOf(
  files: readonly File[],
  source: Source,
): Pick<MessageInput, 'files' | 'otherFiles' | 'documents'> {
  const named = files.map((file) => ({ ...file, name: file.name ?? 'file', type: file.mimetype ?? '' }));
  const isPicture = ({ type }: { readonly type: string }): boolean => type.startsWith('image/');
  const incoming = ({ name, type, url_private_download, url_private }: (typeof named)[number]): IncomingFile => ({
    name,
    type,
    read: () => read(url_private_download ?? url_private, source),
  });
  const others = named.filter((file) => !isPicture(file));
  const documents = others.filter(({ name }) => isYaml(name)).map(incoming);
  return {
    files: named.filter(isPicture).map(incoming),
    otherFiles: others.map(({ name }) => name),
    ...(documents.length > 0 && { documents }),
  };
}
