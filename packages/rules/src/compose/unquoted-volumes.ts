import { defineRule } from '@plimsoll/engine';
import type { YamlScalar } from '@plimsoll/syntax';

export default defineRule({
  id: 'compose/unquoted-volumes',
  title: 'Write volumes without quotes',
  category: 'composition',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['compose/one-way-of-writing'],
    dclint: ['no-quotes-in-volumes'],
  },
  why: `
    A volume is always text to YAML, also without quotes. Quotes around some of them only make a reader wonder what is
    special about these. Where they are needed they are left alone.`,
  unless: `your formatter puts quotes around all texts; the rule is off by default.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    volumes:\n      - "data:/data"\nvolumes:\n  data:\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    volumes:\n      - data:/data\nvolumes:\n  data:\n',
    },
  ],
  check: {
    compose: {
      file({ root }, report) {
        for (const { value } of root?.map('services')?.entries ?? []) {
          const volumes =
            value.type === 'map' ? value.list('volumes') : undefined;
          for (const item of volumes?.items ?? [])
            if (item.type === 'scalar' && hasNeedlessQuotes(item))
              report(item, 'A volume needs no quotes: leave them out', {
                fix: {
                  title: 'Leave the quotes out',
                  safe: true,
                  edits: [{ at: item, text: item.value }],
                },
              });
        }
      },
    },
  },
});

/** Whether the text is the same without quotes, in brackets too. */
function hasNeedlessQuotes({ style, value }: YamlScalar): boolean {
  if (style !== 'single' && style !== 'double') return false;
  return plain.test(value) && !meansMore.test(value);
}

const plain = /^(?:[A-Za-z]|\.\.?\/|[/~$])(?:[\w./~$:@+=-]*[\w./~$@+=-])?$/;
/** Words that YAML reads as something else than text. */
const meansMore = /^(?:~|null|true|false|yes|no|on|off|y|n)$/i;
