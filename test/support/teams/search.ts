import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, envelope } from './envelope';
import type { ActorDeps } from './person';
import type { Conversation, Person } from './world';

/** The app's search as the person sees it. */
export interface Searched extends Answer {
  readonly rows: readonly { readonly title: string; readonly text: string; readonly card: string }[];
  readonly said?: string;
}

const preview = z.object({
  contentType: z.literal('application/vnd.microsoft.card.thumbnail'),
  content: z.object({ title: z.string(), text: z.string() }),
});
const body = z.object({
  composeExtension: z.discriminatedUnion('type', [
    z.object({ type: z.literal('message'), text: z.string() }),
    z.object({
      type: z.literal('result'),
      attachmentLayout: z.literal('list'),
      attachments: z.array(
        z.object({ contentType: z.literal('application/vnd.microsoft.card.adaptive'), content: z.unknown(), preview }),
      ),
    }),
  ]),
});

export const createSearch =
  (person: Person, deps: ActorDeps) =>
  async (
    words: string,
    { in: place = deps.personal(person) }: { readonly in?: Conversation } = {},
  ): Promise<Searched> => {
    const answer = await deps.deliver({
      ...envelope(deps.world, deps.serviceUrl(), person, place, { id: `f:${randomUUID()}`, root: undefined }),
      type: 'invoke',
      name: 'composeExtension/query',
      value: {
        commandId: 'findCase',
        parameters: [{ name: 'words', value: words }],
        queryOptions: { skip: 0, count: 25 },
      },
    });
    const { composeExtension } = body.parse(answer.body);
    if (composeExtension.type === 'message') return { ...answer, rows: [], said: composeExtension.text };
    return {
      ...answer,
      rows: composeExtension.attachments.map(({ content, preview: { content: shown } }) => ({
        ...shown,
        card: JSON.stringify(content),
      })),
    };
  };
