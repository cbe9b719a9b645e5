/** Writes `findings.txt` anew: the second half of `npm run generate`. */
import { writeFileSync } from 'node:fs';
import { rules } from '@plimsoll/rules';
import { readCorpus } from './corpus';
import { findingsFile, listFindings } from './findings';

const corpus = readCorpus();
const text = listFindings(corpus, rules);
writeFileSync(findingsFile, text);
process.stdout.write(
  `${corpus.length} files of the corpus; ${
    text.split('\n').length - 1
  } findings\n`,
);
