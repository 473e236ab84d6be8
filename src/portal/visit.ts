import type { Action } from '../chat/table';
import type { ActionInput, HomeInput, Inbound, IncomingFile, IncomingPerson, Reply } from '../command/input';
import type { Reader } from '../ground/lang';
import type { IncidentStore } from '../incident/store';
import { placeOf } from '../mail/conversation/place';
import { type Colleague, writerOf } from '../mail/who';
import type { WhoIs } from '../people/who';
import type { View } from '../view/view';
import { hashOf, newSecret } from './keys';

/** Pages with an address of their own, by the button that shows the same in a chat: none of them changes anything. */
export const PAGES = {
  report: 'report.open',
  mine: 'mine',
  outages: 'outages',
  help: 'help',
  settings: 'settings.open',
} as const satisfies Readonly<Record<string, Action>>;
export type Page = keyof typeof PAGES;

/** What somebody wants to see or do. */
export type Asked =
  | { readonly type: 'home' }
  | { readonly type: 'page'; readonly page: Page }
  | { readonly type: 'case'; readonly number: number }
  | { readonly type: 'caseById'; readonly incident: string }
  | {
      readonly type: 'press';
      /** Of the form it was sent by: sent twice, it is done once. */
      readonly form: string;
      readonly action: string;
      readonly data: Readonly<Record<string, string>>;
      readonly files: readonly IncomingFile[];
    };

/** Whose browser it is. */
export interface Visitor {
  readonly session: string;
  readonly address: string;
  readonly colleague: Colleague;
  /** The language of their browser. */
  readonly locale?: string;
}

export interface Visited {
  readonly name: string;
  readonly reader: Reader;
  readonly view: View;
  /** What was just done, or why it was not. */
  readonly said?: View;
}

export interface VisitDeps {
  readonly inbound: Inbound;
  readonly whoIs: WhoIs;
  readonly incidents: Pick<IncidentStore, 'byNumber'>;
}

/** One sentence; what it is about is shown below it. */
const isLine = ({ blocks }: View): boolean => blocks.length === 1 && blocks[0]?.type === 'text';

/** What a visitor sees and does, as the same commands and views that a chat has. */
export function createVisits({ inbound, whoIs, incidents }: VisitDeps) {
  const personOf = ({ address, colleague, locale }: Visitor): IncomingPerson => ({
    ...writerOf({ address, name: colleague.name }, colleague),
    ...(locale !== undefined && { locale }),
  });

  /** What they are told comes by mail; here they see for themselves. */
  const baseOf = (visitor: Visitor, key: string): Omit<HomeInput, 'type'> => {
    const place = placeOf({ address: visitor.address });
    return { key: `portal.${key}`, person: personOf(visitor), place, room: place };
  };

  const press = (visitor: Visitor, action: string, given: Partial<ActionInput> = {}): Promise<Reply> =>
    inbound({ ...baseOf(visitor, newSecret()), type: 'action', action, data: {}, ...given });

  async function look(visitor: Visitor, asked: Exclude<Asked, { type: 'press' }>): Promise<Reply> {
    switch (asked.type) {
      case 'home':
        return inbound({ ...baseOf(visitor, newSecret()), type: 'home' });
      case 'page':
        return press(visitor, PAGES[asked.page]);
      case 'case': {
        const found = await incidents.byNumber(asked.number);
        return press(visitor, 'show.whole', { data: { incident: found?.state.id ?? '' } });
      }
      case 'caseById':
        return press(visitor, 'show.whole', { data: { incident: asked.incident } });
    }
  }

  async function shown(visitor: Visitor, asked: Asked): Promise<Omit<Visited, 'name' | 'reader'>> {
    if (asked.type !== 'press') {
      const reply = await look(visitor, asked);
      if (reply.type === 'view' && !isLine(reply.view)) return reply;
      const { view } = asked.type === 'home' ? { view: undefined } : await shown(visitor, { type: 'home' });
      const said = reply.type === 'view' ? reply.view : undefined;
      return { view: view ?? said ?? { fallback: '', blocks: [] }, ...(view && said && { said }) };
    }
    const { action, data, files, form } = asked;
    const key = `portal.${hashOf('press', `${visitor.session} ${form}`)}`;
    const reply = await press(visitor, action, { key, data, files });
    const said = reply.type === 'done' ? undefined : (reply.said ?? (isLine(reply.view) ? reply.view : undefined));
    if (reply.type === 'view' && !said) return reply;
    const { incident } = data;
    const below = await shown(visitor, incident === undefined ? { type: 'home' } : { type: 'caseById', incident });
    return { view: below.view, ...(said && { said }) };
  }

  return async (visitor: Visitor, asked: Asked): Promise<Visited> => {
    const { view, said } = await shown(visitor, asked);
    // Afterwards: what they chose just now counts.
    const { reader, person } = await whoIs.person(personOf(visitor));
    return { name: person.name, reader, view, ...(said && { said }) };
  };
}
