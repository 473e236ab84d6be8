/** Small pieces of Block Kit for tests, right unless told otherwise; sizes in characters. */
export const text = (size: number) => 'x'.repeat(size);
export const plain = (size: number) => ({ type: 'plain_text', text: text(size) });
export const mrkdwn = (size: number) => ({ type: 'mrkdwn', text: text(size) });
export const many = <T>(count: number, one: (nth: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, nth) => one(nth));

export const button = (more = {}) => ({ type: 'button', text: plain(5), ...more });
export const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
export const section = (more = {}) => ({ type: 'section', text: mrkdwn(5), ...more });
export const input = (element: object, more = {}) => ({ type: 'input', label: plain(5), element, ...more });
export const typing = (more = {}) => input({ type: 'plain_text_input', ...more });
export const option = (nth = 0, more = {}) => ({ text: plain(5), value: `v${nth}`, ...more });
export const select = (more = {}) => ({ type: 'static_select', options: [option()], ...more });
export const boxes = (type: string, count: number) => actions({ type, options: many(count, option) });
export const image = (more = {}) => ({ type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a', ...more });
export const table = (rows: number, columns: number) => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => ({ type: 'raw_text', text: 'x' }))),
});
export const confirm = (more = {}) => ({ title: plain(5), text: plain(5), confirm: plain(5), deny: plain(5), ...more });
