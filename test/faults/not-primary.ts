import { BSON } from 'mongodb';
import type { Mode, Pipe } from './proxy';

/** MongoDB's wire protocol: a header of 16 bytes; messages of kind 2013 hold one document after 5 more. */
const HEADER = 16;
const OP_MSG = 2013;
const BODY = HEADER + 5;

/** Asked of any node, whatever its part is. */
const FOR_ALL: ReadonlySet<string> = new Set(['hello', 'ismaster', 'isMaster', 'ping', 'endSessions']);

const REFUSAL = {
  ok: 0,
  errmsg: 'not primary',
  code: 10_107,
  codeName: 'NotWritablePrimary',
  errorLabels: ['RetryableWriteError'],
};

function refusal(to: number): Buffer {
  const document = BSON.serialize(REFUSAL);
  const message = Buffer.alloc(BODY + document.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(to, 8);
  message.writeInt32LE(OP_MSG, 12);
  message.set(document, BODY);
  return message;
}

const commandOf = (message: Buffer): string =>
  message.readInt32LE(12) === OP_MSG ? (Object.keys(BSON.deserialize(message.subarray(BODY)))[0] ?? '') : 'hello';

/**
 * Plays a node of a replica set that has stopped being primary: it answers `hello`, and refuses everything else before it
 * is done. A real roll-over would elect another; here the same one takes over again.
 */
export function notPrimary(): Mode {
  const begun = new WeakMap<Pipe, Buffer>();
  return {
    toServer(chunk, pipe) {
      let rest = Buffer.concat([begun.get(pipe) ?? Buffer.alloc(0), chunk]);
      while (rest.length >= HEADER && rest.length >= rest.readInt32LE(0)) {
        const message = rest.subarray(0, rest.readInt32LE(0));
        rest = rest.subarray(message.length);
        if (FOR_ALL.has(commandOf(message))) pipe.server.write(message);
        else pipe.client.write(refusal(message.readInt32LE(4)));
      }
      begun.set(pipe, rest);
      return 'drop';
    },
  };
}
