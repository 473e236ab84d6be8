import type { ReviewDocument, Section } from './document';

/** What would be taken for markup; a table's own sign most of all. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, String.raw`\$&`);
const inCell = (text: string): string => escaped(text).replace(/\s*\n\s*/g, '<br>');
const row = (cells: readonly string[]): string => `| ${cells.map(inCell).join(' | ')} |`;

const bodyOf = (section: Section): string => {
  switch (section.type) {
    case 'text':
      return escaped(section.text);
    case 'facts':
      return section.facts.map(({ label, value }) => `- **${escaped(label)}**: ${escaped(value)}`).join('\n');
    case 'table':
      return [row(section.columns), row(section.columns.map(() => '---')), ...section.rows.map(row)].join('\n');
  }
};

/** As a Markdown text with tables. */
export const markdownOf = ({ title, about, sections }: ReviewDocument): string =>
  `${[`# ${escaped(title)}`, escaped(about), ...sections.map((one) => `## ${escaped(one.heading)}\n\n${bodyOf(one)}`)].join('\n\n')}\n`;
