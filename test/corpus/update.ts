/** Writes `findings.txt` anew: the second half of `npm run generate`. */
import { writeFileSync } from 'node:fs';
import { rules } from '@plimsoll/rules';
import { corpusServices, findingsFile, listFindings } from './findings';

const services = corpusServices();
const text = listFindings(services, rules);
writeFileSync(findingsFile, text);
process.stdout.write(
  `${services.length} services of the corpus; ${
    text.split('\n').length - 1
  } findings\n`,
);
