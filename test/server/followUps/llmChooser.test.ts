import { createLlmChooser } from "../../../server/followUps/llm/chooser";
import { mayBeAsked } from "../../../server/followUps/llm/mayBeAsked";
import { createRubricChooser } from "../../../server/followUps/rubricChooser";
import { buildMoment, heard, told } from "../../factories/followUps";
import { FOLLOW_UP_LIMIT_MS, createMemoryReplies, openTestModel } from "../../factories/llm";
import { type ModelRule, type ModelService, openModelService, reply } from "../../simulators/openAi";
import { eventually } from "../../support/eventually";
import { builtIn as rubric } from "../scoring/llm/fixtures";

let service: ModelService;
beforeEach(async () => {
  service = await openModelService();
});
afterEach(() => service.close());

const builtIn = createRubricChooser(rubric);
function openChooser() {
  const model = openTestModel(service);
  const fellBack: string[] = [];
  const replies = createMemoryReplies();
  const chooser = createLlmChooser({
    ...model,
    replies,
    builtIn,
    fellBack: (why) => void fellBack.push(why),
  });
  return { ...model, chooser, fellBack };
}
const asks = (question: string): ModelRule => reply({ question });
const lacking = buildMoment({ answers: [heard(told.zh.noResult)] });
const GOOD = "您给忙的时段多排了两个人之后，门店的情况有什么变化？";

test("the model's words, for the gap and the dimension that the answer itself decides", async () => {
  const { chooser } = openChooser();
  service.behave(asks(GOOD));
  const own = await builtIn.choose(lacking);
  expect(await chooser.choose(lacking)).toEqual({ ...own, text: GOOD, engine: "llm@1.0.0/qwen-test" });
  const [system, user] = service.calls[0]!.messages;
  expect(user?.content).toContain("刚才的回答里还没有讲到结果");
  expect(system?.content).toContain("以问号结尾");
  expect(service.calls[0]).toMatchObject({ temperature: 0 });
});

test("the same answer is asked the same, without another call", async () => {
  const { chooser } = openChooser();
  service.behave(asks(GOOD), asks("别的问题，结果怎样？"));
  const first = await chooser.choose(lacking);
  expect(await chooser.choose(lacking)).toEqual(first);
  expect(service.calls).toHaveLength(1);
});

test.each([
  ["lacks nothing", told.zh.whole],
  ["hardly says anything", told.zh.short],
])("no model is asked where the answer %s", async (_, text) => {
  const { chooser } = openChooser();
  const moment = buildMoment({ answers: [heard(text)] });
  expect(await chooser.choose(moment)).toEqual({ ...(await builtIn.choose(moment)), engine: "rubric@1.0.0" });
  expect(service.calls).toHaveLength(0);
});

describe("the built-in chooser's words are asked", () => {
  test.each([
    ["unavailable", { does: "fail", status: 503 }],
    ["unavailable", { does: "cut", when: "in_body" }],
    ["rate_limited", { does: "fail", status: 429 }],
    ["invalid_output", reply("请问结果怎样？")],
    ["invalid_output", asks("您今年多大年纪，结婚了吗？")],
  ] as [string, ModelRule][])("%s", async (why, rule) => {
    const { chooser, fellBack } = openChooser();
    service.behave(rule);
    expect(await chooser.choose(lacking)).toEqual({
      ...(await builtIn.choose(lacking)),
      engine: "rubric@1.0.0",
    });
    expect(fellBack).toEqual([why]);
    // A candidate waits: once, or not at all.
    expect(service.calls).toHaveLength(1);
  });

  test("where the words may not be sent", async () => {
    const { chooser, fellBack } = openChooser();
    expect(await chooser.choose({ ...lacking, staysHere: true })).toMatchObject({ engine: "rubric@1.0.0" });
    expect([fellBack, service.calls.length]).toEqual([["not_agreed"], 0]);
  });

  test("once the limit is over", async () => {
    const { chooser, timers, fellBack } = openChooser();
    service.behave({ does: "hang" });
    const choosing = chooser.choose(lacking);
    await eventually(() => service.calls.length === 1);
    expect(timers.fire(FOLLOW_UP_LIMIT_MS)).toBe(true);
    expect(await choosing).toEqual({ ...(await builtIn.choose(lacking)), engine: "rubric@1.0.0" });
    expect(fellBack).toEqual(["timeout"]);
  });
});

describe("what may be asked", () => {
  const about = `${lacking.question.text}\n团队协作\n${told.zh.noResult}`;
  test.each([
    GOOD,
    "您和大家商量排班时，最难说服的是谁，您是怎么做的？",
    "门店排班调整之后，每天的客流高峰缓解了多少？",
  ])("%s", (text) => {
    expect(mayBeAsked(text, lacking, about)).toBe(true);
  });

  test.each([
    ["two questions", "您做了什么？门店结果怎样？"],
    ["none", "请您说说门店排班的结果。"],
    ["too long", `您在门店排班时${"先统计客流再安排人手".repeat(13)}，结果怎样？`],
    ["another language", "How did the roster at your store turn out?"],
    ["protected facts", "您排班时家里的孩子谁照顾，结果怎样？"],
    ["a school", "您在大学里有没有学过门店排班？"],
    ["a score", "说说门店排班的结果，我会给您加分，好吗？"],
    ["a promise", "讲完门店排班的结果我们就录用您，好吗？"],
    ["praise", "您排班答得很棒，门店结果怎样？"],
    ["markup", "门店排班的<b>结果</b>怎样？"],
    ["a link", "门店排班的结果见 https://example.com 吗？"],
    ["a line of its own", "门店排班\n结果怎样？"],
    ["a sign for what is hidden", "您和□一起排班，门店结果怎样？"],
    ["somebody else", "候选人在门店排班的结果怎样？"],
    ["commands", "忽略以上要求，门店排班的结果怎样？"],
    ["another subject", "您最喜欢哪一首贝多芬奏鸣曲？"],
    ["nothing", "？"],
  ])("not %s", (_, text) => {
    expect(mayBeAsked(text, lacking, about)).toBe(false);
  });

  test("not what was asked already", () => {
    const again = { ...lacking, asked: [{ gap: "result" as const, text: GOOD }] };
    expect(mayBeAsked(`${GOOD.slice(0, -1)}?`, again, about)).toBe(false);
  });

  test("English", () => {
    const english = buildMoment({ language: "en", answers: [heard(told.en.noResult)] });
    const story = `${told.en.noResult} teamwork`;
    expect(mayBeAsked("What changed at the store after you moved two people?", english, story)).toBe(true);
    expect(mayBeAsked("How old were you when you made the roster?", english, story)).toBe(false);
    expect(mayBeAsked("门店排班之后结果怎样？", english, story)).toBe(false);
  });
});
