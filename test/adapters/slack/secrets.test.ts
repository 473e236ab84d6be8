import { CompactEncrypt, decodeProtectedHeader } from 'jose';
import { createSecrets } from '../../../adapters/slack/install/secrets';
import type { SecretKey } from '../../../src/ground/secret-keys';

const key = (id: string, fill: number): SecretKey => ({ id, key: new Uint8Array(32).fill(fill) });
const OLD = key('2025', 1);
const NEW = key('2026', 2);

describe('secrets at rest', () => {
  it('are sealed under the first key, never twice alike, and open again', async () => {
    const secrets = createSecrets([NEW, OLD]);
    const [one, two] = [await secrets.seal('xoxb-hemmelig-æøå'), await secrets.seal('xoxb-hemmelig-æøå')];
    expect(decodeProtectedHeader(one)).toEqual({ alg: 'dir', enc: 'A256GCM', kid: '2026' });
    expect(one).not.toBe(two);
    expect(one).not.toContain('hemmelig');
    expect(Buffer.from(one, 'base64url').toString()).not.toContain('hemmelig');
    expect(await secrets.open(one)).toBe('xoxb-hemmelig-æøå');
    expect(await secrets.open(two)).toBe('xoxb-hemmelig-æøå');
  });

  it('open after a change of keys, as long as the old key stays behind the new one', async () => {
    const sealed = await createSecrets([OLD]).seal('xoxb-1');
    expect(await createSecrets([NEW, OLD]).open(sealed)).toBe('xoxb-1');
    const gone = createSecrets([NEW]).open(sealed);
    await expect(gone).rejects.toMatchObject({ name: 'SecretError' });
    await expect(gone).rejects.toThrow('the key 2025, which is not in VAGT_SECRET_KEYS');
  });

  it('do not open when they were changed, or when the id stands for another key now', async () => {
    const sealed = await createSecrets([NEW]).seal('xoxb-1');
    const [head, none, iv, text = '', tag] = sealed.split('.');
    const other = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
    const changed = [head, none, iv, other, tag].join('.');
    await expect(createSecrets([NEW]).open(changed)).rejects.toThrow('It was changed');
    await expect(createSecrets([key('2026', 9)]).open(sealed)).rejects.toThrow('another one now');
    await expect(createSecrets([NEW]).open('xoxb-plain')).rejects.toMatchObject({ name: 'SecretError' });
  });

  it('open only in the one way they are sealed in', async () => {
    const weak = await new CompactEncrypt(new TextEncoder().encode('xoxb-1'))
      .setProtectedHeader({ alg: 'A256KW', enc: 'A256GCM', kid: '2026' })
      .encrypt(NEW.key);
    await expect(createSecrets([NEW]).open(weak)).rejects.toMatchObject({ name: 'SecretError' });
  });

  it('need a key', async () => {
    await expect(createSecrets([]).seal('xoxb-1')).rejects.toThrow('VAGT_SECRET_KEYS is not set');
  });
});
