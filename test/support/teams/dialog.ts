import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actionsOf, pressed, submitsOf } from './card';
import { type Activity, type Answer, envelope } from './envelope';
import type { ActorDeps } from './person';
import { fromPerson, written } from './words';
import { type Message, newest, type Person, type Post } from './world';

/** A dialog as the person sees it now. */
export interface Dialog extends Answer {
  readonly command: string;
  readonly subject: Message | Post;
  /** Nothing is shown any more; when it stays open with nothing in it, Teams says that something went wrong. */
  readonly closed: boolean;
  readonly title?: string;
  /** One sentence instead of a card. */
  readonly said?: string;
}

const shown = z.object({
  task: z.union([
    z.object({
      type: z.literal('continue'),
      value: z.object({
        title: z.string(),
        height: z.enum(['small', 'medium', 'large']),
        width: z.enum(['small', 'medium', 'large']),
        card: z.object({ contentType: z.literal('application/vnd.microsoft.card.adaptive'), content: z.unknown() }),
      }),
    }),
    z.object({ type: z.literal('message'), value: z.string() }),
  ]),
});

const isPost = (subject: Message | Post): subject is Post => 'shown' in subject;

/** The message of a message action, as Teams sends it along with each of its requests. */
function payload(subject: Message | Post, { world }: ActorDeps): Activity {
  const { id, root, conversation } = subject;
  const bot = { applicationIdentityType: 'bot', id: world.bot.id.slice('28:'.length), displayName: world.bot.name };
  return {
    linkToMessage: `https://teams.microsoft.com/l/message/${conversation.id}/${id}`,
    id,
    replyToId: root === undefined || root === id ? null : root,
    createdDateTime: '2026-11-24T08:00:00.000Z',
    lastModifiedDateTime: null,
    deleted: false,
    subject: null,
    importance: 'normal',
    locale: 'en-us',
    reactions: [],
    attachments: [],
    ...(isPost(subject)
      ? {
          from: { application: bot, device: null, user: null },
          body: { contentType: 'html', content: '<attachment id="1"></attachment>' },
          attachments: (newest(subject).attachments ?? []).map(({ contentType, content }) => ({
            id: '1',
            contentType,
            content: JSON.stringify(content),
          })),
          mentions: [],
        }
      : { from: fromPerson(subject.author), ...written(subject, world) }),
  };
}

/** Message actions and what their dialogs send. */
export function createDialogs(person: Person, deps: ActorDeps) {
  async function ask(
    name: 'fetchTask' | 'submitAction',
    command: string,
    subject: Message | Post,
    data?: Activity,
  ): Promise<Dialog> {
    const { conversation, root } = subject;
    const answer = await deps.deliver({
      ...envelope(deps.world, deps.serviceUrl(), person, conversation, { id: `f:${randomUUID()}`, root }),
      type: 'invoke',
      name: `composeExtension/${name}`,
      value: {
        commandId: command,
        commandContext: 'message',
        requestId: randomUUID(),
        messagePayload: payload(subject, deps),
        ...(data && { data }),
      },
    });
    const seen = { ...answer, command, subject };
    if (answer.body === '') return { ...seen, closed: answer.status === 200 };
    const { task } = shown.parse(answer.body);
    if (task.type === 'message') return { ...seen, closed: false, said: task.value };
    const { content } = task.value.card;
    if (actionsOf(content).length > 0) throw new Error('Action.Execute does nothing in a dialog');
    return { ...seen, closed: false, title: task.value.title, card: content };
  }

  return {
    does: (command: string, { on }: { readonly on: Message | Post }): Promise<Dialog> => ask('fetchTask', command, on),

    submitsDialog(
      title: string,
      { on, inputs = {} }: { readonly on: Dialog; readonly inputs?: Readonly<Record<string, string>> },
    ): Promise<Dialog> {
      const submits = submitsOf(on.card);
      const action = submits.find((one) => one.title === title);
      if (!action) throw new Error(`no button ${title}; there are: ${submits.map((one) => one.title).join(', ')}`);
      const data = pressed(on.card, action, inputs);
      if (!data) throw new Error(`${title} is not sent: a required input is empty`);
      return ask('submitAction', on.command, on.subject, data);
    },
  };
}
