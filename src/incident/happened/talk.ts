import { VAGT } from '../../ground/actor';
import { titleAndDetails } from '../chat/title-and-details';
import { APPROVER, CALLER } from '../effects';
import { isPending } from '../policies/approval';
import { paused } from '../policies/clock-marks';
import { KEPT, notBeforeOf } from '../policies/held';
import { nudging } from '../policies/nudge';
import { running, withoutQuestion } from '../policies/without';
import { following, nowSaid, revised, versionsOf } from '../revisions/written';
import type { Incident } from '../types';
import { heldEvent, heldFate } from '../views/notices/held-message';
import { whomWords } from '../views/words';
import { type Happenings, say, toHearers, toOwner, toTeam, untold, withSaid } from './happening';

/** Reported in other words: a title that an operator gave it stands. */
const retold = ({ details: _, ...state }: Incident, text: string): Incident => {
  const { title, details } = titleAndDetails(text);
  const named = state.callerTitle === undefined ? { title } : { callerTitle: title };
  return { ...state, ...named, ...(details !== undefined && { details }) };
};

/** What its caller wrote is gone; a title that an operator gave it stands. */
const untitled = ({ details: _, link: __, editedAt: ___, callerTitle, ...state }: Incident): Incident =>
  callerTitle === undefined ? { ...state, title: '' } : state;

export const TALK = {
  asked: {
    evolve: (state, event) => ({
      ...state,
      status: 'waiting',
      question: { text: event.question, at: event.at, by: event.by === VAGT ? state.caller : event.by },
      waiting: { reason: 'caller', since: event.at, ...nudging(event) },
      resolutionTarget: event.running ? state.resolutionTarget : paused(state.resolutionTarget, event.at),
    }),
    says: (event) => [say(event, CALLER, { kind: 'asked', text: event.question })],
    line: ({ question }, { t, who }) => withSaid(t('history.asked', { who }), question),
  },
  answered: {
    evolve: (before, event) => {
      const { text, attachments, at, from } = event;
      const state = following(before, event, 'answer');
      const heard = {
        ...state,
        attachments: [...state.attachments, ...attachments],
        ...(text && { lastAnswer: { text, at, ...(from !== undefined && { from }) } }),
      };
      return state.status === 'waiting' && (state.waiting?.reason ?? 'caller') === 'caller'
        ? { ...withoutQuestion(running(heard, at)), status: 'in_progress' }
        : heard;
    },
    says: (event, { after }) => [
      ...toOwner(
        event,
        after,
        event.text === ''
          ? { kind: 'pictures', attachments: event.attachments.map(({ id }) => id) }
          : { kind: 'answered', text: event.text },
      ),
      ...(isPending(after) && after.approval?.inquired && event.text !== ''
        ? [say(event, APPROVER, { kind: 'approvalAnswered', text: event.text })]
        : []),
    ],
    line: (event, { timeline, incident, t, who }) => {
      const said = nowSaid(timeline, event);
      if (!said) return undefined;
      const { text, edited } = said;
      const about = { who, pictures: event.attachments.length, edited, caller: incident.caller.name };
      return withSaid(t(event.logged ? 'history.answerLogged' : 'history.answered', about), text);
    },
  },
  messaged: {
    evolve: (before, event) => {
      const state = following(before, event, 'message');
      const { held, by } = event;
      return held && by !== VAGT ? { ...state, held: [...(state.held ?? []), { ...held, by }].slice(-KEPT) } : state;
    },
    says: (event) => [
      {
        ...say(event, CALLER, { kind: 'messaged', text: event.text }),
        ...(event.held && { notBefore: notBeforeOf(event.held.sendAt) }),
      },
    ],
    /** One that was taken back says so by itself, and to the team alone; the caller sees none before it is sent. */
    line: (event, { as, incident, ctx, timeline, t, who }) => {
      const fate = event.held ? heldFate(timeline, event.held.message, ctx.now) : 'sent';
      const said = nowSaid(timeline, event);
      if (!said || fate === 'undone' || (as === 'caller' && fate === 'held')) return undefined;
      const about = { who, place: as, caller: incident.caller.name, edited: said.edited };
      return withSaid(t('history.messaged', about), said.text);
    },
  },
  workedAround: {
    evolve: (state, { text, asks, at, by }) => ({
      ...state,
      workaround: { text, at, by: by === VAGT ? state.caller : by },
      ...(asks && !state.unanswered.includes('urgency') && { unanswered: [...state.unanswered, 'urgency'] }),
    }),
    says: (event, { after }) => toHearers(event, after, { kind: 'workaround', text: event.text }),
    line: ({ text }, { t, who }) => withSaid(t('history.workedAround', { who }), text),
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
    evolve: (before, event) => {
      const { attachments } = event;
      const state = following(before, event, 'note');
      return attachments.length > 0 ? { ...state, attachments: [...state.attachments, ...attachments] } : state;
    },
    says: untold,
    internal: true,
    line: toTeam((event, { timeline, t, who }) => {
      const said = nowSaid(timeline, event);
      return said && withSaid(t('history.noted', { who, edited: said.edited }), said.text);
    }),
  },
  edited: {
    evolve: (before, event) => {
      const { message, text, at } = event;
      const written = before.written?.find((one) => one.message === message);
      const state = revised(before, event, written?.pictures ? { pictures: written.pictures } : {});
      if (written?.as === 'report') return { ...retold(state, text), editedAt: at };
      const { lastAnswer } = state;
      return lastAnswer?.from === message ? { ...state, lastAnswer: { ...lastAnswer, text, edited: true } } : state;
    },
    says: untold,
    /** The old words are for the team alone; everybody sees the new ones where they stand. */
    line: toTeam((event, { timeline, t, who }) => {
      const before = versionsOf(timeline.slice(0, timeline.indexOf(event)), event.message).at(-1);
      const old = before === undefined || before === 'gone' ? '' : before.text;
      return withSaid(t('history.edited', { who, said: old === '' ? 'no' : 'yes' }), old);
    }),
  },
  erased: {
    evolve: (before, event) => {
      const { message, pictures } = event;
      const written = before.written?.find((one) => one.message === message);
      const { lastAnswer, ...rest } = revised(before, event, { erased: true });
      const attachments = rest.attachments.filter(({ id }) => !pictures.includes(id));
      const isLast = lastAnswer?.from === message;
      const state = { ...rest, attachments, ...(lastAnswer && !isLast && { lastAnswer }) };
      return written?.as === 'report' ? untitled(state) : state;
    },
    says: untold,
    line: ({ message }, { as, incident, t, who }) => {
      const isNote = incident.written?.find((one) => one.message === message)?.as === 'note';
      return isNote && as === 'caller' ? undefined : t('history.erased', { who });
    },
  },
} satisfies Partial<Happenings>;
