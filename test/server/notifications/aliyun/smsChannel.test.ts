import { randomUUID } from "node:crypto";
import {
  type AliyunSmsOptions,
  createAliyunSmsChannel,
  smsNumber,
} from "../../../../server/notifications/aliyun/smsChannel";
import type { Channel, OutgoingMessage } from "../../../../server/notifications/channels";
import { explainFailure } from "../../../../server/notifications/failures";
import { ACCESS_KEY, type SmsRecord, type SmsService, openSmsService } from "../../../simulators/aliyunSms";
import { type TestClock, createTestClock } from "../../../support/testClock";

const MINUTE_MS = 60_000;
let clock: TestClock;
let service: SmsService;
let channel: Channel;

const openChannel = (own: Partial<AliyunSmsOptions> = {}) =>
  createAliyunSmsChannel({
    endpoint: service.endpoint,
    key: ACCESS_KEY,
    signName: "知面招聘",
    templates: { invitation: "SMS_100", code: "SMS_200" },
    clock,
    ...own,
  });

beforeEach(async () => {
  clock = createTestClock();
  service = await openSmsService({ now: () => clock.now() });
  channel = openChannel();
});
afterEach(() => service.close());

const buildMessage = (own: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: randomUUID(),
  purpose: "code",
  to: "13900001234",
  subject: "",
  text: "",
  params: { code: "482913" },
  ...own,
});
const trace = ({ id, to }: OutgoingMessage, attemptedAt = clock.now(), reference: string | null = null) =>
  channel.trace({ id, purpose: "code", to, attemptedAt, reference });
const lastRecord = () => service.records.at(-1) as SmsRecord;

describe("sending", () => {
  it("is signed so that the service believes it, and carries template, variables and our id", async () => {
    const message = buildMessage({
      purpose: "invitation",
      to: "+86 139-0000-1234",
      params: { name: "周小满", job: "门店经理 (上海) 100% *全职*+兼职~", token: "aB3_x-9" },
    });
    expect(await channel.send(message)).toEqual({
      result: "accepted",
      reference: expect.stringContaining("9006195"),
    });
    expect(service.records).toEqual([
      expect.objectContaining({
        phone: "13900001234",
        signName: "知面招聘",
        template: "SMS_100",
        params: message.params,
        outId: message.id,
      }),
    ]);
  });

  it("cuts variables to what carriers take, and leaves no line break or signature bracket in them", async () => {
    await channel.send(buildMessage({ params: { name: "李\r\n【银行】四", job: "长".repeat(80) } }));
    expect(lastRecord().params).toEqual({ name: "李 银行 四", job: "长".repeat(35) });
  });

  it("without a template for the purpose is refused before anything is sent", async () => {
    expect(await channel.send(buildMessage({ purpose: "notice" }))).toEqual({
      result: "refused",
      failure: "no_template",
      detail: "notice",
    });
    expect(service.calls).toEqual([]);
  });

  test.each([
    ["isv.BUSINESS_LIMIT_CONTROL", 200, { result: "later", failure: "rate_limited", waitMs: 60_000 }],
    ["isv.DAY_LIMIT_CONTROL", 200, { result: "later", failure: "rate_limited", waitMs: 3_600_000 }],
    ["Throttling.User", 400, { result: "later", failure: "rate_limited" }],
    ["ServiceUnavailable", 503, { result: "later", failure: "unreachable" }],
    ["isv.MOBILE_NUMBER_ILLEGAL", 200, { result: "refused", failure: "address_illegal" }],
    ["isv.AMOUNT_NOT_ENOUGH", 200, { result: "refused", failure: "gateway_account" }],
    ["isv.OUT_OF_SERVICE", 200, { result: "refused", failure: "gateway_account" }],
    ["isv.SMS_SIGNATURE_ILLEGAL", 200, { result: "refused", failure: "gateway_setup" }],
    ["isv.TEMPLATE_MISSING_PARAMETERS", 200, { result: "refused", failure: "gateway_setup" }],
    ["isv.SMS_CONTENT_ILLEGAL", 200, { result: "refused", failure: "content_refused" }],
    ["isv.SOMETHING_NEW", 200, { result: "refused", failure: "refused", detail: "isv.SOMETHING_NEW" }],
    ["isp.SYSTEM_ERROR", 200, { result: "unclear" }],
    ["InternalError", 500, { result: "unclear" }],
  ])("%s", async (code, status, expected) => {
    service.behave({ does: "answer", code, status });
    expect(await channel.send(buildMessage())).toMatchObject(expected);
  });

  test.each([
    ["another secret", { key: { ...ACCESS_KEY, accessKeySecret: "wrong" } }, "SignatureDoesNotMatch"],
    ["another key", { key: { ...ACCESS_KEY, accessKeyId: "unknown" } }, "InvalidAccessKeyId.NotFound"],
  ])("%s is the operator's to set right", async (_, own, detail) => {
    expect(await openChannel(own).send(buildMessage())).toEqual({
      result: "refused",
      failure: "gateway_setup",
      detail,
    });
    expect(service.records).toEqual([]);
  });

  it("a clock that is far off is the operator's too", async () => {
    const late = createTestClock("2026-03-02T03:00:00.000Z");
    expect(await openChannel({ clock: late }).send(buildMessage())).toMatchObject({
      failure: "gateway_setup",
    });
  });

  it("nobody there: surely not sent", async () => {
    await service.close();
    expect(await channel.send(buildMessage())).toEqual({
      result: "later",
      failure: "unreachable",
      detail: "ECONNREFUSED",
    });
  });

  test.each(["accept_and_hang", "accept_and_cut", "bad_gateway"] as const)(
    "no answer is no verdict: %s",
    async (does) => {
      service.behave({ does });
      const outcome = await openChannel({ timeoutMs: 200 }).send(buildMessage());
      expect(outcome.result).toBe("unclear");
      expect(JSON.stringify(outcome)).not.toMatch(/13900001234|482913|test-key/);
    },
  );
});

describe("asking what became of it", () => {
  it("finds it by our id, and follows it to the phone", async () => {
    const message = buildMessage();
    await channel.send(message);
    expect(await trace(message)).toEqual({ found: "accepted" });
    lastRecord().status = 3;
    expect(await trace(message)).toEqual({ found: "delivered" });
  });

  test.each([
    ["MOBILE_NOT_ON_SERVICE", "number_out_of_service", /空号.*换一种方式/],
    ["MOBILE_IN_BLACK", "recipient_refuses", /重发也不会收到/],
    ["MOBILE_SEND_LIMIT", "number_limit", /明天再发/],
    ["CONTENT_KEYWORD", "carrier_blocked", /管理员/],
    ["SOMETHING_NEW", "not_delivered", /换一种方式/],
  ] as const)("the carrier's %s says what HR can do", async (errCode, failure, words) => {
    const message = buildMessage();
    await channel.send(message);
    Object.assign(lastRecord(), { status: 2, errCode });
    expect(await trace(message)).toEqual({ found: "failed", failure, detail: errCode });
    expect(explainFailure(failure, "zh")).toMatch(words);
  });

  it("asks for the one message where the service named it, however many the number had that day", async () => {
    const message = buildMessage();
    const sent = await channel.send(message);
    expect(sent.result).toBe("accepted");
    const reference = sent.result === "accepted" ? sent.reference : null;
    const [first] = service.records;
    for (let index = 0; index < 400; index += 1)
      service.records.unshift({ ...(first as SmsRecord), outId: `${index}`, bizId: `other${index}` });
    expect(await trace(message)).toEqual({ found: "not_yet" });
    expect(await trace(message, clock.now(), reference)).toEqual({ found: "accepted" });
  });

  it("finds it after a time-out, so that it need not be sent again", async () => {
    const message = buildMessage();
    service.behave({ does: "accept_and_cut" });
    expect((await channel.send(message)).result).toBe("unclear");
    expect(await trace(message)).toEqual({ found: "accepted" });
  });

  it("does not take a record that is slow to appear for none", async () => {
    const message = buildMessage();
    const attemptedAt = clock.now();
    service.behave({ does: "accept_and_cut" });
    await channel.send(message);
    service.hideRecords("all");
    expect(await trace(message, attemptedAt)).toEqual({ found: "not_yet" });
    clock.advance(9 * MINUTE_MS);
    expect(await trace(message, attemptedAt)).toEqual({ found: "not_yet" });
    service.hideRecords("none");
    expect(await trace(message, attemptedAt)).toEqual({ found: "accepted" });
  });

  it("knows after a while that it never arrived", async () => {
    const message = buildMessage();
    const attemptedAt = clock.now();
    service.behave({ does: "bad_gateway" });
    await channel.send(message);
    clock.advance(10 * MINUTE_MS);
    expect(await trace(message, attemptedAt)).toEqual({ found: "absent" });
  });

  it("makes nothing of a list that is shorter than its count", async () => {
    const message = buildMessage();
    const attemptedAt = clock.now();
    await channel.send(message);
    service.hideRecords("listed");
    clock.advance(60 * MINUTE_MS);
    expect(await trace(message, attemptedAt)).toEqual({ found: "not_yet" });
  });

  it("is not misled by another message to the same number, nor by an earlier try of this one", async () => {
    const message = buildMessage();
    await channel.send(message);
    Object.assign(lastRecord(), { status: 2, errCode: "MOBILE_SEND_LIMIT" });
    clock.advance(30 * MINUTE_MS);
    const again = clock.now();
    await channel.send(buildMessage());
    expect(await trace(message, again)).toEqual({ found: "not_yet" });
    await channel.send(message);
    expect(await trace(message, again)).toEqual({ found: "accepted" });
  });

  it("looks through every page, and on both sides of Beijing's midnight", async () => {
    for (let count = 0; count < 60; count += 1) await channel.send(buildMessage());
    const message = buildMessage();
    await channel.send(message);
    expect(await trace(message)).toEqual({ found: "accepted" });

    clock.advance(new Date("2026-03-02T15:59:30.000Z").getTime() - clock.now().getTime());
    const attemptedAt = clock.now();
    const early = buildMessage();
    await channel.send(early);
    expect(await trace(early, attemptedAt)).toEqual({ found: "accepted" });
    clock.advance(MINUTE_MS);
    const late = buildMessage();
    await channel.send(late);
    expect(await trace(late, attemptedAt)).toEqual({ found: "accepted" });
  });

  it("says nothing for certain while the service does not answer", async () => {
    const message = buildMessage();
    const attemptedAt = clock.now();
    clock.advance(60 * MINUTE_MS);
    await service.close();
    expect(await trace(message, attemptedAt)).toEqual({ found: "not_yet" });
  });
});

test.each([
  ["13900001234", "13900001234"],
  ["+86 139 0000 1234", "13900001234"],
  ["0086-13900001234", "13900001234"],
  ["+852 5123 4567", "85251234567"],
  ["010-62345678", null],
  ["12345", null],
  ["13900001234,13900005678", null],
  ["", null],
])("the number %j is sent to as %j", (phone, expected) => expect(smsNumber(phone)).toBe(expected));
