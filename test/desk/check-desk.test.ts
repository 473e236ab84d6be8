import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkDesk } from '../../scripts/check-desk';

const root = join(__dirname, '..', '..');
const fixture = (name: string): string => join(root, 'test', 'fixtures', 'desk', `${name}.yaml`);

describe('check-desk', () => {
  it('says in one line what a good desk holds and does', async () => {
    const file = fixture('good');
    expect(await checkDesk(file)).toMatchObject({
      ok: true,
      lines: [
        `${file} is fine: 2 teams, 3 people, 2 categories. Pinged until somebody claims: P1, P2: team after 5m, ` +
          'lead after 15m, manager after 30m, then lead and manager every 30m; P3, P4, P5: team after 50%, lead after 100%. ' +
          'More than 8 pings in 10 minutes fold into one message.',
      ],
    });
  });

  it('says who is on call, by which ways somebody is reached, and how often a ping repeats', async () => {
    const { lines } = await checkDesk(join(root, 'docs', 'desk.example.yaml'));
    expect(lines).toHaveLength(1);
    for (const words of [
      'P1 of network: on-call after 2m by chat, then sms, then call, 3m each, somebody of level 2 or above and lead after 15m',
      'then lead and manager every 30m, 10 times; P1, P2: team after 5m',
      'On call: network: aisha, jonas (a week each, from 08:00), a gap goes to the lead.',
    ]) {
      expect(lines[0]).toContain(words);
    }
  });

  it('prints every problem and ends with 1', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--import', 'tsx', join(root, 'scripts', 'check-desk.ts'), 'test/fixtures/desk/three-mistakes.yaml'],
      { cwd: root, encoding: 'utf8' },
    );
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^test\/fixtures\/desk\/three-mistakes\.yaml:4:3 error desk\.prefx: /),
      expect.stringMatching(/^test\/fixtures\/desk\/three-mistakes\.yaml:25:11 error teams\.network\.lead: /),
      expect.stringMatching(/^test\/fixtures\/desk\/three-mistakes\.yaml:41:19 error targets\.P1\.response: /),
    ]);
    expect(status).toBe(1);
  });

  it('says how to name a file when there is none', async () => {
    const { ok, lines } = await checkDesk('nowhere.yaml');
    expect(ok).toBe(false);
    expect(lines).toEqual([expect.stringContaining('nowhere.yaml cannot be read. Usage: npm run check-desk')]);
  });
});
