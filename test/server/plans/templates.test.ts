import {
  FULL_WEIGHT,
  type InterviewLanguage,
  listQuestions,
  type PlanDefinition,
  planDefinitionSchema,
} from "../../../server/plans/definition";
import { dimensionLibrary, instantiateTemplate, listTemplates } from "../../../server/plans/templates";
import { questionBank } from "../../../server/questions/bank";

const languages: InterviewLanguage[] = ["zh", "en"];
const ids = listTemplates().map((template) => template.id);
const plans = ids.flatMap((id) => languages.map((language) => ({ id, language })));
const dimensions = Object.entries(dimensionLibrary).flatMap(([id, texts]) =>
  languages.map((language) => ({ id, language, ...texts[language] })),
);

function instantiate(id: string, language: InterviewLanguage): PlanDefinition {
  const plan = instantiateTemplate(id, language);
  if (!plan) throw new Error(`no template ${id}`);
  return plan;
}

/** Every text anywhere inside plain data. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(textsIn);
}

const protectedWords = {
  zh: /年龄|岁|年轻|年纪|婚|恋爱|配偶|丈夫|妻子|生育|孕|产假|孩子|子女|小孩|家庭|父母|民族|汉族|种族|籍贯|户口|户籍|国籍|宗教|信仰|信教|健康|疾病|生病|病假|住院|残疾|残障|性别|男性|女性|男生|女生|身高|体重|外貌|长相|政治面貌|党员|星座|血型/,
  en: /\b(age|aged|ages|years? old|young(er)?|elderly|married|marriage|marital|spouse|husband|wife|pregnan\w*|maternity|paternity|child(ren)?|kids?|family|parents?|ethnic\w*|race|racial|nationality|citizenship|religio\w*|church|faith|health\w*|illness|sick\w*|disab\w*|gender|sex|male|female|pretty|handsome)\b/i,
};

/** Words that grade without saying what somebody does; an anchor has to describe behaviour. */
const gradingWords = {
  zh: /较差|一般|良好|优秀|不合格|合格|卓越|出色|及格/,
  en: /\b(poor|average|good|excellent|outstanding|adequate|satisfactory|weak|strong)\b/i,
};

/** Consent, identity, device check and practice are part of what a candidate plans for. */
const AROUND_SECONDS = 180;

describe("listTemplates", () => {
  it("offers the five common jobs under both names", () => {
    expect(listTemplates().map(({ name }) => `${name.zh} ${name.en}`)).toEqual([
      "销售经理 Sales manager",
      "门店店长 Store manager",
      "客服专员 Customer service specialist",
      "Java 开发工程师 Java developer",
      "产品经理 Product manager",
    ]);
  });

  it.each(listTemplates())(
    "$id: promises five to seven questions in 15 to 25 minutes, and keeps it",
    (summary) => {
      expect(summary.questionCount).toBeGreaterThanOrEqual(5);
      expect(summary.questionCount).toBeLessThanOrEqual(7);
      expect(summary.estimatedMinutes).toBeGreaterThanOrEqual(15);
      expect(summary.estimatedMinutes).toBeLessThanOrEqual(30);
      expect(textsIn(summary.summary).every((text) => text.length >= 20)).toBe(true);
      for (const language of languages) {
        const questions = listQuestions(instantiate(summary.id, language));
        const seconds = questions.reduce((sum, { question: q }) => sum + q.prepSeconds + q.answerSeconds, 0);
        expect(questions).toHaveLength(summary.questionCount);
        expect(summary.estimatedMinutes * 60).toBeGreaterThanOrEqual(seconds + AROUND_SECONDS);
        expect(summary.estimatedMinutes * 60 - seconds - AROUND_SECONDS).toBeLessThan(60);
      }
    },
  );
});

describe("instantiateTemplate", () => {
  it("knows no template of another name", () => {
    expect(instantiateTemplate("astronaut", "zh")).toBeNull();
    expect(instantiateTemplate("constructor", "en")).toBeNull();
  });

  it.each(plans)("$id in $language is a valid plan that the schema leaves as it is", ({ id, language }) => {
    const plan = instantiate(id, language);
    const parsed = planDefinitionSchema.safeParse(plan);
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(parsed.data).toEqual(plan);
    expect(plan.language).toBe(language);
    expect(plan.thresholds).toEqual({ advance: 8, review: 6 });
  });

  it.each(ids)("%s has the same numbers in both languages", (id) => {
    const numbers = (language: InterviewLanguage) => {
      const { dimensions: weighed, stages, thresholds } = instantiate(id, language);
      return {
        thresholds,
        dimensions: weighed.map(({ id: dimension, weightBp, requiredScore }) => ({
          dimension,
          weightBp,
          requiredScore,
        })),
        stages: stages.map(({ id: stage, kind, questions }) => ({
          stage,
          kind,
          questions: questions.map(
            ({ text: _text, strong: _strong, weak: _weak, material: _material, ...limits }) => limits,
          ),
        })),
      };
    };
    expect(numbers("zh")).toEqual(numbers("en"));
  });

  it.each(plans)(
    "$id in $language: a copy can be changed without changing the template",
    ({ id, language }) => {
      const before = JSON.stringify(instantiate(id, language));
      const copy = instantiate(id, language);
      const spoil = (value: unknown): void => {
        if (value === null || typeof value !== "object") return;
        Object.values(value).forEach(spoil);
        if (Array.isArray(value)) value.push("spoilt");
        else
          Object.assign(value, {
            name: "spoilt",
            text: "spoilt",
            weightBp: -1,
            advance: -1,
            guide: "spoilt",
          });
      };
      spoil(copy);
      expect(JSON.stringify(copy)).not.toBe(before);
      expect(JSON.stringify(instantiate(id, language))).toBe(before);
    },
  );
});

describe("every plan made from a template", () => {
  it.each(plans)(
    "$id in $language: goes from introduction to written work, each stage with a guide",
    ({ id, language }) => {
      const { stages } = instantiate(id, language);
      expect(stages.map((stage) => stage.kind)).toEqual([
        "introduction",
        "questions",
        "situational",
        "written",
      ]);
      const [introduction, experience, situations, task] = stages.map((stage) => stage.questions);
      expect(introduction).toHaveLength(1);
      expect(introduction?.[0]?.dimensions).toEqual([]);
      expect([3, 4]).toContain(experience?.length);
      expect([1, 2]).toContain(situations?.length);
      expect(task).toHaveLength(1);
      expect(task?.[0]).toMatchObject({ rerecords: 0 });
      expect(task?.[0]?.answerSeconds).toBeGreaterThanOrEqual(300);
      expect(task?.[0]?.answerSeconds).toBeLessThanOrEqual(600);
      for (const stage of stages) {
        expect(stage.guide.length).toBeGreaterThanOrEqual(40);
        expect(stage.guide).not.toMatch(/undefined|NaN|你/);
      }
    },
  );

  it.each(plans)("$id in $language: its guides count the questions that follow", ({ id, language }) => {
    const counts = { zh: ["", "一", "两", "三", "四"], en: ["", "a situation", "two", "three", "four"] }[
      language
    ];
    for (const stage of instantiate(id, language).stages) {
      if (stage.kind !== "questions" && stage.kind !== "situational") continue;
      const count = counts[stage.questions.length] ?? "?";
      expect(stage.guide).toContain(language === "zh" ? `${count}道` : count);
    }
  });

  it.each(plans)(
    "$id in $language: asks one short thing, and says what strong and weak answers hold",
    ({ id, language }) => {
      for (const { question, stage } of listQuestions(instantiate(id, language))) {
        expect(question.text.length).toBeLessThanOrEqual(language === "zh" ? 120 : 300);
        expect((question.text.match(/[?？]/g) ?? []).length).toBeLessThanOrEqual(1);
        expect(question.rerecords).toBe(stage.kind === "written" ? 0 : 1);
        expect(Math.min(question.strong.length, question.weak.length)).toBeGreaterThanOrEqual(3);
        expect(Math.max(question.strong.length, question.weak.length)).toBeLessThanOrEqual(5);
        const pointers = [...question.strong, ...question.weak];
        expect(new Set(pointers).size).toBe(pointers.length);
      }
    },
  );

  it.each(plans)("$id in $language: touches no protected attribute", ({ id, language }) => {
    expect(textsIn(instantiate(id, language)).filter((text) => protectedWords[language].test(text))).toEqual(
      [],
    );
  });

  it.each(ids)("%s: keeps a total when any one answer gives no evidence", (id) => {
    const plan = instantiate(id, "zh");
    const questions = listQuestions(plan).map(({ question }) => question);
    for (const lost of questions) {
      const assessed = new Set(
        questions
          .filter((question) => question !== lost)
          .flatMap((question) => question.dimensions.map((part) => part.id)),
      );
      const kept = plan.dimensions
        .filter((dimension) => assessed.has(dimension.id))
        .reduce((sum, dimension) => sum + dimension.weightBp, 0);
      expect({ lost: lost.id, share: kept / FULL_WEIGHT >= 0.8 }).toEqual({ lost: lost.id, share: true });
    }
  });

  it.each(ids)("%s: assesses whatever weighs 15 %% or more at least twice", (id) => {
    const plan = instantiate(id, "zh");
    const asked = listQuestions(plan).flatMap(({ question }) => question.dimensions.map((part) => part.id));
    const once = plan.dimensions.filter(
      (dimension) => dimension.weightBp >= 1500 && asked.filter((name) => name === dimension.id).length < 2,
    );
    expect(once).toEqual([]);
  });
});

describe("the dimension library", () => {
  it("holds only dimensions that some template or question of the bank uses", () => {
    const used = new Set([
      ...ids.flatMap((id) => instantiate(id, "zh").dimensions.map((dimension) => dimension.id)),
      ...questionBank.map((question) => question.dimension),
    ]);
    expect(Object.keys(dimensionLibrary).filter((id) => !used.has(id))).toEqual([]);
  });

  it.each(dimensions)(
    "$id in $language: five distinct anchors that describe behaviour and ask for more at the top",
    (dimension) => {
      const { anchors, language } = dimension;
      expect(new Set(anchors).size).toBe(5);
      const [one, two, three, four, five] = anchors.map((anchor) => anchor.length) as [
        number,
        number,
        number,
        number,
        number,
      ];
      expect(Math.min(four, five)).toBeGreaterThan(Math.max(one, two, three));
      expect(anchors.filter((anchor) => gradingWords[language].test(anchor))).toEqual([]);
    },
  );

  it.each(dimensions)(
    "$id in $language: 15 to 40 indicators, none inside another, so that none counts twice",
    (dimension) => {
      const { indicators } = dimension;
      expect(indicators.length).toBeGreaterThanOrEqual(15);
      expect(indicators.length).toBeLessThanOrEqual(40);
      const nested = indicators.flatMap((outer, i) =>
        indicators
          .filter((inner, j) => i !== j && outer.toLowerCase().includes(inner.toLowerCase()))
          .map((inner) => [inner, outer]),
      );
      expect(nested).toEqual([]);
      expect(
        indicators.filter((indicator) => /[、，。;；\n]/.test(indicator) || indicator.length > 30),
      ).toEqual([]);
    },
  );

  it.each(dimensions)("$id in $language: is written in its language", (dimension) => {
    const texts = [dimension.name, dimension.description, ...dimension.anchors];
    const hasChinese = texts.map((text) => /\p{Script=Han}/u.test(text));
    expect(new Set(hasChinese)).toEqual(new Set([dimension.language === "zh"]));
  });

  it.each(languages)("in %s: an indicator speaks for one dimension only", (language) => {
    const owners = new Map<string, string[]>();
    for (const [id, texts] of Object.entries(dimensionLibrary)) {
      for (const indicator of texts[language].indicators) {
        owners.set(indicator, [...(owners.get(indicator) ?? []), id]);
      }
    }
    expect([...owners].filter(([, names]) => names.length > 1)).toEqual([]);
  });
});
