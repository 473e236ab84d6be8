import { teamName } from '../../../desk/words';
import { type CardPlace } from '../../../ground/refs';
import { textsFor } from '../../../view/text';
import { momentWords } from '../../../view/time';
import { byName, shorten } from '../../../view/words';
import type { EventOf, IncidentEvent } from '../../events';
import type { Incident } from '../../types';
import type { CardContext } from '../context';
import { heldEvent, heldFate } from '../notices/held-message';
import { notifyNames, priorityName } from '../words';

const LONGEST = 200;

type Timeline = readonly IncidentEvent[];

/** A message that was taken back says so by itself, and to the team alone; the caller sees none before it is sent. */
const isHidden = ({ held }: EventOf<'messaged'>, as: CardPlace, timeline: Timeline, ctx: CardContext): boolean => {
  const fate = held ? heldFate(timeline, held.message, ctx.now) : 'sent';
  return fate === 'undone' || (as === 'caller' && fate === 'held');
};

/** What happened, in words; undefined for what this reader is not told, or what says nothing to people. */
const wordsOf = (
  event: IncidentEvent,
  as: CardPlace,
  incident: Incident,
  ctx: CardContext,
  timeline: Timeline,
): string | undefined => {
  const t = textsFor(ctx);
  const staff = as === 'team';
  const who = byName(ctx, event.by, as === 'caller' ? incident.caller.id : undefined);
  const said = (words: string) => shorten(words, LONGEST);
  const because = (why: string | undefined) => (why ? said(why) : '');
  switch (event.type) {
    case 'logged':
      return t('history.logged', { who, team: teamName(ctx, event.team), priority: priorityName(ctx, event) });
    case 'assessed':
      return t('history.assessed', {
        who,
        priority: priorityName(ctx, event),
        changed: event.was === event.priority ? 'no' : 'yes',
      });
    case 'claimed':
      return t('history.claimed', { who });
    case 'released':
      return withWhy(
        t('history.released', { who, team: teamName(ctx, incident.team) }),
        staff ? because(event.why) : '',
      );
    case 'asked':
      return withWhy(t('history.asked', { who }), said(event.question));
    case 'answered':
      return withWhy(t('history.answered', { who, pictures: event.attachments.length }), said(event.text));
    case 'messaged':
      if (isHidden(event, as, timeline, ctx)) return undefined;
      return withWhy(t('history.messaged', { who, place: as, caller: incident.caller.name }), said(event.text));
    case 'unsent':
      return staff
        ? withWhy(
            t('history.unsent', { who, caller: incident.caller.name }),
            said(heldEvent(timeline, event.message)?.text ?? ''),
          )
        : undefined;
    case 'noted':
      return staff ? withWhy(t('history.noted', { who }), said(event.text)) : undefined;
    case 'escalated':
      return staff
        ? withWhy(
            t('history.escalated', { who, to: notifyNames(ctx, incident, [{ type: event.to }]) }),
            said(event.reason),
          )
        : undefined;
    case 'pinged':
      return staff ? t('history.pinged', { to: notifyNames(ctx, incident, event.notify) }) : undefined;
    case 'assigned':
      return t('history.assigned', { who, owner: event.owner.name });
    case 'seen':
      return t('history.seen', { who, until: momentWords(ctx, event.until) });
    case 'waiting': {
      const values = { who, reason: event.reason, dated: event.until ? 'yes' : 'no' };
      const until = event.until ? momentWords(ctx, event.until) : '';
      return withWhy(t('history.waiting', { ...values, until }), staff ? because(event.note) : '');
    }
    case 'resumed':
      return t('history.resumed', { who, because: event.because });
    case 'handedOver':
      return withWhy(
        t('history.handedOver', { who, team: teamName(ctx, event.team) }),
        staff ? because(event.why) : '',
      );
    case 'accepted':
      return t('history.accepted', { who, team: teamName(ctx, event.team) });
    case 'returned':
      return staff ? withWhy(t('history.returned', { who }), said(event.why)) : undefined;
    case 'handOverWaited':
      return staff ? t('history.handOverWaited', { team: teamName(ctx, event.team) }) : undefined;
    case 'noNews':
      return staff ? t('history.noNews', { to: event.to, since: momentWords(ctx, event.since) }) : undefined;
    case 'targetBreached':
      return staff ? t('history.targetBreached', { target: event.target }) : undefined;
    case 'resolved':
      return event.text === '' ? undefined : withWhy(t('history.resolved', { who }), said(event.text));
    case 'closed':
      return t('history.closed', { who, how: event.how });
    case 'reopened':
      return withWhy(t('history.reopened', { who }), because(event.why));
    case 'cancelled':
      return withWhy(t('history.cancelled', { who }), because(event.why));
    case 'planned':
    case 'targetWarned':
      return undefined;
  }
};

const withWhy = (sentence: string, words: string): string => (words === '' ? sentence : `${sentence}: ${words}`);

/** The newest events in words, oldest first, each with its moment. A caller hears nothing internal. */
export const historyLines = (
  timeline: Timeline,
  as: CardPlace,
  incident: Incident,
  ctx: CardContext,
  most: number,
): readonly string[] =>
  timeline
    .flatMap((event) => {
      const words = wordsOf(event, as, incident, ctx, timeline);
      return words === undefined ? [] : [`${momentWords(ctx, event.at)} · ${words}`];
    })
    .slice(-most);
