import { join } from "node:path";
import { tagEntities } from "../../server/resumes/tagger/tagEntities";
import { Tally } from "../../server/resumes/tagger/train/measureF1";
import { type Tagged, readTagged } from "../../server/resumes/tagger/train/readTagged";
import { ENTITY_TYPES } from "../../server/resumes/tagger/labels";
import type { Entity } from "../../server/resumes/tagger/types";
import type { Evaluation, Measure, Tools } from "./measure";
import { mapInLanes } from "./statistics";

const SET = "resume_ner_zh";
const QUICK_ROWS = 100;
const WARM_ROUNDS = 3;
const ROUNDS = 5;

/** The route's entities of the types that the set knows. */
async function entitiesOf(tools: Tools, text: string): Promise<Entity[]> {
  const { entities } = (await tools.parseResume({ text })) as { entities: Entity[] };
  const known = new Set<string>(ENTITY_TYPES);
  return entities.filter(({ type }) => known.has(type));
}

function f1(tally: Tally, type: string): number {
  const { right, given, wanted } = tally.of(type);
  return (2 * right) / Math.max(1, given + wanted);
}

/** Characters a second of the tagger alone, warm, on one core. */
function speedOf(rows: readonly Tagged[]): number {
  const characters = rows.reduce((sum, { text }) => sum + text.length, 0);
  const tagAll = (rounds: number) => {
    for (let round = 0; round < rounds; round += 1) for (const { text } of rows) tagEntities(text);
  };
  tagAll(WARM_ROUNDS);
  const started = performance.now();
  tagAll(ROUNDS);
  return (ROUNDS * characters * 1000) / (performance.now() - started);
}

/** Exact spans of the entities in sentences of Chinese biographies; the committed model was trained on the train part alone. */
export const resumeNer: Evaluation = {
  set: SET,
  async run(folder, tools, { quick }) {
    const dev = readTagged(join(folder, "dev.char.bmes"));
    const rows = quick ? dev.slice(0, QUICK_ROWS) : dev;
    const tally = new Tally();
    const found = await mapInLanes(rows, 4, ({ text }) => entitiesOf(tools, text));
    found.forEach((entities, index) => tally.add(entities, rows[index]!.entities));
    const { given, right, wanted } = tally.of("all");
    const share = (name: string, value: number, n: number, mark: Measure["mark"] = null): Measure => ({
      set: SET,
      name,
      value,
      n,
      mark,
    });
    return [
      {
        ...share("entities, exact spans, F1", f1(tally, "all"), wanted, {
          value: 0.955,
          source: "CRF, BERT",
          better: "higher",
        }),
        note: "dev part; the model was trained on the train part alone",
      },
      share("entities, precision", right / Math.max(1, given), given),
      share("entities, recall", right / Math.max(1, wanted), wanted),
      ...ENTITY_TYPES.map((type) => share(`${type}, F1`, f1(tally, type), tally.of(type).wanted)),
      {
        ...share("characters a second, one core", speedOf(rows), rows.length, {
          value: 100_000,
          source: "goal",
          better: "higher",
        }),
        note: "the tagger alone, warm",
      },
    ];
  },
};
