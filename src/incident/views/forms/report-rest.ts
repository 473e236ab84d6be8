import { categoryName, typeName } from '../../../desk/words';
import { LIMITS } from '../../../ground/limits';
import { buttons, text } from '../../../view/build';
import { choice, input } from '../../../view/form';
import { textsFor } from '../../../view/text';
import type { ActionData, Block, Choice } from '../../../view/view';
import { type Fields, MOST_CHOICES } from '../../case-command';
import { typesOf } from '../../policies/case-type';
import { BY_WORDS, readReport } from '../../policies/read-report';
import { button } from '../button';
import type { CardContext } from '../context';

/** What the words alone decide, until somebody chooses. */
const byWords = (ctx: CardContext): Choice => ({ value: BY_WORDS, label: textsFor(ctx)('form.report.byWords') });

const restInputs = (ctx: CardContext, typed: Fields): readonly Block[] => {
  const t = textsFor(ctx);
  const { caseType, category } = readReport(ctx.desk, typed);
  const isEmpty = !typed['text']?.trim();
  const types = typesOf(ctx.desk).map((value) => ({ value, label: typeName(ctx, value) }));
  const categories = Object.keys(ctx.desk.categories).map((value) => ({ value, label: categoryName(ctx, value) }));
  const chosen = (id: 'caseType' | 'category', found: string): string => typed[id] ?? (isEmpty ? BY_WORDS : found);
  return [
    ...(types.length > 1
      ? [choice(ctx, 'caseType', t('fact.type'), [byWords(ctx), ...types], chosen('caseType', caseType))]
      : []),
    choice(
      ctx,
      'category',
      t('fact.area'),
      [byWords(ctx), ...categories].slice(0, MOST_CHOICES),
      chosen('category', category),
    ),
    input(ctx, {
      id: 'where',
      label: 'form.report.where',
      max: LIMITS.where,
      required: false,
      multiline: false,
      placeholder: 'form.report.whereExample',
      value: typed['where'],
    }),
  ];
};

/** What the report was taken for, in a line with *Change*; nothing is guessed before there are words. */
const restLine = (ctx: CardContext, typed: Fields, data: ActionData): readonly Block[] => {
  const t = textsFor(ctx);
  const { caseType, category } = readReport(ctx.desk, typed);
  const type = typesOf(ctx.desk).length > 1 ? [typeName(ctx, caseType)] : [];
  const words = typed['text']?.trim()
    ? t('form.report.looksLike', { words: [...type, categoryName(ctx, category)].join(' · ') })
    : t('form.report.rest');
  return [text(words, 'subtle'), ...buttons([button(t, 'button.change', 'report.change', data, { submits: true })])];
};

/** Type, area, place and device: in one line, or as inputs where somebody wanted to change them. */
export const restBlocks = (ctx: CardContext, typed: Fields, data: ActionData): readonly Block[] =>
  typed['rest'] === 'open' ? restInputs(ctx, typed) : restLine(ctx, typed, data);
