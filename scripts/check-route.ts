import type { Desk } from '../src/desk/model';
import { areaName, typeName } from '../src/desk/words';
import type { Lang } from '../src/ground/lang';
import { areaFor } from '../src/incident/decide/report';
import { areaKey } from '../src/incident/policies/area';
import { typeFor } from '../src/incident/policies/case-type';
import { areasFor } from '../src/incident/policies/category';
import { placedBy } from '../src/incident/policies/routing';
import { serviceMeant } from '../src/incident/policies/services/named';
import { routingLines } from '../src/incident/views/why/routing-lines';
import { callerGroupOf } from '../src/people/caller-group';
import { deskPersonOf } from '../src/people/desk-person';
import type { GuessLanguage } from '../src/people/guess-language';
import { type Device, tagsIn } from '../src/registers/device';
import { textsFor } from '../src/view/text';

/** A report as somebody could write it. */
export interface WouldBe {
  readonly text: string;
  /** Address of whoever writes it. */
  readonly as?: string | undefined;
  readonly at: Date;
  readonly guessLanguage: GuessLanguage;
  /** Those of the devices' file that the text names. */
  readonly devices?: readonly Device[];
}

/** Where such a report would go, by which rule, and why no earlier one; in `lang`. */
export const routeLines = (
  desk: Desk,
  { text, as: email, at, guessLanguage, devices = [] }: WouldBe,
  lang: Lang,
): readonly string[] => {
  const ctx = { desk, reader: { lang, zone: desk.zone }, now: at };
  const key = email === undefined ? undefined : deskPersonOf(desk, { email, ids: [] })?.key;
  const group = callerGroupOf(desk, { key, email });
  const language = guessLanguage(text) ?? desk.languages[0];
  const type = typeFor(desk, text);
  const areas = areasFor(desk, text);
  const device = tagsIn(text).flatMap((tag) => devices.find((one) => one.key === tag) ?? [])[0];
  const meant = serviceMeant(desk, { text, category: areas[0].category, group }).service;
  const service = device?.service === undefined ? meant : desk.services[device.service];
  const area = areaFor(desk, areas.map(areaKey), service?.category);
  const facts = { category: areaKey(area), service: service?.key, device: device?.tag, group, language, type, at };
  const own = service?.team ?? desk.categories[area.category]?.team ?? '';
  const { team, routing } = placedBy(desk, facts, own);
  const t = textsFor(ctx);
  const taken = t('checkDesk.takenFor', {
    type: typeName(ctx, type),
    category: areaName(ctx, area),
    group: group === undefined ? 'none' : (desk.groups[group]?.name[lang] ?? group),
    language: t('route.language', { lang: language }),
  });
  const about = [
    ...(device ? [t('checkDesk.device', { device: device.tag })] : []),
    ...(service ? [t('checkDesk.service', { service: service.name[lang] })] : []),
  ];
  const nobody = t('checkDesk.noRoutes', { team: desk.teams[team]?.name[lang] ?? team });
  return [[taken, ...about].join(' '), ...(routing ? routingLines(routing, ctx) : [nobody])];
};
