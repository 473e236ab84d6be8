import { read } from '../json';
import type { Actor } from '../person';
import { type Bench, clientFor, errorOf, startBench } from './support';

const text = (size: number) => 'x'.repeat(size);
const plain = (size: number) => ({ type: 'plain_text' as const, text: text(size) });
const divider = { type: 'divider' as const };
const modal = (more = {}) => ({ type: 'modal' as const, title: plain(5), blocks: [divider], ...more });
const home = (more = {}) => ({ type: 'home' as const, blocks: [divider], ...more });

describe('modals', () => {
  let bench: Bench;
  let anna: Actor;
  let time = 1_800_000_000_000;
  beforeEach(async () => {
    bench = await startBench({ now: () => time });
    anna = bench.slack.person('Anna');
  });
  afterEach(() => bench.close());

  async function trigger(): Promise<string> {
    return String((await anna.shortcut('report')).payload['trigger_id']);
  }
  const open = async (view = modal(), trigger_id?: string) =>
    bench.client.views.open({ trigger_id: trigger_id ?? (await trigger()), view });

  it('open before the person who did something', async () => {
    const { view } = await open(modal({ callback_id: 'report', private_metadata: 'm' }));
    expect(view).toMatchObject({
      id: anna.modal?.id,
      callback_id: 'report',
      private_metadata: 'm',
      root_view_id: view?.id,
    });
    expect(bench.slack.person('Bo').modal).toBeUndefined();
  });

  it('open within 3 s', async () => {
    const [early, late] = [await trigger(), await trigger()];
    time += 3000;
    expect(await errorOf(open(modal(), early))).toBe('ok');
    time += 1;
    expect(await errorOf(open(modal(), late))).toBe('expired_trigger_id');
  });

  it('open once for each trigger, even when the first view was refused', async () => {
    const once = await trigger();
    expect(await errorOf(open(modal({ title: plain(25) }), once))).toBe('invalid_arguments');
    expect(await errorOf(open(modal(), once))).toBe('ok');
    expect(await errorOf(open(modal(), once))).toBe('exchanged_trigger_id');
    expect(await errorOf(open(modal(), 'nonsense'))).toBe('invalid_trigger_id');
  });

  it('do not open with the trigger of another workspace', async () => {
    bench.slack.addWorkspace({ botToken: 'xoxb-2' });
    const other = clientFor(bench.slack, 'xoxb-2');
    expect(await errorOf(other.views.open({ trigger_id: await trigger(), view: modal() }))).toBe('invalid_trigger_id');
  });

  it('are of type modal', async () => {
    expect(await errorOf(bench.client.views.open({ trigger_id: await trigger(), view: home() }))).toBe(
      'invalid_arguments',
    );
  });

  it('change by id or by external id, with the hash that stands', async () => {
    const { view } = await open(modal({ external_id: 'e' }));
    const hash = view?.hash ?? '';
    const update = (more: object) =>
      errorOf(bench.client.apiCall('views.update', { view: modal({ external_id: 'e' }), ...more }));
    expect(await update({ view_id: view?.id, hash })).toBe('ok');
    expect(await update({ view_id: view?.id, hash })).toBe('hash_conflict');
    expect(await update({ external_id: 'e' })).toBe('ok');
    expect(anna.modal?.shown).toHaveLength(3);
  });

  it('do not change once closed', async () => {
    const { view } = await open();
    if (anna.modal) await anna.closes(anna.modal);
    expect(await errorOf(bench.client.views.update({ view_id: view?.id ?? '', view: modal() }))).toBe('not_found');
  });

  it('share no external id', async () => {
    await open(modal({ external_id: 'e' }));
    const bo = bench.slack.person('Bo');
    const { payload } = await bo.shortcut('report');
    const call = bench.client.views.open({
      trigger_id: String(payload['trigger_id']),
      view: modal({ external_id: 'e' }),
    });
    expect(await errorOf(call)).toBe('duplicate_external_id');
  });

  it('are no larger than 250 KB', async () => {
    const section = (size: number) => ({ type: 'section', text: { type: 'mrkdwn', text: text(size) } });
    const sized = (size: number) =>
      modal({ blocks: [...Array.from({ length: 84 }, () => section(2900)), section(size), section(1)] });
    const left = 250_000 - JSON.stringify(sized(0)).length;
    expect(await errorOf(open(sized(left)))).toBe('ok');
    expect(await errorOf(open(sized(left + 1)))).toBe('view_too_large');
  });

  it('stand on each other, three at most', async () => {
    const button = { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'More' } }] };
    const push = async () => {
      if (!anna.modal) throw new Error('no modal');
      const { payload } = await anna.presses('More', { on: anna.modal });
      return errorOf(
        bench.client.views.push({ trigger_id: String(payload['trigger_id']), view: modal({ blocks: [button] }) }),
      );
    };
    const { view } = await open(modal({ blocks: [button] }));
    expect([await push(), await push(), await push()]).toEqual(['ok', 'ok', 'push_limit_reached']);
    expect(anna.modal?.rootId).toBe(view?.id);
    expect(await errorOf(bench.client.views.push({ trigger_id: await trigger(), view: modal() }))).toBe('not_found');
    await bench.client.views.publish({ user_id: anna.id, view: { type: 'home', blocks: [button] } });
    if (!anna.home) throw new Error('no home');
    const { payload } = await anna.presses('More', { on: anna.home });
    const fromHome = bench.client.views.push({ trigger_id: String(payload['trigger_id']), view: modal() });
    expect(await errorOf(fromHome)).toBe('not_found');
  });

  it('of the home are replaced, with the hash that stands', async () => {
    const publish = (hash?: string) =>
      bench.client.views.publish({ user_id: anna.id, view: home(), ...(hash !== undefined && { hash }) });
    const first = read((await publish()).view, 'hash');
    expect(anna.home?.shown).toHaveLength(1);
    expect(await errorOf(publish(String(first)))).toBe('ok');
    expect(await errorOf(publish(String(first)))).toBe('hash_conflict');
    expect(await errorOf(bench.client.views.publish({ user_id: 'U404', view: home() }))).toBe('user_not_found');
  });
});
