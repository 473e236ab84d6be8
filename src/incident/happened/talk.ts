import { VAGT } from '../../ground/actor';
import { CALLER } from '../effects';
import { paused } from '../policies/clock-marks';
import { KEPT, notBeforeOf } from '../policies/held';
import { running, withoutQuestion } from '../policies/without';
import { heldEvent, heldFate } from '../views/notices/held-message';
import { whomWords } from '../views/words';
import { type Happenings, say, toOwner, toTeam, untold, withSaid } from './happening';

export const TALK = {
  asked: {
    evolve: (state, event) => ({
      ...state,
      status: 'waiting',
      question: { text: event.question, at: event.at, by: event.by === VAGT ? state.caller : event.by },
      waiting: { reason: 'caller', since: event.at },
      resolutionTarget: event.running ? state.resolutionTarget : paused(state.resolutionTarget, event.at),
    }),
    says: (event) => [say(event, CALLER, { kind: 'asked', text: event.question })],
    line: ({ question }, { t, who }) => withSaid(t('history.asked', { who }), question),
  },
  answered: {
    evolve: (state, { text, attachments, at }) => {
      const heard = {
        ...state,
        attachments: [...state.attachments, ...attachments],
        ...(text && { lastAnswer: { text, at } }),
      };
      return state.status === 'waiting' && (state.waiting?.reason ?? 'caller') === 'caller'
        ? { ...withoutQuestion(running(heard, at)), status: 'in_progress' }
        : heard;
    },
    says: (event, { after }) =>
      toOwner(
        event,
        after,
        event.text === ''
          ? { kind: 'pictures', attachments: event.attachments.map(({ id }) => id) }
          : { kind: 'answered', text: event.text },
      ),
    line: ({ text, attachments }, { t, who }) =>
      withSaid(t('history.answered', { who, pictures: attachments.length }), text),
  },
  messaged: {
    evolve: (state, { held, by }) =>
      held && by !== VAGT ? { ...state, held: [...(state.held ?? []), { ...held, by }].slice(-KEPT) } : state,
    says: (event) => [
      {
        ...say(event, CALLER, { kind: 'messaged', text: event.text }),
        ...(event.held && { notBefore: notBeforeOf(event.held.sendAt) }),
      },
    ],
    /** One that was taken back says so by itself, and to the team alone; the caller sees none before it is sent. */
    line: ({ text, held }, { as, incident, ctx, timeline, t, who }) => {
      const fate = held ? heldFate(timeline, held.message, ctx.now) : 'sent';
      if (fate === 'undone' || (as === 'caller' && fate === 'held')) return undefined;
      return withSaid(t('history.messaged', { who, place: as, caller: incident.caller.name }), text);
    },
  },
  unsent: {
    evolve: (state, { message }) => ({
      ...state,
      held: (state.held ?? []).map((one) => (one.message === message ? { ...one, unsent: true } : one)),
    }),
    says: untold,
    internal: true,
    line: toTeam(({ message }, { incident, timeline, t, who }) =>
      withSaid(t('history.unsent', { who, caller: incident.caller.name }), heldEvent(timeline, message)?.text),
    ),
  },
  undelivered: {
    evolve: (state) => state,
    says: (event, { after }) => {
      const { of, whom, fate, text, writer } = event;
      const to = writer.id === after.caller.id ? CALLER : ({ type: 'sender', id: writer.id } as const);
      return [say(event, to, { kind: 'undelivered', of, whom, fate, ...(text !== undefined && { text }) })];
    },
    internal: true,
    line: toTeam(({ whom, fate, writer }, { incident, ctx, t }) =>
      t('history.undelivered', { writer: writer.name, whom: whomWords(ctx, whom, incident), fate }),
    ),
  },
  noted: {
    evolve: (state, { attachments }) =>
      attachments.length > 0 ? { ...state, attachments: [...state.attachments, ...attachments] } : state,
    says: untold,
    internal: true,
    line: toTeam(({ text }, { t, who }) => withSaid(t('history.noted', { who }), text)),
  },
} satisfies Partial<Happenings>;
