import { assert, asyncProperty } from "fast-check";
import { AppError } from "../../../server/http/errors";
import { findActor } from "../../../server/org/findActor";
import { ruleSet } from "../../../server/rules/schema";
import { saveRules } from "../../../server/rules/storedRules";
import { buildCandidacy } from "../../factories/candidacies";
import { buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildRuledPosition } from "../../factories/rules";
import { openTestServer } from "../../factories/server";
import { createTestClock } from "../../support/testClock";
import { type Step, steps, takeStep } from "./courses/takeStep";
import { whatIsWrong } from "./courses/whatIsWrong";
import { type Course, type World, clear, hasDied, settle, workAgain } from "./courses/world";

/**
 * Random courses of applications: what comes in, what people do up to a hire and after, what they hear of it, what is
 * told twice, and processes that die in the middle of it. Whatever the order, everybody stands in one place, nobody is
 * forgotten, nothing goes out twice or when it is no longer so, and the archive says the same as what is kept of it.
 */
let world: World;

const total = (bound: string, value: number) => ({ fact: "total", bound, value });
const rulesTelling = (staffId: string) =>
  ruleSet.parse({
    rules: [
      {
        id: "in",
        name: "通过初筛",
        on: "screened",
        when: [{ fact: "screening", is: ["passes"] }],
        actions: [{ do: "invite" }],
      },
      { id: "look", name: "看一看", on: "screened", when: [], actions: [{ do: "review" }] },
      {
        id: "test",
        name: "笔试好",
        on: "tested",
        when: [{ fact: "test", bound: "at_least", value: 80 }],
        actions: [{ do: "invite" }, { do: "tag", tag: "笔试优秀" }],
      },
      {
        id: "top",
        name: "很高",
        on: "reported",
        when: [total("at_least", 9)],
        actions: [{ do: "advance", how: "next" }, { do: "webhook" }, { do: "notify", staffIds: [staffId] }],
      },
      {
        id: "good",
        name: "高",
        on: "reported",
        when: [total("at_least", 7)],
        actions: [{ do: "advance", how: "ask" }],
      },
      {
        id: "low",
        name: "低",
        on: "reported",
        when: [total("below", 5)],
        actions: [{ do: "thank", offerTalentPool: true }],
      },
      { id: "between", name: "之间", on: "reported", when: [], actions: [{ do: "review" }] },
    ],
  });

beforeAll(async () => {
  // 10:00 in the company's zone.
  const clock = createTestClock("2026-03-02T02:00:00.000Z");
  const server = await openTestServer({ env: { RATE_LIMITS: "false" }, clock });
  const places = await openCompany(server);
  const { services } = server;
  const actorOf = async (role: "branch_hr" | "branch_manager") => {
    const { staff } = await buildColleague(server, [inUnit(role, places.own)]);
    return (await findActor(services, services.db.read, staff.id)) as World["hr"];
  };
  const hr = await actorOf("branch_hr");
  const interviewer = await actorOf("branch_manager");
  const { planId, positionId } = await buildRuledPosition(server, places.own);
  const set = rulesTelling(interviewer.staffId);
  await saveRules(services, hr, planId, { set, version: 0, note: null, locale: "zh" });
  world = { server, clock, places, hr, interviewer, planId, positionId, sent: [], untrue: [] };
}, 60_000);
afterAll(() => world.server.close());

/** What cannot be is refused with a sentence, or the process died; anything else is a bug. */
const isExpected = (error: unknown) => error instanceof AppError || hasDied(error);

test("whatever happens in whatever order, nobody is lost and nothing is told twice", async () => {
  const { server, places, positionId } = world;
  await assert(
    asyncProperty(steps, async (taken) => {
      await clear(world);
      const { id, candidateId } = await buildCandidacy(server, places.own, { positionId });
      const course: Course = { candidateId, candidacyIds: [id] };
      for (const one of taken) {
        await takeStep(world, course, one as Step).catch((error: unknown) => {
          if (!isExpected(error)) throw error;
        });
      }
      await settle(world);
      await workAgain(world);
      await settle(world);
      expect(await whatIsWrong(world, course)).toEqual([]);
    }),
    { numRuns: 38 },
  );
}, 120_000);
