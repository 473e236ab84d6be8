import type { TokenWish } from '../../../test/support/teams/identity';
import type { Answer, Attack, Target } from '../types';
import { send } from '../wire';

type Json = Readonly<Record<string, unknown>>;

const activity = ({ serviceUrl, tenant }: Target, more: Json): Json => ({
  type: 'message',
  id: 'attack',
  text: 'hello',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:x', name: 'X' },
  recipient: { id: '28:vagt' },
  conversation: { id: 'a:attack', conversationType: 'personal', tenantId: tenant },
  channelData: { tenant: { id: tenant } },
  ...more,
});

async function sent(target: Target, authorization: string | undefined, more: Json = {}): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) };
  const body = JSON.stringify(activity(target, more));
  return (await send(target.url, { path: '/api/messages', headers, body })).status;
}

/** With a token that holds, or nearly. */
const verified =
  (more: Json, wish?: TokenWish) =>
  async (target: Target): Promise<Answer> =>
    sent(target, `Bearer ${await target.token(wish)}`, more);

const unsigned = (claims: Json): string => {
  const part = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', kid: 'x', typ: 'JWT' })}.${part(claims)}.x`;
};

/** Tokens that nobody signed, each of another tenant. */
const ofNewTenants =
  (times: number) =>
  async (target: Target): Promise<Answer> => {
    const kinds = new Set<Answer>();
    for (let nth = 0; nth < times; nth += 1) {
      const iss = `https://sts.windows.net/00000000-0000-4000-8000-${String(nth).padStart(12, '0')}/`;
      kinds.add(await sent(target, `Bearer ${unsigned({ iss, aud: 'x', appid: 'x', ver: '1.0' })}`));
    }
    return [...kinds].join(' ');
  };

const STRANGER = {
  conversation: { id: 'a:attack', tenantId: 'tenant-9' },
  channelData: { tenant: { id: 'tenant-9' } },
};

/** Part 3: the token first, and then whether the activity is what the token is for. */
export const TEAMS: readonly Attack[] = [
  { name: 'Teams: no token, a tenant of ours', expect: [401], send: (target) => sent(target, undefined) },
  { name: 'Teams: no token, a stranger’s tenant', expect: [401], send: (target) => sent(target, undefined, STRANGER) },
  { name: 'Teams: bearer nonsense', expect: [401], send: (target) => sent(target, 'bearer x.y.z') },
  { name: 'Teams: broken channelId', expect: [401], send: (target) => sent(target, 'Bearer x', { channelId: [{}] }) },
  { name: 'Teams: 300 tokens of new tenants', expect: ['401'], send: ofNewTenants(300) },
  { name: 'Teams: forged', expect: [401], send: verified({}, { forged: true }) },
  { name: 'Teams: unknown key', expect: [401], send: verified({}, { keyId: 'other' }) },
  { name: 'Teams: another issuer', expect: [401], send: verified({}, { issuer: 'https://example.com' }) },
  { name: 'Teams: another audience', expect: [401], send: verified({}, { audience: 'other' }) },
  { name: 'Teams: expired', expect: [401], send: verified({}, { expiresIn: -3600 }) },
  { name: 'Teams: another service', expect: [401], send: verified({ serviceUrl: 'https://example.com/' }) },
  { name: 'Teams: another channel', expect: [401, 403], send: verified({ channelId: 'emulator' }) },
  { name: 'Teams: a tenant that is not allowed', expect: [403], send: verified(STRANGER) },
  {
    name: 'Teams: tenants that do not agree',
    expect: [403],
    send: verified({ channelData: { tenant: { id: 'tenant-9' } } }),
  },
  { name: 'Teams: no activity', expect: [400], send: verified({ from: null }) },
];
