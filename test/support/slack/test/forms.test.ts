import type { View } from '../model';
import type { Actor, Inputs } from '../person';
import { type Bench, startBench } from './support';

let bench: Bench;
let anna: Actor;
beforeEach(async () => {
  bench = await startBench();
  anna = bench.slack.person('Anna');
});
afterEach(() => bench.close());

const words = (text: string) => ({ type: 'plain_text', text });
const input = (name: string, element: object, more = {}) => ({
  type: 'input',
  block_id: name,
  label: words(name),
  element: { action_id: name, ...element },
  ...more,
});
const typing = (name: string, more = {}) => input(name, { type: 'plain_text_input', ...more });
const options = ['Low', 'High'].map((name) => ({ text: words(name), value: name.toLowerCase() }));
const modal = (blocks: readonly object[] = [typing('what')], more = {}) => ({
  type: 'modal',
  title: words('Report'),
  submit: words('Send'),
  blocks,
  ...more,
});

async function opened(view = modal()): Promise<View> {
  const { payload } = await anna.shortcut('report');
  await bench.client.apiCall('views.open', { trigger_id: payload['trigger_id'], view });
  if (!anna.modal) throw new Error('not opened');
  return anna.modal;
}

describe('a submission', () => {
  it('tells the view and everything that was typed', async () => {
    const every = [
      typing('what'),
      typing('more', { initial_value: 'nothing' }),
      typing('maybe', {}),
      input('severity', { type: 'static_select', options }),
      input('owner', { type: 'users_select' }),
      input('helpers', { type: 'multi_users_select' }),
      input('day', { type: 'datepicker', initial_date: '2026-03-29' }),
      input('hour', { type: 'timepicker' }),
      input('boxes', { type: 'checkboxes', options }),
      input('one', { type: 'radio_buttons', options, initial_option: options[0] }),
    ].map((block) => ({ ...block, optional: block.block_id === 'maybe' }));
    const view = await opened(modal(every, { callback_id: 'report', private_metadata: 'm' }));
    const inputs: Inputs = {
      what: 'printer',
      severity: 'High',
      owner: anna.id,
      helpers: [anna.id],
      hour: '09:00',
      boxes: ['Low', 'High'],
    };
    const { payload } = await anna.submits(view, inputs);
    expect(payload).toMatchObject({
      type: 'view_submission',
      user: { id: anna.id },
      trigger_id: expect.any(String),
      response_urls: [],
      view: { id: view.id, callback_id: 'report', private_metadata: 'm', hash: view.hash, root_view_id: view.id },
    });
    expect(payload).toHaveProperty('view.state.values', {
      what: { what: { type: 'plain_text_input', value: 'printer' } },
      more: { more: { type: 'plain_text_input', value: 'nothing' } },
      maybe: { maybe: { type: 'plain_text_input', value: null } },
      severity: { severity: { type: 'static_select', selected_option: options[1] } },
      owner: { owner: { type: 'users_select', selected_user: anna.id } },
      helpers: { helpers: { type: 'multi_users_select', selected_users: [anna.id] } },
      day: { day: { type: 'datepicker', selected_date: '2026-03-29' } },
      hour: { hour: { type: 'timepicker', selected_time: '09:00' } },
      boxes: { boxes: { type: 'checkboxes', selected_options: options } },
      one: { one: { type: 'radio_buttons', selected_option: options[0] } },
    });
  });

  it.each([
    ['a required input is empty', typing('what'), {}, 'what is empty'],
    ['a menu has nothing chosen', input('what', { type: 'static_select', options }), {}, 'what is empty'],
    ['no box is ticked', input('what', { type: 'checkboxes', options }), { what: [] }, 'what is empty'],
    ['a text is too short', typing('what', { min_length: 3 }), { what: 'ab' }, 'what is shorter than 3'],
    ['a text is too long', typing('what', { max_length: 3 }), { what: 'abcd' }, 'what is too long'],
    ['an address is none', input('what', { type: 'email_text_input' }), { what: 'anna' }, 'what is no e-mail address'],
    ['a URL is none', input('what', { type: 'url_text_input' }), { what: 'vagt.dk' }, 'what is no URL'],
    [
      'a number is none',
      input('what', { type: 'number_input', is_decimal_allowed: false }),
      { what: '1.5' },
      'what is no such number',
    ],
    [
      'a number is too large',
      input('what', { type: 'number_input', is_decimal_allowed: true, max_value: '5' }),
      { what: '6' },
      'what is no such number',
    ],
  ])('is not sent while %s', async (_why, block, inputs, complaint) => {
    const view = await opened(modal([block]));
    await expect(anna.submits(view, inputs)).rejects.toThrow(`not sent: ${complaint}`);
    expect(bench.received).toHaveLength(1);
  });

  it('closes the view when nothing is answered', async () => {
    await anna.submits(await opened(), { what: 'x' });
    expect(anna.modal).toBeUndefined();
  });

  it('leaves the view open with errors, which go when it is sent again', async () => {
    const view = await opened();
    bench.answer({ response_action: 'errors', errors: { what: 'Say more.' } });
    await anna.submits(view, { what: 'x' });
    expect([anna.modal, view.errors]).toEqual([view, { what: 'Say more.' }]);
    bench.answer('');
    await anna.submits(view);
    expect([view.errors, anna.modal]).toEqual([{}, undefined]);
  });

  it('can bring another view, or one more, or close all', async () => {
    const view = await opened();
    bench.answer({ response_action: 'update', view: modal([typing('more')]) });
    await anna.submits(view, { what: 'x' });
    expect(view.shown).toHaveLength(2);
    bench.answer({ response_action: 'push', view: modal([typing('sure')]) });
    await anna.submits(view, { more: 'x' });
    const second = anna.modal;
    expect(second).toMatchObject({ previousId: view.id, rootId: view.id });
    await expect(anna.submits(view, { more: 'x' })).rejects.toThrow('another modal stands in front');
    bench.answer({ response_action: 'clear' });
    if (second) await anna.submits(second, { sure: 'yes' });
    expect(anna.modal).toBeUndefined();
  });

  it.each([
    ['errors of no input', { response_action: 'errors', errors: { nothing: 'x' } }, 'invalid_errors'],
    ['a view that Slack does not take', { response_action: 'update', view: { type: 'modal' } }, 'invalid_arguments'],
    ['an unknown action', { response_action: 'dance' }, 'invalid_response_action'],
    ['something else', { hello: 1 }, 'invalid_response_action'],
  ])('is in trouble when the answer is %s', async (_what, body, trouble) => {
    const view = await opened();
    bench.answer(body);
    expect((await anna.submits(view, { what: 'x' })).trouble).toBe(trouble);
    expect(anna.modal).toBe(view);
  });
});

describe('a modal', () => {
  it('keeps what was typed while ids stay', async () => {
    const view = await opened(
      modal([typing('what'), { type: 'actions', elements: [{ type: 'button', text: words('More') }] }]),
    );
    const { payload } = await anna.presses('More', { on: view, inputs: { what: 'printer' } });
    expect(payload).toMatchObject({
      container: { type: 'view', view_id: view.id },
      view: { state: { values: { what: { what: { value: 'printer' } } } } },
    });
    await bench.client.apiCall('views.update', { view_id: view.id, view: modal([typing('what'), typing('more')]) });
    expect((await anna.submits(view, { more: 'x' })).payload).toMatchObject({
      view: { state: { values: { what: { what: { value: 'printer' } }, more: { more: { value: 'x' } } } } },
    });
  });

  it('tells of its closing only when it says so', async () => {
    expect((await anna.closes(await opened())).status).toBe(0);
    const view = await opened(modal([typing('what')], { notify_on_close: true }));
    expect((await anna.closes(view)).payload).toMatchObject({
      type: 'view_closed',
      view: { id: view.id },
      is_cleared: false,
    });
    expect(
      (await anna.closes(await opened(modal(undefined, { notify_on_close: true })), { all: true })).payload,
    ).toMatchObject({ is_cleared: true });
    await expect(anna.closes(view)).rejects.toThrow('that is gone');
  });

  it('without a submit button is not submitted', async () => {
    const view = await opened(modal([{ type: 'divider' }], { submit: undefined }));
    await expect(anna.submits(view)).rejects.toThrow('that view has no submit');
  });

  it('has only its own inputs', async () => {
    await expect(anna.submits(await opened(), { why: 'x' })).rejects.toThrow('no input why; there are: what');
  });
});
