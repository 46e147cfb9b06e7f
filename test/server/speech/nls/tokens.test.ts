import { createAcsApi } from "../../../../server/aliyun/acsApi";
import { createTokenSource } from "../../../../server/speech/nls/tokens";
import { ACCESS_KEY, openNlsService, type NlsService } from "../../../simulators/nls/nlsService";
import { createTestClock } from "../../../support/testClock";

const HOUR_MS = 3_600_000;
const theirs = createTestClock();
let service: NlsService;
beforeAll(async () => {
  service = await openNlsService({ now: () => theirs.now() });
});
afterAll(() => service.close());

function openTokens({ clock = theirs, key = ACCESS_KEY } = {}) {
  const call = createAcsApi({
    endpoint: service.endpoint,
    version: "2019-02-28",
    key,
    clock,
    timeoutMs: 2_000,
  });
  return createTokenSource({ call, clock });
}

it("one token for everybody, asked for once, and again ahead of its end", async () => {
  const before = service.counts().tokens;
  const tokens = openTokens();
  const [first, ...others] = await Promise.all([tokens.get(), tokens.get(), tokens.get()]);
  expect(new Set([first, ...others]).size).toBe(1);
  theirs.advance(11 * HOUR_MS);
  expect(await tokens.get()).toBe(first);
  theirs.advance(HOUR_MS - 9 * 60_000);
  expect(await tokens.get()).not.toBe(first);
  expect(service.counts().tokens).toBe(before + 2);
});

it("a clock that goes wrong by minutes changes nothing about how long a token is used", async () => {
  const ours = createTestClock(new Date(theirs.now().getTime() + 12 * 60_000).toISOString());
  service.liveFor(20 * 60_000);
  const tokens = openTokens({ clock: ours });
  const first = await tokens.get();
  ours.advance(9 * 60_000);
  theirs.advance(9 * 60_000);
  expect(await tokens.get()).toBe(first);
  ours.advance(2 * 60_000);
  theirs.advance(2 * 60_000);
  expect(await tokens.get()).not.toBe(first);
  service.liveFor(12 * HOUR_MS);
});

it("one that was not believed is not used again, one that has been replaced is left alone", async () => {
  const tokens = openTokens();
  const first = await tokens.get();
  tokens.forget(first);
  const second = await tokens.get();
  expect(second).not.toBe(first);
  tokens.forget(first);
  expect(await tokens.get()).toBe(second);
});

it("a failure is told by its kind without the key, and not remembered", async () => {
  const wrong = { ...ACCESS_KEY, accessKeySecret: "another-secret" };
  const error = await openTokens({ key: wrong })
    .get()
    .catch((failure: Error) => failure);
  expect(error).toMatchObject({ kind: "refused", message: "NLS: no token: SignatureDoesNotMatch" });

  const tokens = openTokens();
  service.answer("CreateToken", { does: "babble" }, { does: "answer", status: 200, body: { Token: null } });
  await expect(tokens.get()).rejects.toMatchObject({ kind: "unreachable" });
  await expect(tokens.get()).rejects.toMatchObject({ kind: "broken" });
  expect(await tokens.get()).toMatch(/^\w{32}$/);
});
