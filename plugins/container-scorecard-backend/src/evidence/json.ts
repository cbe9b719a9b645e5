import { jsonArray } from './bytes';
import { MadeReport } from './MadeReport';
import { populationRow } from './tables';

/**
 * A report as JSON: `report`, `population`, `evidence` by control, `findings` by service, `exceptions`. The text of a
 * frozen report.
 */
export async function* jsonOf(made: MadeReport): AsyncGenerator<string> {
  const { report } = made;
  yield `{\n"report": ${JSON.stringify(report, undefined, 2)}`;
  yield ',\n"population": ';
  yield* jsonArray(populationOf(made));
  yield ',\n"evidence": [';
  for (const [place, { id }] of report.controls.entries()) {
    yield `${place > 0 ? ',' : ''}\n{"control": ${JSON.stringify(
      id,
    )}, "services": `;
    yield* jsonArray(evidenceOf(made, place));
    yield '}';
  }
  yield '\n],\n"findings": ';
  yield* jsonArray(foundIn(made));
  const { items, note } = await made.exceptions();
  yield ',\n"exceptions": ';
  yield* jsonArray(items);
  if (note) yield `,\n"exceptionsNote": ${JSON.stringify(note)}`;
  yield '\n}\n';
}

function* populationOf(made: MadeReport) {
  for (const row of made.rows) yield populationRow(made, row);
}

function* evidenceOf(made: MadeReport, place: number) {
  for (const judged of made.of(place)) yield made.evidence(judged, place);
}

async function* foundIn(made: MadeReport) {
  for await (const found of made.found()) yield found;
}
