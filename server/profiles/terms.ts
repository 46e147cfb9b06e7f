import { latinWords } from "../scoring/rubric/words";

/** Words of any job text: what is left between them is what the text is about. */
const FILLING_ZH =
  /(?:以上|及其|以及|相关|具备|具有|熟悉|熟练|掌握|精通|了解|擅长|良好|优秀|较强|一定|能力|经验|经历|背景|优先|工作|从业|任职|负责|参与|协助|完成|进行|开展|能够|善于|行业|领域|岗位|公司|部门|日常|各类|各种|其他|要求|者|的|和|与|及|或|等|并|有|至少|独立|使用)/gu;
const FILLING_EN = new Set(
  "the and for with from that this are our you your will have has who can able ability experience experienced years year work working good strong excellent skill skills knowledge familiar proficient related relevant least preferred plus other ensure including such well etc".split(
    " ",
  ),
);
/** Said of nearly every job: they count half. */
const COMMON = new Set(
  "管理 项目 客户 团队 业务 数据 产品 服务 manage project customer team data".split(" "),
);

/**
 * What a text of a job or a résumé is about: words of Latin letters by their stems, of Chinese its pairs of characters,
 * so that 零售门店运营 and 门店零售运营 are about the same. Pure; needs no dictionary.
 */
export function termsOf(folded: string): Set<string> {
  const lower = folded.toLowerCase();
  const terms = new Set<string>();
  for (const { text, stem } of latinWords(lower)) {
    if (text.length >= 3 && !FILLING_EN.has(text)) terms.add(stem);
  }
  for (const run of lower.replaceAll(FILLING_ZH, " ").match(/[\u3400-\u9fff]{2,}/g) ?? []) {
    for (let at = 0; at + 2 <= run.length; at += 1) terms.add(run.slice(at, at + 2));
  }
  return terms;
}

const weightOf = (term: string) => (COMMON.has(term) ? 1 : 2);

/** How much of `asked` is among `told`, 0–1. */
export function shareOf(asked: ReadonlySet<string>, told: ReadonlySet<string>): number {
  let all = 0;
  let found = 0;
  for (const term of asked) {
    all += weightOf(term);
    if (told.has(term)) found += weightOf(term);
  }
  return all === 0 ? 0 : found / all;
}
