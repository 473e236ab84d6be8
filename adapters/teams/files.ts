import { z } from 'zod';
import { cappedText } from '../../src/command/capped-text';
import type { IncomingFile, MessageInput } from '../../src/command/input';
import { isYaml, MAX_FILE_BYTES, PICTURE_TYPES } from '../../src/ground/limits';
import { type DownloadOptions, download } from './download';
import type { Attachment } from './schema';

const DOWNLOAD_INFO = 'application/vnd.microsoft.teams.file.download.info';
/** Time for one file, in ms: all of them, and the answer, must be done within the 15 s of a turn. */
const READ_MS = 5000;

const downloadInfo = z.object({ downloadUrl: cappedText('link'), fileType: cappedText('name').optional() });

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

const extension = (name: string | undefined): string => name?.split('.').at(-1)?.toLowerCase() ?? '';

/** The picture type by its first bytes. */
export function sniff(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF8')) return 'image/gif';
  return head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' ? 'image/webp' : undefined;
}

function fromDataUri(link: string): Uint8Array | undefined {
  const comma = link.indexOf(',');
  if (comma < 0) return undefined;
  const data = link.slice(comma + 1);
  const bytes = link.slice(0, comma).endsWith(';base64')
    ? Buffer.from(data, 'base64')
    : Buffer.from(decodeURIComponent(data));
  return bytes.length <= MAX_FILE_BYTES ? bytes : undefined;
}

export type Download = Pick<DownloadOptions, 'serviceUrl' | 'loopback' | 'token'>;

/** Teams names an inline picture's type only `image/*`: the first bytes tell it once they are read. */
function picture(name: string, declared: string, link: string, from: Download): IncomingFile {
  let type = declared;
  return {
    name,
    get type() {
      return type;
    },
    async read() {
      const bytes = link.startsWith('data:')
        ? fromDataUri(link)
        : await download(link, { ...from, maxBytes: MAX_FILE_BYTES, timeoutMs: READ_MS });
      const seen = bytes && sniff(bytes);
      if (seen) type = seen;
      return seen ? bytes : undefined;
    },
  };
}

const isPicture = (type: string): boolean => PICTURE_TYPES.some((known) => known === type);

/** A file as it is, sent in a 1:1 chat. */
const document = (name: string, link: string, from: Download): IncomingFile => ({
  name,
  type: 'application/yaml',
  read: () => download(link, { ...from, maxBytes: MAX_FILE_BYTES, timeoutMs: READ_MS }),
});

/** The pictures of a message, the names of what is no picture, and those of them that a desk may come in. */
export function filesOf(
  attachments: readonly (Attachment | undefined)[],
  from: Download,
): Pick<MessageInput, 'files' | 'otherFiles' | 'documents'> {
  const files: IncomingFile[] = [];
  const otherFiles: string[] = [];
  const documents: IncomingFile[] = [];
  for (const attachment of attachments) {
    if (!attachment) continue;
    const { contentType, contentUrl, name, content } = attachment;
    const info = contentType === DOWNLOAD_INFO ? downloadInfo.safeParse(content).data : undefined;
    if (info) {
      const type = TYPES[(info.fileType ?? extension(name)).toLowerCase()];
      if (type) files.push(picture(name ?? 'picture', type, info.downloadUrl, from));
      else otherFiles.push(name ?? 'file');
      if (name !== undefined && isYaml(name)) documents.push(document(name, info.downloadUrl, from));
    } else if (contentType.startsWith('image/') && contentUrl) {
      const type = isPicture(contentType) ? contentType : (TYPES[extension(name)] ?? 'image/png');
      files.push(picture(name ?? 'picture', type, contentUrl, from));
    } else if (contentUrl && name) otherFiles.push(name);
  }
  return { files, otherFiles, ...(documents.length > 0 && { documents }) };
}
