import type { SendMail } from '../../src/mail/outgoing';
import type { EmailOptions } from './index';
import { renderMail } from './render';
import { createTransportFor } from './transport';

/** The desk's side of a conversation by mail. Programs are asked not to answer it. */
export function createSendMail({ from, ...options }: EmailOptions): SendMail {
  const transport = createTransportFor(options);
  return async (mail) => {
    const { to, subject, root, replyTo, messageId } = mail;
    await transport({
      from,
      to: { name: '', address: to },
      replyTo: { name: '', address: replyTo },
      envelope: { from: replyTo, to: [to] },
      subject,
      ...renderMail(mail),
      messageId,
      ...(root !== undefined && { inReplyTo: root, references: [root] }),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
  };
}
