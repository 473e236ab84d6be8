import type { Answer } from '../deliver';
import { isJson, type Json, jsons, read, textOf } from '../json';
import { addView, changeView, closeAll, openModals, payloadOf } from '../modals';
import type { View } from '../model';
import { isCalled, partsOf, wordsOfText } from '../parts';
import { Refused } from '../refused';
import { viewShape } from '../shapes';
import { newest, newTrigger } from '../world';
import { type ActorDeps, origin } from './deps';
import { complaintsOf, type Inputs, type, valuesOf } from './typed';

export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** A person filling in modals. */
export function createForms(deps: ActorDeps, mustShow: (view: View) => void) {
  const { world, workspace, user, deliver, events } = deps;
  const base = origin(deps);

  const valuesIn = (view: View): Json => valuesOf(newest(view)['blocks'], view.typed);

  /** Every error belongs to an input that is there. */
  function showErrors(view: View, errors: unknown): void {
    const inputs = partsOf(newest(view)['blocks']).filter((part) => part.block['type'] === 'input');
    const entries = isJson(errors) ? Object.entries(errors) : [];
    const isKnown = ([block, said]: readonly [string, unknown]): boolean =>
      typeof said === 'string' && said !== '' && inputs.some((part) => part.blockId === block);
    if (entries.length === 0 || !entries.every(isKnown)) throw new Refused('invalid_errors');
    view.errors = Object.fromEntries(entries.map(([block, said]) => [block, String(said)]));
  }

  /** Does what the bot answers a submission with; throws `Refused`. */
  function apply(view: View, body: unknown): void {
    const action = read(body, 'response_action');
    const next = (): Json => payloadOf(world, read(body, 'view'), 'modal');
    if (action === 'clear') closeAll(workspace, user.id);
    else if (action === 'errors') showErrors(view, read(body, 'errors'));
    else if (action === 'update') changeView(world, view, next());
    else if (action === 'push') addView(world, workspace, { user: user.id, type: 'modal', payload: next(), on: view });
    else if (action === undefined && (body === '' || (isJson(body) && Object.keys(body).length === 0)))
      view.closed = true;
    else throw new Refused('invalid_response_action');
  }

  async function submits(view: View, inputs: Inputs = {}): Promise<Answer> {
    mustShow(view);
    const payload = newest(view);
    if (payload['submit'] === undefined) throw new Error('that view has no submit');
    type(payload['blocks'], inputs, view.typed);
    const values = valuesIn(view);
    const complaints = complaintsOf(payload['blocks'], values);
    if (complaints.length > 0) throw new Error(`not sent: ${complaints.join(', ')}`);
    view.errors = {};
    const answer = await deliver({
      type: 'view_submission',
      ...base,
      trigger_id: newTrigger(world, workspace, user.id, view),
      view: viewShape(world, view, values),
      response_urls: [],
    });
    if (answer.status !== 200) return answer;
    try {
      apply(view, answer.body);
      return answer;
    } catch (error) {
      if (error instanceof Refused) return { ...answer, trouble: error.error };
      throw error;
    }
  }

  /** Types into a menu that asks the bot for its options; what it offers, none of it longer than Slack takes. */
  async function suggests(view: View, name: string, typed: string): Promise<readonly Suggestion[]> {
    mustShow(view);
    const part = partsOf(newest(view)['blocks']).find((one) => one.type === 'external_select' && isCalled(one, name));
    if (!part) throw new Error(`no menu ${name} that asks for its options`);
    const { body, status } = await deliver({
      type: 'block_suggestion',
      ...base,
      container: { type: 'view', view_id: view.id },
      action_id: part.actionId,
      block_id: part.blockId,
      value: typed,
      view: viewShape(world, view, valuesIn(view)),
    });
    if (status !== 200) throw new Error(`the menu was answered with ${status}`);
    const options = jsons(read(body, 'options'));
    if (options.length > 100) throw new Error('more than 100 options');
    return options.map((option) => {
      const one = { label: wordsOfText(option['text']), value: textOf(option['value']) };
      if (one.label.length > 75 || one.value.length > 150) throw new Error(`too long an option: ${one.label}`);
      return one;
    });
  }

  /** Closes the modal in front, or all of them with `all`; the bot hears of those that say `notify_on_close`. */
  async function closes(view: View, { all = false }: { readonly all?: boolean } = {}): Promise<Answer> {
    mustShow(view);
    const isCleared = all || newest(view)['clear_on_close'] === true;
    const closing = isCleared ? openModals(workspace, user.id).toReversed() : [view];
    let answer: Answer = { status: 0, body: '', tookMs: 0, payload: {} };
    for (const one of closing) {
      const payload = {
        type: 'view_closed',
        ...base,
        view: viewShape(world, one, valuesIn(one)),
        is_cleared: isCleared,
      };
      one.closed = true;
      if (newest(one)['notify_on_close'] === true) answer = await deliver(payload);
    }
    return answer;
  }

  /** Looks at the bot's home, or at its messages. */
  function opensHome({ tab = 'home' }: { readonly tab?: 'home' | 'messages' } = {}): Promise<Answer> {
    const home = workspace.views.find((one) => one.type === 'home' && one.user === user.id);
    return events.homeOpened(workspace, user.id, tab, home && viewShape(world, home, valuesIn(home)));
  }

  return { submits, suggests, closes, opensHome };
}
