import type { Desk } from '../desk/model';
import { type Actor } from '../ground/actor';
import { isLead, isManager, isStaff, mayRunTeam, worksFor, worksIn } from '../people/rights';
import type { Refusal, RefusalCode } from './events';
import { decidersOf, isPending, mayApprove, placeAmong } from './policies/approval';
import { homeOf } from './policies/home';
import type { Incident } from './types';

/** Of a case, as much as says whose it is. */
export type Whose = Pick<
  Incident,
  | 'caller'
  | 'reporter'
  | 'assigned'
  | 'owner'
  | 'team'
  | 'asked'
  | 'heard'
  | 'escalatedTo'
  | 'handOver'
  | 'confidential'
  | 'participants'
  | 'approval'
  | 'callerKey'
  | 'status'
>;

/** A step or a message of the desk asked them: from then on they may read and claim it. */
const isAsked = (desk: Desk, actor: Actor, { team: key, asked, heard, escalatedTo }: Whose): boolean => {
  const { deskKey } = actor;
  if (!actor.member || deskKey === undefined) return false;
  const team = homeOf(desk, key);
  const isTold = heard?.told.includes(deskKey) || (escalatedTo === 'manager' && isManager(desk, actor, team));
  // Who was told as one of the team, and is none any more, is asked no longer.
  return asked?.includes(deskKey) === true || (isTold && worksFor(desk, actor, team));
};

/** What everybody may do with a case who works on it. A confidential one is for its lead, and for whoever was asked. */
const mayTake = (desk: Desk, actor: Actor, incident: Whose): boolean => {
  const team = homeOf(desk, incident.team);
  const isTheirs = incident.confidential ? isLead(desk, actor, team) : worksFor(desk, actor, team);
  return isTheirs || isAsked(desk, actor, incident);
};

/** Whether an owner may go on having it: who left the team, the desk or full membership keeps nothing. */
export const mayOwn = (desk: Desk, actor: Actor, incident: Whose): boolean =>
  mayTake(desk, actor, incident) || worksFor(desk, actor, homeOf(desk, incident.team));

/** Whether they may claim, resolve and write on this case. */
export const mayWork = (desk: Desk, actor: Actor, incident: Whose): boolean =>
  mayTake(desk, actor, incident) || (incident.owner?.id === actor.id && mayOwn(desk, actor, incident));

const isCaller = (_: Desk, { id }: Actor, { caller }: Pick<Whose, 'caller'>): boolean => caller.id === id;

/** It is offered to their team: of a confidential case only its lead hears, and never its caller. */
export const isOffered = (desk: Desk, actor: Actor, incident: Whose): boolean => {
  const { handOver, confidential } = incident;
  if (!handOver) return false;
  if (!confidential) return worksIn(desk, actor, handOver.team);
  return isLead(desk, actor, handOver.team) && !isCaller(desk, actor, incident);
};

/** A colleague who takes part in it: a full member, whoever asked them to. */
export const takesPart = ({ id, member }: Actor, { participants }: Pick<Whose, 'participants'>): boolean =>
  member && participants?.some((one) => one.id === id) === true;

/** Whether this case exists for them at all. Whoever had it once reads on as long as they are staff. */
export const mayRead = (desk: Desk, actor: Actor, incident: Whose): boolean =>
  isCaller(desk, actor, incident) ||
  (!incident.confidential && incident.reporter?.id === actor.id) ||
  (incident.assigned.includes(actor.id) && isStaff(desk, actor)) ||
  mayWork(desk, actor, incident) ||
  isOffered(desk, actor, incident) ||
  mayApprove(desk, actor, incident) ||
  incident.approval?.answer?.by.id === actor.id ||
  takesPart(actor, incident);

/** Why somebody may not do something with a case; undefined where they may. */
export type Right = (desk: Desk, by: Actor, incident: Incident) => Refusal | undefined;

/** For those who may read it; for others it does not exist. */
const right =
  (refused: RefusalCode, may: (desk: Desk, by: Actor, incident: Incident) => boolean): Right =>
  (desk, by, incident) => {
    if (!mayRead(desk, by, incident)) return { refused: 'no_such_incident' };
    return may(desk, by, incident) ? undefined : { refused };
  };

/** For the team's operators, its owner and those above them. */
export const operators = right('only_operators', mayWork);
/** For the person it happens to. */
export const theCaller = right('only_caller', isCaller);
/** For the same; while that is nobody in chat, for those whom they tell: the operators, and whoever wrote the case down. */
export const callersVoice = right(
  'only_caller',
  (desk, by, incident) =>
    isCaller(desk, by, incident) ||
    (incident.absent !== undefined &&
      (mayWork(desk, by, incident) || (incident.reporter?.id === by.id && isStaff(desk, by)))),
);
/** Whose address an operator typed for its caller; it gives them nothing but this. */
export const hasAddress = ({ member, email }: Actor, { absent }: Pick<Incident, 'absent'>): boolean =>
  member && email !== undefined && email === absent?.email;
/** For them, and for whom it became the caller's so. */
export const addressees: Right = (desk, by, incident) =>
  hasAddress(by, incident) || isCaller(desk, by, incident) ? undefined : { refused: 'no_such_incident' };
/** For whoever wrote a message that the case holds the words of, and for nobody else. */
export const theWriters: Right = (_, { id }, { written }) =>
  written?.some(({ by }) => by === id) ? undefined : { refused: 'no_such_incident' };
/** For everybody who may read it. */
export const readers = right('only_operators', () => true);
/** For those who take part in it. */
export const participants = right('only_participants', (_, by, incident) => takesPart(by, incident));
/** Others than its caller see its card where it was reported. */
export const isInRoom = ({ origin }: Pick<Incident, 'origin'>): boolean =>
  origin !== undefined && origin.kind !== 'direct';
/** For colleagues who read it, or see its caller's card in a room; nobody joins a confidential case by themselves. */
export const joiners: Right = (desk, by, incident) => {
  const isSeen = isInRoom(incident) || mayRead(desk, by, incident);
  return by.member && !incident.confidential && isSeen ? undefined : { refused: 'no_such_incident' };
};
/** For either of them, of a confidential case for its owner and lead. */
export const inviters = right('only_operators', (desk, by, incident) =>
  incident.confidential
    ? !isCaller(desk, by, incident) && (incident.owner?.id === by.id || isLead(desk, by, homeOf(desk, incident.team)))
    : isCaller(desk, by, incident) || mayWork(desk, by, incident),
);
/** For either of them. */
export const callerOrOperators = right('only_operators', (...asked) => isCaller(...asked) || mayWork(...asked));
/** For whoever is to say yes or no to it now; of one that is settled, whoever might have. */
export const approvers = right('only_approver', (desk, by, incident) => {
  const { approval } = incident;
  if (isPending(incident)) return mayApprove(desk, by, incident);
  const isOne = placeAmong(decidersOf(desk, incident), by) >= 0;
  return approval !== undefined && (approval.answer?.by.id === by.id || isOne);
});
/** For the team's lead and admins. */
export const leads = right('only_lead', (desk, by, { team }) => mayRunTeam(desk, by, homeOf(desk, team)));
/** For those whom the desk lets write what everybody reads. */
export const publishers: Right = (desk, by, incident) =>
  (desk.publicTitles === 'leads' ? leads : operators)(desk, by, incident);
/** Whether they may accept it for the team that it is offered to. */
export const receives = (desk: Desk, by: Actor, incident: Incident): boolean => {
  const { handOver, confidential } = incident;
  if (!handOver) return false;
  return confidential ? isOffered(desk, by, incident) : worksFor(desk, by, handOver.team);
};
/** Whether they answer the offer for the other team alone: whoever works in the team that made it takes it back. */
export const returns = (desk: Desk, by: Actor, incident: Incident): boolean =>
  receives(desk, by, incident) && !worksIn(desk, by, homeOf(desk, incident.team));
/** For whoever it is offered to, or has it already: what has become of the offer is asked next. */
export const receivers = right('only_operators', (...asked) => asked[2].handOver === undefined || receives(...asked));
/** For both teams of a hand-over. */
export const handOverTeams = right(
  'only_operators',
  (desk, by, incident) =>
    incident.handOver === undefined ||
    receives(desk, by, incident) ||
    (mayWork(desk, by, incident) && !(incident.confidential && isCaller(desk, by, incident))),
);
