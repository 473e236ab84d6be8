import type { Refusal } from '../../src/command/door';
import { isObject } from '../../src/ground/json-object';
import type { Claims } from './verify';

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce((inner, key) => (isObject(inner) ? inner[key] : undefined), value);

/** Every place where an activity names its tenant. */
const TENANTS = [
  ['channelData', 'tenant', 'id'],
  ['channelData', 'tenantId'],
  ['conversation', 'tenantId'],
  ['from', 'tenantId'],
  ['tenantId'],
] as const;

/** The one tenant that all places of an activity agree on; undefined where they do not, '' where none is named. */
export function tenantIn(activity: unknown): string | undefined {
  const [first = '', ...others] = TENANTS.map((path) => at(activity, ...path) ?? undefined).filter(
    (value) => value !== undefined,
  );
  return typeof first === 'string' && others.every((other) => other === first) ? first : undefined;
}

/** What keeps an activity from being what its token is for. */
export function claimsRefusal({ serviceUrl, endorsements }: Claims, activity: unknown): Refusal | undefined {
  const channel = at(activity, 'channelId');
  if (serviceUrl !== at(activity, 'serviceUrl')) return { status: 401, why: 'a token for another service' };
  if (endorsements.length > 0 && !endorsements.includes(channel)) {
    return { status: 401, why: 'a key that may not speak for this channel' };
  }
  return channel === 'msteams' ? undefined : { status: 403, why: 'not from Teams' };
}
