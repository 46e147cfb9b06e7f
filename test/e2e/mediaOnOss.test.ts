import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import type { PlanDefinition } from "../../server/plans/definition";
import type { Report } from "../../server/reports/schema";
import { FAULTS } from "../simulators/oss/faults";
import { type OssSimulator, openOss } from "../simulators/oss/openOss";
import { type Acknowledged, createAcknowledgements } from "./support/acknowledgements";
import {
  keepIfBroken,
  keepScreenshot,
  listenForErrors,
  openBrowser,
  openDesk,
  openOwnPhone,
} from "./support/browser";
import { agree, arriveAt, beginAnswer, hearUntil, openLink, press, proveIdentity } from "./support/candidate";
import { createCleanUp } from "./support/cleanUp";
import { startProduct } from "./support/product";
import { spoken, trimToFiveQuestions } from "./support/salesPlan";
import { createPlan, invite, logInAs, readReport } from "./support/staff";
import { makeMicrophoneFile } from "./support/voice";

/**
 * Recordings in a bucket of another origin, as in production: a real browser puts each slice there and the console
 * plays from there, while every seventh request to the bucket goes wrong in one way or another.
 */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const PLAN = "销售经理一题";
const SHARE_OF_FAULTS = 1 / 7;
const RECORDED_MS = 20_000;
const SLOW = { timeout: 120_000 };

let oss: OssSimulator;
let hr: Page;
let report: Report;
let acknowledged: Acknowledged[];
let pageErrors: string[];
const refusedByPolicy: string[] = [];

const oneQuestion = (template: PlanDefinition): PlanDefinition => {
  const { stages, dimensions, ...plan } = trimToFiveQuestions(template);
  return {
    ...plan,
    stages: stages.slice(0, 1),
    dimensions: dimensions
      .filter(({ id }) => id === "sales_drive")
      .map((each) => ({ ...each, weightBp: 10_000 })),
  };
};

beforeAll(() => keepIfBroken(prepare()), 300_000);

async function prepare() {
  oss = await openOss();
  cleanUp.later(() => oss.close());
  const { first } = await startProduct(cleanUp, { VOICE: "espeak", ...oss.env });
  const [rule] = oss.state.cors;
  if (rule) rule.origins = [first.origin];
  const browser = await openBrowser(cleanUp);
  const desk = await openDesk(browser);
  hr = await desk.newPage();
  hr.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refusedByPolicy.push(message.text());
  });
  await logInAs(hr, first.origin, "总部 HR");
  await createPlan(hr, first.origin, /^销售经理/, { name: PLAN, change: oneQuestion });
  const candidate = { planName: PLAN, name: "周予安", phone: "13900000031" };
  const { link, interviewId } = await invite(hr, first.origin, candidate);

  const [introduction] = spoken as [(typeof spoken)[number]];
  const device = makeMicrophoneFile(cleanUp.folder("voice"), introduction.said, { silenceAfterMs: 1_000 });
  const phone = await openOwnPhone(cleanUp, cleanUp.folder("phone"), { device, once: false });
  const acknowledgements = createAcknowledgements();
  acknowledgements.listen(phone);
  pageErrors = listenForErrors(phone);
  const page = await openLink(phone, link);
  await arriveAt(page, "notice");
  await agree(page);
  await press(page, "继续");
  await arriveAt(page, "identity");
  await proveIdentity(page, await desk.newPage(), first.origin);
  await arriveAt(page, "device");
  await press(page, "开始检查");
  await press(page, "继续");
  await arriveAt(page, "practice");
  await press(page, "开始正式面试");
  await arriveAt(page, "guide");
  await press(page, "开始这个环节");

  oss.faults.makeTrouble(SHARE_OF_FAULTS, FAULTS);
  await beginAnswer(page);
  await hearUntil(page, introduction.questionId, RECORDED_MS);
  await keepScreenshot(page, "oss-01-answering");
  await press(page, "说完了，提交");
  await arriveAt(page, "confirm");
  await page.getByText("所有回答都已安全保存，可以关闭页面了。").waitFor(SLOW);
  acknowledged = await acknowledgements.all();
  await phone.close();

  await hr.goto(`${first.origin}/console/interviews/${interviewId}/report`);
  await hr.getByTestId("report-total").waitFor(SLOW);
  report = await readReport(hr, first.origin, interviewId);
}

test("everything that was acknowledged lies in the bucket, byte for byte, encrypted, and put there by the browser", () => {
  const chunks = [...oss.objects].filter(([name]) =>
    name.startsWith(`zhimian/chunks/${report.interviewId}/`),
  );
  const stored = new Map(
    chunks.map(([name, { bytes, headers }]) => [
      name.split("/").slice(-3).join("/"),
      {
        size: bytes.length,
        md5: createHash("md5").update(bytes).digest("base64"),
        encryption: headers["x-oss-server-side-encryption"],
      },
    ]),
  );
  expect(acknowledged.length).toBeGreaterThan(15);
  for (const { take, segment, sequence, size, md5 } of acknowledged) {
    expect(stored.get(`${take}/${segment}/${sequence}`)).toEqual({ size, md5, encryption: "AES256" });
  }
  const puts = oss.calls.filter(
    ({ operation, name }) => operation === "PutObject" && name.includes("/chunks/"),
  );
  expect(new Set(puts.map(({ where }) => where))).toEqual(new Set(["query"]));
  // Nothing happened that should not have, though enough went wrong.
  expect(new Set(oss.faults.met.map(({ fault }) => fault))).toEqual(new Set(FAULTS));
  expect(pageErrors).toEqual([]);
});

test("the recording plays in the console from the bucket, by ranges, under the page's own policy", async () => {
  expect(report.answers[0]?.transcript?.usable).toBe(true);
  const asked = () =>
    oss.calls.filter(
      ({ operation, name, where }) =>
        operation === "GetObject" && where === "query" && name.includes("/recordings/"),
    );
  await hr.locator("video").first().waitFor(SLOW);
  oss.faults.makeTrouble(0);
  await hr.reload();
  await hr.locator("video").first().waitFor(SLOW);
  await hr.evaluate('document.querySelector("video").play()');
  await hr.evaluate('e2e.played("video", 0.5)');
  await keepScreenshot(hr, "oss-02-report");
  expect(asked().length).toBeGreaterThan(0);
  expect(asked().every(({ headers }) => headers.range !== undefined)).toBe(true);
  expect(refusedByPolicy).toEqual([]);
});
