import { z } from 'zod';

/** Everything the process is told from outside; names as in the README. */
export interface Env {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly port: number;
  /** Where people's clients reach this process, without a slash at the end; undefined: pictures cannot be shown. */
  readonly publicUrl?: string;
  readonly role: 'web' | 'worker' | 'all';
  readonly deskFile: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Undefined: Teams is off. An empty `appId`: no tokens are checked, loopback only. */
  readonly teams?: TeamsEnv;
}

export interface TeamsEnv {
  readonly appId: string;
  readonly password: string;
  readonly type: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId?: string;
  /** Tenants that may talk to this desk; empty without an app id only. */
  readonly allowedTenants: readonly string[];
  /** Where the channel's signing keys are published; only set for a sovereign cloud or a test. */
  readonly openIdMetadataUrl?: string;
}

/** The environment is not one Vagt can start with; the message has one line for every mistake. */
export class EnvError extends Error {
  constructor(problems: readonly string[]) {
    super(['Vagt cannot start with this environment:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.name = 'EnvError';
  }
}

const blankIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());

const url = (protocols: RegExp, example: string) =>
  z.string(`is needed, e.g. ${example}`).regex(protocols, `must be an address like ${example}`);

const schema = z.object({
  MONGODB_URI: url(/^mongodb(\+srv)?:\/\//, 'mongodb://localhost:27017/vagt'),
  REDIS_URL: url(/^rediss?:\/\//, 'redis://localhost:6379'),
  PORT: optional(z.string().regex(/^\d{1,5}$/, 'must be a port number, e.g. 3978')),
  PUBLIC_URL: optional(url(/^https?:\/\/[^/]+.*$/, 'https://vagt.example.com')),
  ROLE: optional(z.enum(['web', 'worker', 'all'], 'must be web, worker or all')),
  DESK_FILE: z.string('is needed: the path of the desk file, e.g. ./desk.yaml').min(1),
  LOG_LEVEL: optional(z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error')),
  MicrosoftAppId: z.string().optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: optional(
    z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'], 'must be MultiTenant, SingleTenant or UserAssignedMSI'),
  ),
  MicrosoftAppTenantId: optional(z.string()),
  TEAMS_ALLOWED_TENANTS: optional(z.string()),
  ToBotFromChannelOpenIdMetadataUrl: optional(z.string()),
});
type Raw = z.output<typeof schema>;

const tenantsOf = (raw: Raw): readonly string[] =>
  (raw.TEAMS_ALLOWED_TENANTS ?? raw.MicrosoftAppTenantId ?? '').split(/[\s,]+/).filter(Boolean);

const teamsOf = (raw: Raw): TeamsEnv | undefined => {
  if (raw.MicrosoftAppId === undefined) return undefined;
  return {
    appId: raw.MicrosoftAppId,
    password: raw.MicrosoftAppPassword ?? '',
    type: raw.MicrosoftAppType ?? 'MultiTenant',
    ...(raw.MicrosoftAppTenantId && { tenantId: raw.MicrosoftAppTenantId }),
    allowedTenants: tenantsOf(raw),
    ...(raw.ToBotFromChannelOpenIdMetadataUrl && { openIdMetadataUrl: raw.ToBotFromChannelOpenIdMetadataUrl }),
  };
};

/** What the variables say together, beyond what each may hold. */
const contradictions = (raw: Raw): readonly string[] => {
  if (raw.MicrosoftAppId === undefined) {
    return ['No chat platform is set up: set MicrosoftAppId (and MicrosoftAppPassword) to connect Microsoft Teams.'];
  }
  if (raw.MicrosoftAppId === '') return [];
  const needsPassword = raw.MicrosoftAppType !== 'UserAssignedMSI' && !raw.MicrosoftAppPassword;
  return [
    ...(needsPassword ? ['MicrosoftAppPassword is needed: the client secret of the app registration'] : []),
    ...(raw.MicrosoftAppType === 'SingleTenant' && !raw.MicrosoftAppTenantId
      ? ['MicrosoftAppTenantId is needed when MicrosoftAppType is SingleTenant']
      : []),
    ...(tenantsOf(raw).length === 0
      ? ['TEAMS_ALLOWED_TENANTS is needed: the tenant ids that may use this desk, separated by commas']
      : []),
  ];
};

/** Reads the environment. Throws `EnvError` with every mistake at once. */
export const readEnv = (source: NodeJS.ProcessEnv = process.env): Env => {
  const parsed = schema.safeParse(source);
  if (!parsed.success)
    throw new EnvError(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  const raw = parsed.data;
  const wrong = contradictions(raw);
  if (wrong.length > 0) throw new EnvError(wrong);
  const teams = teamsOf(raw);
  return {
    mongodbUri: raw.MONGODB_URI,
    redisUrl: raw.REDIS_URL,
    port: Number(raw.PORT ?? 3978),
    ...(raw.PUBLIC_URL && { publicUrl: raw.PUBLIC_URL.replace(/\/+$/, '') }),
    role: raw.ROLE ?? 'all',
    deskFile: raw.DESK_FILE,
    logLevel: raw.LOG_LEVEL ?? 'info',
    ...(teams && { teams }),
  };
};
