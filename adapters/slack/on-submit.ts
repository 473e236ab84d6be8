import type { AckFn, ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { ActionInput, Reply } from '../../src/command/input';
import { privately } from '../../src/command/turn';
import { createProgress } from '../../src/view/progress';
import { isProblem, sentenceOf, whisper } from './answer';
import { directBase, type Here, subjectOf } from './context';
import { beforeAck } from './deadline';
import type { Home } from './home-tab';
import { loadingModal, type Origin, readInputs, readModal } from './render/modal';
import { fill, modalFor } from './window';

export interface Submission {
  readonly user: { readonly id: string; readonly name: string };
  readonly view: ViewOutput;
  readonly ack: AckFn<ViewResponseAction>;
}

/** A sent form as the desk's input; undefined for a window that was not filled yet. */
function inputOf(
  here: Here,
  { user, view }: Submission,
): { readonly input: ActionInput; readonly from: Origin } | undefined {
  const { action, data, origin } = readModal(view.private_metadata);
  if (action === undefined) return undefined;
  const { subject } = origin;
  return {
    from: origin,
    input: {
      type: 'action',
      // The same window, sent twice, is the same; one that was filled anew in between has another hash.
      key: `view ${view.id} ${view.hash}`,
      ...directBase(here, user.id, user.name),
      action,
      data: { ...data, ...readInputs(view.state) },
      ...(subject && { subject: subjectOf(here, subject) }),
    },
  };
}

/** Takes a sent form: stored first, then the window closes; it stays with what is wrong. */
export async function onSubmit(here: Here, home: Home, submission: Submission): Promise<void> {
  const { user, view, ack } = submission;
  const sent = inputOf(here, submission);
  if (!sent) return ack({ response_action: 'clear' });
  const { input, from } = sent;

  /** Said where the window was opened; what comes by itself as a card needs no more. */
  const tell = async (reply: Reply): Promise<void> => {
    const sentence = sentenceOf(reply);
    const { channel, thread } = from;
    if (!sentence || channel === undefined) return;
    await whisper(here, { channel, thread, user: user.id }, sentence, input.key);
  };
  const problemOf = (reply: Reply): ModalView | undefined => {
    if (!isProblem(reply)) return undefined;
    const said = reply.type === 'view' && reply.said && !reply.stale ? { ...reply, view: reply.said } : reply;
    return modalFor(said, from);
  };

  /** What it only shows stands in the same window. */
  const lookOf = (reply: Reply): ModalView | undefined =>
    here.opens.press(input.action) === 'look' ? modalFor(reply, from) : undefined;

  if (here.opens.press(input.action) === 'progress') {
    // It takes longer than Slack waits: the window says how far it is, and in the end what came of it.
    await ack({ response_action: 'update', view: loadingModal() });
    const put = (reply: Reply): Promise<void> => fill(here.client, { id: view.id }, reply, from);
    const progress = createProgress((shown) => put(privately(shown)));
    const result = await here.inbound({ ...input, progress: progress.show });
    await progress.end();
    await put(result);
    return home.changed(here, user.id);
  }

  const work = here.inbound(input);
  const early = await beforeAck(work);
  const problem = early && (problemOf(early) ?? lookOf(early));
  if (!early) await ack({ response_action: 'update', view: loadingModal() });
  else if (problem) await ack({ response_action: 'update', view: problem });
  else await ack({ response_action: 'clear' });

  const reply = await work;
  if (!early) {
    const isWhole = isProblem(reply) || here.opens.press(input.action) === 'look';
    const shown = isWhole || reply.type === 'done' ? reply : { ...reply, view: sentenceOf(reply) ?? reply.view };
    await fill(here.client, { id: view.id }, shown, from);
  } else if (!problem) await tell(reply);
  return home.changed(here, user.id);
}
