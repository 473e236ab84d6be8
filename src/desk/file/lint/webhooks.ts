import { reachOf } from '../../../ground/hosts';
import { say } from '../../../view/text';
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
    if (reach === 'never') return [error(path, say('mistake.webhookNever'), say('expected.gateway'))];
    const isInside = reach === 'inside' || (reach === undefined && isInnerName(hostname));
    if (!isInside && protocol !== 'http:') return [];
    return [warning(path, say(isInside ? 'mistake.webhookInside' : 'mistake.webhookPlain', { host: hostname }))];
  });
