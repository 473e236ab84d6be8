import { mentionsOf, wordsOf } from '../words';

const mrkdwn = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const plain = (text: string) => ({ type: 'header', text: { type: 'plain_text', text } });

describe('words', () => {
  it('are those of every block, in order', () => {
    const blocks = [
      plain('INC-1'),
      {
        ...mrkdwn('broken'),
        fields: [{ type: 'mrkdwn', text: 'since 9' }],
        accessory: { type: 'image', alt_text: 'a shot' },
      },
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Claim' }, value: 'hidden' }] },
      { type: 'context', elements: [{ type: 'mrkdwn', text: 'by Anna' }] },
    ];
    expect(wordsOf({ text: 'fallback', blocks })).toBe('INC-1\nbroken\nsince 9\na shot\nClaim\nby Anna');
  });

  it('are the text where there are no blocks', () => {
    expect(wordsOf({ text: 'a &lt; b', blocks: [] })).toBe('a < b');
  });

  it('of a view have its title and buttons', () => {
    const [title, submit] = [plain('Report').text, plain('Send').text];
    expect(wordsOf({ type: 'modal', title, blocks: [plain('What')], submit })).toBe('Report\nWhat\nSend');
  });

  it('show entities, links and dates as a client does', () => {
    const text = '&lt;!channel&gt; &amp;amp; <https://vagt.dk|Vagt> <https://a.dk> <!date^1700000000^{date}|Tuesday>';
    expect(wordsOf({ blocks: [mrkdwn(text)] })).toBe('<!channel> &amp; Vagt https://a.dk Tuesday');
  });
});

describe('mentions', () => {
  it('are those that ping, each once', () => {
    const text = '<@U1> <@U1|anna> <!subteam^S1> <!here> <!channel|channel> <#C1> <https://a.dk>';
    expect(mentionsOf({ text: '', blocks: [mrkdwn(text)] })).toEqual([
      '<@U1>',
      '<!subteam^S1>',
      '<!here>',
      '<!channel>',
    ]);
  });

  it('are found in the fallback text and in rich text', () => {
    const elements = [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'user', user_id: 'U2' },
          { type: 'broadcast', range: 'here' },
          { type: 'usergroup', usergroup_id: 'S2' },
        ],
      },
    ];
    const found = mentionsOf({ text: '<@U1>', blocks: [{ type: 'rich_text', elements }] });
    expect(found).toEqual(['<@U2>', '<!here>', '<!subteam^S2>', '<@U1>']);
  });

  it('are none when escaped, or in plain text', () => {
    expect(
      mentionsOf({ text: '&lt;@U1&gt;', blocks: [mrkdwn('&lt;!channel&gt;'), plain('<!channel> <@U1>')] }),
    ).toEqual([]);
  });
});
