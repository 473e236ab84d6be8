import { z } from 'zod';
import type { Desk } from '../../../desk/model';
import { serviceName } from '../../../desk/words';
import { fold } from '../../../ground/fold';
import { READ } from '../../../ground/limits';
import { caseDevice, earlierCase } from '../../../registers/on-a-case';
import { textsFor } from '../../../view/text';
import type { Choice } from '../../../view/view';
import { shorten } from '../../../view/words';
import { type Fields, formCommand, type Meant, MOST_CHOICES } from '../../case-command';
import { deviceTagged } from '../../chat/device';
import { ALREADY, type Draft, planWith, refuse, unresolved } from '../../decide/shared';
import { startingPriority } from '../../policies/priority';
import { NO_SERVICE } from '../../policies/read-report';
import { operators } from '../../rights';
import type { StoredIncident } from '../../stored';
import type { IncidentTurn } from '../../turn';
import type { Incident } from '../../types';
import type { CardContext } from '../../views/context';

const takes = z.object({
  device: caseDevice.optional(),
  earlier: z.array(earlierCase).optional(),
  service: z.string().max(READ.name).optional(),
});
type Takes = z.infer<typeof takes>;

/** Typed behind the number where there is none. */
const NONE: ReadonlySet<string> = new Set(['none', 'ingen', '-']);

/** What was typed and chosen: a device that is another one brings its own service along. */
const meantBy = async (turn: IncidentTurn, { state }: StoredIncident, sent: Fields): Promise<Meant<Takes>> => {
  const { ctx } = turn;
  const tag = sent['tag']?.trim() ?? '';
  const found = tag === '' ? {} : await deviceTagged(turn, tag);
  if (!found) return { fill: sent, problem: textsFor(ctx)('line.noDevice', { typed: shorten(tag, 40) }) };
  const chosen = sent['service'] === NO_SERVICE ? undefined : sent['service'];
  const isAnother = found.device !== undefined && found.device.tag !== state.device?.tag;
  const brought = isAnother && chosen === state.service ? found.service : undefined;
  const service = brought !== undefined && Object.hasOwn(ctx.desk.services, brought) ? brought : chosen;
  const earlier = found.earlier?.filter(({ number }) => number !== state.number);
  return {
    body: {
      ...(found.device && { device: found.device }),
      ...(earlier && earlier.length > 0 && { earlier }),
      ...(service !== undefined && { service }),
    },
  };
};

const services = (ctx: CardContext): readonly Choice[] => [
  { value: NO_SERVICE, label: textsFor(ctx)('form.report.noService') },
  ...Object.keys(ctx.desk.services)
    .slice(0, MOST_CHOICES - 1)
    .map((value) => ({ value, label: serviceName(ctx, value) })),
];

const inputs = ({ device, service }: Incident): Fields => ({
  ...(device && { tag: device.tag }),
  service: service ?? NO_SERVICE,
});

const hasServices = ({ services: known }: Desk): boolean => Object.keys(known).length > 0;

/** An operator says which device and service a case is about; priority and targets follow, its team stays. */
export const device = formCommand({
  type: 'device',
  may: operators,
  takes,
  ready: unresolved,
  decide: ({ at, device: wanted, earlier, service }, state, desk) => {
    if (service !== undefined && service !== state.service && !Object.hasOwn(desk.services, service))
      return refuse('no_such_service');
    if (wanted?.tag === state.device?.tag && service === state.service) return ALREADY;
    const { service: _, ...rest } = state;
    const then = { ...rest, ...(service !== undefined && { service }) };
    const priority = state.override ? state.priority : startingPriority(desk, then);
    const said: Draft = {
      type: 'concerned',
      priority,
      ...(wanted && { device: wanted }),
      ...(wanted && earlier && { earlier }),
      ...(service !== undefined && { service }),
    };
    return priority === state.priority && service === state.service
      ? [said]
      : [said, { type: 'planned', plan: planWith(priority, then, desk, at), because: 'priority' }];
  },
  done: 'done.concerned',
  meant: (sent, turn, stored) => meantBy(turn, stored, sent),
  form: {
    heading: 'form.device.heading',
    inputs: [
      {
        id: 'tag',
        label: 'form.report.device',
        max: READ.word,
        multiline: false,
        required: false,
        placeholder: 'form.report.deviceExample',
      },
      { id: 'service', label: 'fact.service', choices: services, where: ({ desk }) => hasServices(desk) },
    ],
    preset: inputs,
    send: 'button.saveAnswers',
  },
  button: ({ device: known }, at, { desk }) =>
    at === 'change' &&
    (known !== undefined || desk.devices !== undefined || hasServices(desk)) && { label: 'button.device' },
  words: {
    for: 'operators',
    help: 'help.device',
    words: { en: ['device'], da: ['enhed'] },
    shown: 'takes.device',
    // "device 5 is broken" is a report.
    named: true,
    meant: (rest, turn, stored) => {
      if (rest === '') return { fill: {} };
      const tag = NONE.has(fold(rest)) ? '' : rest;
      return meantBy(turn, stored, { ...inputs(stored.state), tag });
    },
  },
});
