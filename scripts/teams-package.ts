import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import { LANGS } from '../src/ground/lang';
import { colorIcon, outlineIcon } from './teams/icons';
import { type TeamsApp, teamsManifest, teamsTexts } from './teams/manifest';

/** The same app always gives the same bytes: a zip keeps times, so all get one. */
const MADE_AT = new Date('2026-01-01T12:00:00');

/** The zip that Teams takes: manifest, texts by language, two icons. */
export const teamsPackage = (app: TeamsApp): Uint8Array => {
  const json = (value: object) => strToU8(`${JSON.stringify(value, null, 2)}\n`);
  const texts = LANGS.filter((lang) => lang !== 'en').map((lang) => [`${lang}.json`, json(teamsTexts(lang))]);
  return zipSync(
    {
      'manifest.json': json(teamsManifest(app)),
      ...Object.fromEntries(texts),
      'color.png': colorIcon(),
      'outline.png': outlineIcon(),
    },
    { mtime: MADE_AT, level: 9 },
  );
};

const root = join(__dirname, '..');
const EXAMPLE = 'npm run teams-package -- --app-id <application (client) id> --host vagt.example.com';
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const HOST = /^(?=.{1,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

const PAGE = /^https:\/\/[^\s/]+\S*$/;

const OPTIONS = {
  'app-id': { type: 'string' },
  host: { type: 'string' },
  privacy: { type: 'string' },
  terms: { type: 'string' },
  out: { type: 'string' },
} as const;
const read = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    return undefined;
  }
};

/** Writes `vagt.zip` as these arguments say; `text` is one sentence either way. */
export const writeTeamsPackage = (args: readonly string[]): { readonly ok: boolean; readonly text: string } => {
  const wrong = (text: string) => ({ ok: false, text });
  const given = read(args);
  if (!given)
    return wrong(
      `Only --app-id, --host, --privacy, --terms and --out, each with a value, are known here, as in ${EXAMPLE}`,
    );
  const { 'app-id': appId = '', host, privacy, terms, out = join(root, 'build', 'teams') } = given;
  const file = out.endsWith('.zip') ? out : join(out, 'vagt.zip');
  if (!GUID.test(appId)) return wrong(`--app-id must be the id of the app registration, as in ${EXAMPLE}`);
  if ([privacy, terms].some((page) => page !== undefined && !PAGE.test(page))) {
    return wrong('--privacy and --terms must be addresses of pages, beginning with https://');
  }
  if (host === undefined) return wrong(`--host must say where Teams reaches Vagt, as in ${EXAMPLE}`);
  if (!HOST.test(host)) {
    return wrong(`--host must be a host name without https:// or a path, as in ${EXAMPLE}`);
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      teamsPackage({ appId: appId.toLowerCase(), host: host.toLowerCase(), privacy, terms, version }),
    );
  } catch (error) {
    return wrong(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {
    ok: true,
    text: `${file} is written: upload it in the Teams admin center, or under Apps > Manage your apps`,
  };
};

if (require.main === module) {
  const { ok, text } = writeTeamsPackage(process.argv.slice(2));
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = ok ? 0 : 1;
}
