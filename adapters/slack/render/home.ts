import type { HomeView } from '@slack/types';
import { fit } from '../../../src/view/fit';
import type { View } from '../../../src/view/view';
import { renderBlocks } from './blocks';
import { blockContext } from './buttons';
import { SLACK_LIMITS } from './limits';
import { within } from './within';

/** The view as a person's home tab. */
export function renderHome(view: View): HomeView {
  const home = (candidate: View): HomeView => ({
    type: 'home',
    blocks: [...within(renderBlocks(candidate.blocks, blockContext()), SLACK_LIMITS.viewBlocks)],
  });
  return home(fit(view, (candidate) => JSON.stringify(home(candidate)).length, SLACK_LIMITS.viewChars));
}
