import { isJson, jsons } from '../json';
import {
  across,
  all,
  type Fields,
  flag,
  integer,
  list,
  object,
  oneOf,
  pattern,
  type Rule,
  string,
  typed,
} from './rule';
import { altText, anyText, confirm, id, option, optionGroup, plain, url } from './texts';

const date = pattern(/^\d{4}-\d\d-\d\d$/, 'date');
const time = pattern(/^\d\d:\d\d$/, 'time');
const placeholder = plain(150);
const dispatch = object({}, { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered')) });

const acting: Fields = { action_id: id, confirm };
const field: Fields = { action_id: id, focus_on_load: flag, placeholder };
const typing: Fields = { ...field, dispatch_action_config: dispatch };
const menu: Fields = { ...field, confirm };

/** `options` or `option_groups`, one of them; what is chosen at first must be among them. */
const chosenFrom = across((element, pointer, say) => {
  const { options, option_groups: groups } = element;
  if ((options === undefined) === (groups === undefined))
    return say('must define one of: options, option_groups', pointer);
  const values = [...jsons(options), ...jsons(groups).flatMap((group) => jsons(group['options']))].map(
    (one) => one['value'],
  );
  for (const key of ['initial_option', 'initial_options']) {
    const chosen = element[key];
    const missing = (isJson(chosen) ? [chosen] : jsons(chosen)).some((one) => !values.includes(one['value']));
    if (missing) say('must be one of the `options`', `${pointer}/${key}`);
  }
});

const lengths = across((element, pointer, say) => {
  const { min_length: min, max_length: max } = element;
  if (typeof min === 'number' && typeof max === 'number' && min > max)
    say('must be less than `max_length`', `${pointer}/min_length`);
});

function choice(text: (max: number) => Rule, max: number, more: Fields): Rule {
  const options = list(option(text), { max });
  return object({ options }, { action_id: id, confirm, focus_on_load: flag, ...more });
}

function select(more: Fields): Rule {
  const options = { options: list(option(plain), { max: 100 }), option_groups: list(optionGroup, { max: 100 }) };
  return all(object({}, { ...menu, ...options, ...more }), chosenFrom);
}

const initialOptions = list(option(anyText));
const many: Fields = { max_selected_items: integer(1, 100) };
const ids = list(string());
const filter = object(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public')),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
);
const respond: Fields = { response_url_enabled: flag };
const conversation: Fields = { filter, default_to_current_conversation: flag };

export const elementRules: Fields = {
  button: object(
    { text: plain(75) },
    {
      ...acting,
      url,
      value: string({ max: 2000 }),
      style: oneOf('primary', 'danger'),
      accessibility_label: string({ max: 75 }),
    },
  ),
  image: all(
    object({ alt_text: altText }, { image_url: url, slack_file: object({}, { id, url }) }),
    across((element, pointer, say) => {
      if ((element['image_url'] === undefined) === (element['slack_file'] === undefined))
        say('must define one of: image_url, slack_file', pointer);
    }),
  ),
  overflow: object({ options: list(option(plain), { max: 5 }) }, acting),
  checkboxes: all(choice(anyText, 10, { initial_options: initialOptions }), chosenFrom),
  radio_buttons: all(choice(anyText, 10, { initial_option: option(anyText) }), chosenFrom),
  datepicker: object({}, { ...menu, initial_date: date }),
  timepicker: object({}, { ...menu, initial_time: time, timezone: string() }),
  datetimepicker: object(
    {},
    { action_id: id, confirm, focus_on_load: flag, initial_date_time: pattern(/^\d{10}$/, 'UNIX timestamp') },
  ),
  static_select: select({ initial_option: option(plain) }),
  multi_static_select: select({ ...many, initial_options: initialOptions }),
  external_select: object({}, { ...menu, initial_option: option(plain), min_query_length: integer(0, 100) }),
  users_select: object({}, { ...menu, initial_user: string() }),
  multi_users_select: object({}, { ...menu, ...many, initial_users: ids }),
  conversations_select: object({}, { ...menu, ...conversation, ...respond, initial_conversation: string() }),
  multi_conversations_select: object({}, { ...menu, ...many, ...conversation, initial_conversations: ids }),
  channels_select: object({}, { ...menu, ...respond, initial_channel: string() }),
  multi_channels_select: object({}, { ...menu, ...many, initial_channels: ids }),
  plain_text_input: all(
    object(
      {},
      {
        ...typing,
        multiline: flag,
        initial_value: string({ min: 0, max: 3000 }),
        min_length: integer(0, 3000),
        max_length: integer(1, 3000),
      },
    ),
    lengths,
  ),
  number_input: object(
    { is_decimal_allowed: flag },
    {
      ...typing,
      initial_value: string(),
      min_value: string(),
      max_value: string(),
    },
  ),
  email_text_input: object({}, { ...typing, initial_value: string({ min: 0 }) }),
  url_text_input: object({}, { ...typing, initial_value: string({ min: 0 }) }),
};

const menus = Object.keys(elementRules).filter((name) => name.endsWith('_select') || name.endsWith('picker'));
const boxes = ['checkboxes', 'radio_buttons'];
const texts = Object.keys(elementRules).filter((name) => name.endsWith('_input'));

export const accessory = typed(elementRules, ['button', 'image', 'overflow', ...boxes, ...menus]);
export const actionElement = typed(elementRules, ['button', 'overflow', ...boxes, ...menus]);
export const inputElement = typed(elementRules, [...boxes, ...menus, ...texts]);
