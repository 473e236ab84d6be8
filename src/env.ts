import { z } from 'zod';
import { type MailEnv, mailOf, mailProblems } from './env-mail';
import { problemsWith } from './env-problems';
import { type SlackEnv, slackOf, slackProblems, type Variables, wantsSlack } from './env-slack';
import { type WaysEnv, waysOf, waysProblems } from './env-ways';
import { perLang, type Text } from './ground/lang';
import { parseSecretKeys, type SecretKey } from './ground/secret-keys';
import { say } from './view/text';

/** Everything the process is told from outside; names as in the README. */
export interface Env {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly port: number;
  /** Where Prometheus and watchdogs of the inside listen; undefined: nowhere. */
  readonly metrics?: { readonly port: number; readonly host: string };
  /** Where people's clients reach this process, without a slash at the end; undefined: pictures cannot be shown. */
  readonly publicUrl?: string;
  /** Where people are told how to use Vagt, on pages of the company's own. */
  readonly guideUrl?: string;
  readonly role: 'web' | 'worker' | 'all';
  readonly deskFile: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Undefined: Teams is off. An empty `appId`: no tokens are checked, loopback only. */
  readonly teams?: TeamsEnv;
  /** Undefined: Slack is off. */
  readonly slack?: SlackEnv;
  /** Asked by a GET after every clean audit, for a watchdog outside. */
  readonly heartbeatUrl?: string;
  /** Mail and telephone, for pings that chat does not deliver. */
  readonly ways?: WaysEnv;
  /** Mail that comes in. */
  readonly mail?: MailEnv;
  /** Keys for secrets at rest: the first encrypts, all decrypt. Undefined: none may be stored. */
  readonly secretKeys?: readonly SecretKey[];
}

export interface TeamsEnv {
  readonly appId: string;
  readonly password: string;
  /** Absent without an app id: nobody is checked then. */
  readonly type?: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId?: string;
  /** Tenants that may talk to this desk; empty without an app id only. */
  readonly allowedTenants: readonly string[];
  /** Where the channel's signing keys are published; only set for a sovereign cloud or a test. */
  readonly openIdMetadataUrl?: string;
}

/** The environment is not one Vagt can start with; `text`, in English its message, has one line for every mistake. */
export class EnvError extends Error {
  readonly problems: readonly Text[];
  readonly text: Text;
  constructor(problems: readonly Text[]) {
    const head = say('env.head');
    const text = perLang((lang) => [head[lang], ...problems.map((problem) => `  ${problem[lang]}`)].join('\n'));
    super(text.en);
    this.name = 'EnvError';
    this.problems = problems;
    this.text = text;
  }
}

const blankIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());

/** What is wrong with a value is said in `env-problems.ts`, in every language. */
const url = (protocols: RegExp) => z.string().regex(protocols);

const schema = z.object({
  MONGODB_URI: url(/^mongodb(\+srv)?:\/\//),
  REDIS_URL: url(/^rediss?:\/\//),
  PORT: optional(z.string().regex(/^\d{1,5}$/)),
  METRICS_PORT: optional(z.string().regex(/^\d{1,5}$/)),
  METRICS_HOST: optional(z.string()),
  PUBLIC_URL: optional(url(/^https?:\/\/[^/]+.*$/)),
  GUIDE_URL: optional(url(/^https?:\/\/[^/]+.*$/)),
  ROLE: optional(z.enum(['web', 'worker', 'all'])),
  DESK_FILE: z.string().min(1),
  LOG_LEVEL: optional(z.enum(['debug', 'info', 'warn', 'error'])),
  TEAMS_LOOPBACK_ONLY: optional(z.enum(['0', '1'])),
  MicrosoftAppId: z.string().optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: optional(z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'])),
  MicrosoftAppTenantId: optional(z.string()),
  TEAMS_ALLOWED_TENANTS: optional(z.string()),
  ToBotFromChannelOpenIdMetadataUrl: optional(z.string()),
  SLACK_BOT_TOKEN: optional(z.string().startsWith('xoxb-')),
  SLACK_SIGNING_SECRET: optional(z.string()),
  SLACK_APP_TOKEN: optional(z.string().startsWith('xapp-')),
  SLACK_CLIENT_ID: optional(z.string()),
  SLACK_CLIENT_SECRET: optional(z.string()),
  SLACK_API_URL: optional(url(/^https?:\/\/[^/]+.*$/)),
  HEARTBEAT_URL: optional(url(/^https?:\/\/[^/]+.*$/)),
  VAGT_SECRET_KEYS: optional(
    z.string().transform((text, context) => {
      const { keys, problems } = parseSecretKeys(text);
      for (const { type } of problems) context.addIssue({ code: 'custom', message: type });
      return keys;
    }),
  ),
});
type Raw = z.output<typeof schema>;

const tenantsIn = (text = ''): readonly string[] => text.split(/[\s,]+/).filter(Boolean);

const teamsOf = (raw: Raw): TeamsEnv | undefined => {
  if (raw.MicrosoftAppId === undefined) return undefined;
  return {
    appId: raw.MicrosoftAppId,
    password: raw.MicrosoftAppPassword ?? '',
    ...(raw.MicrosoftAppId && { type: raw.MicrosoftAppType ?? 'SingleTenant' }),
    ...(raw.MicrosoftAppTenantId && { tenantId: raw.MicrosoftAppTenantId }),
    allowedTenants: tenantsIn(raw.TEAMS_ALLOWED_TENANTS ?? raw.MicrosoftAppTenantId),
    ...(raw.ToBotFromChannelOpenIdMetadataUrl && { openIdMetadataUrl: raw.ToBotFromChannelOpenIdMetadataUrl }),
  };
};

/** What the variables of Teams say together, beyond what each may hold. */
const teamsProblems = (source: Variables): readonly Text[] => {
  const { MicrosoftAppId: appId, MicrosoftAppPassword: password } = source;
  const type = source['MicrosoftAppType'] || 'SingleTenant';
  const { MicrosoftAppTenantId: tenant, TEAMS_ALLOWED_TENANTS: tenants } = source;
  if (appId === '' && source['TEAMS_LOOPBACK_ONLY'] !== '1') return [say('env.teams.unchecked')];
  if (!appId) return [];
  return [
    ...(type !== 'UserAssignedMSI' && !password ? [say('env.teams.password')] : []),
    ...(type === 'SingleTenant' && !tenant ? [say('env.teams.tenant')] : []),
    ...(tenantsIn(tenants || tenant).length === 0 ? [say('env.teams.tenants')] : []),
  ];
};

const METRICS_PORT = 9464;

/** Loopback unless told, so that no setup shows figures to strangers by mistake. */
const metricsOf = ({ METRICS_PORT: port, METRICS_HOST: host = '127.0.0.1' }: Raw): Env['metrics'] => {
  const wanted = Number(port ?? METRICS_PORT);
  return wanted === 0 ? undefined : { port: wanted, host };
};

/** Reads the environment. Throws `EnvError` with every mistake at once. */
export const readEnv = (source: NodeJS.ProcessEnv = process.env): Env => {
  const parsed = schema.safeParse(source);
  const wrong = [
    ...[...new Set((parsed.error?.issues ?? []).map(({ path }) => path.join('.')))].flatMap((name) =>
      problemsWith(name, source),
    ),
    ...(source['MicrosoftAppId'] === undefined && !wantsSlack(source) ? [say('env.noPlatform')] : []),
    ...slackProblems(source),
    ...waysProblems(source),
    ...mailProblems(source),
    ...teamsProblems(source),
  ];
  if (!parsed.success || wrong.length > 0) throw new EnvError(wrong);
  const raw = parsed.data;
  const teams = teamsOf(raw);
  const slack = slackOf(source);
  const metrics = metricsOf(raw);
  const mail = mailOf(source);
  return {
    mongodbUri: raw.MONGODB_URI,
    redisUrl: raw.REDIS_URL,
    port: Number(raw.PORT ?? 3978),
    ...(metrics && { metrics }),
    ...(raw.PUBLIC_URL && { publicUrl: raw.PUBLIC_URL.replace(/\/+$/, '') }),
    ...(raw.GUIDE_URL && { guideUrl: raw.GUIDE_URL }),
    role: raw.ROLE ?? 'all',
    ways: waysOf(source),
    ...(mail && { mail }),
    deskFile: raw.DESK_FILE,
    logLevel: raw.LOG_LEVEL ?? 'info',
    ...(teams && { teams }),
    ...(slack && { slack }),
    ...(raw.HEARTBEAT_URL && { heartbeatUrl: raw.HEARTBEAT_URL }),
    ...(raw.VAGT_SECRET_KEYS && { secretKeys: raw.VAGT_SECRET_KEYS }),
  };
};
