import { reachOf } from '../../../ground/hosts';
import { error, type Finding, warning } from '../problems';
import { childOf, entriesOf, textOf } from '../unchecked';

/** Every webhook of a file that may be full of mistakes, with its person. */
export const webhooks = (root: unknown): readonly (readonly [person: string, webhook: string])[] =>
  entriesOf(childOf(root, 'people')).flatMap(([key, person]) => {
    const webhook = textOf(childOf(person, 'webhook'));
    return webhook === undefined ? [] : [[key, webhook] as const];
  });

/** A name that is looked up inside a company alone. */
const isInnerName = (host: string): boolean =>
  !host.includes('.') ||
  ['local', 'internal', 'lan', 'home', 'corp', 'intranet'].includes(host.split('.').at(-1) ?? '');

/** Webhooks that lead inside the network or go without encryption, as far as their address tells. */
export const lintWebhooks = (root: unknown): readonly Finding[] =>
  webhooks(root).flatMap(([key, webhook]): readonly Finding[] => {
    if (!URL.canParse(webhook)) return [];
    const { protocol, hostname } = new URL(webhook);
    const path = ['people', key, 'webhook'];
    const reach = reachOf(hostname);
    if (reach === 'never')
      return [error(path, 'lies where no gateway is, and is never asked', 'an address of a gateway')];
    const isInside = reach === 'inside' || (reach === undefined && isInnerName(hostname));
    if (!isInside && protocol !== 'http:') return [];
    const what = isInside ? 'leads inside the network' : 'is not encrypted';
    const message = `${what}: it is used only while it stands in the desk file on disk, or ALLOW_PRIVATE_WEBHOOKS names ${hostname}`;
    return [warning(path, message)];
  });
