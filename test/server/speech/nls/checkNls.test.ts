import { parseEnv } from "../../../../server/env";
import { checkNls } from "../../../../server/speech/nls/checkNls";
import { openNlsService, type NlsService } from "../../../simulators/nls/nlsService";
import { createTestClock } from "../../../support/testClock";
import { nlsSettings } from "./account";

let service: NlsService;
beforeAll(async () => {
  service = await openNlsService();
});
afterAll(() => service.close());

const check = (more: Record<string, string> = {}, skewMs = 0) => {
  const clock = createTestClock(new Date(Date.now() + skewMs).toISOString());
  return checkNls(parseEnv({ ...nlsSettings(service), ...more }), clock).run();
};

test("nothing is wrong, and nothing is asked where NLS is not configured", async () => {
  expect(await check()).toEqual([]);
  const before = service.counts();
  expect(await checkNls(parseEnv({})).run()).toEqual([]);
  expect(service.counts()).toEqual(before);
});

test.each([
  [
    "an unknown key",
    { NLS_ACCESS_KEY_ID: "LTAI5tNobody" },
    0,
    "error",
    /no such access key/,
    /ACCESS_KEY_ID/,
  ],
  [
    "a wrong secret",
    { NLS_ACCESS_KEY_SECRET: "nonsense-0" },
    0,
    "error",
    /secret .* wrong/,
    /ACCESS_KEY_SECRET/,
  ],
  ["a clock that is behind", {}, -20 * 60_000, "error", /clock is 20 minutes behind/, /chrony/],
  ["a clock that is ahead", {}, 8 * 60_000, "error", /clock is 8 minutes ahead/, /chrony/],
  ["a project of somebody else", { NLS_APPKEY: "nonsense-0" }, 0, "error", /NLS_APPKEY is not/, /NLS_APPKEY/],
  ["an English one", { NLS_APPKEY_EN: "nonsense-0" }, 0, "error", /NLS_APPKEY_EN is not/, /NLS_APPKEY_EN/],
  [
    "no way to tokens",
    { NLS_TOKEN_URL: "http://127.0.0.1:9" },
    0,
    "warning",
    /127\.0\.0\.1:9/,
    /NLS_TOKEN_URL/,
  ],
  ["no way to the gateway", { NLS_URL: "ws://127.0.0.1:9/ws/v1" }, 0, "warning", /ECONNREFUSED/, /NLS_URL/],
] as const)("%s is said and how to mend it, without a secret", async (_, more, skewMs, level, what, mend) => {
  const findings = await check(more, skewMs);
  expect(findings.length).toBeGreaterThanOrEqual(1);
  expect(findings[0]).toEqual({
    level,
    what: expect.stringMatching(what) as string,
    mend: expect.stringMatching(mend) as string,
  });
  expect(JSON.stringify(findings)).not.toMatch(/nonsense-0|test-key/);
});

test.each([
  ["Forbidden.RAM", 403, /may not use NLS/, "error"],
  ["ServiceUnavailable", 503, /gives no token/, "warning"],
])("%s of the token service", async (Code, status, what, level) => {
  service.answer("CreateToken", { does: "answer", status, body: { Code, Message: "the token is 5f0c" } });
  expect(await check()).toEqual([
    expect.objectContaining({ level, what: expect.stringMatching(what) as string }),
  ]);
});

test("an account in full use is a warning, a trial that ran out is not", async () => {
  service.limit(0);
  const [full] = await check({ NLS_APPKEY_EN: "" });
  service.limit(Number.POSITIVE_INFINITY);
  expect(full).toMatchObject({ level: "warning", what: expect.stringMatching(/in use/) as string });
  service.behave({ does: "fail", at: "start", status: 40_000_010, text: "Gateway:FREE_TRIAL_EXPIRED:over" });
  const [over] = await check({ NLS_APPKEY_EN: "" });
  expect(over).toMatchObject({ level: "error", what: expect.stringMatching(/FREE_TRIAL_EXPIRED/) as string });
});
