import type { Reply } from '../../command/input';
import { privately, tell } from '../../command/turn';
import { numberWords } from '../../desk/words';
import { later } from '../../ground/moments';
import { personIn, pingsOf } from '../../incident/pings';
import type { StoredIncident } from '../../incident/stored';
import { buttons, quote, text } from '../../view/build';
import { textsFor } from '../../view/text';
import { button } from '../button';
import { noSuchReview, type Pressed, recordedCase } from '../turn';
import type { Review } from '../types';
import { blameWords, reviewName } from '../views/words';
import type { MadeFile } from './document';
import { FORMATS, type Format } from './formats';
import { writtenReview } from './written';

/** A link to a file is good for a day. */
const KEPT_MS = 24 * 3600_000;

const pingsFor = async (
  { deps, ctx }: Pressed,
  of: StoredIncident,
  recorded: Awaited<ReturnType<typeof recordedCase>>,
) => {
  const rows = await deps.store.deliveries.history({ kind: 'incident', id: of.state.id });
  const ids = new Set(rows.flatMap(({ target }) => personIn(target) ?? []));
  const names = new Map((await deps.store.people.many([...ids])).map(({ id, name }) => [id, name]));
  return pingsOf(rows, { timeline: recorded.history }, (id) => names.get(id) ?? ctx.desk.people[id]?.name);
};

const answerWith = (
  turn: Pressed,
  review: Review,
  file: MadeFile,
  url: string,
  format: Format,
  names: boolean,
): Reply => {
  const { ctx } = turn;
  const t = textsFor(ctx);
  const blame = blameWords(ctx, review);
  const data = { review: review.id, format, names: names ? 'no' : 'yes' };
  return privately({
    fallback: `${reviewName(ctx, review)} · ${file.name}`,
    blocks: [
      text([t(names ? 'review.exported.names' : 'review.exported.roles')]),
      text([{ link: url, label: file.name }]),
      text(t('review.exported.kept'), 'subtle'),
      ...(blame === undefined ? [] : [text(blame, 'warning')]),
      ...buttons([
        button(t, names ? 'button.exportRoles' : 'button.exportNames', 'review.export', data),
        button(t, 'button.showReview', 'review', { review: review.id }),
      ]),
    ],
  });
};

/** Without an address of our own only text can be had: in the answer itself. */
const answerInText = (turn: Pressed, review: Review, file: MadeFile, format: Format): Reply => {
  const { ctx } = turn;
  const t = textsFor(ctx);
  if (format !== 'markdown') return tell(t('review.exported.nowhere'), 'warning');
  const name = reviewName(ctx, review);
  const blame = blameWords(ctx, review);
  return privately({
    fallback: name,
    blocks: [
      text(t('review.exported.roles')),
      ...(blame === undefined ? [] : [text(blame, 'warning')]),
      ...quote(new TextDecoder().decode(file.bytes)),
      ...buttons([button(t, 'button.showReview', 'review', { review: review.id })]),
    ],
  });
};

/** A review as a file, behind a link that nobody can guess. Who is named stands there by their role, unless names are asked for. */
export const exported = async (turn: Pressed, of: StoredIncident, review: Review): Promise<Reply> => {
  const { ctx, deps, input } = turn;
  const format = FORMATS.find((one) => one === input.data['format']);
  if (!format) return noSuchReview(turn);
  const names = input.data['names'] === 'yes';
  const recorded = await recordedCase(turn, of);
  const document = writtenReview(review, recorded, await pingsFor(turn, of, recorded), ctx, names);
  const file = await deps.makeDocument(document, format, numberWords(ctx, review.about));
  const id = deps.newSecretId();
  const url = deps.fileUrl?.(id);
  if (url === undefined) return answerInText(turn, review, file, format);
  await deps.store.files.put({ ...file, id, at: ctx.now, until: later(ctx.now, KEPT_MS) });
  return answerWith(turn, review, file, url, format, names);
};
