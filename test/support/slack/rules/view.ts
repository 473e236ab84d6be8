import { jsons } from '../json';
import { viewBlocks } from './blocks';
import { across, all, type Fields, flag, object, type Rule, string, typed } from './rule';
import { plain } from './texts';

const common: Fields = {
  private_metadata: string({ min: 0, max: 3000 }),
  callback_id: string({ min: 0, max: 255 }),
  external_id: string({ min: 0, max: 255 }),
};

const needsSubmit = across((view, pointer, say) => {
  if (view['submit'] !== undefined) return;
  jsons(view['blocks']).forEach((block, at) => {
    if (block['type'] === 'input')
      say('must define `submit` to use an `input` block in modals', `${pointer}/blocks/${at}/input`);
  });
});

const viewRules: Fields = {
  modal: all(
    object(
      { title: plain(24), blocks: viewBlocks },
      {
        ...common,
        submit: plain(24),
        close: plain(24),
        clear_on_close: flag,
        notify_on_close: flag,
        submit_disabled: flag,
      },
    ),
    needsSubmit,
  ),
  home: object({ blocks: viewBlocks }, common),
};

/** A view for these surfaces. */
export const viewRule = (...types: readonly ('modal' | 'home')[]): Rule => typed(viewRules, types);
