import { createLog } from '../../src/ground/log';
import { logPrinted, withoutSecrets } from '../../src/ground/printed';

describe('what libraries print', () => {
  it('is a line of the log', () => {
    const lines: string[] = [];
    const undo = logPrinted(createLog('info', { write: (line) => void lines.push(line) }));
    try {
      console.error(new Error('Bad key: -----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----'));
      console.log('%s of %d', 'one', 2);
      process.listeners('warning')[0]?.(Object.assign(new Error('old'), { name: 'DeprecationWarning' }));
    } finally {
      undo();
    }
    const told = lines.map((line): { readonly level: number; readonly msg: string } => JSON.parse(line));
    expect(told.map(({ level }) => level)).toEqual([50, 30, 40]);
    expect(told[0]?.msg).toContain('Bad key: [left out]');
    expect(lines.join()).not.toMatch(/MIIB|BEGIN/);
    expect(told.map(({ msg }) => msg).slice(1)).toEqual(['one of 2', 'DeprecationWarning: old']);
  });

  it.each([
    'keys: -----BEGIN RSA PRIVATE KEY-----\nhush',
    'token eyJhbGciOi.hush.hush-hush',
    'Authorization: Bearer hush',
    'xoxb-1-hush and xapp-1-hush',
    'mongodb://vagt:hush@db.example.com/vagt',
    '{ clientSecret: "hush" }',
    'password=hush',
    `${'x'.repeat(5000)} hush`,
  ])('holds no secret: %s', (printed) => {
    expect(withoutSecrets(printed)).not.toContain('hush');
  });
});
