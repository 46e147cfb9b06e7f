import type { Claim } from "./claims";

type Words = { zh: string; en: string };

/** A claim as it is quoted in a question: its first clauses, as many as are said in one breath. */
const QUOTED = 40;
const QUOTED_LATIN = 90;

export function quoted(words: string): string {
  const plain = words
    .replaceAll(/["“”「」『』<>[\]{}`#|?？]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  const most = /[\u3400-\u9fff]/.test(plain) ? QUOTED : QUOTED_LATIN;
  if (plain.length <= most) return plain;
  const clauses = plain.split(/(?<=[，,、])/u);
  let said = "";
  for (const clause of clauses) {
    if (said !== "" && (said + clause).length > most) break;
    said += clause;
  }
  const whole = said.replace(/[，,、\s]+$/u, "");
  if (whole.length <= most) return whole;
  return `${whole.slice(0, most - 1).replace(/\s\S*$/, "")}…`;
}

/** Where the words of each kind of question come from; `{}` is what was read. */
export const wordsOf = {
  deepen({ words, hasResult, isShared }: Pick<Claim, "words" | "hasResult" | "isShared">): Words {
    const claim = quoted(words);
    if (hasResult && !isShared)
      return {
        zh: `您的简历里提到“${claim}”。这个结果是怎样做到的？您自己做了哪些事，最难的一步是什么？`,
        en: `Your résumé mentions "${claim}". How was this achieved? What did you do yourself, and which step was the hardest?`,
      };
    return {
      zh: `您的简历里提到“${claim}”。其中遇到的最大挑战是什么？您自己做了什么，结果怎么样？`,
      en: `Your résumé mentions "${claim}". What was the greatest challenge in it, what did you do yourself, and what came of it?`,
    };
  },
  howWouldYou: (asked: string): Words => ({
    zh: `这个岗位会用到“${quoted(asked)}”。如果交给您一项这样的任务，您会怎样着手？请一步一步说。`,
    en: `This job calls for "${quoted(asked)}". If you were given such a task, how would you go about it, step by step?`,
  }),
  again: (dimension: string): Words => ({
    zh: `请再讲一次您亲身经历的、最能体现“${dimension}”的事：当时的情况、您的做法和结果。`,
    en: `Please tell of another time that shows "${dimension}" best: the situation, what you did, and what came of it.`,
  }),
};
