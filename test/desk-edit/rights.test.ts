import { type DeskDeed, deskRefusal } from '../../src/desk-edit/rights';
import { aDesk } from '../support/desk';

const somebody = (deskKey: string | undefined, member = true) => ({
  id: 'p-1',
  name: 'Somebody',
  member,
  ...(deskKey !== undefined && { deskKey }),
});
const look: DeskDeed = { deed: 'look' };
const change: DeskDeed = { deed: 'change' };
const network: DeskDeed = { deed: 'members', team: 'network' };
const serviceDesk: DeskDeed = { deed: 'members', team: 'service-desk' };

test.each([
  ['an admin', somebody('carl'), [undefined, undefined, undefined, undefined]],
  ['a lead', somebody('bo'), [undefined, undefined, 'not_your_team', 'admins_only']],
  ['a member', somebody('dina'), ['leads_only', 'admins_only', 'admins_only', 'admins_only']],
  ['a caller', somebody(undefined), ['leads_only', 'admins_only', 'admins_only', 'admins_only']],
  [
    'a guest who calls herself an admin',
    somebody('carl', false),
    ['leads_only', 'admins_only', 'admins_only', 'admins_only'],
  ],
] as const)('%s may look, say who is in a team, and change the rest', (_, actor, expected) => {
  const desk = aDesk({ admins: ['carl'] });
  expect([look, network, serviceDesk, change].map((deed) => deskRefusal(desk, actor, deed))).toEqual(expected);
});
