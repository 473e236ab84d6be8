import { createLiveDirectory, type LiveInstallation } from '../../../adapters/slack/live';

const one = (key: string, token = 'xoxb-1'): LiveInstallation => ({
  key,
  org: key,
  team: key,
  isEnterprise: false,
  token,
  botUser: 'U1',
  botId: 'B1',
});

describe('the directory of live installations', () => {
  it('reads anew when something changed here while it was reading', async () => {
    const directory = createLiveDirectory();
    directory.put(one('T1'));
    const reads = [[one('T1'), one('T2', 'old')], [one('T2', 'new')]];
    await directory.reload(async () => {
      const read = reads.shift() ?? [];
      if (reads.length === 1) {
        directory.drop('T1');
        directory.put(one('T2', 'new'));
      }
      return read;
    });
    expect(directory.get('T1')).toBeUndefined();
    expect(directory.get('T2')?.token).toBe('new');
    expect(reads).toEqual([]);
  });

  it('keeps what it has when it cannot read', async () => {
    const directory = createLiveDirectory();
    directory.put(one('T1'));
    await expect(directory.reload(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(directory.orgs()).toEqual(['T1']);
  });
});
