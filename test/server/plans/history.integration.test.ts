import { buildQuestion } from "../../factories/plans";
import type { Json } from "../../factories/server";
import { hq } from "./derive/plans";
import { type Offices, ok, openOffices, put, shiftWeight } from "./offices";

let at: Offices;
beforeAll(async () => {
  at = await openOffices();
});
afterAll(() => at.server.close());

describe("a plan's history", () => {
  test("earlier versions are read, compared and made the newest again", async () => {
    const base = await at.makeBase();
    const changed = ok(
      await put(at.headquarters, base, (definition) => {
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
    const old = ok(await at.headquarters.call("GET", `/plans/${base.id}/versions/${base.version}`));
    expect(old.definition).toEqual(base.definition);
    const diff = ok(
      await at.headquarters.call(
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
      await at.headquarters.call("POST", `/plans/${base.id}/versions/${base.version}/restore`, {
        version: changed.version,
      }),
    );
    expect(restored).toMatchObject({ version: changed.version + 1, definition: base.definition });
    const { items, nextBefore } = ok(await at.headquarters.call("GET", `/plans/${base.id}/versions?limit=2`));
    expect(items.map(({ cause }: Json) => cause)).toEqual(["restored", "edited"]);
    const rest = ok(await at.headquarters.call("GET", `/plans/${base.id}/versions?before=${nextBefore}`));
    expect(rest.items.map(({ cause }: Json) => cause)).toEqual(["limits", "created"]);
    expect((await at.headquarters.call("GET", `/plans/${base.id}/versions/99`)).body.error.code).toBe(
      "plan.version_not_found",
    );
  });

  test("a branch's differences are shown against its base; a plan of its own has none", async () => {
    const plan = ok(await put(at.branch, await at.derive(await at.makeBase()), shiftWeight(500)));
    const diff = ok(await at.branch.call("GET", `/plans/${plan.id}/diff?against=base`));
    expect(diff.comparison.dimensions.changed.map(({ id }: Json) => id)).toEqual(["service", "planning"]);
    const own = ok(await at.branch.call("POST", "/plans", { name: "自建", definition: hq() }));
    const none = await at.branch.call("GET", `/plans/${own.id}/diff?against=base`);
    expect([none.status, none.body.error.code]).toEqual([409, "plan.not_derived"]);
  });
});
