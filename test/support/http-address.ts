import type { Server } from 'node:http';

/** Where a server on this machine listens. */
export const addressOf = (server: Server): string => {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server does not listen on a port');
  return `http://127.0.0.1:${address.port}`;
};
