import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

import { addressOf } from '../../support/http-address';

export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Loopback {
  readonly url: string;
  readonly heard: Heard[];
  stop(): Promise<void>;
}

/** How it answers: a status with headers, `hang` for never, `drop` to break the connection after the body was read. */
export type Answer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'hang'
  | 'drop';

/** An HTTP server on this machine that keeps what it hears. */
export async function loopback(answer: (heard: Heard) => Answer): Promise<Loopback> {
  const heard: Heard[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      heard.push(one);
      const said = answer(one);
      if (said === 'hang') return;
      if (said === 'drop') request.socket.destroy();
      else response.writeHead(said.status, { ...said.headers }).end(said.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: addressOf(server),
    heard,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An address on this machine at which nobody listens. */
export async function nobodyThere(): Promise<string> {
  const server = await loopback(() => ({ status: 200 }));
  await server.stop();
  return server.url;
}
