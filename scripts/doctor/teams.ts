import type { TeamsAuth } from '../../adapters/teams/connector';
import { inspectTeams } from '../../adapters/teams/inspect';
import type { TeamsEnv } from '../../src/env';
import { ChatError, type ChatPort } from '../../src/view/chat-port';
import type { Find, Finding } from './finding';

const SECRET_WRONG = ['AADSTS7000215', 'AADSTS7000222'];
const NO_SUCH_TENANT = ['AADSTS90002', 'AADSTS900023', 'AADSTS900021'];
const NO_SUCH_APP = ['AADSTS700016', 'AADSTS7000229'];
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const tokenFinding = (noToken: { readonly code?: string } | undefined, find: Find): Finding => {
  if (!noToken) return find('ok', 'doctor.teams.token');
  const { code } = noToken;
  if (code === undefined) return find('wrong', 'doctor.teams.away');
  if (SECRET_WRONG.includes(code)) return find('wrong', 'doctor.teams.secret', { code });
  if (NO_SUCH_TENANT.includes(code)) return find('wrong', 'doctor.teams.noTenant', { code });
  if (NO_SUCH_APP.includes(code)) return find('wrong', 'doctor.teams.noApp', { code });
  return find('wrong', 'doctor.teams.token.refused', { code });
};

const tenantFindings = ({ tenantId, allowedTenants }: TeamsEnv, find: Find): readonly Finding[] => {
  const odd = [...new Set([...(tenantId === undefined ? [] : [tenantId]), ...allowedTenants])].filter(
    (one) => !GUID.test(one),
  );
  if (odd.length > 0) return [find('wrong', 'doctor.tenant.odd', { tenants: odd.join(', ') })];
  if (tenantId !== undefined && !allowedTenants.includes(tenantId)) {
    return [find('wrong', 'doctor.tenant.notAllowed', { tenant: tenantId })];
  }
  return [find('ok', 'doctor.tenant', { count: allowedTenants.length })];
};

/** Whether the app can be had a token for, its keys, its tenants. */
export async function teamsFindings(
  teams: TeamsEnv | undefined,
  auth: Partial<TeamsAuth>,
  timeoutMs: number,
  find: Find,
): Promise<readonly Finding[]> {
  if (!teams) return [find('note', 'doctor.teams.off')];
  if (teams.appId === '') return [find('note', 'doctor.teams.loopback')];
  const { noToken, keys } = await inspectTeams({ ...teams, ...auth }, timeoutMs);
  return [
    tokenFinding(noToken, find),
    ...tenantFindings(teams, find),
    ...(keys ? [] : [find('wrong', 'doctor.teams.keys')]),
  ];
}

/** Whether the roster of each room that holds the app can be read: by it whoever is named is met. */
export async function rosterFindings(port: ChatPort | undefined, find: Find): Promise<readonly Finding[]> {
  if (!port?.rooms || !port.roster) return [];
  const rooms = await port.rooms();
  if (rooms.length === 0) return [find('note', 'doctor.roster.none')];
  const failed: string[] = [];
  for (const room of rooms) {
    try {
      await port.roster(room, () => false);
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      failed.push(error.message);
    }
  }
  if (failed.length === 0) return [find('ok', 'doctor.roster', { count: rooms.length })];
  const why = [...new Set(failed)].join('; ');
  return [find('wrong', 'doctor.roster.failed', { failed: failed.length, count: rooms.length, why })];
}
