import { setImmediate as nextTurn } from "node:timers/promises";
import { IsNull, MoreThan } from "typeorm";
import { selectBuilt } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { scopeOf } from "../org/permissions";
import { withinScope } from "../org/scope";
import type { InterviewLanguage } from "../plans/definition";
import type { Services } from "../services";
import { questionBank } from "./bank";
import type { QuestionContent } from "./content";
import { QuestionRow } from "./entity";
import { LikenessIndex } from "./findDuplicates";
import { bankOf } from "./presentQuestion";
import type { BankKind } from "./schema";

const LANGUAGES = ["zh", "en"] as const;
/** Texts taken into the index before others get their turn. */
const TURN = 250;

type Texts = Record<InterviewLanguage, string | null>;
type Known = { bank: BankKind; texts: Texts };
/** A question that reads almost the same. */
export type Similar = {
  id: string;
  bank: BankKind;
  language: InterviewLanguage;
  text: string;
  likeness: number;
};

export const textsOf = ({ zh, en }: Pick<QuestionContent, "zh" | "en">): Texts => ({
  zh: zh?.text ?? null,
  en: en?.text ?? null,
});

/** Everything that the actor may read, ready to be asked for near-duplicates. */
export class SimilarQuestions {
  readonly #indices = { zh: new LikenessIndex("zh"), en: new LikenessIndex("en") };
  readonly #known = new Map<string, Known>();

  static async of({ db }: Pick<Services, "db">, actor: StaffActor): Promise<SimilarQuestions> {
    const all = new SimilarQuestions();
    const scope = scopeOf(actor, "questions.read");
    for (let after = ""; ;) {
      const builder = db.read
        .createQueryBuilder(QuestionRow, "question")
        .where({ archivedAt: IsNull(), id: MoreThan(after) })
        .orderBy("question.id")
        .limit(TURN);
      withinScope(builder, "question", scope);
      const rows = await selectBuilt(builder, QuestionRow, ["id", "orgUnitId", "zhText", "enText"]);
      for (const { id, orgUnitId, zhText, enText } of rows)
        all.add(id, { bank: bankOf(orgUnitId), texts: { zh: zhText, en: enText } });
      const last = rows.at(-1);
      if (!last || rows.length < TURN) break;
      after = last.id;
      await nextTurn();
    }
    for (const [index, { id, zh, en }] of questionBank.entries()) {
      all.add(id, { bank: "builtin", texts: { zh: zh.text, en: en.text } });
      if (index % TURN === TURN - 1) await nextTurn();
    }
    return all;
  }

  add(id: string, known: Known): void {
    this.#known.set(id, known);
    const { texts } = known;
    for (const language of LANGUAGES) {
      const text = texts[language];
      if (text !== null) this.#indices[language].add(id, text);
    }
  }

  /** The likest first, each question once. */
  find(content: Pick<QuestionContent, "zh" | "en">, except: readonly string[] = []): Similar[] {
    const wanted = textsOf(content);
    const found = new Map<string, Similar>();
    for (const language of LANGUAGES) {
      const text = wanted[language];
      if (text === null) continue;
      for (const { id, likeness } of this.#indices[language].find(text)) {
        if (except.includes(id) || (found.get(id)?.likeness ?? 0) >= likeness) continue;
        const { bank, texts } = this.#known.get(id) as Known;
        found.set(id, { id, bank, language, text: texts[language] ?? "", likeness });
      }
    }
    return [...found.values()].toSorted((left, right) => right.likeness - left.likeness);
  }
}
