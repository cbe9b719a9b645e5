/** Part of `npm run generate`: the snapshots of what golden paths render. */
import { updateSnapshots } from './snapshots';

updateSnapshots().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
