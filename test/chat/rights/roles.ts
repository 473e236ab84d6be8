import da from '../../../locales/da.json';
import en from '../../../locales/en.json';
import type { Reply } from '../../../src/command/input';
import type { Desk } from '../../../src/desk/model';
import { PAYROLL } from '../../support/areas';
import { withApproval } from '../../support/case-types';
import { ANSWERS, aDesk } from '../../support/desk';
import { createDeskChat, shown } from '../../support/desk-chat';
import { deskWith, WEEKLY } from '../../support/on-call';

/** Who somebody is to the case. Its team is the service desk; where it is offered, it is to the network team. */
export const ROLES = {
  kim: 'its caller',
  rita: 'who wrote it down',
  ole: 'a colleague',
  gil: 'a guest',
  dag: 'its owner',
  eli: 'a member of the team',
  anna: 'the team’s lead',
  fie: 'a member of another team',
  bo: 'the lead of that one',
  carl: 'the manager of both',
  ada: 'an admin',
  dora: 'who owned it before they became a guest',
  pia: 'a colleague who takes part in it',
} as const;
export type Role = keyof typeof ROLES;

/** `A`: done, or shown. `R`: refused in a sentence. `N`: no such case. `-`: their words are no command at all. */
export type Cell = 'A' | 'R' | 'N' | '-';

const person = (key: string) => ({ key, name: key, email: `${key}@example.com`, ids: [], skills: [] });

const theDesk = (): Desk => {
  const desk = deskWith(WEEKLY, { answers: ANSWERS, admins: ['ada'], types: withApproval('carl') });
  const people = ['dag', 'eli', 'fie', 'ada', 'dora', 'pia'].map((key) => [key, person(key)] as const);
  const { 'service-desk': own, network } = desk.teams;
  if (!own || !network) throw new Error('Two teams are on the desk');
  return {
    ...desk,
    services: PAYROLL,
    people: { ...aDesk().people, ...Object.fromEntries(people) },
    teams: {
      'service-desk': { ...own, members: ['anna', 'dag', 'eli', 'dora'] },
      network: { ...network, members: ['bo', 'fie'] },
    },
  };
};

const ROOM = { platform: 'teams', kind: 'room', id: '19:room' } as const;

/** What somebody does: words (`#` before them: in a room), or a button with its data. */
export type Deed = string | readonly [action: string, data?: Readonly<Record<string, string>>];
export type Before = readonly (readonly [Role, Deed])[];

/** A desk with one case as the roles have it; `before`: what happened to it then. */
export async function theCase(confidential: boolean, before: Before) {
  const chat = createDeskChat(undefined, undefined, undefined, theDesk());
  const { base, inbound, says, press } = chat;
  const does = async (role: Role, deed: Deed): Promise<Reply> => {
    if (typeof deed !== 'string') {
      const { id, held } = await chat.incident(1);
      const solution = (await chat.store.solutions.byNumber(1))?.state.id ?? '';
      const data = { incident: id, solution, place: 'team', message: held?.at(-1)?.message ?? '', ...deed[1] };
      return inbound(press(role, deed[0], data));
    }
    if (!deed.startsWith('#')) return says(role, deed);
    const said = { ...base(role), place: ROOM, room: ROOM, files: [], otherFiles: [], addressed: true };
    return inbound({ type: 'message', ...said, text: deed.slice(1) });
  };
  await chat.becomesGuest('gil');
  const { person: author, place } = base('kim');
  const text = confidential ? 'løn is missing' : 'the printer is jammed';
  await inbound({ type: 'report', ...base('rita'), text, subject: { place, author } });
  for (const role of ['kim', 'dag', 'dora', 'anna'] as const) await does(role, 'hello');
  const steps: Before = [
    ['anna', ['assign.send', { to: 'dora' }]],
    ['anna', ['assign.send', { to: 'dag' }]],
  ];
  for (const [role, deed] of steps) await does(role, deed);
  await chat.becomesGuest('dora');
  await does('pia', 'hello');
  await does('anna', ['invite.send', { who: 'pia' }]);
  for (const [role, deed] of before) {
    await does(role, deed);
    await chat.surveys(1);
  }
  return { does, grown: async () => (await chat.store.incidents.byNumber(1))?.version ?? 0 };
}

type Desktop = Awaited<ReturnType<typeof theCase>>;

const REFUSALS =
  /^((?:solution\.)?refusal\.only_|desk\.refusal\.(admins|not_your|leads)|onCall\.refused\.only_|line\.(staffOnly|notOnCallTeam)|figures\.leadsOnly|link\.notAllowed)/;
const NOBODYS =
  /^(line\.(outOfDate|noSuchNumber)|solution\.refusal\.no_such_solution|review\.refusal\.no_such_review)$/;

/** Whether one of these sentences was said, whatever stands in its gaps. */
const saysOne = (keys: RegExp) => {
  const texts = [en, da].flatMap((all) => Object.entries(all).flatMap(([key, text]) => (keys.test(key) ? [text] : [])));
  const parts = texts.map((text) =>
    text.split(/\{[^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}/).map((one) => one.trim()),
  );
  return (words: string): boolean => parts.some((some) => some.every((part) => words.includes(part)));
};
const isRefused = saysOne(REFUSALS);
const isNobodys = saysOne(NOBODYS);

/** What becomes of a deed. `changes`: where it is done, the case has changed. */
export async function outcome({ does, grown }: Desktop, role: Role, deed: Deed, changes: boolean): Promise<Cell> {
  const before = await grown();
  const words = shown(await does(role, deed));
  const isChanged = (await grown()) > before;
  if (isChanged) return 'A';
  if (isNobodys(words)) return 'N';
  if (isRefused(words)) return 'R';
  return changes ? '-' : 'A';
}
