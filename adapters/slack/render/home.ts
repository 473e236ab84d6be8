import type { HomeView } from '@slack/types';
import { fit } from '../../../src/view/fit';
import type { View } from '../../../src/view/view';
import { renderBlocks } from './blocks';
import { blockContext } from './buttons';
import { SLACK_LIMITS } from './limits';
import { within } from './within';

const homeOf = ({ blocks }: View): HomeView => ({
  type: 'home',
  blocks: [...within(renderBlocks(blocks, blockContext()), SLACK_LIMITS.viewBlocks)],
});

/** The view as a person's home tab. */
export const renderHome = (view: View): HomeView => fit(view, homeOf, SLACK_LIMITS.viewChars);
