import type { Installation as SlackInstallation } from '@slack/bolt';
import { createInstallations, type Installations } from '../../../adapters/slack/install/installations';
import { createSecrets } from '../../../adapters/slack/install/secrets';
import { createLog } from '../../../src/ground/log';
import { type InstallationStore } from '../../../src/view/installations';
import { memoryInstallations } from '../../support/memory/installations';
import { createTestClock } from '../../support/test-clock';
import { until } from '../../support/wait';

const KEYS = [{ id: 'one', key: new Uint8Array(32).fill(1) }];
const secrets = createSecrets(KEYS);

type Some = Partial<SlackInstallation<'v2', boolean>> & { readonly token?: string };
const installed = (team: string, { token = `xoxb-${team}`, ...more }: Some = {}): SlackInstallation => ({
  team: { id: team, name: `Workspace ${team}` },
  enterprise: undefined,
  user: { id: 'U9', token: undefined, scopes: undefined },
  bot: { id: `B-${team}`, userId: `U-${team}`, token, scopes: ['chat:write'] },
  appId: 'A1',
  isEnterpriseInstall: false,
  authVersion: 'v2',
  ...more,
});
const ofEnterprise = (enterprise: string): SlackInstallation => ({
  ...installed('unused', { token: `xoxb-${enterprise}` }),
  team: undefined,
  enterprise: { id: enterprise, name: 'Koncernen' },
  isEnterpriseInstall: true,
});

/** A store that counts what is asked of it, and can be away. */
const countingStore = () => {
  const real = memoryInstallations();
  const counts = { get: 0, all: 0 };
  let isAway = false;
  const answer = <T>(work: () => Promise<T>): Promise<T> => (isAway ? Promise.reject(new Error('away')) : work());
  const store: InstallationStore = {
    put: (one) => answer(() => real.put(one)),
    revoke: (key, at) => answer(() => real.revoke(key, at)),
    get: (key) => {
      counts.get += 1;
      return answer(() => real.get(key));
    },
    all: () => {
      counts.all += 1;
      return answer(() => real.all());
    },
  };
  return { store, counts, away: (value: boolean) => void (isAway = value) };
};

describe('the installations of Slack', () => {
  const clock = createTestClock(new Date('2026-11-23T08:00:00Z'));
  let counted: ReturnType<typeof countingStore>;
  let lines: string[];
  let running: Installations[];

  /** Another process on the same store. */
  const start = async (refreshMs?: number, keys = KEYS): Promise<Installations> => {
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const options = { store: counted.store, secrets: createSecrets(keys), log, clock };
    const installations = createInstallations({ ...options, ...(refreshMs && { refreshMs }) });
    running.push(installations);
    await installations.load();
    return installations;
  };

  beforeEach(() => {
    counted = countingStore();
    lines = [];
    running = [];
  });
  afterEach(() => {
    for (const one of running) one.stop();
  });

  it('are kept sealed, and answered from memory after a start', async () => {
    await (await start()).save(installed('T1'));
    const [record] = await counted.store.all();
    expect(record).toMatchObject({ key: 'T1', team: 'T1', teamName: 'Workspace T1', installedBy: 'U9', appId: 'A1' });
    expect(JSON.stringify(record)).not.toContain('xoxb');
    expect(await secrets.open(record?.token ?? '')).toBe('xoxb-T1');

    const again = await start();
    const asked = { ...counted.counts };
    const live = { key: 'T1', org: 'T1', team: 'T1', isEnterprise: false, token: 'xoxb-T1' };
    expect(await again.find({ team: 'T1' })).toStrictEqual({ ...live, botUser: 'U-T1', botId: 'B-T1', appId: 'A1' });
    expect(await again.byKey('T1')).toMatchObject(live);
    expect(await again.ofOrg('T1')).toMatchObject([live]);
    expect(again.orgs()).toEqual(['T1']);
    expect(counted.counts).toEqual(asked);
    expect(lines.join()).not.toContain('xoxb');
  });

  it('of a whole enterprise are found by it from each of its workspaces', async () => {
    const one = await start();
    await one.save(ofEnterprise('E1'));
    expect(await one.find({ enterprise: 'E1', team: 'T7' })).toMatchObject({
      key: 'E1',
      org: 'E1',
      isEnterprise: true,
    });
    expect(await one.find({ enterprise: 'E1', isEnterprise: true })).not.toHaveProperty('team');
    expect(await one.find({ team: 'T7' })).toBeUndefined();
    expect(await one.find({ enterprise: 'E2', team: 'T7' })).toBeUndefined();
  });

  it('of one workspace in an enterprise answer for it alone; the one for all comes second', async () => {
    const one = await start();
    await one.save(installed('T1', { enterprise: { id: 'E1' } }));
    expect(await one.find({ enterprise: 'E1', team: 'T1' })).toMatchObject({ key: 'T1', org: 'E1' });
    expect(await one.find({ enterprise: 'E1', team: 'T2' })).toBeUndefined();

    await one.save(ofEnterprise('E1'));
    expect(await one.find({ enterprise: 'E1', team: 'T1' })).toMatchObject({ key: 'T1' });
    expect(await one.find({ enterprise: 'E1', team: 'T1', isEnterprise: true })).toMatchObject({ key: 'E1' });
    expect((await one.ofOrg('E1')).map(({ key }) => key)).toEqual(['E1', 'T1']);
    expect(one.orgs()).toEqual(['E1']);
  });

  it('are found at once when another process made them', async () => {
    const [mine, theirs] = [await start(), await start()];
    await mine.save(installed('T1'));
    const found = await Promise.all([theirs.find({ team: 'T1' }), theirs.find({ team: 'T1' })]);
    expect(found).toMatchObject([{ key: 'T1' }, { key: 'T1' }]);
    expect(counted.counts.get).toBe(2);
    const third = await start();
    await mine.save(installed('T2'));
    expect(await third.ofOrg('T2')).toMatchObject([{ key: 'T2' }]);
  });

  it('that are nowhere are asked for once in 30 seconds', async () => {
    const [mine, theirs] = [await start(), await start()];
    for (let times = 0; times < 3; times += 1) expect(await theirs.find({ team: 'T1' })).toBeUndefined();
    expect(counted.counts.get).toBe(1);
    const { all } = counted.counts;
    for (let times = 0; times < 3; times += 1) expect(await theirs.ofOrg('T1')).toEqual([]);
    expect(counted.counts.all).toBe(all + 1);

    await mine.save(installed('T1'));
    expect(await theirs.byKey('T1')).toBeUndefined();
    clock.advance(30_000);
    expect(await theirs.byKey('T1')).toMatchObject({ key: 'T1' });
  });

  it('are not taken for missing while the store is away', async () => {
    const [mine, theirs] = [await start(), await start()];
    await mine.save(installed('T1'));
    counted.away(true);
    await expect(theirs.find({ team: 'T1' })).rejects.toThrow('away');
    counted.away(false);
    expect(await theirs.find({ team: 'T1' })).toMatchObject({ key: 'T1' });
  });

  it('are not used after they were revoked, until they are made again', async () => {
    const one = await start();
    await one.save(installed('T1'));
    clock.advance(1000);
    await one.revoked('T1');
    expect(await one.find({ team: 'T1' })).toBeUndefined();
    expect(one.orgs()).toEqual([]);
    expect(await counted.store.get('T1')).toMatchObject({ revokedAt: clock.now() });
    expect(lines.filter((line) => line.includes('uninstalled'))).toHaveLength(1);
    expect(lines.at(-1)).toContain('"installation":"T1"');
    await one.revoked('T1');
    expect(lines.filter((line) => line.includes('uninstalled'))).toHaveLength(1);
    expect(await (await start()).find({ team: 'T1' })).toBeUndefined();

    await one.save(installed('T1', { token: 'xoxb-new' }));
    expect(await one.find({ team: 'T1' })).toMatchObject({ token: 'xoxb-new' });
  });

  it('outlive an uninstallation that is told after they were made again', async () => {
    const [one, two] = [await start(), await start()];
    await one.save(installed('T1'));
    const uninstalled = clock.now();
    clock.advance(2000);
    await one.save(installed('T1', { token: 'xoxb-new' }));
    await two.revoked('T1', uninstalled);
    expect(await one.find({ team: 'T1' })).toMatchObject({ token: 'xoxb-new' });
    expect(await two.find({ team: 'T1' })).toMatchObject({ token: 'xoxb-new' });
  });

  it('that another process revoked or made are known here soon, and stay known while the store is away', async () => {
    const mine = await start();
    await mine.save(installed('T1'));
    const theirs = await start(20);
    await mine.revoked('T1');
    await mine.save(installed('T2'));
    await until(() => theirs.orgs().join() === 'T2');
    expect(await theirs.find({ team: 'T1' })).toBeUndefined();

    counted.away(true);
    await until(() => lines.some((line) => line.includes('could not be read anew')));
    const { all } = counted.counts;
    await until(() => counted.counts.all > all + 2);
    expect(lines.filter((line) => line.includes('could not be read anew'))).toHaveLength(1);
    expect(await theirs.find({ team: 'T2' })).toMatchObject({ key: 'T2' });
  });

  it('whose key is gone are left out, with one error that names the key', async () => {
    const one = await start();
    await one.save(installed('T1'));
    const other = await start(20, [{ id: 'two', key: new Uint8Array(32).fill(2) }]);
    const { all } = counted.counts;
    await until(() => counted.counts.all > all + 2);
    expect(await other.find({ team: 'T1' })).toBeUndefined();
    const errors = lines.filter((line) => line.includes('"level":50'));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('sealed with the key one');
  });

  it('without a bot are refused, and one whose token expires is named', async () => {
    const one = await start();
    const { bot: _bot, ...bare } = installed('T1');
    await expect(one.save(bare)).rejects.toThrow('without a bot');
    expect(await counted.store.all()).toEqual([]);

    const rotating = installed('T2');
    await one.save({
      ...rotating,
      ...(rotating.bot && { bot: { ...rotating.bot, refreshToken: 'xoxe', expiresAt: 9 } }),
    });
    const record = await counted.store.get('T2');
    expect(record?.expiresAt).toEqual(new Date(9000));
    expect(await secrets.open(record?.refreshToken ?? '')).toBe('xoxe');
    expect(lines.join()).toContain('switch token rotation off');
  });
});
