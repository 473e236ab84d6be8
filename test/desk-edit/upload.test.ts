import type { MessageInput } from '../../src/command/input';
import { MAX_DESK_BYTES } from '../../src/ground/limits';
import { createDeskChat, shown } from '../support/desk-chat';

const bytes = (text: string): Uint8Array => Buffer.from(text);

/** What somebody is answered who sends a file. */
async function sends(
  name: string,
  text: string,
  file: { readonly name: string; readonly content?: Uint8Array; readonly offered?: boolean },
): Promise<string> {
  const chat = createDeskChat();
  const message = chat.message(name, text);
  if (message.type !== 'message') throw new Error('a message');
  const read = { name: file.name, type: 'text/plain', read: async () => file.content };
  const input: MessageInput = {
    ...message,
    otherFiles: [file.name],
    ...(file.offered !== false && { documents: [read] }),
  };
  return shown(await chat.inbound(input));
}

describe('a desk file that cannot be read is told why', () => {
  test.each([
    ['could not fetch', { name: 'desk.yaml' }],
    ['larger than 1 MB', { name: 'desk.yaml', content: new Uint8Array(MAX_DESK_BYTES + 1) }],
    ['no UTF-8 text', { name: 'desk.yaml', content: Buffer.from('desk: \xe6', 'latin1') }],
    ['private chat', { name: 'desk.yaml', offered: false }],
  ])('%s', async (why, file) => {
    expect(await sends('anna', 'desk', file)).toContain(why);
  });

  it('and one with a mark of its byte order is read', async () => {
    const answer = await sends('anna', 'desk', { name: 'my.yml', content: bytes('\uFEFFdesk: {}\n') });
    expect(answer).toMatch(/my.yml has \d+ mistakes/);
    expect(answer).toContain('desk.id: is missing');
  });
});

describe('a YAML file that is no desk', () => {
  it('belongs to a report, also when an admin sends it', async () => {
    const compose = { name: 'compose.yaml', content: bytes('services: {}\n') };
    expect(await sends('anna', 'The build is broken', compose)).toContain('compose.yaml');
    expect(await sends('anna', 'The build is broken', compose)).toContain('report.send');
  });

  it('is what a caller sends, whatever is in it', async () => {
    const desk = { name: 'desk.yaml', content: bytes('desk: {}\n') };
    expect(await sends('kim', 'The build is broken', desk)).toContain('report.send');
    expect(await sends('kim', 'desk', desk)).toContain('Only the desk’s admins');
  });
});
