import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { teamsManifest } from '../../scripts/teams/manifest';
import { teamsPackage, writeTeamsPackage } from '../../scripts/teams-package';
import { parseIntent } from '../../src/chat/words';

const APP = '0f8b9f3c-1111-4222-8333-944455566677';
const app = { appId: APP, host: 'vagt.example.com', version: '1.2.3' };

/** Version 1.19 of Microsoft's schema, as far as Vagt uses it; nothing else. */
const text = (max: number) => z.string().min(1).max(max);
const httpsUrl = z.url({ protocol: /^https$/ });
const own = z.literal(APP);
const scope = z.enum(['personal', 'team', 'groupChat']);
const schema = z.strictObject({
  $schema: z.literal('https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json'),
  manifestVersion: z.literal('1.19'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  id: own,
  localizationInfo: z.strictObject({
    defaultLanguageTag: z.literal('en'),
    additionalLanguages: z.array(z.strictObject({ languageTag: z.string(), file: z.string() })),
  }),
  developer: z.strictObject({ name: text(32), websiteUrl: httpsUrl, privacyUrl: httpsUrl, termsOfUseUrl: httpsUrl }),
  name: z.strictObject({ short: text(30), full: text(100) }),
  description: z.strictObject({ short: text(80), full: text(4000) }),
  icons: z.strictObject({ color: z.string(), outline: z.string() }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/),
  defaultInstallScope: scope,
  defaultGroupCapability: z.strictObject({ team: z.literal('bot'), groupchat: z.literal('bot') }),
  bots: z.tuple([
    z.strictObject({
      botId: own,
      scopes: z.array(scope).length(3),
      supportsFiles: z.literal(true),
      isNotificationOnly: z.literal(false),
      commandLists: z
        .array(
          z.strictObject({
            scopes: z.array(scope).min(1),
            commands: z.array(z.strictObject({ title: text(32), description: text(128) })).max(10),
          }),
        )
        .max(3),
    }),
  ]),
  composeExtensions: z.tuple([
    z.strictObject({
      botId: own,
      commands: z.tuple([
        z.strictObject({
          id: z.literal('createCase'),
          type: z.literal('action'),
          context: z.tuple([z.literal('message')]),
          fetchTask: z.literal(true),
          title: text(32),
          description: text(128),
        }),
        z.strictObject({
          id: z.literal('addToTimeline'),
          type: z.literal('action'),
          context: z.tuple([z.literal('message')]),
          fetchTask: z.literal(true),
          title: text(32),
          description: text(128),
        }),
        z.strictObject({
          id: z.literal('findCase'),
          type: z.literal('query'),
          context: z.tuple([z.literal('compose'), z.literal('commandBox')]),
          initialRun: z.literal(false),
          title: text(32),
          description: text(128),
          parameters: z.tuple([
            z.strictObject({
              name: z.literal('words'),
              title: text(32),
              description: text(128),
              inputType: z.literal('text'),
            }),
          ]),
        }),
      ]),
    }),
  ]),
  permissions: z.array(z.enum(['identity', 'messageTeamMembers'])),
  validDomains: z.array(text(2048)).max(16),
  webApplicationInfo: z.strictObject({ id: own, resource: z.string() }),
  authorization: z.strictObject({
    permissions: z.strictObject({
      resourceSpecific: z.array(z.strictObject({ name: text(128), type: z.literal('Application') })),
    }),
  }),
});

const open = (zip: Uint8Array) => {
  const files = unzipSync(zip);
  const file = (name: string): Uint8Array => files[name] ?? new Uint8Array();
  const json = (name: string): unknown => JSON.parse(strFromU8(file(name)));
  return { names: Object.keys(files), file, json, manifest: schema.parse(json('manifest.json')) };
};

/** Width, height and the pixels (red, green, blue, alpha) of an 8-bit RGBA PNG whose rows are not filtered. */
const readPng = (bytes: Uint8Array) => {
  const png = Buffer.from(bytes);
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect(png.subarray(12, 16).toString('latin1')).toBe('IHDR');
  expect([...png.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  const width = png.readUInt32BE(16);
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const pixels = Array.from({ length: width * width }, (_, index) => {
    const at = Math.floor(index / width) * (width * 4 + 1) + 1 + (index % width) * 4;
    return [...rows.subarray(at, at + 4)];
  });
  return { width, height: png.readUInt32BE(20), pixels };
};

describe('the package for Teams', () => {
  const zip = teamsPackage(app);

  it('holds a manifest that is the app’s own', () => {
    const { names, manifest } = open(zip);
    expect(names.toSorted()).toEqual(['color.png', 'da.json', 'manifest.json', 'outline.png']);
    expect(manifest.version).toBe('1.2.3');
    expect(manifest.validDomains).toEqual(['vagt.example.com']);
    expect(manifest.webApplicationInfo.resource).toBe(`api://vagt.example.com/botid-${APP}`);
    expect(manifest.developer.privacyUrl).toBe('https://vagt.example.com/privacy');
    expect(manifest.composeExtensions[0].commands[0].title).toBe('Create a case from this message');
    expect(manifest.authorization.permissions.resourceSpecific.map(({ name }) => name)).toEqual([
      'ChannelMessage.Read.Group',
      'ChatMessage.Read.Chat',
    ]);
    expect(Object.values(manifest.icons).toSorted()).toEqual(['color.png', 'outline.png']);
  });

  it('offers in each place, in both languages, only words that Vagt understands', () => {
    const { json, manifest } = open(zip);
    const [{ commandLists }] = manifest.bots;
    const danish = z.record(z.string(), z.string()).parse(json('da.json'));
    expect(commandLists.flatMap(({ scopes }) => scopes)).toEqual(['personal', 'team', 'groupChat']);
    for (const [list, { commands }] of commandLists.entries()) {
      const names = commands.map(({ title }) => parseIntent(title)?.name);
      expect(names).toEqual(['report', 'queue', 'mine', 'home', 'help']);
      const titles = commands.map((_, index) => danish[`bots[0].commandLists[${list}].commands[${index}].title`] ?? '');
      expect(titles).toEqual(['meld', 'kø', 'mine', 'overblik', 'hjælp']);
      expect(titles.map((title) => parseIntent(title)?.name)).toEqual(names);
    }
  });

  it('is all in Danish for a Danish client', () => {
    const { names, json, manifest } = open(zip);
    expect(manifest.localizationInfo.additionalLanguages).toEqual([{ languageTag: 'da', file: 'da.json' }]);
    expect(names).toContain('da.json');
    const { $schema, ...danish } = z.record(z.string(), z.string()).parse(json('da.json'));
    expect($schema).toContain('/v1.19/MicrosoftTeams.Localization.schema.json');
    const texts: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value === 'string' && /(?:^name|^description|\.title|\.description)\b/.test(path)) texts.push(path);
      if (Array.isArray(value)) for (const [index, one] of value.entries()) walk(one, `${path}[${index}]`);
      else if (typeof value === 'object' && value) {
        for (const [key, one] of Object.entries(value)) walk(one, path ? `${path}.${key}` : key);
      }
    };
    walk(manifest, '');
    expect(Object.keys(danish).toSorted()).toEqual(texts.toSorted());
    expect(danish['composeExtensions[0].commands[0].title']).toBe('Opret sag af beskeden');
    expect(danish['composeExtensions[0].commands[2].title']).toBe('Find en sag');
    const limits = [
      [/\.title$/, 32],
      [/^name\.short$/, 30],
      [/^description\.short$/, 80],
      [/\]\.description$/, 128],
    ] as const;
    for (const [path, value] of Object.entries(danish)) {
      for (const [which, most] of limits) if (which.test(path)) expect(value.length).toBeLessThanOrEqual(most);
    }
  });

  it('has a colour icon of 192 whose mark is in the middle 96', () => {
    const { width, height, pixels } = readPng(open(zip).file('color.png'));
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.every(([, , , solid]) => solid === 255)).toBe(true);
    const ground = pixels[0];
    const marked = pixels.flatMap((pixel, index) => (pixel.join() === ground?.join() ? [] : [index]));
    expect(marked.length).toBeGreaterThan(1500);
    const across = marked.map((index) => index % 192);
    const down = marked.map((index) => Math.floor(index / 192));
    expect(Math.min(...across, ...down)).toBeGreaterThanOrEqual(48);
    expect(Math.max(...across, ...down)).toBeLessThan(144);
  });

  it('has an outline icon of 32, white on nothing', () => {
    const { width, height, pixels } = readPng(open(zip).file('outline.png'));
    expect([width, height]).toEqual([32, 32]);
    expect(pixels.every((pixel) => pixel.slice(0, 3).join() === '255,255,255')).toBe(true);
    expect(pixels.filter(([, , , solid]) => solid === 0).length).toBeGreaterThan(300);
    expect(pixels.filter(([, , , solid]) => solid === 255).length).toBeGreaterThan(200);
  });

  it('is the same bytes each time', () => {
    expect(teamsPackage(app)).toEqual(zip);
  });

  describe('on disk', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'vagt-teams-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('is written where it was asked for, with the version of Vagt', () => {
      const out = join(folder, 'new', 'folder');
      const said = writeTeamsPackage(['--app-id', APP.toUpperCase(), '--host', 'Vagt.Example.com', '--out', out]);
      expect(said).toMatchObject({ ok: true, text: expect.stringContaining(join(out, 'vagt.zip')) });
      const { manifest } = open(readFileSync(join(out, 'vagt.zip')));
      expect(manifest.validDomains).toEqual(['vagt.example.com']);
      expect(manifest.version).toBe(JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')).version);
    });

    it('is the very file that was named, where a file was named', () => {
      const out = join(folder, 'desk.zip');
      expect(writeTeamsPackage(['--app-id', APP, '--host', 'vagt.example.com', '--out', out]).text).toContain(
        `${out} is written`,
      );
      expect(open(readFileSync(out)).manifest.id).toBe(APP);
    });

    it.each([
      ['no id', [], '--app-id must be'],
      ['an id that is none', ['--app-id', 'vagt'], '--app-id must be'],
      ['no host', ['--app-id', APP], '--host must say'],
      ['an address as host', ['--app-id', APP, '--host', 'https://vagt.example.com'], '--host must be'],
      ['a word it does not know', ['--app', APP], 'Only --app-id, --host, --privacy, --terms and --out'],
    ])('is not written for %s', (_, args, sentence) => {
      const { ok, text: said } = writeTeamsPackage([...args, '--out', folder]);
      expect(ok).toBe(false);
      expect(said).toContain(sentence);
      expect(said).not.toContain('\n');
      expect(() => readFileSync(join(folder, 'vagt.zip'))).toThrow('ENOENT');
    });

    it('says so when the folder cannot be made', () => {
      const file = join(folder, 'file');
      writeFileSync(file, '');
      expect(writeTeamsPackage(['--app-id', APP, '--host', 'vagt.example.com', '--out', file])).toMatchObject({
        ok: false,
        text: expect.stringContaining('cannot be written'),
      });
    });
  });
});

it('names the company’s own pages, and refuses what is none', () => {
  const id = '11111111-2222-3333-4444-555555555555';
  const pages = { privacy: 'https://intra.example.com/privacy', terms: 'https://intra.example.com/terms' };
  expect(teamsManifest({ appId: id, host: 'vagt.example.com', version: '1.0.0', ...pages }).developer).toMatchObject({
    privacyUrl: pages.privacy,
    termsOfUseUrl: pages.terms,
  });
  expect(writeTeamsPackage(['--app-id', id, '--privacy', 'intra'])).toMatchObject({
    ok: false,
    text: expect.stringContaining('--privacy'),
  });
});
