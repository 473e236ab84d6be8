import { type Installation } from '../../../src/view/installations';
import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

const anInstallation = (key: string, more: Partial<Installation> = {}): Installation => ({
  platform: 'slack',
  key,
  team: key,
  isEnterprise: false,
  botId: 'B1',
  botUser: 'U1',
  scopes: ['chat:write', 'im:history'],
  token: 'sealed.one',
  installedAt: minutes(1),
  ...more,
});

export function installationContract(stores: Stores): void {
  it('keeps an installation with all it has, and another in its place', async () => {
    const { store, other } = stores();
    const whole = anInstallation('E1', {
      enterprise: 'E1',
      teamName: 'Møbler & $øn',
      isEnterprise: true,
      appId: 'A1',
      refreshToken: 'sealed.two',
      expiresAt: minutes(9),
      installedBy: 'U9',
    });
    await store.installations.put(whole);
    expect(await other.installations.get('E1')).toStrictEqual(whole);
    expect(await store.installations.get('E2')).toBeUndefined();

    const plain = anInstallation('E1', { token: 'sealed.three', installedAt: minutes(2) });
    await other.installations.put(plain);
    expect(await store.installations.get('E1')).toStrictEqual(plain);
  });

  it('lists all by key, revoked ones too', async () => {
    const { installations } = stores().store;
    expect(await installations.all()).toEqual([]);
    for (const key of ['T2', 'T1', 'T3']) await installations.put(anInstallation(key));
    await installations.revoke('T2', minutes(5));
    const all = await installations.all();
    expect(all.map(({ key, revokedAt }) => [key, revokedAt])).toEqual([
      ['T1', undefined],
      ['T2', minutes(5)],
      ['T3', undefined],
    ]);
  });

  it('revokes once, not what was installed later, and installing again takes it away', async () => {
    const { installations } = stores().store;
    await installations.put(anInstallation('T1', { installedAt: minutes(3) }));
    expect(await installations.revoke('T1', minutes(2))).toBe(false);
    expect(await installations.revoke('T9', minutes(9))).toBe(false);
    expect((await installations.get('T1'))?.revokedAt).toBeUndefined();

    expect(await installations.revoke('T1', minutes(3))).toBe(true);
    expect(await installations.revoke('T1', minutes(4))).toBe(false);
    expect((await installations.get('T1'))?.revokedAt).toEqual(minutes(3));

    await installations.put(anInstallation('T1', { installedAt: minutes(5) }));
    expect(await installations.get('T1')).not.toHaveProperty('revokedAt');
  });

  it('holds one record when two processes install the same at once', async () => {
    const { store, other } = stores();
    await Promise.all([store.installations.put(anInstallation('T1')), other.installations.put(anInstallation('T1'))]);
    expect(await store.installations.all()).toHaveLength(1);
  });
}
