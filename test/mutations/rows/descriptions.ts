/** Every description of a security group or a rule, in a wrong alphabet. */
import { basename } from 'node:path';
import type { Row, Sources } from '../row.ts';
import { contentOf, placeAt } from '../sources.ts';

/** By template, the run that makes it. */
const templates = [
  { file: 'src/templates/network.yaml', scenario: 'up' },
  { file: 'src/templates/security-group.yaml', scenario: 'a shared network' },
] as const;

/** On a line of its own, or among others between braces. */
const pattern = /(?:Group|^ {6})Description: (.+)$|(?<=\{ )Description: [^,]+/gm;

export const descriptions = (sources: Sources): Row[] =>
  templates.flatMap(({ file, scenario }) =>
    [...contentOf(sources, file).matchAll(pattern)].map(
      ({ index, 0: whole, 1: words = whole.split(': ')[1] ?? '' }): Row => {
        const { text, before } = placeAt(sources, file, index, index + whole.length);
        return {
          name: `described beyond ASCII in ${basename(file)}: ${words}`,
          file,
          text,
          replacement: `${before}${whole.replace(words, `’${words}’`)}`,
          really: 'EC2 takes letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* in descriptions',
          source: 'https://github.com/hashicorp/terraform-provider-aws/issues/43854',
          scenario,
          ends: /Character sets beyond ASCII are not supported|Invalid rule description/,
        };
      },
    ),
  );
