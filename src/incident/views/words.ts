import type { Notify } from '../../desk/model';
import { headline, numberWords, personName, serviceName, teamName } from '../../desk/words';
import { type CardPlace } from '../../ground/refs';
import { textsFor } from '../../view/text';
import { atWords } from '../../view/time';
import { list } from '../../view/words';
import type { Audience } from '../effects';
import { reopenUntil } from '../lifecycle';
import { type Incident } from '../types';
import { awaitedName } from './approval-words';
import type { CardContext } from './context';

/** What a message calls a case: of a confidential one its number and team, never its title, until it is opened. */
export const sealedHeadline = (ctx: CardContext, incident: Incident): string =>
  incident.confidential ? `${numberWords(ctx, incident)} · ${teamName(ctx, incident.team)}` : headline(ctx, incident);

/** What a case is called by who may not read it: by what everybody may know it by, else its service or team. */
export const outsideName = (
  ctx: CardContext,
  { publicTitle, service, team }: Incident,
  to: 'meToo' | 'ofService' | 'ofTeam',
): string => {
  if (to === 'meToo' && publicTitle) return publicTitle.text;
  return to !== 'ofTeam' && service !== undefined ? serviceName(ctx, service) : teamName(ctx, team);
};

/** Who works on it, or the team while nobody does. */
export const ownerName = (ctx: CardContext, incident: Incident): string =>
  incident.owner?.name ?? teamName(ctx, incident.team);

/** Who resolved it, which need not be its owner. */
export const resolverName = (ctx: CardContext, incident: Incident): string =>
  incident.resolution?.by.name ?? ownerName(ctx, incident);

const notifyName = (ctx: CardContext, incident: Incident, notify: Notify): string => {
  const t = textsFor(ctx);
  const team = ctx.desk.teams[incident.team];
  switch (notify.type) {
    case 'team':
      return teamName(ctx, incident.team);
    case 'lead':
      return team ? personName(ctx, team.lead) : t('word.lead');
    case 'manager':
      return team?.manager ? personName(ctx, team.manager) : t('word.manager');
    case 'on-call':
      return t('word.onCall');
    case 'person':
      return personName(ctx, notify.key);
    case 'next':
      return teamName(ctx, notify.team);
    case 'level':
      return t('word.level', { level: notify.level });
    case 'skill':
      return t('word.skill', { skill: notify.skill });
  }
};

/** Whom a message is for, by name. */
export const whomWords = (ctx: CardContext, whom: Audience, incident: Incident): string => {
  if (whom.type === 'caller' || whom.type === 'addressee') return incident.caller.name;
  if (whom.type === 'approver') return awaitedName(incident, ctx);
  return whom.type === 'owner' || whom.type === 'sender' || whom.type === 'followers' || whom.type === 'participant'
    ? ownerName(ctx, incident)
    : notifyName(ctx, incident, whom);
};

/** The people and teams a step tells, by name: "Servicedesk og Anna Holm". */
export const notifyNames = (ctx: CardContext, incident: Incident, notify: readonly Notify[]): string =>
  list(ctx, [...new Set(notify.map((one) => notifyName(ctx, incident, one)))]);

const keyNames = (ctx: CardContext, keys: readonly string[] = []): readonly string[] =>
  keys.map((key) => personName(ctx, key));

/** Who has been told that it needs somebody: the people whom a message reached, else the team; empty for nobody. */
export const toldNames = (ctx: CardContext, { heard, team, escalatedTo }: Incident): string => {
  const people = keyNames(ctx, heard?.told);
  return list(ctx, people.length > 0 || escalatedTo !== 'team' ? people : [teamName(ctx, team)]);
};

/** Who cannot be reached, and the word that a text chooses by. */
export const missedNames = (ctx: CardContext, { heard }: Incident) => ({
  missed: heard && heard.missed.length > 0 ? 'some' : 'none',
  who: list(ctx, keyNames(ctx, heard?.missed)),
});

/** Status in words, with who has it. */
export const statusWords = (ctx: CardContext, incident: Incident, place: CardPlace): string =>
  textsFor(ctx)(`status.${incident.status}`, {
    place,
    owner: ownerName(ctx, incident),
    resolver: resolverName(ctx, incident),
    caller: incident.caller.name,
    reason: incident.waiting?.reason ?? 'caller',
  });

/** "P3 · middel": never the code alone. */
export const priorityName = (ctx: CardContext, incident: Pick<Incident, 'priority'>): string =>
  `${incident.priority} · ${textsFor(ctx)(`priority.${incident.priority}`)}`;

/** Until when an ended case can be opened again; undefined when it is too late, or not ended. */
export const mayReopen = (incident: Incident, ctx: CardContext): Date | undefined => {
  if (incident.status !== 'closed' && incident.status !== 'cancelled') return undefined;
  const until = reopenUntil(incident);
  return until && until > ctx.now ? until : undefined;
};

/** When a resolved case closes by itself. */
export const closesWords = (incident: Incident, place: CardPlace, ctx: CardContext): readonly string[] =>
  incident.closesAt ? [textsFor(ctx)('next.closesAt', { place, at: atWords(ctx, incident.closesAt) })] : [];
