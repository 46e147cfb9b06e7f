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
])("a wrong %s stops the start, and no secret is printed", (name, source) => {
  const problem = problemOf(source);
  expect(problem).toContain(`${name}`);
  expect(problem).not.toMatch(/secret/);
});

test("a gateway on this machine needs no TLS", () => {
  expect(problemOf({ ...sms, ALIYUN_SMS_ENDPOINT: "http://127.0.0.1:8080" })).toBe("");
});
