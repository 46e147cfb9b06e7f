import type { PlanDefinition } from "../../../server/plans/definition";
import { toPlanQuestion } from "../../../server/questions/bankEntry";
import type { Colleague } from "../../factories/org";
import { postBatch } from "../../factories/batches";
import { buildDefinition } from "../../factories/plans";
import { buildOpenPosition } from "../../factories/positions";
import { buildQuestionContent, buildQuestionOf } from "../../factories/questions";
import type { Json } from "../../factories/server";
import { type Offices, ok, openOffices, put } from "./offices";

let at: Offices;
beforeAll(async () => {
  at = await openOffices();
});
afterAll(() => at.server.close());

describe("questions that headquarters wants asked in a family", () => {
  const mandatory = async (families: string[]) => {
    const question = await buildQuestionOf(at.server, at.places.hq);
    ok(await at.headquarters.call("PUT", `/questions/${question.id}/mandatory`, { families }));
    return question.id;
  };
  const asked = (plan: Json): Json[] =>
    plan.definition.stages.flatMap(({ questions }: Json) => questions.filter((each: Json) => each.mandatory));

  test("join every plan of it, and a branch can neither leave them out nor change them", async () => {
    const id = await mandatory(["manufacturing"]);
    const body = { name: "自建", jobFamily: "manufacturing", definition: buildDefinition() };
    const plan = ok(await at.branch.call("POST", "/plans", body));
    expect(asked(plan).map(({ source }) => source)).toEqual([{ questionId: id, version: 1 }]);

    const without = ok(
      await put(at.branch, plan, (definition) => {
        for (const stage of definition.stages)
          stage.questions = stage.questions.filter((each) => !each.mandatory);
      }),
    );
    expect(asked(without)).toEqual(asked(plan));
    const changed = await put(at.branch, without, (definition) => {
      for (const question of definition.stages.flatMap(({ questions }) => questions)) {
        if (question.mandatory) question.answerSeconds = 30;
      }
    });
    expect([changed.status, changed.body.error.details[0].code]).toEqual([422, "limit.mandatory_changed"]);
    const other = ok(await at.branch.call("POST", "/plans", { ...body, jobFamily: "sales" }));
    expect(asked(other)).toEqual([]);
  });

  /** A plan that asks a bank's question before headquarters wants it asked everywhere. */
  async function copying(by: Colleague, family: string, change: object = {}) {
    const question = await buildQuestionOf(at.server, at.places.hq);
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
    ok(await at.headquarters.call("PUT", `/questions/${question.id}/mandatory`, { families: [family] }));
    return plan;
  }

  test("that a plan has copied already become mandatory in it, and in what follows it", async () => {
    for (const by of [at.branch, at.headquarters]) {
      const family = by === at.branch ? "product" : "technical";
      const before = await copying(by, family);
      const saved = ok(await put(by, before, () => undefined));
      expect(asked(saved).map(({ id }) => id)).toEqual(["copied"]);
      if (by === at.branch) continue;
      const dropped = await put(at.branch, await at.derive(saved), (definition) => {
        definition.stages.at(-1)!.questions.pop();
      });
      expect([dropped.status, dropped.body.error.details[0].code]).toEqual([422, "limit.mandatory_dropped"]);
    }
  });

  test("are not stood in for by a branch's own words under the name of one", async () => {
    const altered = await copying(at.branch, "administration", { text: "今天天气怎么样？" });
    const saved = await put(at.branch, altered, () => undefined);
    expect([saved.status, saved.body.error.details[0].code]).toEqual([422, "limit.mandatory_changed"]);
    const without = ok(
      await put(at.branch, altered, (definition) => {
        definition.stages.at(-1)!.questions.pop();
      }),
    );
    expect(asked(without).map(({ text }) => text)).toEqual([buildQuestionContent().zh?.text]);
  });

  test("stay as a plan has them when headquarters writes them anew", async () => {
    const id = await mandatory(["other"]);
    const body = { name: "自建", jobFamily: "other", definition: buildDefinition() };
    const plan = ok(await at.branch.call("POST", "/plans", body));
    const zh = { ...buildQuestionContent().zh!, text: "请讲一次您说服对方改变主意的经历。" };
    const content = buildQuestionContent({ zh });
    ok(await at.headquarters.call("PUT", `/questions/${id}`, { content, version: 1, acceptSimilar: true }));
    const saved = ok(await put(at.branch, plan, () => undefined));
    expect(asked(saved)).toEqual(asked(plan));
  });

  test("stay although a branch calls its plan one of another family", async () => {
    await mandatory(["service"]);
    const body = { name: "自建", jobFamily: "service", definition: buildDefinition() };
    const plan = ok(await at.branch.call("POST", "/plans", body));
    const definition = structuredClone(plan.definition) as PlanDefinition;
    for (const stage of definition.stages)
      stage.questions = stage.questions.filter((question) => !question.mandatory);
    const renamed = { name: "自建", jobFamily: "technical", definition, version: plan.version };
    const saved = ok(await at.branch.call("PUT", `/plans/${plan.id}`, renamed));
    const [required] = asked(plan);
    expect(asked(saved).map(({ source }) => source)).toContainEqual(required?.source);
  });

  test("have to be in the plan by which a branch invites to a position of the family", async () => {
    const { id: positionId } = await buildOpenPosition(at.server, at.places.own, { family: "management" });
    const plan = ok(await at.branch.call("POST", "/plans", { name: "自建", definition: buildDefinition() }));
    const invite = (phone: string) =>
      at.branch.call("POST", "/invitations", {
        planId: plan.id,
        positionId,
        candidate: { name: "周小满", phone },
        expiresAt: new Date(at.server.services.clock.now().getTime() + 86_400_000).toISOString(),
      });
    expect((await invite("13700009001")).status).toBe(201);
    await mandatory(["management"]);
    expect((await invite("13700009002")).body.error).toMatchObject({ code: "plan.lacks_mandatory" });
    const batch = await postBatch(at.server, at.branch.call, { planId: plan.id, positionId });
    expect([batch.status, batch.body.error.code]).toEqual([409, "plan.lacks_mandatory"]);
  });

  test("stay in plans that follow headquarters'", async () => {
    await mandatory(["graduate"]);
    const body = { name: "校招", jobFamily: "graduate", definition: buildDefinition() };
    const base = ok(await at.headquarters.call("POST", "/plans", body));
    const plan = await at.derive(base);
    expect(asked(plan)).toHaveLength(1);
    const dropped = await put(at.branch, plan, (definition) => {
      for (const stage of definition.stages)
        stage.questions = stage.questions.filter((each) => !each.mandatory);
    });
    expect([dropped.status, dropped.body.error.details[0].code]).toEqual([422, "limit.mandatory_dropped"]);
  });
});
