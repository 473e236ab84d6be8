import type { Variables } from './env-slack';
import type { Text } from './ground/lang';
import { say } from './view/text';

/** How mail comes in. */
export interface MailEnv {
  /** Port of the bot's own, for the company's mail server. */
  readonly port?: number;
  /** Where it listens; every address of the machine unless told. */
  readonly host?: string;
  /** Files of a certificate and its key, as PEM. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** Undefined while no mail comes in. */
export const mailOf = (source: Variables): MailEnv | undefined => {
  const { SMTP_IN_PORT: port, SMTP_IN_CERT: cert, SMTP_IN_KEY: key } = source;
  if (!port) return undefined;
  return { port: Number(port), ...(cert && key && { tls: { cert, key } }) };
};

/** What the variables of incoming mail say together. */
export const mailProblems = (source: Variables): readonly Text[] => {
  const { SMTP_IN_PORT: port, SMTP_IN_CERT: cert, SMTP_IN_KEY: key, SMTP_URL: out } = source;
  return [
    ...(port && !/^\d{1,5}$/.test(port) ? [say('env.mailPort')] : []),
    ...(port && !out ? [say('env.mailIn', { name: 'SMTP_IN_PORT' })] : []),
    ...(Boolean(cert) === Boolean(key) ? [] : [say('env.mailTls')]),
  ];
};
