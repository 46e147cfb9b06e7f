import type { PlanDefinition } from "../../../server/plans/definition";
import { derivePlan } from "../../../server/plans/derive/derivePlan";
import { DEFAULT_LIMITS } from "../../../server/plans/derive/limits";
import { FrozenPlan, Plan, PlanVersion } from "../../../server/plans/entity";
import { rebasePlans } from "../../../server/plans/inherit/rebasePlans";
import { findVersion } from "../../../server/plans/planVersions";
import { Job } from "../../../server/queue/entity";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildInterview,
  buildPlan,
  inUnit,
  openCompany,
} from "../../factories/org";
import { postBatch } from "../../factories/batches";
import { buildDefinition, buildQuestion } from "../../factories/plans";
import { buildOpenPosition } from "../../factories/positions";
import { toPlanQuestion } from "../../../server/questions/bankEntry";
import { buildQuestionContent, buildQuestionOf } from "../../factories/questions";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { hq, ownQuestion } from "./derive/plans";

let server: TestServer;
let places: Places;
let headquarters: Colleague;
let branch: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  headquarters = await buildColleague(server, [inUnit("hq_hr", places.hq)], { name: "苏晴" });
  branch = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "何嘉" });
});
afterAll(() => server.close());

const ok = (answer: { status: number; body: Json }): Json => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** Headquarters' plan; weights may move by ten points. */
async function makeBase(name = "店长标准方案"): Promise<Json> {
  const plan = ok(await headquarters.call("POST", "/plans", { name, jobFamily: "retail", definition: hq() }));
  const limits = { ...DEFAULT_LIMITS, weights: { maxShiftBp: 1000, exceptions: [] } };
  return ok(await headquarters.call("PUT", `/plans/${plan.id}/limits`, { limits, version: plan.version }));
}

const derive = async (base: Json, by = branch): Promise<Json> =>
  ok(await by.call("POST", "/plans", { basePlanId: base.id }));

const put = (by: Colleague, plan: Json, change: (definition: PlanDefinition) => void, headers = {}) => {
  const definition = structuredClone(plan.definition) as PlanDefinition;
  change(definition);
  const body = { name: plan.name, definition, version: plan.version };
  return by.call("PUT", `/plans/${plan.id}`, body, headers);
};
const get = async (plan: Json, by = branch): Promise<Json> => ok(await by.call("GET", `/plans/${plan.id}`));

/** Does what the worker would, now. Tells how many bases it had to look at. */
async function followUp(): Promise<number> {
  const { db } = server.services;
  const handler = rebasePlans(server.services);
  const jobs = await db.read.findBy(Job, { kind: "plans.rebase", status: "pending" });
  for (const { id, payload } of jobs) {
    await db.write((tx) => tx.manager.delete(Job, { id }));
    await handler.run(payload as { basePlanId: string }, {
      jobId: id,
      attempt: 1,
      signal: new AbortController().signal,
      progress: async () => undefined,
    });
  }
  return jobs.length;
}

const shiftWeight = (by: number) => (plan: PlanDefinition) => {
  plan.dimensions[0]!.weightBp += by;
  plan.dimensions[1]!.weightBp -= by;
};

describe("deriving a plan", () => {
  test("a branch follows headquarters' plan with one of its own", async () => {
    const base = await makeBase();
    const plan = await derive(base);
    expect(plan).toMatchObject({
      name: "店长标准方案 · 北京分公司",
      orgUnitId: places.own,
      origin: "derived",
      standing: "following",
      jobFamily: "retail",
      base: { id: base.id, name: "店长标准方案", version: base.version },
      definition: base.definition,
      limits: null,
      inherited: { version: base.version, changeCount: 0, limits: { weights: { maxShiftBp: 1000 } } },
    });
    const list = ok(await branch.call("GET", "/plans?origin=derived&jobFamily=retail"));
    expect(list.items).toContainEqual(expect.objectContaining({ id: plan.id, standing: "following" }));
    expect(list.items.every(({ origin }: Json) => origin === "derived")).toBe(true);
  });

  test.each([
    ["another branch's", async () => (await buildPlan(server, places.other)).id, 404, "plan.not_found"],
    [
      "one's own",
      async () => ok(await branch.call("POST", "/plans", { name: "自建", definition: hq() })).id,
      409,
      "plan.not_a_base",
    ],
    ["one that is derived itself", async () => (await derive(await makeBase())).id, 409, "plan.not_a_base"],
  ])("%s cannot be followed", async (_, find, status, code) => {
    const answer = await branch.call("POST", "/plans", { basePlanId: await find() });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  test("what is changed within the limits is kept as a difference", async () => {
    const plan = await derive(await makeBase());
    const saved = ok(
      await put(branch, plan, (definition) => {
        shiftWeight(500)(definition);
        definition.stages[0]!.questions.push(ownQuestion());
      }),
    );
    expect(saved).toMatchObject({ version: plan.version + 1, inherited: { changeCount: 3 } });
    const row = await server.services.db.read.findOneByOrFail(Plan, { id: plan.id });
    expect(row.overrides?.dimensions).toEqual([
      { id: "service", weightBp: 6500 },
      { id: "planning", weightBp: 3500 },
    ]);
    expect(row.questionCount).toBe(5);
  });

  test("what goes beyond says where and why, in the reader's language", async () => {
    const plan = await derive(await makeBase());
    const edit = (definition: PlanDefinition) => {
      shiftWeight(1500)(definition);
      definition.stages[0]!.questions[0]!.text = "换一道题。";
      definition.thresholds.review = 5;
    };
    const zh = await put(branch, plan, edit, { "accept-language": "zh" });
    expect(zh.status).toBe(422);
    expect(zh.body.error.code).toBe("plan.change_refused");
    const details = zh.body.error.details;
    expect(details.map(({ path, code }: Json) => [path, code])).toEqual([
      ["definition.stages.0.questions.0.text", "limit.mandatory_changed"],
      ["definition.dimensions.0.weightBp", "limit.weight_shift"],
      ["definition.dimensions.1.weightBp", "limit.weight_shift"],
      ["definition.thresholds.review", "limit.threshold_lowered"],
    ]);
    expect(details[1].message).toBe("“服务意识”的权重最多上下调整 10%，现在调整了 15%");
    const en = await put(branch, plan, edit, { "accept-language": "en" });
    expect(en.body.error.details[0].message).toMatch(/is mandatory and cannot be changed$/);
    expect(await get(plan)).toEqual(plan);
  });
});

describe("when headquarters changes a base", () => {
  test("plans without a conflict follow and are told; interviews keep what was frozen", async () => {
    const base = await makeBase();
    const plan = ok(await put(branch, await derive(base), shiftWeight(500)));
    await buildInterview(server, places.own, { planId: plan.id });
    const { db } = server.services;
    const frozen = await db.read.find(FrozenPlan);

    ok(
      await put(headquarters, base, (definition) => void (definition.stages[0]!.guide = "请讲真实的经历。")),
    );
    expect((await get(plan)).standing).toBe("updated");
    expect(await followUp()).toBe(1);

    const followed = await get(plan);
    expect(followed).toMatchObject({
      version: plan.version + 1,
      standing: "updated",
      inherited: { version: base.version + 1, changeCount: 2 },
    });
    expect(followed.definition.stages[0].guide).toBe("请讲真实的经历。");
    expect(followed.definition.dimensions[0].weightBp).toBe(6500);
    expect(await db.read.find(FrozenPlan)).toEqual(frozen);

    const upstream = ok(
      await branch.call("GET", `/plans/${plan.id}/upstream`, undefined, { "accept-language": "zh" }),
    );
    expect(upstream.news.map(({ message }: Json) => message)).toEqual(["环节“问答”的引导语有修改"]);
    expect(upstream).toMatchObject({ changes: [], conflicts: [], baseVersion: base.version + 1 });
    expect((await branch.call("POST", `/plans/${plan.id}/upstream/seen`)).status).toBe(204);
    expect((await get(plan)).standing).toBe("following");
    const { items } = ok(await branch.call("GET", `/plans/${plan.id}/versions`));
    expect(items.map(({ cause, by }: Json) => [cause, by])).toEqual([
      ["rebased", null],
      ["edited", "何嘉"],
      ["created", "何嘉"],
    ]);
  });

  test("where both changed the same, the branch decides, one by one", async () => {
    const base = await makeBase();
    const plan = ok(
      await put(branch, await derive(base), (definition) => {
        shiftWeight(500)(definition);
        definition.stages[1]!.guide = "本地的说明。";
      }),
    );
    ok(
      await put(headquarters, base, (definition) => {
        shiftWeight(1000)(definition);
        definition.stages[1]!.guide = "总部的说明。";
      }),
    );
    await followUp();
    const stuck = await get(plan);
    expect(stuck).toMatchObject({ standing: "conflict", version: plan.version, definition: plan.definition });

    const upstream = ok(await branch.call("GET", `/plans/${plan.id}/upstream`));
    const keys = upstream.conflicts.map(({ key, mayKeep }: Json) => [key, mayKeep]);
    expect(keys).toEqual([
      ["conflict.weight_both_changed/dimension/service", true],
      ["conflict.weight_both_changed/dimension/planning", true],
      ["conflict.guide_both_changed/stage/written", true],
    ]);
    const resolve = (resolutions: object[], over = {}) =>
      branch.call("POST", `/plans/${plan.id}/rebase`, {
        version: stuck.version,
        baseVersion: upstream.base.version,
        resolutions,
        ...over,
      });
    const some = await resolve([{ key: keys[0][0], take: "mine" }]);
    expect([some.status, some.body.error.code, some.body.error.details.length]).toEqual([
      422,
      "plan.conflicts_open",
      2,
    ]);
    const late = await resolve([], { baseVersion: base.version });
    expect([late.status, late.body.error.code]).toEqual([409, "plan.base_changed"]);

    const done = ok(
      await resolve([
        { key: keys[0][0], take: "mine" },
        { key: keys[1][0], take: "mine" },
        { key: keys[2][0], take: "hq" },
      ]),
    );
    expect(done.adjusted).toEqual([]);
    expect(done.plan).toMatchObject({ standing: "following", inherited: { changeCount: 2 } });
    expect(done.plan.definition.dimensions.map(({ weightBp }: Json) => weightBp)).toEqual([7500, 2500]);
    expect(done.plan.definition.stages[1].guide).toBe("总部的说明。");
  });

  test("tighter limits are a conflict for whoever has left them", async () => {
    const base = await makeBase();
    const inside = ok(await put(branch, await derive(base), shiftWeight(200)));
    const outside = ok(await put(branch, await derive(base), shiftWeight(800)));
    const limits = { ...base.limits, weights: { maxShiftBp: 300, exceptions: [] } };
    ok(await headquarters.call("PUT", `/plans/${base.id}/limits`, { limits, version: base.version }));
    await followUp();
    expect(await get(inside)).toMatchObject({ standing: "following", version: inside.version });
    expect((await get(inside)).inherited.limits.weights.maxShiftBp).toBe(300);
    expect(await get(outside)).toMatchObject({ standing: "conflict" });
    const followers = ok(await headquarters.call("GET", `/plans/${base.id}/derived`));
    const standings = followers.items.map(({ id, standing }: Json) => [id, standing]);
    expect(standings).toEqual(
      expect.arrayContaining([
        [inside.id, "following"],
        [outside.id, "conflict"],
      ]),
    );
    const other = await buildColleague(server, [inUnit("branch_hr", places.other)]);
    expect(ok(await other.call("GET", `/plans/${base.id}/derived`)).items).toEqual([]);
  });

  test("a conflict that an edit removes is gone after the next look", async () => {
    const base = await makeBase();
    const plan = ok(
      await put(branch, await derive(base), (definition) => void (definition.stages[1]!.guide = "本地。")),
    );
    ok(await put(headquarters, base, (definition) => void (definition.stages[1]!.guide = "总部。")));
    await followUp();
    expect((await get(plan)).standing).toBe("conflict");
    ok(
      await put(
        branch,
        await get(plan),
        (definition) => void (definition.stages[1]!.guide = base.definition.stages[1].guide),
      ),
    );
    await followUp();
    const settled = await get(plan);
    expect(settled).toMatchObject({ standing: "updated", inherited: { changeCount: 0 } });
    expect(settled.definition.stages[1].guide).toBe("总部。");
  });

  test("two savings at headquarters and edits in two branches at once leave every plan whole", async () => {
    const base = await makeBase();
    const others = await buildColleague(server, [inUnit("branch_hr", places.other)]);
    const plans = await Promise.all([branch, branch, others].map((by) => derive(base, by)));
    const makers = [branch, branch, others];
    const save = async (guide: string) =>
      put(
        headquarters,
        await get(base, headquarters),
        (definition) => void (definition.stages[0]!.guide = guide),
      );
    const outcomes = await Promise.all([
      save("甲"),
      ...plans.map((plan, index) => put(makers[index] as Colleague, plan, shiftWeight(100 * (index + 1)))),
      followUp().then(() => save("乙")),
      followUp().then(() => derive(base, others)),
      followUp(),
    ]);
    for (const outcome of outcomes.slice(0, 5)) {
      const { status, body } = outcome as { status: number; body: Json };
      expect(status === 200 || (status === 409 && body.error.code === "plan.changed")).toBe(true);
    }
    while ((await followUp()) > 0);
    const { db } = server.services;
    const now = await db.read.findOneByOrFail(Plan, { id: base.id });
    const derived = await db.read.findBy(Plan, { basePlanId: base.id });
    expect(derived).toHaveLength(4);
    for (const plan of derived) {
      const { definition } = await findVersion(db.read, base.id, now.version);
      expect(plan).toMatchObject({ baseVersion: now.version, conflictVersion: null });
      expect(plan.definition).toEqual(derivePlan(definition, plan.overrides!));
    }
    for (const { id, version } of [now, ...derived]) {
      const versions = await db.read.find(PlanVersion, { where: { planId: id }, order: { version: "ASC" } });
      expect(versions.map((row) => row.version)).toEqual(
        Array.from({ length: version }, (_, index) => index + 1),
      );
    }
  });
});

describe("headquarters' default", () => {
  test("there is one for each family and language, however many ask at once", async () => {
    const [first, second] = await Promise.all([makeBase("甲"), makeBase("乙")]);
    const answers = await Promise.all(
      [first, second].map(({ id }) => headquarters.call("POST", `/plans/${id}/default`, { isDefault: true })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const holders = async () => {
      const { items } = ok(await headquarters.call("GET", "/plans?origin=hq&jobFamily=retail&limit=100"));
      return items.filter(({ isDefault }: Json) => isDefault).map(({ id }: Json) => id);
    };
    expect(await holders()).toHaveLength(1);
    ok(await headquarters.call("POST", `/plans/${first.id}/default`, { isDefault: true }));
    expect(await holders()).toEqual([first.id]);
    // One that moves to another family is the default of neither.
    const { name, definition, version } = await get(first, headquarters);
    const moved = { name, definition, version, jobFamily: "sales" };
    expect(ok(await headquarters.call("PUT", `/plans/${first.id}`, moved)).isDefault).toBe(false);
    expect(await holders()).toEqual([]);
  });

  test("a branch has none", async () => {
    const own = ok(await branch.call("POST", "/plans", { name: "自建", definition: hq() }));
    const answer = await branch.call("POST", `/plans/${own.id}/default`, { isDefault: true });
    expect([answer.status, answer.body.error.code]).toEqual([409, "plan.default_hq_only"]);
  });
});

describe("archiving a base", () => {
  test("needs a word about the plans that follow; detached ones keep what they have", async () => {
    const base = await makeBase();
    const plan = ok(await put(branch, await derive(base), shiftWeight(500)));
    const refused = await headquarters.call("DELETE", `/plans/${base.id}`);
    expect([refused.status, refused.body.error.code]).toEqual([409, "plan.has_derived"]);
    expect(refused.body.error.message).toMatch(/1/);
    expect((await headquarters.call("DELETE", `/plans/${base.id}?derived=detach`)).status).toBe(204);
    const alone = await get(plan);
    expect(alone).toMatchObject({ origin: "own", base: null, inherited: null, definition: plan.definition });
    // It is its branch's to change freely now.
    ok(await put(branch, alone, (definition) => void (definition.stages[0]!.title = "面谈")));
  });
});

describe("a plan's history", () => {
  test("earlier versions are read, compared and made the newest again", async () => {
    const base = await makeBase();
    const changed = ok(
      await put(headquarters, base, (definition) => {
        definition.stages[0]!.questions.push(
          buildQuestion({
            id: "extra",
            text: "新加的一道题。",
            dimensions: [{ id: "service", weightBp: 10_000 }],
          }),
        );
        definition.stages[1]!.title = "书面题";
      }),
    );
    const old = ok(await headquarters.call("GET", `/plans/${base.id}/versions/${base.version}`));
    expect(old.definition).toEqual(base.definition);
    const diff = ok(
      await headquarters.call(
        "GET",
        `/plans/${base.id}/diff?against=version&version=${base.version}`,
        undefined,
        { "accept-language": "en" },
      ),
    );
    expect(diff.comparison).toMatchObject({
      same: false,
      questions: { added: ["extra"], removed: [], changed: [] },
      stages: {
        changed: [
          { id: "written", fields: [{ field: "title", name: "Title", before: "笔答", after: "书面题" }] },
        ],
      },
    });
    const restored = ok(
      await headquarters.call("POST", `/plans/${base.id}/versions/${base.version}/restore`, {
        version: changed.version,
      }),
    );
    expect(restored).toMatchObject({ version: changed.version + 1, definition: base.definition });
    const { items, nextBefore } = ok(await headquarters.call("GET", `/plans/${base.id}/versions?limit=2`));
    expect(items.map(({ cause }: Json) => cause)).toEqual(["restored", "edited"]);
    const rest = ok(await headquarters.call("GET", `/plans/${base.id}/versions?before=${nextBefore}`));
    expect(rest.items.map(({ cause }: Json) => cause)).toEqual(["limits", "created"]);
    expect((await headquarters.call("GET", `/plans/${base.id}/versions/99`)).body.error.code).toBe(
      "plan.version_not_found",
    );
  });

  test("a branch's differences are shown against its base; a plan of its own has none", async () => {
    const plan = ok(await put(branch, await derive(await makeBase()), shiftWeight(500)));
    const diff = ok(await branch.call("GET", `/plans/${plan.id}/diff?against=base`));
    expect(diff.comparison.dimensions.changed.map(({ id }: Json) => id)).toEqual(["service", "planning"]);
    const own = ok(await branch.call("POST", "/plans", { name: "自建", definition: hq() }));
    const none = await branch.call("GET", `/plans/${own.id}/diff?against=base`);
    expect([none.status, none.body.error.code]).toEqual([409, "plan.not_derived"]);
  });
});

describe("questions that headquarters wants asked in a family", () => {
  const mandatory = async (families: string[]) => {
    const question = await buildQuestionOf(server, places.hq);
    ok(await headquarters.call("PUT", `/questions/${question.id}/mandatory`, { families }));
    return question.id;
  };
  const asked = (plan: Json): Json[] =>
    plan.definition.stages.flatMap(({ questions }: Json) => questions.filter((each: Json) => each.mandatory));

  test("join every plan of it, and a branch can neither leave them out nor change them", async () => {
    const id = await mandatory(["manufacturing"]);
    const body = { name: "自建", jobFamily: "manufacturing", definition: buildDefinition() };
    const plan = ok(await branch.call("POST", "/plans", body));
    expect(asked(plan).map(({ source }) => source)).toEqual([{ questionId: id, version: 1 }]);

    const without = ok(
      await put(branch, plan, (definition) => {
        for (const stage of definition.stages)
          stage.questions = stage.questions.filter((each) => !each.mandatory);
      }),
    );
    expect(asked(without)).toEqual(asked(plan));
    const changed = await put(branch, without, (definition) => {
      for (const question of definition.stages.flatMap(({ questions }) => questions)) {
        if (question.mandatory) question.answerSeconds = 30;
      }
    });
    expect([changed.status, changed.body.error.details[0].code]).toEqual([422, "limit.mandatory_changed"]);
    const other = ok(await branch.call("POST", "/plans", { ...body, jobFamily: "sales" }));
    expect(asked(other)).toEqual([]);
  });

  /** A plan that asks a bank's question before headquarters wants it asked everywhere. */
  async function copying(by: Colleague, family: string, change: object = {}) {
    const question = await buildQuestionOf(server, places.hq);
    const entry = { questionId: question.id, version: 1, content: buildQuestionContent() };
    const copy = toPlanQuestion(entry, "zh", { id: "copied", mandatory: false });
    const definition = buildDefinition();
    definition.dimensions.push({
      ...definition.dimensions[0]!,
      id: "sales_drive",
      name: "冲劲",
      weightBp: 0,
    });
    definition.stages.at(-1)!.questions.push({ ...copy, ...change });
    const plan = ok(await by.call("POST", "/plans", { name: "先有", jobFamily: family, definition }));
    ok(await headquarters.call("PUT", `/questions/${question.id}/mandatory`, { families: [family] }));
    return plan;
  }

  test("that a plan has copied already become mandatory in it, and in what follows it", async () => {
    for (const by of [branch, headquarters]) {
      const family = by === branch ? "product" : "technical";
      const before = await copying(by, family);
      const saved = ok(await put(by, before, () => undefined));
      expect(asked(saved).map(({ id }) => id)).toEqual(["copied"]);
      if (by === branch) continue;
      const dropped = await put(branch, await derive(saved), (definition) => {
        definition.stages.at(-1)!.questions.pop();
      });
      expect([dropped.status, dropped.body.error.details[0].code]).toEqual([422, "limit.mandatory_dropped"]);
    }
  });

  test("are not stood in for by a branch's own words under the name of one", async () => {
    const altered = await copying(branch, "administration", { text: "今天天气怎么样？" });
    const saved = await put(branch, altered, () => undefined);
    expect([saved.status, saved.body.error.details[0].code]).toEqual([422, "limit.mandatory_changed"]);
    const without = ok(
      await put(branch, altered, (definition) => {
        definition.stages.at(-1)!.questions.pop();
      }),
    );
    expect(asked(without).map(({ text }) => text)).toEqual([buildQuestionContent().zh?.text]);
  });

  test("stay as a plan has them when headquarters writes them anew", async () => {
    const id = await mandatory(["other"]);
    const body = { name: "自建", jobFamily: "other", definition: buildDefinition() };
    const plan = ok(await branch.call("POST", "/plans", body));
    const zh = { ...buildQuestionContent().zh!, text: "请讲一次您说服对方改变主意的经历。" };
    const content = buildQuestionContent({ zh });
    ok(await headquarters.call("PUT", `/questions/${id}`, { content, version: 1, acceptSimilar: true }));
    const saved = ok(await put(branch, plan, () => undefined));
    expect(asked(saved)).toEqual(asked(plan));
  });

  test("stay although a branch calls its plan one of another family", async () => {
    await mandatory(["service"]);
    const body = { name: "自建", jobFamily: "service", definition: buildDefinition() };
    const plan = ok(await branch.call("POST", "/plans", body));
    const definition = structuredClone(plan.definition) as PlanDefinition;
    for (const stage of definition.stages)
      stage.questions = stage.questions.filter((question) => !question.mandatory);
    const renamed = { name: "自建", jobFamily: "technical", definition, version: plan.version };
    const saved = ok(await branch.call("PUT", `/plans/${plan.id}`, renamed));
    const [required] = asked(plan);
    expect(asked(saved).map(({ source }) => source)).toContainEqual(required?.source);
  });

  test("have to be in the plan by which a branch invites to a position of the family", async () => {
    const { id: positionId } = await buildOpenPosition(server, places.own, { family: "management" });
    const plan = ok(await branch.call("POST", "/plans", { name: "自建", definition: buildDefinition() }));
    const invite = (phone: string) =>
      branch.call("POST", "/invitations", {
        planId: plan.id,
        positionId,
        candidate: { name: "周小满", phone },
        expiresAt: new Date(server.services.clock.now().getTime() + 86_400_000).toISOString(),
      });
    expect((await invite("13700009001")).status).toBe(201);
    await mandatory(["management"]);
    expect((await invite("13700009002")).body.error).toMatchObject({ code: "plan.lacks_mandatory" });
    const batch = await postBatch(server, branch.call, { planId: plan.id, positionId });
    expect([batch.status, batch.body.error.code]).toEqual([409, "plan.lacks_mandatory"]);
  });

  test("stay in plans that follow headquarters'", async () => {
    await mandatory(["graduate"]);
    const body = { name: "校招", jobFamily: "graduate", definition: buildDefinition() };
    const base = ok(await headquarters.call("POST", "/plans", body));
    const plan = await derive(base);
    expect(asked(plan)).toHaveLength(1);
    const dropped = await put(branch, plan, (definition) => {
      for (const stage of definition.stages)
        stage.questions = stage.questions.filter((each) => !each.mandatory);
    });
    expect([dropped.status, dropped.body.error.details[0].code]).toEqual([422, "limit.mandatory_dropped"]);
  });
});
