import { EnvError, parseEnv } from "../../server/env";

const problemOf = (source: Record<string, string>): string => {
  try {
    parseEnv(source);
    return "";
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
};

const mail = { SMTP_URL: "smtps://hr:p%3Ass@mail.example.com:465", MAIL_FROM: "知面招聘 <hr@example.com>" };
const sms = {
  ALIYUN_ACCESS_KEY_ID: "key-id",
  ALIYUN_ACCESS_KEY_SECRET: "the-secret",
  ALIYUN_SMS_SIGN_NAME: "知面招聘",
  ALIYUN_SMS_TEMPLATE_INVITATION: "SMS_100",
  ALIYUN_SMS_TEMPLATE_REMINDER: "SMS_101",
  ALIYUN_SMS_TEMPLATE_CODE: "SMS_102",
};

test("proxies are counted: none, one, or as many as are said", () => {
  const hops = (value?: string) => parseEnv(value === undefined ? {} : { TRUST_PROXY: value }).TRUST_PROXY;
  expect([hops(), hops("false"), hops("true"), hops("2")]).toEqual([0, 0, 1, 2]);
  expect(problemOf({ TRUST_PROXY: "yes" })).toContain("TRUST_PROXY");
});

test("no channel is configured, or all of one", () => {
  expect(problemOf({})).toBe("");
  expect(problemOf(mail)).toBe("");
  expect(problemOf({ ...mail, MAIL_FROM: "hr@example.com" })).toBe("");
  expect(problemOf(sms)).toBe("");
  expect(problemOf({ ...sms, ALIYUN_SMS_TEMPLATE_NOTICE: "SMS_103" })).toBe("");
});

test.each(Object.keys(mail))("e-mail without %s stops the start and says so", (name) => {
  expect(problemOf({ ...mail, [name]: "" })).toBe(
    `Configuration is wrong. ${name}: is missing: E-mail needs it too.`,
  );
});

test.each(Object.keys(sms))("SMS without %s stops the start and says so", (name) => {
  expect(problemOf({ ...sms, [name]: "" })).toBe(
    `Configuration is wrong. ${name}: is missing: SMS needs it too.`,
  );
});

const nls = { NLS_APPKEY: "a-project", NLS_ACCESS_KEY_ID: "key-id", NLS_ACCESS_KEY_SECRET: "the-secret" };
const aliyun = { ALIYUN_ACCESS_KEY_ID: "key-id", ALIYUN_ACCESS_KEY_SECRET: "the-secret" };

test("one key of Alibaba Cloud serves speech without SMS, and speech may have its own", () => {
  expect(problemOf(aliyun)).toBe("");
  expect(problemOf({ ...aliyun, NLS_APPKEY: "a-project" })).toBe("");
  expect(problemOf(nls)).toBe("");
  expect(problemOf({ ...sms, ...nls })).toBe("");
});

test.each([
  ["NLS_APPKEY", "Speech on NLS", { ...nls, NLS_APPKEY: "" }],
  ["NLS_ACCESS_KEY_SECRET", "A key for NLS alone", { ...nls, ...aliyun, NLS_ACCESS_KEY_SECRET: "" }],
  ["ALIYUN_ACCESS_KEY_ID", "Speech on NLS", { ...aliyun, NLS_APPKEY: "x", ALIYUN_ACCESS_KEY_ID: "" }],
  ["ALIYUN_ACCESS_KEY_SECRET", "A key of Alibaba Cloud", { ...aliyun, ALIYUN_ACCESS_KEY_SECRET: "" }],
])("%s is missed by %s, once", (name, service, source) => {
  expect(problemOf(source)).toBe(`Configuration is wrong. ${name}: is missing: ${service} needs it too.`);
});

test("everything that is missing is named at once", () => {
  const problem = problemOf({ ALIYUN_SMS_TEMPLATE_NOTICE: "SMS_103" });
  for (const name of Object.keys(sms)) expect(problem).toContain(`${name}: is missing`);
});

test.each([
  ["SMTP_URL", { ...mail, SMTP_URL: "https://hr:secret@mail.example.com" }],
  ["SMTP_URL", { ...mail, SMTP_URL: "smtp://hr:secret@mail.example.com?tls.rejectUnauthorized=false" }],
  ["MAIL_FROM", { ...mail, MAIL_FROM: "知面招聘" }],
  ["MAIL_FROM", { ...mail, MAIL_FROM: "a <a@example.com>, b@example.com" }],
  ["MAIL_FROM", { ...mail, MAIL_FROM: "a\r\nBcc: x <a@example.com>" }],
  ["ALIYUN_SMS_ENDPOINT", { ...sms, ALIYUN_SMS_ENDPOINT: "http://dysmsapi.aliyuncs.com" }],
  ["ALIYUN_SMS_TEMPLATE_CODE", { ...sms, ALIYUN_SMS_TEMPLATE_CODE: "100" }],
  ["NLS_URL", { ...nls, NLS_URL: "ws://nls.example.com/ws/v1" }],
  ["NLS_TOKEN_URL", { ...nls, NLS_TOKEN_URL: "http://nls.example.com" }],
  ["NLS_CONCURRENCY", { ...nls, NLS_CONCURRENCY: "0" }],
])("a wrong %s stops the start, and no secret is printed", (name, source) => {
  const problem = problemOf(source);
  expect(problem).toContain(`${name}`);
  expect(problem).not.toMatch(/secret/);
});

test("a gateway on this machine needs no TLS", () => {
  expect(problemOf({ ...sms, ALIYUN_SMS_ENDPOINT: "http://127.0.0.1:8080" })).toBe("");
});

describe("the language model", () => {
  const model = {
    LLM_BASE_URL: "https://llm.example.com/v1/",
    LLM_MODEL: "qwen-plus",
    LLM_API_KEY: "sk-secret",
  };

  test("is configured by its address and its name; without them nothing is sent anywhere", () => {
    expect(parseEnv({}).LLM_BASE_URL).toBeUndefined();
    expect(parseEnv(model)).toMatchObject({
      LLM_BASE_URL: "https://llm.example.com/v1",
      LLM_SAMPLES: 3,
      LLM_TIMEOUT_SECONDS: 30,
    });
    expect(problemOf({ LLM_BASE_URL: "http://127.0.0.1:8000/v1", LLM_MODEL: "local" })).toBe("");
  });

  test.each([
    [{ LLM_API_KEY: "sk-secret" }, "LLM_BASE_URL: is missing: The language model needs it too"],
    [{ ...model, LLM_MODEL: "" }, "LLM_MODEL: is missing"],
    [{ ...model, LLM_BASE_URL: "http://llm.example.com/v1" }, "LLM_BASE_URL: must be https"],
    [{ ...model, LLM_SAMPLES: "0" }, 'LLM_SAMPLES (it is "0")'],
    [{ ...model, LLM_DAILY_COST: "5" }, "LLM_PRICE_INPUT: is missing: LLM_DAILY_COST is reckoned by it"],
  ])("%j stops the start and says why", (source, problem) => {
    expect(problemOf(source as Record<string, string>)).toContain(problem);
    expect(problemOf(source as Record<string, string>)).not.toContain("sk-secret");
  });
});

test("settings of the database that would have no effect, or could not be kept, are refused", () => {
  const url = "mysql://zm@10.0.0.5/zhimian";
  expect(() => parseEnv({ DATABASE_REPLICA_URL: url })).toThrow(/DATABASE_REPLICA_URL.*DATABASE_URL/);
  expect(() => parseEnv({ DATABASE_URL: url, DATABASE_TLS: "/nowhere/ca.pem" })).toThrow(/DATABASE_TLS/);
  expect(() => parseEnv({ DATABASE_URL: url, DATABASE_TLS: "required" })).toThrow(/by its address/);
  const named = { DATABASE_URL: url.replace("10.0.0.5", "db.example.com"), DATABASE_TLS: "required" };
  expect(parseEnv({ ...named, DATABASE_POOL: "40" })).toMatchObject({ DATABASE_POOL: 40 });
});
