import { teamName } from '../../../desk/words';
import { textsFor } from '../../../view/text';
import type { Button } from '../../../view/view';
import type { Notice } from '../../effects';
import { isUnresolved } from '../../lifecycle';
import { majorNow } from '../../major/rules';
import { isPending } from '../../policies/approval';
import type { Incident } from '../../types';
import { besideOf, button, showButton } from '../button';
import { answerButtons } from '../card/parts';
import type { CardContext } from '../context';
import { QUESTIONS } from '../forms/questions';
import { caseButtons } from '../from-commands';
import { mayReopen } from '../words';
import { asksUrgency, type Following, isFollowing, type NoticeReader } from './sentence';

const forCaller = (notice: Notice, incident: Incident, ctx: CardContext): readonly Button[] => {
  const t = textsFor(ctx);
  const data = besideOf(incident, 'caller');
  const { kind } = notice;
  if (kind === 'asked' || kind === 'nudged' || kind === 'mayClose') {
    return [button(t, 'button.reply', 'answer.open', data, { style: 'primary' })];
  }
  if (kind === 'inquired') return [button(t, 'button.reply', 'answer.open', data, { style: 'primary' })];
  if (kind === 'messaged' || kind === 'undelivered') return [button(t, 'button.reply', 'answer.open', data)];
  if (kind === 'workaround') {
    return asksUrgency(notice, incident) ? answerButtons(QUESTIONS[1], incident, data, ctx) : [];
  }
  if (kind === 'resolved') {
    return [
      button(t, 'button.fixed', 'fixed', data, { style: 'primary' }),
      button(t, 'button.notYet', 'notYet.open', data),
    ];
  }
  const mayReopenIt =
    (kind === 'closedByItself' || kind === 'cancelled' || kind === 'declined' || kind === 'merged') &&
    mayReopen(incident, ctx) !== undefined;
  return mayReopenIt ? [button(t, 'button.reopen', 'reopen.open', data)] : [];
};

const QUIET: readonly Notice['kind'][] = ['claimed', 'closedByItself', 'cancelled', 'confirmed', 'worksNow'];

const forStaff = (notice: Notice, incident: Incident, ctx: CardContext): readonly Button[] => {
  if (QUIET.includes(notice.kind)) return [];
  const t = textsFor(ctx);
  const data = besideOf(incident, 'team');
  const show = showButton(incident, 'team', ctx);
  if (notice.kind === 'isYours') {
    return [button(t, 'button.own', 'own', data, { style: 'primary' }), button(t, 'button.disown', 'disown', data)];
  }
  if (notice.kind === 'nudged' && incident.absent) {
    return [button(t, 'button.logAnswer', 'answer.open', data, { style: 'primary' }), show];
  }
  if (notice.kind === 'handOver' && incident.handOver) {
    return [
      button(t, 'button.accept', 'accept', data, { style: 'primary' }),
      button(t, 'button.return', 'return.open', data),
      show,
    ];
  }
  if (notice.kind === 'approvalAsked' || notice.kind === 'approvalAnswered') {
    return isPending(incident) ? [...caseButtons(incident, 'approval', { ...ctx, asOf: true }), show] : [show];
  }
  if (notice.kind === 'majorOffered' && isUnresolved(incident) && !majorNow(incident)) {
    return [button(t, 'button.declareMajor', 'major', data, { style: 'danger' }), show];
  }
  if (notice.kind === 'newsDue')
    return [button(t, 'button.updateOpen', 'update.open', data, { style: 'primary' }), show];
  if (notice.kind === 'stuck') {
    const stays = notice.teams.map((team) =>
      button(t, 'button.stay', 'stay', { ...data, team }, { values: { team: teamName(ctx, team) } }),
    );
    return [...stays, show];
  }
  if (notice.kind === 'meant' || (notice.kind === 'assigned' && notice.byRule)) {
    const claims = incident.status === 'new' ? [button(t, 'button.claim', 'claim', data, { style: 'primary' })] : [];
    return [...claims, button(t, 'button.notMe', 'notMe', data), show];
  }
  if (notice.kind === 'mayClose' && isUnresolved(incident)) {
    return [
      button(t, 'button.resolve', 'resolve.open', data, { style: 'primary' }),
      button(t, 'button.message', 'message.open', data),
      show,
    ];
  }
  if ((notice.kind === 'noNews' || notice.kind === 'promiseBroken') && isUnresolved(incident)) {
    return [button(t, 'button.message', 'message.open', data), button(t, 'button.waitOpen', 'wait.open', data), show];
  }
  return incident.status === 'new' ? [button(t, 'button.claim', 'claim', data, { style: 'primary' }), show] : [show];
};

/** Leaving is one press. */
const forFollower = (notice: Notice, incident: Incident, ctx: CardContext, to: Following): readonly Button[] => {
  const t = textsFor(ctx);
  const { id, service, team } = incident;
  if (to === 'follower') {
    return [showButton(incident, 'team', ctx), button(t, 'button.unfollow', 'unfollow', { incident: id })];
  }
  if (to === 'meToo') {
    const isOver = notice.kind === 'followed' && (notice.what === 'resolved' || notice.what === 'cancelled');
    return [
      isOver
        ? button(t, 'button.report', 'report.open', {})
        : button(t, 'button.notSame', 'meToo.stop', { incident: id }),
    ];
  }
  const topic = to === 'ofService' && service !== undefined ? { service } : { team };
  return [button(t, 'button.unfollow', 'unfollow', topic)];
};

/** What can be done at once from the message. */
export const noticeButtons = (
  notice: Notice,
  incident: Incident,
  ctx: CardContext,
  to: NoticeReader,
): readonly Button[] => {
  if (isFollowing(to)) return forFollower(notice, incident, ctx, to);
  return to === 'caller' ? forCaller(notice, incident, ctx) : forStaff(notice, incident, ctx);
};
