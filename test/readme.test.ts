import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCOPES } from '../adapters/slack/install/scopes';
import { INTENT_NAMES, INTENTS } from '../src/chat/intents';
import { LANGS } from '../src/ground/lang';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

test.each(INTENT_NAMES)('the README shows the command %s in both languages', (name) => {
  for (const lang of LANGS) {
    const [word] = INTENTS[name].words[lang];
    expect(readme).toMatch(new RegExp(`\\| .*\`${word}[ \`]`));
  }
});

test.each(SCOPES)('the README says what the permission $scope is for', ({ scope, why }) => {
  expect(readme).toContain(`| \`${scope}\` | ${why.en} |`);
});
