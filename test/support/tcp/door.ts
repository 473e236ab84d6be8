import { createServer, connect as dial, type Server, type Socket } from 'node:net';

/** A TCP door in front of a service: it can go silent, or close. */
export async function openDoor(target: URL) {
  const sockets = new Set<Socket>();
  let silent = false;
  const server: Server = createServer((inside) => {
    const outside = dial(Number(target.port), target.hostname);
    for (const socket of [inside, outside]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    inside.on('data', (chunk) => outside.write(chunk));
    outside.on('data', (chunk) => void (silent || inside.write(chunk)));
    inside.on('close', () => outside.destroy());
    outside.on('close', () => inside.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The door has no port');
  const uri = new URL(target);
  uri.host = `127.0.0.1:${bound.port}`;
  return {
    uri: uri.href,
    /** Requests arrive, answers do not. */
    silence: () => {
      silent = true;
    },
    speak: () => {
      silent = false;
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
