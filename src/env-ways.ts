import type { Variables } from './env-slack';
import { asIs, joined, type Text } from './ground/lang';
import { say } from './view/text';

export interface WaysEnv {
  readonly email?: { readonly smtpUrl: string; readonly from: string };
  readonly twilio?: {
    readonly accountSid: string;
    readonly authToken: string;
    readonly from: string;
    /** Where the REST API is, without a slash at the end. */
    readonly apiUrl: string;
  };
  /** Hosts of webhooks that may lie inside the network whoever named them. */
  readonly privateWebhooks?: readonly string[];
}

const TWILIO_API = 'https://api.twilio.com';
const SENDER = 'Vagt <vagt@example.com>';

const TWILIO = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'] as const;

/** Mail and telephone, each undefined while it is off. */
export const waysOf = (source: Variables): WaysEnv => {
  const privateWebhooks = (source['ALLOW_PRIVATE_WEBHOOKS'] ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const { SMTP_URL: smtpUrl, MAIL_FROM: from } = source;
  const [accountSid, authToken, number] = TWILIO.map((name) => source[name]);
  const apiUrl = (source['TWILIO_API_URL'] || TWILIO_API).replace(/\/+$/, '');
  return {
    ...(smtpUrl && from && { email: { smtpUrl, from } }),
    ...(accountSid && authToken && number && { twilio: { accountSid, authToken, from: number, apiUrl } }),
    ...(privateWebhooks.length > 0 && { privateWebhooks }),
  };
};

/** What their variables say together, beyond what each may hold. */
export const waysProblems = (source: Variables): readonly Text[] => {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, TWILIO_API_URL: apiUrl } = source;
  const set = TWILIO.filter((name) => source[name]);
  return [
    ...(smtpUrl && !/^smtps?:\/\/[^/\s]+/.test(smtpUrl)
      ? [say('env.address', { name: 'SMTP_URL', example: 'smtp://user:password@mail.example.com:587' })]
      : []),
    ...(smtpUrl && !from ? [say('env.mailFrom', { example: SENDER })] : []),
    ...(from && !/^[^\r\n]*@[^\r\n]+$/.test(from) ? [say('env.address', { name: 'MAIL_FROM', example: SENDER })] : []),
    ...(from && !smtpUrl ? [say('env.smtpUrl')] : []),
    ...(set.length > 0 && set.length < TWILIO.length
      ? [
          say('env.twilio', {
            missing: joined(TWILIO.filter((name) => !source[name]).map(asIs), say('checkDesk.and')),
            all: TWILIO.join(', '),
          }),
        ]
      : []),
    ...(apiUrl && !/^https?:\/\/[^/\s]+/.test(apiUrl)
      ? [say('env.address', { name: 'TWILIO_API_URL', example: TWILIO_API })]
      : []),
  ];
};
