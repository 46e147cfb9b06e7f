import { type InterviewLanguage, listQuestions, questionSchema } from "../../../server/plans/definition";
import { dimensionLibrary, instantiateTemplate, listTemplates } from "../../../server/plans/templates";
import { BANK_TAGS, type BankQuestion, questionBank } from "../../../server/questions/bank";
import { readSheet } from "../../../server/questions/bank/write";

const languages: InterviewLanguage[] = ["zh", "en"];

const categories = [
  "behavioural",
  "situational",
  "culture",
  "sales",
  "service",
  "retail",
  "manufacturing",
  "technical",
  "management",
  "graduate",
] as const;

const protectedWords = {
  zh: /年龄|周岁|几岁|岁数|年轻|年纪|婚|恋爱|配偶|丈夫|妻子|老公|老婆|生育|怀孕|孕|产假|孩子|子女|小孩|家庭|家人|父母|民族|汉族|种族|籍贯|老家|户口|户籍|国籍|宗教|信仰|信教|健康状况|疾病|病史|生病|病假|住院|残疾|残障|性别|男性|女性|男生|女生|身高|体重|外貌|长相|政治面貌|党员|星座|血型/,
  en: /\b(age|aged|ages|years? old|young(er)?|elderly|married|marriage|marital|spouse|husband|wife|pregnan\w*|maternity|paternity|child(ren)?|kids?|family|parents?|ethnic\w*|race|racial|nationality|citizenship|religio\w*|church|faith|health|illness|sick\w*|disab\w*|gender|sex|male|female|pretty|handsome|hometown|birthplace)\b/i,
};

/** How often each pair of neighbouring characters (Chinese) or words (English) occurs once case and punctuation are gone. */
function bigrams(text: string, language: InterviewLanguage): Map<string, number> {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, "");
  const units = language === "zh" ? Array.from(plain.replace(/\s/g, "")) : plain.trim().split(/\s+/);
  const counts = new Map<string, number>();
  for (let i = 1; i < units.length; i++) {
    const pair = `${units[i - 1]} ${units[i]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Dice coefficient of two bags of bigrams, 0 (nothing shared) to 1 (the same). */
function similarity(a: Map<string, number>, b: Map<string, number>): number {
  const size = (bag: Map<string, number>) => [...bag.values()].reduce((sum, count) => sum + count, 0);
  let shared = 0;
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
  return (2 * shared) / (size(a) + size(b));
}

function alike(language: InterviewLanguage, texts: { id: string; text: string }[], others = texts) {
  const bags = (list: typeof texts) => list.map(({ id, text }) => ({ id, bag: bigrams(text, language) }));
  const right = bags(others);
  return bags(texts).flatMap((a, i) =>
    right
      .filter((b, j) => (others === texts ? j > i : true) && similarity(a.bag, b.bag) >= 0.6)
      .map((b) => `${a.id} ~ ${b.id}`),
  );
}

function wordsOf(question: BankQuestion, language: InterviewLanguage): string[] {
  const { text, strong, weak, followUps } = question[language];
  return [text, ...strong, ...weak, ...followUps];
}

/** The ids of questions with something wrong, so that a failure names them. */
const where = (wrong: (question: BankQuestion) => boolean) => questionBank.filter(wrong).map(({ id }) => id);

describe("the built-in question bank", () => {
  it("holds at least 200 questions under ids that never meet", () => {
    expect(questionBank.length).toBeGreaterThanOrEqual(200);
    expect(new Set(questionBank.map(({ id }) => id)).size).toBe(questionBank.length);
    expect(where(({ id, category }) => !new RegExp(`^${category}_[a-z][a-z0-9_]*$`).test(id))).toEqual([]);
  });

  it.each(categories)("has at least twenty questions in %s", (category) => {
    expect(questionBank.filter((question) => question.category === category).length).toBeGreaterThanOrEqual(
      20,
    );
  });

  it("has no category besides these", () => {
    expect(new Set(questionBank.map(({ category }) => category))).toEqual(new Set(categories));
  });

  it("assesses known dimensions and spreads over at least twelve", () => {
    expect(where(({ dimension }) => !Object.hasOwn(dimensionLibrary, dimension))).toEqual([]);
    expect(new Set(questionBank.map(({ dimension }) => dimension)).size).toBeGreaterThanOrEqual(12);
  });

  it("uses every tag of its list and no other", () => {
    const slugs = BANK_TAGS.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs.filter((slug) => !/^[a-z]+(_[a-z]+)*$/.test(slug))).toEqual([]);
    expect(
      BANK_TAGS.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !/^[A-Z][A-Za-z ]+$/.test(en)),
    ).toEqual([]);
    expect(where(({ tags }) => tags.length === 0 || new Set(tags).size !== tags.length)).toEqual([]);
    const used = questionBank.flatMap(({ tags }) => tags);
    expect([...new Set(used)].sort()).toEqual([...slugs].sort());
  });

  it("gives time to think, and as much time as the kind of answer needs", () => {
    expect(where(({ prepSeconds }) => prepSeconds < 20 || prepSeconds > 120)).toEqual([]);
    expect(
      where(({ stage, answerSeconds }) =>
        stage === "written"
          ? answerSeconds < 600 || answerSeconds > 1200
          : answerSeconds < 90 || answerSeconds > 180,
      ),
    ).toEqual([]);
  });

  it.each(languages)("can be put into a plan as it is in %s", (language) => {
    const problems = questionBank.flatMap(
      ({ id, dimension, prepSeconds, answerSeconds, [language]: words }) => {
        const parsed = questionSchema.safeParse({
          id: "from_bank",
          text: words.text,
          prepSeconds,
          answerSeconds,
          rerecords: 0,
          dimensions: [{ id: dimension, weightBp: 10_000 }],
          strong: words.strong,
          weak: words.weak,
        });
        return (parsed.error?.issues ?? []).map((issue) => `${id}: ${issue.path.join(".")} ${issue.message}`);
      },
    );
    expect(problems).toEqual([]);
    expect(
      where((question) => question[language].followUps.some((line) => line === "" || line.length > 200)),
    ).toEqual([]);
  });

  it.each(languages)("says in %s what to hear, what to miss and where to probe", (language) => {
    const between = (list: string[], least: number, most: number) =>
      list.length >= least && list.length <= most;
    expect(where((question) => !between(question[language].strong, 3, 5))).toEqual([]);
    expect(where((question) => !between(question[language].weak, 2, 4))).toEqual([]);
    expect(where((question) => !between(question[language].followUps, 2, 3))).toEqual([]);
    expect(
      where((question) => new Set(wordsOf(question, language)).size !== wordsOf(question, language).length),
    ).toEqual([]);
  });

  it("says as many things in one language as in the other", () => {
    const counts = ({ strong, weak, followUps }: BankQuestion["zh"]) =>
      [strong, weak, followUps].map((list) => list.length).join();
    expect(where(({ zh, en }) => counts(zh) !== counts(en))).toEqual([]);
  });

  it("asks one short thing at a time, and never for a yes or no", () => {
    const marks = (text: string) => (text.match(/[?？]/g) ?? []).length;
    expect(where(({ zh, en }) => zh.text.length > 150 || en.text.length > 400)).toEqual([]);
    expect(
      where(
        ({ zh, en }) =>
          marks(zh.text.replace(/“[^”]*”/g, "")) > 1 || marks(en.text.replace(/'[^']*'(?!\w)/g, "")) > 1,
      ),
    ).toEqual([]);
    expect(where(({ zh, en }) => !/[？。]）?$/.test(zh.text) || !/[?.]\)?$/.test(en.text))).toEqual([]);
    expect(where(({ zh }) => /吗？$|(?:是不是|有没有|能不能|会不会)[^，。？]*？$/.test(zh.text))).toEqual([]);
    expect(
      where(({ en }) =>
        /(?:^|[.:] )(?:do|does|did|have|has|are|is|was|were|can|could|would|will|should) you\b[^.]*\?$/i.test(
          en.text,
        ),
      ),
    ).toEqual([]);
  });

  it("speaks Chinese in Chinese and English in English", () => {
    const han = /\p{Script=Han}/u;
    expect(where((question) => !wordsOf(question, "zh").every((line) => han.test(line)))).toEqual([]);
    expect(
      where((question) =>
        wordsOf(question, "zh").some((line) => /你(?!们)/.test(line.replace(/“[^”]*”/g, ""))),
      ),
    ).toEqual([]);
    expect(where((question) => wordsOf(question, "zh").some((line) => /[,;!?]|\.\s/.test(line)))).toEqual([]);
    expect(
      where((question) =>
        wordsOf(question, "en").some((line) => han.test(line) || /[，。；：？！“”、]/.test(line)),
      ),
    ).toEqual([]);
    expect(where((question) => wordsOf(question, "en").some((line) => !/^['A-Z0-9]/.test(line)))).toEqual([]);
  });

  it.each(languages)("touches no protected attribute in %s", (language) => {
    expect(
      where((question) => wordsOf(question, language).some((line) => protectedWords[language].test(line))),
    ).toEqual([]);
  });

  it.each(languages)("never asks the same thing twice in %s, nor what a plan template asks", (language) => {
    const bank = questionBank.map((question) => ({ id: question.id, text: question[language].text }));
    const templates = listTemplates().flatMap(({ id }) => {
      const plan = instantiateTemplate(id, language);
      if (!plan) throw new Error(`no template ${id}`);
      return listQuestions(plan).map(({ question }) => ({ id: `${id}/${question.id}`, text: question.text }));
    });
    expect(alike(language, bank)).toEqual([]);
    expect(alike(language, bank, templates)).toEqual([]);
  });

  it.each(languages)(
    "would notice each question of it asked again with a few other words in %s",
    (language) => {
      const asked = questionBank.map((question) => ({ id: question.id, text: question[language].text }));
      const again = asked.map(({ id, text }) => ({
        id: `${id} again`,
        text:
          language === "zh"
            ? `想请教您，${text.slice(2)}`
            : `Now then: ${text.split(" ").slice(2).join(" ")}`,
      }));
      const noticed = new Set(alike(language, asked, again));
      expect(asked.filter(({ id }) => !noticed.has(`${id} ~ ${id} again`))).toEqual([]);
    },
  );
});

describe("readSheet", () => {
  it("takes the question and the items of each mark, over as many lines as they need", () => {
    expect(
      readSheet(`
        What happened?
        + a cause | an effect
        + a result
        - a slogan
        ? the hardest part | the outcome`),
    ).toEqual({
      text: "What happened?",
      strong: ["a cause", "an effect", "a result"],
      weak: ["a slogan"],
      followUps: ["the hardest part", "the outcome"],
    });
  });

  it("refuses a line without a mark, so that a slip shows at start-up", () => {
    expect(() => readSheet("What happened?\nand why")).toThrow("and why");
  });
});
