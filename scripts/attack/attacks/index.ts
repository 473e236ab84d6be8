import type { Attack } from '../types';
import { send } from '../wire';
import { SLACK } from './slack';
import { TEAMS } from './teams';
import { TEXTS } from './texts';
import { UNVERIFIED } from './unverified';

/** Part 4: what is for the inside. */
const PORTS: readonly Attack[] = [
  {
    name: 'metrics from outside',
    expect: [404],
    send: async ({ url }) => (await send(url, { path: '/metrics' })).status,
  },
  {
    name: 'readyz from outside',
    expect: ['{"status":"ready"}'],
    send: async ({ url }) => (await send(url, { path: '/readyz' })).text,
  },
];

/** All that strangers are known to try. One more is one more line. */
export const ATTACKS: readonly Attack[] = [...UNVERIFIED, ...SLACK, ...TEAMS, ...PORTS, ...TEXTS];
