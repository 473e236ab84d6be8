import type { CardPlace } from '../../incident/effects';
import type { IncidentEvent } from '../../incident/events';
import type { Incident } from '../../incident/types';
import type { ViewContext } from '../context';
import { textsFor } from '../text';
import { momentWords } from '../time';
import { byName, notifyNames, priorityName, shorten, teamName } from '../words';

const LONGEST = 200;

/** What happened, in words; undefined for what this reader is not told, or what says nothing to people. */
const wordsOf = (event: IncidentEvent, as: CardPlace, incident: Incident, ctx: ViewContext): string | undefined => {
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
      return withWhy(t('history.messaged', { who }), said(event.text));
    case 'noted':
      return staff ? withWhy(t('history.noted', { who }), said(event.text)) : undefined;
    case 'escalated':
      return staff
        ? withWhy(t('history.escalated', { who, to: notifyNames(ctx, incident, [event.to]) }), said(event.reason))
        : undefined;
    case 'pinged':
      return staff ? t('history.pinged', { to: notifyNames(ctx, incident, event.notify) }) : undefined;
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
  timeline: readonly IncidentEvent[],
  as: CardPlace,
  incident: Incident,
  ctx: ViewContext,
  most: number,
): readonly string[] =>
  timeline
    .flatMap((event) => {
      const words = wordsOf(event, as, incident, ctx);
      return words === undefined ? [] : [`${momentWords(ctx, event.at)} · ${words}`];
    })
    .slice(-most);
