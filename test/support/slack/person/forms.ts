import type { Answer } from '../deliver';
import { isJson, type Json, read } from '../json';
import { addView, changeView, closeAll, openModals, payloadOf } from '../modals';
import type { View } from '../model';
import { partsOf } from '../parts';
import { Refused } from '../refused';
import { viewShape } from '../shapes';
import { newest, newTrigger } from '../world';
import { type ActorDeps, origin } from './deps';
import { complaintsOf, type Inputs, type, valuesOf } from './typed';

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

  return { submits, closes, opensHome };
}
