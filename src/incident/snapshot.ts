import type {
  Audience as AnyAudience,
  Notice as AnyNotice,
  Around,
  Saying,
  Snapshot,
  SubjectKind,
  Traits,
} from '../delivery/subject';
import type { Desk } from '../desk/model';
import type { Reader } from '../ground/lang';
import type { CardPlace } from '../ground/refs';
import type { PlainMessage } from '../people/ways';
import type { View } from '../view/view';
import { type Audience, isAudience, isNotice, NATURES, type Notice } from './effects';
import { hearersOf } from './hearers';
import { foldedCase } from './listed-case';
import { overtaken } from './overtaken';
import type { IncidentStore } from './store';
import type { StoredIncident } from './stored';
import type { Incident } from './types';

export type RenderCard = (incident: Incident, place: CardPlace, reader: Reader, around: Around) => View;

export type RenderNotice = (
  notice: Notice,
  incident: Incident,
  reader: Reader,
  to: Audience,
  actor: string | undefined,
) => View;

/** The same outside of chat; `link`: where it is acknowledged. */
export type RenderPlain = (...said: [...Parameters<RenderNotice>, link: string | undefined]) => PlainMessage;

/** An address by which this person claims this case; undefined when none can be made. */
export type AckLink = (incident: string, person: string) => Promise<string | undefined>;

export interface IncidentKindDeps {
  readonly incidents: Pick<IncidentStore, 'load' | 'many' | 'settle'>;
  readonly desk: () => Desk;
  readonly renderCard: RenderCard;
  readonly renderNotice: RenderNotice;
  readonly renderPlain: RenderPlain;
  readonly ackLink?: AckLink | undefined;
}

const noticeOf = (notice: AnyNotice): Notice => {
  if (!isNotice(notice)) throw new Error(`No such notice: ${notice.kind}`);
  return notice;
};

const audienceOf = (audience: AnyAudience): Audience => {
  if (!isAudience(audience)) throw new Error(`No such audience: ${audience.type}`);
  return audience;
};

const traitsOf = ({ notice, audience }: Saying, { priority }: Incident): Traits => {
  const { kind } = noticeOf(notice);
  const { pings, folds } = NATURES[kind];
  return {
    isPing: pings,
    mustArrive: kind === 'ping' && (priority === 'P1' || priority === 'P2'),
    // A caller hears of their own case by itself.
    mayBeFolded: folds && audience.type !== 'caller',
    callsGroup: kind === 'ping' && audience.type === 'team',
  };
};

/** What delivery is told of incidents. */
export function createIncidentKind(deps: IncidentKindDeps): SubjectKind {
  const { incidents, desk, renderCard, renderNotice, renderPlain, ackLink } = deps;

  const snapshotOf = (stored: StoredIncident): Snapshot => {
    const incident = stored.state;
    const { id, team, confidential, caller, origin, language } = incident;
    return {
      subject: { kind: 'incident', id },
      version: stored.version,
      team,
      confidential,
      caller: caller.id,
      language,
      origin,
      // A confidential case leaves the room.
      ...((!confidential || origin.kind === 'direct') && { answerAt: origin }),
      hasOwner: incident.owner !== undefined,
      listed: foldedCase(incident),
      unplanned(effect) {
        const entry = stored.outbox.find((one) => one.id === effect);
        if (entry?.effect.type !== 'once') return undefined;
        const { to, notice, actor, notBefore, by } = entry.effect;
        return {
          effect,
          audience: to,
          notice,
          at: entry.at,
          ...(entry.previous !== undefined && { previous: entry.previous }),
          ...(actor !== undefined && { actor }),
          ...(notBefore && { notBefore }),
          ...(by && { way: by }),
        };
      },
      nobody: ({ type }) => (type === 'owner' && !incident.owner ? 'no_owner' : undefined),
      hearers: (audience) => hearersOf(audienceOf(audience), incident, desk()),
      isForRoom: ({ type }) => type === 'team' || type === 'next',
      isForCaller: ({ type }) => type === 'caller',
      traits: (saying) => traitsOf(saying, incident),
      overtaken: ({ effect, notice }) => overtaken(effect, noticeOf(notice), stored),
      card: (place, reader, around) => renderCard(incident, place, reader, around),
      notice: ({ notice, audience, actor }, reader) =>
        renderNotice(noticeOf(notice), incident, reader, audienceOf(audience), actor),
      async plain({ notice, audience, actor }, reader, person) {
        const mayClaim = notice.kind === 'ping' && incident.status === 'new';
        const link = mayClaim ? await ackLink?.(id, person.id) : undefined;
        return renderPlain(noticeOf(notice), incident, reader, audienceOf(audience), actor, link);
      },
    };
  };

  return {
    async load(id) {
      const stored = await incidents.load(id);
      return stored && snapshotOf(stored);
    },
    listed: async (ids) => (await incidents.many(ids)).map(foldedCase),
    settle: (id, entries) => incidents.settle(id, entries),
  };
}
