import type { ParsedMail } from 'mailparser';
import type { Returned } from '../../../src/mail/received';

const ACTIONS: Readonly<Record<string, Returned['action']>> = { failed: 'failed', delayed: 'delayed' };
const MOST = 20_000;

/** One field of a delivery status (RFC 3464), which may run over several lines. */
const fieldOf = (block: string, name: string): string | undefined => {
  const [, value] = new RegExp(`^${name}:[ \\t]*(.*(?:\\n[ \\t]+.*)*)`, 'im').exec(block) ?? [];
  return value?.replaceAll(/\s+/g, ' ').trim();
};

/** `rfc822; kim@example.com` → `kim@example.com`. */
const valueOf = (typed: string | undefined): string | undefined => typed?.slice(typed.indexOf(';') + 1).trim();

/** What a server says became of a mail that it could not deliver; undefined where this is no such report. */
export const returnedIn = (mail: ParsedMail): readonly Returned[] | undefined => {
  const type = mail.headers.get('content-type');
  const report: unknown = typeof type === 'object' && 'params' in type && Reflect.get(type.params, 'report-type');
  if (report !== 'delivery-status') return undefined;
  // The parser has put its status, which is text, behind the words for people.
  const blocks = (mail.text ?? '')
    .slice(0, MOST)
    .replaceAll('\r', '')
    .split(/\n{2,}/);
  return blocks.flatMap((block) => {
    const address = valueOf(fieldOf(block, 'Original-Recipient') ?? fieldOf(block, 'Final-Recipient'))?.toLowerCase();
    if (address === undefined) return [];
    const why = valueOf(fieldOf(block, 'Diagnostic-Code')) ?? fieldOf(block, 'Status') ?? '';
    return [
      { address, action: ACTIONS[fieldOf(block, 'Action')?.toLowerCase() ?? ''] ?? 'other', why: why.slice(0, 300) },
    ];
  });
};
