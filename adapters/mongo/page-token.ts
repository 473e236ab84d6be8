import type { Document, Filter } from 'mongodb';
import { z } from 'zod';
import type { Row } from './context';

const position = z.tuple([z.iso.datetime(), z.string(), z.string()]);
const BEGINNING = new Date(0);

/** Where a page of the queue ended: deadline, priority and id of its last document. */
export function tokenOf(last: Document): string {
  const deadline: unknown = last['deadline'];
  const place = [deadline instanceof Date ? deadline.toISOString() : '', String(last['state']?.priority), last['_id']];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The filter for what comes after it; a token that is none begins at the top. */
export function afterToken(token: string | undefined): Filter<Row> {
  const read = position.safeParse(token === undefined ? undefined : decoded(token));
  if (!read.success) return { deadline: { $gte: BEGINNING } };
  const [iso, priority, id] = read.data;
  const deadline = new Date(iso);
  return {
    deadline: { $gte: deadline },
    $or: [
      { deadline: { $gt: deadline } },
      { deadline, 'state.priority': { $gt: priority } },
      { deadline, 'state.priority': priority, _id: { $gt: id } },
    ],
  };
}

function decoded(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
