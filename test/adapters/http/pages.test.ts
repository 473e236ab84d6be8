import { pino } from 'pino';
import { createHttpApp, listen } from '../../../adapters/http/server';
import { teamsManifest } from '../../../scripts/teams/manifest';
import { addressOf } from '../../support/http-address';
import { createMemoryStore } from '../../support/memory-store';

const GUIDE = 'https://intra.example.com/vagt?a=1&b="2"';
const { websiteUrl, privacyUrl, termsOfUseUrl } = teamsManifest({
  appId: '0f8b9f3c-1111-4222-8333-944455566677',
  host: 'vagt.example.com',
  version: '1.0.0',
}).developer;

test.each([
  ['itself', websiteUrl, 'Vagt, hjælp når noget ikke virker', 'Vagt, the incident desk'],
  ['privacy', privacyUrl, 'gemmes i 30 dage', 'kept for 30 days'],
  ['terms', termsOfUseUrl, 'Vilkår for brug', 'Terms of use'],
])('the address that Teams shows for %s is a page in both languages that runs nothing', async (_, url, da, en) => {
  const app = createHttpApp({
    ready: async () => ({}),
    isDraining: () => false,
    log: pino({ level: 'silent' }),
    entrances: [],
    files: createMemoryStore().files,
    guideUrl: GUIDE,
  });
  const server = await listen(app, 0, '127.0.0.1');
  const { host, pathname } = new URL(url);
  expect(host).toBe('vagt.example.com');
  const response = await fetch(`${addressOf(server)}${pathname}`);
  const html = await response.text();
  server.close();
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(html).toContain(da);
  expect(html).toContain(en);
  expect(html.indexOf('lang="da"')).toBeLessThan(html.indexOf('lang="en"'));
  expect(html).toContain('href="https://intra.example.com/vagt?a=1&#38;b=&#34;2&#34;"');
});
