import { MESSAGE_COMMANDS } from '../../adapters/teams/extension/message-action';
import { FIND_COMMAND, FIND_WORDS } from '../../adapters/teams/extension/search';
import { help } from '../../src/chat/commands/help';
import { home } from '../../src/chat/commands/home';
import { LANGS, type Lang } from '../../src/ground/lang';
import { mine } from '../../src/incident/commands/look/mine';
import { queue } from '../../src/incident/commands/look/queue';
import { report } from '../../src/incident/commands/report/report';
import { ACCENT } from './icons';

export interface TeamsApp {
  /** Of the app registration; also the bot's and the Teams app's own. */
  readonly appId: string;
  /** Where people reach Vagt, without https://. */
  readonly host: string;
  /** The company's own pages about privacy and terms of use; Vagt's own, on `host`, when absent. */
  readonly privacy?: string | undefined;
  readonly terms?: string | undefined;
  /** Semantic version; Teams takes an upload in place of an older one only when it grew. */
  readonly version: string;
}

const VERSION = '1.19';
const SCHEMAS = `https://developer.microsoft.com/json-schemas/teams/v${VERSION}`;
const SCOPES = ['personal', 'team', 'groupChat'] as const;
/** Teams shows at most ten to a person who writes to the bot. */
const COMMANDS = [report, queue, mine, home, help] as const;
type Command = (typeof COMMANDS)[number]['name'];

interface Texts {
  /** At most 100 characters. */
  readonly full: string;
  /** At most 80 characters. */
  readonly short: string;
  readonly long: string;
  /** At most 32 characters. */
  readonly createCase: string;
  /** At most 128 characters, like those of the commands. */
  readonly createCaseWhy: string;
  readonly pin: string;
  readonly pinWhy: string;
  /** At most 32 characters, and 128. */
  readonly find: string;
  readonly findWhy: string;
  /** At most 32 characters, and 128. */
  readonly findWhat: string;
  readonly findHow: string;
  readonly commands: Readonly<Record<Command, string>>;
}

/** Everything people read. */
const TEXTS: Readonly<Record<Lang, Texts>> = {
  en: {
    full: 'Vagt, the incident desk',
    short: 'Report what is broken and follow your incident in the chat.',
    long: 'Tell Vagt in your own words what is broken. The right team gets it at once, you see who has it and when it will be solved, and you hear how it ended. Those who solve incidents take them with one press.',
    createCase: 'Create a case from this message',
    createCaseWhy: 'Report what somebody wrote as an incident.',
    pin: 'Add to the timeline',
    pinWhy: 'Add a message in the thread of a major incident to its timeline.',
    find: 'Find a case',
    findWhy: 'Cases that you may read. What you put into a chat says number, service and status alone.',
    findWhat: 'Words',
    findHow: 'Words, a number, @person or a service',
    commands: {
      report: 'Report something that is broken',
      queue: 'Show the incidents that are waiting',
      mine: 'Show your incidents',
      home: 'Your overview',
      help: 'Show everything you can write',
    },
  },
  da: {
    full: 'Vagt, hjælp når noget ikke virker',
    short: 'Meld det, der ikke virker, og følg din sag i chatten.',
    long: 'Fortæl Vagt med dine egne ord, hvad der ikke virker. Det rigtige team får det med det samme, du ser, hvem der har sagen, og hvornår den bliver løst, og du hører, hvordan det endte. De, der løser sager, tager dem med et enkelt tryk.',
    createCase: 'Opret sag af beskeden',
    createCaseWhy: 'Meld det, nogen har skrevet, som en sag.',
    pin: 'Tilføj til forløbet',
    pinWhy: 'Tilføj en besked i tråden om en større driftsforstyrrelse til dens forløb.',
    find: 'Find en sag',
    findWhy: 'Sager, du må læse. Det, du sætter ind i en chat, viser kun nummer, service og status.',
    findWhat: 'Ord',
    findHow: 'Ord, et nummer, @person eller en service',
    commands: {
      report: 'Meld noget, der er i stykker',
      queue: 'Vis de sager, der venter',
      mine: 'Vis dine sager',
      home: 'Dit overblik',
      help: 'Vis alt, hvad du kan skrive',
    },
  },
};

const commandsIn = (lang: Lang) =>
  COMMANDS.map(({ name, typed }) => ({ title: typed.words[lang][0], description: TEXTS[lang].commands[name] }));

/** `manifest.json`, whose texts are English. */
export const teamsManifest = ({ appId, host, version, privacy, terms }: TeamsApp) => ({
  $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
  manifestVersion: VERSION,
  version,
  id: appId,
  localizationInfo: {
    defaultLanguageTag: 'en',
    additionalLanguages: LANGS.filter((lang) => lang !== 'en').map((lang) => ({
      languageTag: lang,
      file: `${lang}.json`,
    })),
  },
  developer: developer(host, privacy, terms),
  name: { short: 'Vagt', full: TEXTS.en.full },
  description: { short: TEXTS.en.short, full: TEXTS.en.long },
  icons: { color: 'color.png', outline: 'outline.png' },
  accentColor: ACCENT,
  defaultInstallScope: 'personal',
  defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
  bots: [
    {
      botId: appId,
      scopes: SCOPES,
      supportsFiles: true,
      isNotificationOnly: false,
      commandLists: SCOPES.map((scope) => ({ scopes: [scope], commands: commandsIn('en') })),
    },
  ],
  composeExtensions: [
    {
      botId: appId,
      commands: [
        {
          id: MESSAGE_COMMANDS.create,
          type: 'action',
          context: ['message'],
          fetchTask: true,
          title: TEXTS.en.createCase,
          description: TEXTS.en.createCaseWhy,
        },
        {
          id: MESSAGE_COMMANDS.pin,
          type: 'action',
          context: ['message'],
          fetchTask: true,
          title: TEXTS.en.pin,
          description: TEXTS.en.pinWhy,
        },
        {
          id: FIND_COMMAND,
          type: 'query',
          context: ['compose', 'commandBox'],
          initialRun: false,
          title: TEXTS.en.find,
          description: TEXTS.en.findWhy,
          parameters: [
            { name: FIND_WORDS, title: TEXTS.en.findWhat, description: TEXTS.en.findHow, inputType: 'text' },
          ],
        },
      ],
    },
  ],
  permissions: ['identity', 'messageTeamMembers'],
  validDomains: [host],
  webApplicationInfo: { id: appId, resource: `api://${host}/botid-${appId}` },
  authorization: {
    permissions: {
      // Without them a bot hears only what mentions it: replies in a case's thread would be lost.
      resourceSpecific: [
        { name: 'ChannelMessage.Read.Group', type: 'Application' },
        { name: 'ChatMessage.Read.Chat', type: 'Application' },
      ],
    },
  },
});

/** Teams wants three addresses; Vagt serves a page at each. */
const developer = (host: string, privacyUrl = `https://${host}/privacy`, termsOfUseUrl = `https://${host}/terms`) => ({
  name: 'Vagt',
  websiteUrl: `https://${host}/`,
  privacyUrl,
  termsOfUseUrl,
});

/** `<lang>.json`: what a client in that language shows instead. */
export const teamsTexts = (lang: Lang): Readonly<Record<string, string>> => {
  const { full, short, long, createCase, createCaseWhy, pin, pinWhy, find, findWhy, findWhat, findHow } = TEXTS[lang];
  const commands = SCOPES.flatMap((_scope, list) =>
    commandsIn(lang).flatMap(({ title, description }, index) => {
      const path = `bots[0].commandLists[${list}].commands[${index}]`;
      return [
        [`${path}.title`, title],
        [`${path}.description`, description],
      ];
    }),
  );
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    'name.short': 'Vagt',
    'name.full': full,
    'description.short': short,
    'description.full': long,
    ...Object.fromEntries(commands),
    'composeExtensions[0].commands[0].title': createCase,
    'composeExtensions[0].commands[0].description': createCaseWhy,
    'composeExtensions[0].commands[1].title': pin,
    'composeExtensions[0].commands[1].description': pinWhy,
    'composeExtensions[0].commands[2].title': find,
    'composeExtensions[0].commands[2].description': findWhy,
    'composeExtensions[0].commands[2].parameters[0].title': findWhat,
    'composeExtensions[0].commands[2].parameters[0].description': findHow,
  };
};
