import { type AckLinkStore, keptLink } from '../../src/incident/links/ack-link';
import { openCollection } from './collection';
import { type MongoContext, rows } from './context';
import { orLost } from './errors';
import { plain } from './unreadable';

export const ACK_LINKS = 'ackLinks';

export const ackLinkIndexes = [{ name: 'ack_link_over', key: { until: 1 }, expireAfterSeconds: 0 }] as const;

/** Document: `{_id, desk, schema}` and the fields of `KeptLink`; `_id` is the hash. */
export function mongoAckLinks(context: MongoContext): AckLinkStore {
  const { db, desk, run } = context;
  const links = rows(db, ACK_LINKS);
  const { get } = openCollection(context, ACK_LINKS, keptLink, plain());
  return {
    keep: ({ id, ...fields }) =>
      run(async () => void (await orLost(links.insertOne({ _id: id, desk, schema: 1, ...fields })))),
    get: (id) => get({ _id: id }),
  };
}
