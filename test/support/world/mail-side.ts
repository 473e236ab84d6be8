import express from 'express';
import { openMailDoor } from '../../../adapters/email/door';
import { createSendMail } from '../../../adapters/email/send';
import { acknowledgeRoutes } from '../../../adapters/http/acknowledge';
import { portalRoutes } from '../../../adapters/http/portal';
import { closeServer, listen } from '../../../adapters/http/server';
import type { Desk } from '../../../src/desk/model';
import { createAckLinks } from '../../../src/incident/links/ack-link';
import { ackPages } from '../../../src/incident/links/acknowledge';
import { mailAround } from '../../../src/mail/around';
import { createMailPort } from '../../../src/mail/conversation/port';
import type { Rooms } from '../../../src/rooms';
import type { Store } from '../../../src/store';
import { type Correspondent, createCorrespondent } from '../mail/correspondent';
import { startMailbox } from '../mail/mailbox';
import { createVisitor } from '../portal/visitor';
import type { SideDeps } from './slack-side';

export interface MailSideDeps extends Pick<SideDeps, 'clock' | 'log' | 'after'> {
  readonly store: Store;
  readonly desk: () => Desk;
}

/** The conversation by mail: the real door and the real port over loopback, and the company's own server. */
export async function openMailSide({ clock, log, after, store, desk }: MailSideDeps) {
  const mailbox = await startMailbox();
  const app = express();
  const pages = await listen(app, 0, '127.0.0.1');
  const at = pages.address();
  const publicUrl = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
  const links = createAckLinks(store.ackLinks, publicUrl, clock);
  const send = createSendMail({ smtpUrl: mailbox.url, from: 'IT desk <desk@vagt.example>', timeoutMs: 5000 });
  const port = createMailPort({ ...store, ...mailAround(store, desk, clock), send, links, desk, clock });
  let door: Awaited<ReturnType<typeof openMailDoor>> | undefined;
  const doorPort = (): number => door?.port ?? 0;
  return {
    port,
    mailbox,
    links,
    portalUrl: `${publicUrl}/portal`,
    async open({ arriving, handle, portal }: Rooms) {
      const address = () => desk().mail?.address;
      door = await openMailDoor({ port: 0, host: '127.0.0.1', address, arriving, log });
      app.use(acknowledgeRoutes(ackPages({ links, ...store, handle, desk, clock }), log));
      if (portal) app.use(portalRoutes(portal, log));
    },
    person: (name: string, address: string): Correspondent =>
      createCorrespondent(name, address, { port: doorPort, mailbox, after }),
    /** Somebody at the portal. */
    visitor: (language?: string) =>
      createVisitor({ url: `${publicUrl}/portal`, after, ...(language !== undefined && { language }) }),
    /** Opens a link, or presses the button on its page. */
    async visits(url: string, press?: Readonly<Record<string, string>>): Promise<string> {
      const answer = await fetch(url, press && { method: 'POST', body: new URLSearchParams(press) });
      const words = await answer.text();
      await after();
      return words;
    },
    async close() {
      await door?.close();
      await mailbox.close();
      await closeServer(pages, 1000);
    },
  };
}

export type MailSide = Awaited<ReturnType<typeof openMailSide>>;
