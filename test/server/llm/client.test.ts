import { COOL_DOWN_MS, FAILURES } from "../../../server/outside/breaker";
import { tokensAtMost } from "../../../server/llm/budget";
import { TIMEOUT_MS, buildRequest, failureOf, openTestModel } from "../../factories/llm";
import {
  LLM_MODEL,
  type ModelRule,
  type ModelService,
  openModelService,
  reply,
} from "../../simulators/openAi";
import { eventually } from "../../support/eventually";

let service: ModelService;
beforeEach(async () => {
  service = await openModelService();
});
afterEach(() => service.close());

const fail = (
  status: number,
  more: { message?: string; headers?: Record<string, string> } = {},
): ModelRule => ({
  does: "fail",
  status,
  ...more,
});

test("asks for a schema with a seed, and says which model answered", async () => {
  const { client, budget, outcomes } = openTestModel(service);
  service.behave(reply({ level: 3 }, { usage: { prompt_tokens: 321, completion_tokens: 12 } }));
  expect(await client.complete(buildRequest())).toEqual({
    text: '{"level":3}',
    model: `${LLM_MODEL}-2026-01-01`,
  });
  expect(service.calls[0]).toMatchObject({
    model: LLM_MODEL,
    seed: 7,
    temperature: 0.6,
    max_tokens: 1_000,
    response_format: { type: "json_schema", json_schema: { name: "rating", strict: true } },
    messages: [{ role: "system" }, { role: "user", content: "An answer." }],
  });
  expect(budget.spent).toEqual([{ input: 321, output: 12 }]);
  expect(outcomes).toEqual(["ok"]);
});

test("reckons by the length where the endpoint does not count", async () => {
  const { client, budget } = openTestModel(service);
  service.behave(reply("x".repeat(100), { usage: null }));
  await client.complete(buildRequest());
  expect(budget.spent[0]!.output).toBe(tokensAtMost("x".repeat(100)));
  expect(budget.spent[0]!.input).toBeGreaterThan(tokensAtMost("An answer."));
});

test("what nobody took is given back to the budget", async () => {
  const { client, budget } = openTestModel(service);
  await service.close();
  expect(await failureOf(client.complete(buildRequest({ attempts: 1 })))).toBe("unavailable");
  expect(budget.spent).toEqual([{ input: 0, output: 0 }]);
});

describe("what may pass is tried again", () => {
  test.each([
    ["500", fail(500)],
    ["503", fail(503)],
    ["a connection that is reset before the answer", { does: "cut", when: "before_head" }],
    ["a connection that is reset in the body", { does: "cut", when: "in_body" }],
    ["a body that is no JSON", { does: "send", body: "{ no json" }],
  ] as [string, ModelRule][])("%s", async (_, rule) => {
    const { client, timers } = openTestModel(service);
    service.behave(rule, rule, reply("at last"));
    expect((await client.complete(buildRequest())).text).toBe("at last");
    expect(timers.passed).toEqual([500, 1_000]);
  });

  test("429, as long after as the endpoint asks for", async () => {
    const { client, timers } = openTestModel(service);
    service.behave(fail(429, { headers: { "retry-after": "7" } }), reply("at last"));
    expect((await client.complete(buildRequest())).text).toBe("at last");
    expect(timers.passed).toEqual([7_000]);
  });

  test("429 with a date", async () => {
    const { client, timers, clock } = openTestModel(service);
    const date = new Date(clock.now().getTime() + 3_000).toUTCString();
    service.behave(fail(429, { headers: { "retry-after": date } }), reply("at last"));
    await client.complete(buildRequest());
    expect(timers.passed).toEqual([3_000]);
  });

  test("three times in all", async () => {
    const { client, budget } = openTestModel(service);
    service.otherwise(() => fail(500));
    expect(await failureOf(client.complete(buildRequest()))).toBe("unavailable");
    expect(service.calls).toHaveLength(3);
    // Nothing was done for it.
    expect(budget.spent).toEqual([1, 2, 3].map(() => ({ input: 0, output: 0 })));
  });
});

test("who asks for too long a pause is left alone for as long", async () => {
  const { client, clock } = openTestModel(service);
  service.behave(fail(429, { headers: { "retry-after": "600" } }));
  expect(await failureOf(client.complete(buildRequest()))).toBe("rate_limited");
  clock.advance(599_000);
  expect(await failureOf(client.complete(buildRequest()))).toBe("open");
  expect(service.calls).toHaveLength(1);
  clock.advance(1_000);
  service.behave(reply("again"));
  expect((await client.complete(buildRequest())).text).toBe("again");
});

describe("what hangs is given up", () => {
  test.each([
    ["before the answer", { does: "hang" }],
    ["in the body", { does: "hang_in_body" }],
  ] as [string, ModelRule][])("%s", async (_, rule) => {
    const { client, timers, budget } = openTestModel(service);
    service.otherwise(() => rule);
    const failure = failureOf(client.complete(buildRequest({ attempts: 2 })));
    for (const nth of [1, 2]) {
      await eventually(() => service.calls.length === nth);
      // Its time is measured from before it went out.
      expect(timers.fire(TIMEOUT_MS)).toBe(true);
    }
    expect(await failure).toBe("timeout");
    // The endpoint may have worked for it: what was held stays spent.
    expect(budget.spent).toEqual([]);
  });

  test("what is slow is waited for", async () => {
    const { client } = openTestModel(service);
    let release = () => {};
    const until = new Promise<void>((resolve) => (release = resolve));
    service.behave({ does: "be_slow", until, content: "here" });
    const answer = client.complete(buildRequest());
    await eventually(() => service.calls.length === 1);
    release();
    expect((await answer).text).toBe("here");
  });
});

test("a body without end is cut off, and not asked for again", async () => {
  const { client } = openTestModel(service);
  service.behave({ does: "send_without_end" });
  expect(await failureOf(client.complete(buildRequest()))).toBe("invalid_output");
  expect(service.calls).toHaveLength(1);
});

describe("nothing written is an empty text, for the caller to judge", () => {
  test.each([
    ["no choice", { does: "give_no_choice" }],
    ["a refusal", { does: "refuse" }],
    ["a tool call", { does: "call_tool" }],
    ["another JSON", { does: "send", body: '"well"' }],
    ["null", { does: "send", body: "null" }],
    ["a page", { does: "send", body: "<html>", type: "text/html" }],
  ] as [string, ModelRule][])("%s", async (_, rule) => {
    const { client } = openTestModel(service);
    service.behave(rule);
    expect((await client.complete(buildRequest())).text).toBe("");
  });
});

describe("what is refused for good is not tried again", () => {
  test("a wrong key", async () => {
    const { client } = openTestModel(service, { apiKey: "another" });
    expect(await failureOf(client.complete(buildRequest()))).toBe("rejected");
  });

  test("a model that does not exist", async () => {
    const { client } = openTestModel(service, { model: "no-such-model" });
    expect(await failureOf(client.complete(buildRequest()))).toBe("rejected");
    expect(service.calls).toHaveLength(1);
  });

  test("contents that a filter does not like; the next request is not held to it", async () => {
    const { client } = openTestModel(service);
    const filtered = fail(400, { message: "inappropriate content" });
    for (let i = 0; i <= FAILURES; i += 1) {
      service.behave(filtered);
      expect(await failureOf(client.complete(buildRequest()))).toBe("rejected");
    }
    expect(client.state()).toBe("closed");
  });
});

describe("what the endpoint cannot do is left out, and remembered", () => {
  test("schemas, then JSON mode", async () => {
    const { client } = openTestModel(service);
    service.otherwise(({ response_format: format }) =>
      format ? fail(400, { message: `response_format ${format.type} is not supported` }) : reply("plain"),
    );
    expect((await client.complete(buildRequest())).text).toBe("plain");
    expect(service.calls.map((call) => call.response_format?.type)).toEqual([
      "json_schema",
      "json_object",
      undefined,
    ]);
    await client.complete(buildRequest());
    expect(service.calls).toHaveLength(4);
  });

  test("seed, temperature, the older name of the limit", async () => {
    const { client } = openTestModel(service);
    service.otherwise((call) => {
      if (call.max_tokens !== undefined)
        return fail(400, { message: "use max_completion_tokens, not max_tokens" });
      if (call.seed !== undefined) return fail(422, { message: "Unknown field: seed" });
      if (call.temperature !== undefined) return fail(400, { message: "temperature must be 1" });
      return reply("well");
    });
    expect((await client.complete(buildRequest())).text).toBe("well");
    expect(service.calls.at(-1)).toMatchObject({ max_completion_tokens: 1_000 });
    await client.complete(buildRequest());
    expect(service.calls).toHaveLength(5);
  });
});

describe("the breaker", () => {
  test("after some failures in a row nothing goes out for a while; then one call decides", async () => {
    const { client, clock, outcomes } = openTestModel(service);
    service.otherwise(() => fail(500));
    for (let i = 0; i < FAILURES; i += 1) {
      expect(await failureOf(client.complete(buildRequest({ attempts: 1 })))).toBe("unavailable");
    }
    expect(client.state()).toBe("open");
    expect(await failureOf(client.complete(buildRequest()))).toBe("open");
    expect(service.calls).toHaveLength(FAILURES);
    expect(outcomes.at(-1)).toBe("open");

    clock.advance(COOL_DOWN_MS);
    expect(client.state()).toBe("half_open");
    expect(await failureOf(client.complete(buildRequest()))).toBe("unavailable");
    expect(service.calls).toHaveLength(FAILURES + 1);

    clock.advance(COOL_DOWN_MS);
    service.behave(reply("well again"));
    await client.complete(buildRequest());
    expect(client.state()).toBe("closed");
  });

  test("a success in between counts", async () => {
    const { client } = openTestModel(service);
    for (let i = 0; i < 3; i += 1) {
      service.behave(fail(500), fail(500), reply("well"));
      await client.complete(buildRequest());
    }
    expect(client.state()).toBe("closed");
  });
});

test("so many calls at once, the rest in turn; who waits for a candidate goes first", async () => {
  const { client } = openTestModel(service, { concurrency: 2 });
  const gates: (() => void)[] = [];
  service.otherwise(() => ({
    does: "be_slow",
    until: new Promise<void>((resolve) => gates.push(resolve)),
    content: "done",
  }));
  const calls = [1, 2, 3].map((seed) => client.complete(buildRequest({ seed })));
  await eventually(() => gates.length === 2);
  const urgent = client.complete(buildRequest({ seed: 9, urgent: true }));
  await eventually(() => gates.length === 3);
  expect(service.calls.map(({ seed }) => seed).sort()).toEqual([1, 2, 9]);
  gates.forEach((open) => open());
  await eventually(() => gates.length === 4);
  gates.forEach((open) => open());
  await Promise.all([...calls, urgent]);
  expect(service.calls).toHaveLength(4);
});

test("closing ends what is under way", async () => {
  const { client } = openTestModel(service);
  service.otherwise(() => ({ does: "hang" }));
  const failure = failureOf(client.complete(buildRequest()));
  await eventually(() => service.calls.length === 1);
  client.close();
  expect(await failure).toBe("closed");
});
