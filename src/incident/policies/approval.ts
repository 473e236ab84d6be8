import { addOpen, addSpan, openBetween } from '../../calendar/business-time';
import type { Desk } from '../../desk/model';
import { type Actor } from '../../ground/actor';
import type { Draft } from '../decide/shared';
import { UNRESOLVED } from '../lifecycle';
import type { Incident } from '../types';
import { homeOf } from './home';

/** Of a case, as much as says who approves it. */
export type Approvable = Pick<
  Incident,
  'approval' | 'caller' | 'callerKey' | 'confidential' | 'heard' | 'status' | 'team'
>;
type Asking = Pick<Incident, 'approval' | 'callerKey' | 'caseType' | 'confidential' | 'team'>;

/** It waits for somebody's yes or no. */
export const isPending = ({ approval, status }: Pick<Incident, 'approval' | 'status'>): boolean =>
  approval !== undefined && approval.answer === undefined && UNRESOLVED.includes(status);

/** Who is to approve by the desk's rule; undefined where that is nobody it knows. */
const namedBy = ({ types }: Desk): string | undefined => {
  const by = types.request?.approval?.by;
  return by === 'manager' || by === 'owner' ? undefined : by;
};

/**
 * Who may have to decide, in order: the approver, then the team's lead, its manager, and the desk's first admin. Nobody
 * approves what they asked for themselves, and who left the desk decides nothing.
 */
const lineOf = (
  desk: Desk,
  approver: string | undefined,
  { callerKey, confidential, team: key }: Omit<Asking, 'approval' | 'caseType'>,
): readonly string[] => {
  const team = desk.teams[homeOf(desk, key)];
  const line = [approver, team?.lead, team?.manager, confidential ? undefined : desk.admins[0]];
  return [...new Set(line)].flatMap((one) =>
    one !== undefined && one !== callerKey && desk.people[one] !== undefined ? [one] : [],
  );
};

export const decidersOf = (desk: Desk, incident: Omit<Asking, 'caseType'>): readonly string[] =>
  lineOf(desk, incident.approval?.approver, incident);

/** The one who is asked first. */
export const approverOf = (desk: Desk, incident: Approvable): string | undefined => decidersOf(desk, incident)[0];

/** Whether they may say yes or no: who is asked, who was asked in their place, and the next in line once it is late. */
export const mayApprove = (desk: Desk, { id, member, deskKey }: Actor, incident: Approvable): boolean => {
  const { approval, caller, heard } = incident;
  if (!isPending(incident) || !member || deskKey === undefined || caller.id === id) return false;
  const at = decidersOf(desk, incident).indexOf(deskKey);
  return at === 0 || (at > 0 && (heard?.told.includes(deskKey) === true || (at === 1 && approval?.told === 2)));
};

type Asked = Extract<Draft, { readonly type: 'approvalAsked' }>;

/** What a request needs before anybody works on it; nothing where the desk asks for no approval, or nobody is left to give it. */
export const approvalFor = (desk: Desk, incident: Asking, at: Date): readonly Asked[] => {
  const rule = desk.types.request?.approval;
  const { approval, caseType, team } = incident;
  if (caseType !== 'request' || !rule || approval?.answer?.approved) return [];
  const approver = namedBy(desk);
  const calendar = desk.hours[desk.teams[homeOf(desk, team)]?.hours ?? ''];
  if (!calendar || lineOf(desk, approver, incident).length === 0) return [];
  const dueAt = addSpan(rule.within, at, calendar);
  const remindAt = addOpen(calendar, at, Math.floor(openBetween(calendar, at, dueAt) / 2));
  return [{ type: 'approvalAsked', ...(approver !== undefined && { approver }), remindAt, dueAt }];
};

/** When its approver is reminded, or it goes to the next in line. */
export const nextReminder = (incident: Pick<Incident, 'approval' | 'status'>): Date | undefined => {
  const { approval } = incident;
  if (!approval || !isPending(incident) || approval.told === 2) return undefined;
  return approval.told === 0 ? approval.remindAt : approval.dueAt;
};
