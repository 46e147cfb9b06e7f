import { type BankQuestion, questionBank } from "../../../server/questions/bank";
import { mandatoryQuestionsFor } from "../../../server/questions/mandatoryQuestions";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildDefinition } from "../../factories/plans";
import { buildQuestionContent, buildQuestionOf } from "../../factories/questions";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
let hq: Colleague;
let hr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hq = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
});
afterAll(() => server.close());

const words = (text: string) => ({ text, strong: [], weak: [], followUps: [] });
const idsOf = ({ body }: { body: Json }): string[] => body.items.map(({ id }: Json) => id);
async function everything(who: Colleague, query: string, limit = 40): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = await who.call("GET", `/questions?${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`);
    if (page.status !== 200) throw new Error(JSON.stringify(page.body));
    ids.push(...idsOf(page));
    cursor = page.body.nextCursor;
  }
  return ids;
}

describe("the bank", () => {
  test("is one list: a branch's own and the company's first, then every built-in question once", async () => {
    const company = await buildQuestionOf(server, places.hq);
    const own = await buildQuestionOf(server, places.own);
    const theirs = await buildQuestionOf(server, places.other);
    for (const limit of [1, 40, 100]) {
      const ids = await everything(hr, "category=sales", limit);
      expect(ids.slice(0, 2)).toEqual([own.id, company.id]);
      expect(ids).not.toContain(theirs.id);
      expect(ids.slice(2)).toEqual(
        questionBank.filter(({ category }) => category === "sales").map(({ id }) => id),
      );
    }
    expect(idsOf(await hr.call("GET", "/questions?bank=company"))).toEqual([company.id]);
    expect(idsOf(await hr.call("GET", "/questions?bank=branch"))).toEqual([own.id]);
    expect((await everything(hr, "bank=builtin", 100)).length).toBe(questionBank.length);
  });

  test("ends where the company's own fill the page to the last place", async () => {
    const dimension = "store_operations";
    const own = await buildQuestionOf(server, places.own, { dimension });
    const ids = await everything(hr, `dimension=${dimension}`, 1);
    expect(ids[0]).toBe(own.id);
    expect(ids.slice(1)).toEqual(
      questionBank.filter((one) => one.dimension === dimension).map(({ id }) => id),
    );
  });

  test.each([
    ["tag=negotiation", ({ tags }: Json) => tags.includes("negotiation")],
    ["dimension=leadership", ({ dimension }: Json) => dimension === "leadership"],
    ["category=graduate", ({ category }: Json) => category === "graduate"],
    ["language=en", ({ languages }: Json) => languages.includes("en")],
    [
      `q=${encodeURIComponent("客户 合同")}`,
      ({ zhText }: Json) => /客户/.test(zhText) && /合同/.test(zhText),
    ],
    ["q=COLLEAGUE", ({ zhText, enText }: Json) => /colleague/i.test(`${zhText}${enText}`)],
  ])("is filtered by %s", async (query, fits) => {
    const { body } = await hr.call("GET", `/questions?limit=100&${query}`);
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.items.filter((item: Json) => !fits(item))).toEqual([]);
  });

  test("finds one's own words whatever their case, and a tag of one's own with marks in it", async () => {
    const made = await buildQuestionOf(server, places.own, {
      en: words("Tell us how you planned a Kaleidoscope launch."),
      tags: ["春招_2026", "急"],
    });
    expect(await everything(hr, "q=kaleidoSCOPE%20launch")).toEqual([made.id]);
    expect(await everything(hr, `tag=${encodeURIComponent("春招_2026")}`)).toEqual([made.id]);
    expect(await everything(hr, `tag=${encodeURIComponent("春招_202")}`)).toEqual([]);
    expect(await everything(hr, "q=%25%5F")).not.toContain(undefined);
  });

  test("has no other cursor than its own", async () => {
    const { status } = await hr.call("GET", "/questions?cursor=bm9wZQ");
    expect(status).toBe(400);
  });
});

describe("a question", () => {
  test("keeps every version; saving what is there makes none, and an older copy is refused", async () => {
    const content = buildQuestionContent({ zh: words("请讲一次您给外国客户讲解茶文化的经历。") });
    const made = await hr.call("POST", "/questions", { content });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      bank: "branch",
      version: 1,
      editable: true,
      content: { zh: content.zh },
    });
    const path = `/questions/${made.body.id}`;
    const same = await hr.call("PUT", path, { content, version: 1 });
    expect(same.body.version).toBe(1);
    const changed = { ...content, zh: words("请讲一次您向外国客户介绍茶文化、并促成下单的经历。") };
    const second = await hr.call("PUT", path, { content: changed, version: 1 });
    expect(second.body).toMatchObject({
      version: 2,
      versions: [{ version: 2, author: "同事" }, { version: 1 }],
      content: { zh: changed.zh },
    });
    const stale = await hr.call("PUT", path, { content, version: 1 });
    expect([stale.status, stale.body.error.code]).toEqual([409, "question.changed"]);
    expect((await hr.call("GET", `${path}/versions/1`)).body.content.zh).toEqual(content.zh);
    expect((await hr.call("GET", `${path}/versions/3`)).status).toBe(404);
    expect((await hr.call("DELETE", path)).status).toBe(204);
    expect(await everything(hr, "bank=branch")).not.toContain(made.body.id);
    expect((await hr.call("GET", `${path}/versions/1`)).status).toBe(200);
    const late = await hr.call("PUT", path, { content, version: 2 });
    expect([late.status, late.body.error.code]).toEqual([409, "question.archived"]);
  });

  test("is written in one language at least", async () => {
    const { status, body } = await hr.call("POST", "/questions", {
      content: buildQuestionContent({ zh: null, en: null }),
    });
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain("question.no_language");
  });

  test("of the built-in bank is read by all, changed by nobody, and copied into one's own bank", async () => {
    const [builtIn] = questionBank;
    const path = `/questions/${builtIn?.id}`;
    const { body } = await hr.call("GET", path);
    expect(body).toMatchObject({ bank: "builtin", editable: false, version: 1, versions: [] });
    expect((await hr.call("DELETE", path)).status).toBe(403);
    const refused = await hq.call("DELETE", path);
    expect([refused.status, refused.body.error.code]).toEqual([409, "question.built_in"]);
    const change = await hq.call("PUT", path, { content: body.content, version: 1 });
    expect(change.body.error.code).toBe("question.built_in");
    const copy = await hr.call("POST", "/questions", { copyOf: { questionId: builtIn?.id } });
    expect(copy.body).toMatchObject({
      bank: "branch",
      copiedFrom: `${builtIn?.id}@1`,
      content: body.content,
      editable: true,
    });
  });

  test("of a branch that headquarters took over does not tell the others where it came from", async () => {
    const theirs = await buildQuestionOf(server, places.other);
    const made = await hq.call("POST", "/questions", { copyOf: { questionId: theirs.id } });
    expect(made.body.copiedFrom).toBe(`${theirs.id}@1`);
    expect((await hr.call("GET", `/questions/${made.body.id}`)).body).toMatchObject({ copiedFrom: null });
  });

  test("of another branch is not copied, nor known", async () => {
    const theirs = await buildQuestionOf(server, places.other);
    const copy = await hr.call("POST", "/questions", { copyOf: { questionId: theirs.id } });
    expect([copy.status, copy.body.error.code]).toEqual([404, "question.not_found"]);
    expect((await hr.call("GET", `/questions/${theirs.id}`)).status).toBe(404);
    expect((await hr.call("GET", `/questions/${theirs.id}/versions/1`)).status).toBe(404);
  });
});

describe("near-duplicates", () => {
  const TEXT = "请讲一次您在台风天坚持把货送到门店的经历，当时您怎样安排？";
  const AGAIN = "请讲一次您在台风天坚持把货送到门店的经历，当时您是怎样安排的？";

  test("stop a question until that is accepted; a question is no duplicate of itself", async () => {
    const first = await hr.call("POST", "/questions", { content: buildQuestionContent({ zh: words(TEXT) }) });
    const again = { content: buildQuestionContent({ zh: words(AGAIN) }) };
    const refused = await hr.call("POST", "/questions", again);
    expect([refused.status, refused.body.error.code]).toEqual([409, "question.similar"]);
    expect(refused.body.error.details).toEqual([
      { path: first.body.id, code: "question.similar", message: TEXT },
    ]);
    const accepted = await hr.call("POST", "/questions", { ...again, acceptSimilar: true });
    expect(accepted.status).toBe(201);
    const query = `zh=${encodeURIComponent(AGAIN)}`;
    const { body } = await hr.call("GET", `/questions/similar?${query}&except=${accepted.body.id}`);
    expect(body.items).toEqual([
      { id: first.body.id, bank: "branch", language: "zh", text: TEXT, likeness: expect.any(Number) },
    ]);
  });

  test("are looked for in the built-in bank too, in each language", async () => {
    const builtIn = questionBank.at(-1);
    const { body } = await hr.call(
      "GET",
      `/questions/similar?en=${encodeURIComponent(builtIn?.en.text ?? "")}`,
    );
    expect(body.items[0]).toMatchObject({ id: builtIn?.id, bank: "builtin", language: "en", likeness: 1 });
  });

  test("of another branch stay unknown", async () => {
    const text = "请讲一次您在雪乡带队完成夜间盘点的经历，最难的是什么？";
    await buildQuestionOf(server, places.other, { zh: words(text) });
    const similar = await hr.call("GET", `/questions/similar?zh=${encodeURIComponent(text)}`);
    expect(similar.body.items).toEqual([]);
    const made = await hr.call("POST", "/questions", { content: buildQuestionContent({ zh: words(text) }) });
    expect(made.status).toBe(201);
  });
});

describe("mandatory questions", () => {
  const forFamily = async (family: "technical" | "sales") =>
    (await mandatoryQuestionsFor(server.services.db.read, family)).map(({ questionId, version }) => [
      questionId,
      version,
    ]);

  test("are marked by headquarters for job families, at the version in force", async () => {
    const { id } = await buildQuestionOf(server, places.hq, { zh: words("请说说您怎样保护客户的资料。") });
    const path = `/questions/${id}`;
    const marked = await hq.call("PUT", `${path}/mandatory`, { families: ["technical", "technical"] });
    expect(marked.body).toMatchObject({ mandatory: true, families: ["technical"], version: 1 });
    expect(await forFamily("technical")).toEqual([[id, 1]]);
    expect(await forFamily("sales")).toEqual([]);
    await hq.call("PUT", path, {
      content: buildQuestionContent({ zh: words("请说说您平时怎样保护客户的个人资料。") }),
      version: 1,
    });
    expect(await forFamily("technical")).toEqual([[id, 2]]);
    expect(await everything(hr, "mandatory=true")).toEqual([id]);

    for (const [method, body] of [
      ["PUT", { content: buildQuestionContent(), version: 2 }],
      ["DELETE", undefined],
    ] as const) {
      expect((await hr.call(method, path, body)).status).toBe(403);
    }
    expect((await hr.call("PUT", `${path}/mandatory`, { families: [] })).status).toBe(403);
    expect((await hq.call("DELETE", path)).status).toBe(204);
    expect(await forFamily("technical")).toEqual([]);
  });

  test("may be built-in ones, which stay as they are: plans ask them, and lists say so", async () => {
    const [first, second] = questionBank as [BankQuestion, BankQuestion];
    const path = `/questions/${first.id}`;
    expect((await hq.call("GET", path)).body).toMatchObject({ markable: true, editable: false });
    expect((await hr.call("GET", path)).body).toMatchObject({ markable: false, mandatory: false });
    expect((await hr.call("PUT", `${path}/mandatory`, { families: ["technical"] })).status).toBe(403);

    const marked = await hq.call("PUT", `${path}/mandatory`, { families: ["technical", "sales"] });
    expect(marked.body).toMatchObject({
      id: first.id,
      bank: "builtin",
      mandatory: true,
      families: ["technical", "sales"],
    });
    await hq.call("PUT", `/questions/${second.id}/mandatory`, { families: ["sales"] });
    expect(await forFamily("technical")).toEqual([[first.id, 1]]);
    expect(await forFamily("sales")).toEqual([
      [first.id, 1],
      [second.id, 1],
    ]);
    expect(await everything(hr, "mandatory=true")).toEqual([first.id, second.id]);
    expect(await everything(hr, "mandatory=false&bank=builtin")).toHaveLength(questionBank.length - 2);

    const definition = buildDefinition();
    const plan = await hq.call("POST", "/plans", { name: "销售方案", jobFamily: "sales", definition });
    const asked = plan.body.definition.stages.flatMap(({ questions }: Json) => questions);
    expect(
      asked.filter(({ mandatory }: Json) => mandatory).map(({ source }: Json) => source.questionId),
    ).toEqual([first.id, second.id]);

    await hq.call("PUT", `${path}/mandatory`, { families: [] });
    expect(await forFamily("technical")).toEqual([]);
    expect((await hq.call("GET", path)).body).toMatchObject({ mandatory: false, families: [] });
    await hq.call("PUT", `/questions/${second.id}/mandatory`, { families: [] });
  });

  test("are never a branch's", async () => {
    const { id } = await buildQuestionOf(server, places.own);
    const { status, body } = await hr.call("PUT", `/questions/${id}/mandatory`, { families: ["sales"] });
    expect([status, body.error.code]).toEqual([422, "question.not_company"]);
  });
});
