import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type WebSocket from 'ws';
import { Server as WebSocketServer } from 'ws';
import type { DeliverOptions } from './deliver';
import { isJson, type Json, read, textOf } from './json';

/** Socket Mode, Slack's side. */
export interface Sockets {
  /** The bot has a connection. */
  readonly open: boolean;
  /** Envelopes sent, in order. */
  readonly envelopes: readonly Json[];
  /** Sends an envelope and waits for its acknowledgement; what that carries, or an empty text. */
  send(payload: Json, options: DeliverOptions, signal: AbortSignal): Promise<unknown>;
  /** Asks the bot to connect anew, as Slack does often. */
  recycle(): void;
  close(): Promise<void>;
}

/** Closes as the protocol has it; by force when the other side does not answer. */
function goodbye(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => socket.terminate(), 500);
    socket.once('close', () => {
      clearTimeout(force);
      resolve();
    });
    socket.close(1001);
  });
}

const kindOf = (payload: Json): string => {
  if (payload['type'] === 'event_callback') return 'events_api';
  return payload['type'] === undefined ? 'slash_commands' : 'interactive';
};

/** Takes WebSocket connections to `/link/` of a server. */
export function createSockets(server: Server, appId: string): Sockets {
  const sockets = new WebSocketServer({ noServer: true });
  const connected = new Set<WebSocket>();
  const waiting = new Map<string, (payload: unknown) => void>();
  const envelopes: Json[] = [];

  function acknowledged(text: string): void {
    const message: unknown = JSON.parse(text);
    const id = textOf(read(message, 'envelope_id'));
    waiting.get(id)?.(read(message, 'payload') ?? '');
    waiting.delete(id);
  }

  function welcome(socket: WebSocket): void {
    connected.add(socket);
    socket.on('message', (data) => {
      if (typeof data === 'string') acknowledged(data);
    });
    socket.on('close', () => void connected.delete(socket));
    const connection = { type: 'hello', num_connections: connected.size, connection_info: { app_id: appId } };
    socket.send(
      JSON.stringify({ ...connection, debug_info: { host: 'applink-1', approximate_connection_time: 18_060 } }),
    );
  }

  server.on('upgrade', (request, stream, head) => {
    if (request.url?.startsWith('/link/')) sockets.handleUpgrade(request, request.socket, head, welcome);
    else stream.destroy();
  });

  return {
    get open() {
      return connected.size > 0;
    },
    envelopes,
    send(payload, { retryNum, retryReason }, signal) {
      const envelope_id = randomUUID();
      const type = kindOf(payload);
      const retry = { retry_attempt: retryNum ?? 0, retry_reason: retryReason ?? (retryNum ? 'timeout' : '') };
      const rest = type === 'events_api' ? retry : {};
      const envelope = { envelope_id, type, payload, accepts_response_payload: type !== 'events_api', ...rest };
      envelopes.push(envelope);
      return new Promise((resolve, reject) => {
        waiting.set(envelope_id, (answer) => resolve(isJson(answer) ? answer : textOf(answer)));
        signal.addEventListener('abort', () => reject(signal.reason));
        const [socket] = connected;
        socket?.send(JSON.stringify(envelope));
      });
    },
    recycle() {
      for (const socket of connected) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    async close() {
      await Promise.all([...connected].map(goodbye));
      sockets.close();
    },
  };
}
