import { join } from "node:path";
import { tagEntities } from "../../server/resumes/tagger/tagEntities";
import { Tally } from "../../server/resumes/tagger/train/measureF1";
import { type Tagged, labelsOf, readTagged } from "../../server/resumes/tagger/train/readTagged";
import { ENTITY_TYPES } from "../../server/resumes/tagger/labels";
import type { Entity } from "../../server/resumes/tagger/types";
import type { Evaluation, Measure, Tools } from "./measure";
import { mapInLanes } from "./statistics";

const SET = "resume_ner_zh";
const QUICK_ROWS = 100;
const ROUNDS = 15;

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

/** Share of characters whose tag (type, and place in the entity) is right: how some publish this set. */
function rightTags(
  rows: readonly Tagged[],
  found: readonly (readonly Entity[])[],
): { right: number; all: number } {
  let [right, all] = [0, 0];
  rows.forEach((row, index) => {
    const given = labelsOf({ text: row.text, entities: [...found[index]!] });
    labelsOf(row).forEach((label, unit) => {
      all += 1;
      if (given[unit] === label) right += 1;
    });
  });
  return { right, all };
}

/** Characters a second of one core's time by the tagger alone, warm, in the best of some rounds. */
function speedOf(rows: readonly Tagged[]): number {
  const characters = rows.reduce((sum, { text }) => sum + text.length, 0);
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (const { text } of rows) tagEntities(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return (characters * 1_000_000) / least;
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
    const tags = rightTags(rows, found);
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
          source: "BERT",
          better: "higher",
        }),
        note: "dev part; the model was trained on the train part alone",
      },
      share("entities, precision", right / Math.max(1, given), given),
      share("entities, recall", right / Math.max(1, wanted), wanted),
      {
        ...share("characters with the right tag", tags.right / Math.max(1, tags.all), tags.all, {
          value: 0.954,
          source: "CRF",
          better: "higher",
        }),
        note: "what the published 95.4 of a CRF counts",
      },
      ...ENTITY_TYPES.map((type) => share(`${type}, F1`, f1(tally, type), tally.of(type).wanted)),
      {
        ...share("characters a second, one core", speedOf(rows), rows.length, {
          value: 100_000,
          source: "goal",
          better: "higher",
        }),
        note: "time of one core, the tagger alone, warm, best of 15 rounds",
      },
    ];
  },
};
