import { categoryName, serviceName, typeName } from '../../../desk/words';
import { LIMITS, READ } from '../../../ground/limits';
import type { CaseDevice } from '../../../registers/on-a-case';
import { buttons, text } from '../../../view/build';
import { choice, input } from '../../../view/form';
import { textsFor } from '../../../view/text';
import type { ActionData, Block, Choice } from '../../../view/view';
import { type Fields, MOST_CHOICES } from '../../case-command';
import { typesOf } from '../../policies/case-type';
import { BY_WORDS, NO_SERVICE, readReport } from '../../policies/read-report';
import type { KnownCase } from '../../policies/services/known';
import { button } from '../button';
import type { CardContext } from '../context';
import { knownBlocks, knownButtons } from '../lists/known';

/** What is known of a report while it is being written. */
export interface Intake {
  readonly device?: CaseDevice;
  /** Key of the service it is about, or is perhaps about. */
  readonly service?: string;
  readonly perhaps?: string;
  /** What may be the same: the one offer above the form. */
  readonly known?: KnownCase;
  /** What a room below has for it, by its own names, and how that stands there; only where nothing is known to be disturbed. */
  readonly offers?: readonly string[];
  readonly offerBlocks?: readonly Block[];
}

/** What the words alone decide, until somebody chooses. */
const byWords = (ctx: CardContext): Choice => ({ value: BY_WORDS, label: textsFor(ctx)('form.report.byWords') });

const deviceName = ({ tag, name }: CaseDevice): string => [tag, ...(name === undefined ? [] : [name])].join(' ');

/** Where nothing is known of devices or services, nothing is asked of them. */
const thingInputs = (ctx: CardContext, typed: Fields, { device, service }: Intake): readonly Block[] => {
  const t = textsFor(ctx);
  const services = Object.keys(ctx.desk.services).map((value) => ({ value, label: serviceName(ctx, value) }));
  const none = { value: NO_SERVICE, label: t('form.report.noService') };
  return [
    ...(services.length === 0
      ? []
      : [
          choice(
            ctx,
            'service',
            t('fact.service'),
            [byWords(ctx), none, ...services].slice(0, MOST_CHOICES),
            typed['service'] ?? service ?? BY_WORDS,
          ),
        ]),
    ...(device === undefined && typed['device'] === undefined && ctx.desk.devices === undefined
      ? []
      : [
          input(ctx, {
            id: 'device',
            label: 'form.report.device',
            max: READ.word,
            required: false,
            multiline: false,
            placeholder: 'form.report.deviceExample',
            value: typed['device'] ?? device?.tag,
          }),
        ]),
  ];
};

const restInputs = (ctx: CardContext, typed: Fields, intake: Intake): readonly Block[] => {
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
    ...thingInputs(ctx, typed, intake),
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
const restLine = (ctx: CardContext, typed: Fields, intake: Intake, data: ActionData): readonly Block[] => {
  const t = textsFor(ctx);
  const { caseType, category } = readReport(ctx.desk, typed);
  const type = typesOf(ctx.desk).length > 1 ? [typeName(ctx, caseType)] : [];
  const { device, service, perhaps } = intake;
  const things = [
    ...(service === undefined ? [] : [serviceName(ctx, service)]),
    ...(perhaps === undefined ? [] : [t('form.report.perhaps', { service: serviceName(ctx, perhaps) })]),
    ...(device ? [deviceName(device)] : []),
  ];
  const words = typed['text']?.trim()
    ? t('form.report.looksLike', { words: [...type, categoryName(ctx, category), ...things].join(' · ') })
    : t('form.report.rest');
  return [text(words, 'subtle'), ...buttons([button(t, 'button.change', 'report.change', data, { submits: true })])];
};

/** Type, area, service, device and place: in one line, or as inputs where somebody wanted to change them. */
export const restBlocks = (ctx: CardContext, typed: Fields, intake: Intake, data: ActionData): readonly Block[] =>
  typed['rest'] === 'open' ? restInputs(ctx, typed, intake) : restLine(ctx, typed, intake, data);

/** What stands above the form: a disturbance that is known, and what helps for now; else what a room below has for it. */
export const offerBlocks = (ctx: CardContext, { known, offerBlocks: others = [] }: Intake): readonly Block[] =>
  known ? [...knownBlocks(ctx, known), text(textsFor(ctx)('form.report.known')), ...knownButtons(ctx, known)] : others;
