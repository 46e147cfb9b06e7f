import { ApiError, NetworkError, createApi, isApiError, isTemporary } from "../../../miniapp/shared/api";

type Call = { url: string; init: RequestInit };

function apiAnswering(answer: () => Response | Promise<Response>) {
  const calls: Call[] = [];
  const api = createApi({
    language: () => "zh-CN",
    headers: (method) => ({ "X-Method": method }),
    fetch: async (url, init) => {
      calls.push({ url: url as string, init: init ?? {} });
      return answer();
    },
  });
  return { api, calls };
}
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

test("sends JSON with the language and the caller's headers, and reads JSON", async () => {
  const { api, calls } = apiAnswering(() => json(200, { id: 7 }));
  await expect(
    api.post("/plans", { name: "x" }, { query: { limit: 2, cursor: undefined } }),
  ).resolves.toEqual({
    id: 7,
  });
  expect(calls[0]?.url).toBe("/api/v1/plans?limit=2");
  expect(calls[0]?.init).toMatchObject({
    method: "POST",
    body: '{"name":"x"}',
    headers: { "Accept-Language": "zh-CN", "X-Method": "POST", "Content-Type": "application/json" },
  });
});

test("bytes go as they are, without a JSON content type", async () => {
  const { api, calls } = apiAnswering(() => new Response(null, { status: 204 }));
  const bytes = new Uint8Array([1, 2]).buffer;
  await api.send("PUT", "/x", { body: bytes });
  expect(calls[0]?.init.body).toBe(bytes);
  expect(calls[0]?.init.headers).not.toHaveProperty("Content-Type");
});

test("an answer that stops half-way is given up as one that does not come", async () => {
  const stalled = new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('{"id":')) });
  const { api } = apiAnswering(() => new Response(stalled));
  await expect(api.get("/x", { timeoutMs: 1 })).rejects.toThrow(NetworkError);
});

test("an empty answer is undefined", async () => {
  const { api } = apiAnswering(() => new Response(null, { status: 204 }));
  await expect(api.delete("/x")).resolves.toBeUndefined();
});

test("the error shape becomes an ApiError", async () => {
  const error = { code: "identity.too_soon", message: "请稍后再试", requestId: "r1" };
  const { api } = apiAnswering(() => json(429, { error }, { "Retry-After": "30" }));
  const refusal = await api.post("/x", {}).catch((cause: unknown) => cause);
  expect(refusal).toBeInstanceOf(ApiError);
  expect(refusal).toMatchObject({
    status: 429,
    code: "identity.too_soon",
    message: "请稍后再试",
    requestId: "r1",
    details: [],
    retryAfterSeconds: 30,
  });
  expect(isApiError(refusal, "identity.too_soon")).toBe(true);
  expect(isApiError(refusal, "identity.code_wrong")).toBe(false);
});

test("a proxy's own error page has a code too", async () => {
  const { api } = apiAnswering(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  await expect(api.get("/x")).rejects.toMatchObject({
    status: 502,
    code: "http.502",
    retryAfterSeconds: null,
  });
});

test("no answer, and an answer that breaks off, are network errors", async () => {
  const silent = apiAnswering(() => Promise.reject(new TypeError("Failed to fetch")));
  await expect(silent.api.get("/x")).rejects.toBeInstanceOf(NetworkError);
  const cut = apiAnswering(() => new Response('{"half":', { status: 200 }));
  await expect(cut.api.get("/x")).rejects.toBeInstanceOf(NetworkError);
});

test.each([
  [new NetworkError("x"), true],
  [new ApiError(503, "x", "x", null, [], null), true],
  [new ApiError(429, "x", "x", null, [], null), true],
  [new ApiError(409, "x", "x", null, [], null), false],
  [new ApiError(401, "x", "x", null, [], null), false],
  [new Error("x"), false],
])("%s is temporary: %s", (error, temporary) => {
  expect(isTemporary(error)).toBe(temporary);
});

test("a bucket's refusal has its own code, a proxy's page its status", async () => {
  const xml =
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>InvalidDigest</Code><Message>x</Message></Error>';
  const refusalOf = async (body: string) => {
    const { api } = apiAnswering(() => new Response(body, { status: 400 }));
    return api.send("PUT", "/x").catch((cause: unknown) => cause);
  };
  expect(await refusalOf(xml)).toMatchObject({ status: 400, code: "InvalidDigest" });
  expect(await refusalOf("<html><h1>400</h1></html>")).toMatchObject({ status: 400, code: "http.400" });
  expect(await refusalOf('"odd"')).toMatchObject({ code: "http.400" });
});
