import { connect } from 'node:net';

export interface Sent {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** In chunks, without a told length. */
  readonly chunked?: true;
  /** The length it tells, when that is another. */
  readonly length?: number;
  /** It says that more comes, and sends nothing more. */
  readonly open?: true;
}

/** What came back. */
export interface Heard {
  /** 0: the connection was closed without an answer. */
  readonly status: number;
  readonly text: string;
}

const CHUNK = 16_000;

const chunksOf = (body: Buffer): Buffer => {
  const parts: Buffer[] = [];
  for (let from = 0; from < body.length; from += CHUNK) {
    const part = body.subarray(from, from + CHUNK);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat(parts);
};

function bytesOf({ path, headers = {}, body, chunked, length, open }: Sent, host: string): Buffer {
  const bytes = Buffer.from(body ?? '');
  const framing = chunked ? 'transfer-encoding: chunked' : `content-length: ${length ?? bytes.length}`;
  const lines = [
    `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1`,
    `host: ${host}`,
    ...(body === undefined ? [] : [framing]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  const parts = [Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), chunked ? chunksOf(bytes) : bytes];
  return Buffer.concat([...parts, ...(chunked && !open ? [Buffer.from('0\r\n\r\n')] : [])]);
}

/** The whole answer in these bytes; undefined while it is not whole. */
function answerIn(text: string): Heard | undefined {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
  if (status === undefined || rest.length === 0) return undefined;
  const body = rest.join('\r\n\r\n');
  const wanted = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  return body.length < wanted ? undefined : { status: Number(status), text: body };
}

/** A connection of its own, as a stranger writes it: any bytes, and no more manners than that. */
export function open(url: string, sent: Sent | string) {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  const heard = new Promise<Heard>((resolve) => {
    let text = '';
    socket.on('data', (data) => {
      text += data.toString('latin1');
      const answer = answerIn(text);
      if (answer) resolve(answer);
    });
    socket.on('error', () => {}).once('close', () => resolve(answerIn(`${text}\r\n\r\n`) ?? { status: 0, text: '' }));
  });
  socket.write(typeof sent === 'string' ? sent : bytesOf(sent, host));
  return { heard, close: () => void socket.destroy() };
}

export async function send(url: string, sent: Sent): Promise<Heard> {
  const { heard, close } = open(url, sent);
  const answer = await heard;
  close();
  return answer;
}
