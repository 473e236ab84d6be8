import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCOPES } from '../adapters/slack/install/scopes';
import { TYPED } from '../src/chat/table';
import { LANGS } from '../src/ground/lang';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

test.each(TYPED)('the README shows the command $name in both languages', ({ words }) => {
  for (const lang of LANGS) {
    const [word] = words[lang];
    expect(readme).toMatch(new RegExp(`\\| .*\`${word}[ \`]`));
  }
});

test.each(SCOPES)('the README says what the permission $scope is for', ({ scope, why }) => {
  expect(readme).toContain(`| \`${scope}\` | ${why.en} |`);
});
