import { format } from 'node:util';
import type { Logger } from 'pino';

/** Keys, tokens and passwords in an address, wherever a library prints them. */
const SECRETS: readonly RegExp[] = [
  /-----BEGIN[\s\S]*?(?:-----END[^-]*-----|$)/g,
  /\beyJ[\w-]+\.[\w.-]+/g,
  /\bx(?:ox[a-z]|app)-[\w-]+/gi,
  /\b(?:bearer|basic)\s+[^\s'",]+/gi,
  /(?<=:\/\/)[^\s/@]*:[^\s/@]*@/g,
  /(?<=(?:secret|password|authorization|token|signature)["']?\s*[:=]\s*["']?)[^\s"',}]+/gi,
];
const LONGEST = 2000;

/** What was printed, cut first, without secrets. */
export const withoutSecrets = (printed: string): string =>
  SECRETS.reduce((text, secret) => text.replace(secret, '[left out]'), printed.slice(0, LONGEST));

/** What `console` offers, and the log's level for it. */
const METHODS = [
  ['debug', 'debug'],
  ['trace', 'debug'],
  ['log', 'info'],
  ['info', 'info'],
  ['warn', 'warn'],
  ['error', 'error'],
] as const;

/** From now on what libraries print, Node's warnings too, is a line of the log. The function that comes back undoes it. */
export function logPrinted(log: Logger): () => void {
  const before = { ...console };
  const warned = process.listeners('warning');
  for (const [method, level] of METHODS) {
    console[method] = (...parts: readonly unknown[]) => log[level](withoutSecrets(format(...parts)));
  }
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => log.warn(withoutSecrets(`${name}: ${message}`)));
  return () => {
    Object.assign(console, before);
    process.removeAllListeners('warning');
    for (const listener of warned) process.on('warning', listener);
  };
}
