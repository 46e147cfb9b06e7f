import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import type { Report } from "../../server/reports/schema";
import { characterErrorRate } from "../factories/speech";
import { createAcknowledgements } from "./support/acknowledgements";
import { keepIfBroken, keepScreenshot, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { type Kept, bySegment, probeMedia, readKept } from "./support/kept";
import { type Course, takeInterview } from "./support/course";
import { startProduct } from "./support/product";
import { spoken, trimToFiveQuestions } from "./support/salesPlan";
import { createPlan, invite, logInAs, readReport } from "./support/staff";

/**
 * The whole product once, as it is shipped: its own process, a real browser on each side, real recording, upload,
 * speech recognition and scoring. Meanwhile the network drops, the tab is closed, and the server is killed.
 */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const CANDIDATE = { name: "林晓东", phone: "13900000001" };
const PLAN = "销售经理五题";
const REPORT_TIMEOUT_MS = 120_000;

let folder: string;
let hr: Page;
let course: Course;
let report: Report;
let kept: Kept[];
const acknowledgements = createAcknowledgements();

beforeAll(() => keepIfBroken(prepare()), 420_000);

async function prepare() {
  folder = cleanUp.folder("interview");
  // The question's voice would compete with the recorder for two cores; espeak costs next to nothing.
  const { first, again } = await startProduct(cleanUp, { VOICE: "espeak" });
  const browser: Browser = await openBrowser(cleanUp);
  const desk = await openDesk(browser);
  hr = await desk.newPage();
  await logInAs(hr, first.origin, "总部 HR");
  await keepScreenshot(hr, "01-console-empty");
  await createPlan(hr, first.origin, /^销售经理/, { name: PLAN, change: trimToFiveQuestions });
  const { drawer, link, interviewId } = await invite(hr, first.origin, { planName: PLAN, ...CANDIDATE });
  await drawer.getByRole("img", { name: "面试链接的二维码" }).waitFor();
  await keepScreenshot(hr, "02-console-invitation");
  await drawer.getByRole("button", { name: "完成" }).click();

  await hr.goto(`${first.origin}/console/interviews/${interviewId}/report`);
  const inbox = await desk.newPage();
  course = await takeInterview({ cleanUp, folder, first, again, link, inbox, acknowledgements });

  await hr.getByTestId("report-total").waitFor({ timeout: REPORT_TIMEOUT_MS });
  await keepScreenshot(hr, "30-report");
  report = await readReport(hr, course.product.origin, interviewId);
  kept = await readKept(cleanUp, course.product.dataDir, interviewId);
}

const answerTo = (questionId: string) => {
  const answer = report.answers.find((each) => each.questionId === questionId);
  if (!answer) throw new Error(`no answer to ${questionId}`);
  return answer;
};

describe("an interview of five spoken answers", () => {
  it("went through a lost network, a closed tab and a killed server", () => {
    expect(course).toMatchObject({
      offline: { acknowledgedMeanwhile: 0, keptRecording: true },
      closedTab: { welcomedBack: true },
      killed: { signal: "SIGKILL", childrenLeft: [] },
    });
    expect(course.closedTab.keptSeconds).toBeGreaterThanOrEqual(course.closedTab.saidSeconds - 1);
    expect(course.pageErrors).toEqual([]);
  });

  it("keeps every chunk that the server acknowledged, byte for byte", async () => {
    const acknowledged = await acknowledgements.all();
    const stored = new Map(
      kept.map(({ questionId, take, segment, sequence, size, storedMd5 }) => [
        `${questionId}/${take}/${segment}/${sequence}`,
        { size, md5: storedMd5 },
      ]),
    );
    expect(acknowledged.length).toBeGreaterThan(120);
    for (const { questionId, take, segment, sequence, size, md5 } of acknowledged) {
      const key = `${questionId}/${take}/${segment}/${sequence}`;
      expect({ key, ...stored.get(key) }).toEqual({ key, size, md5 });
    }
  });

  it.each(spoken)(
    "has everything that was recorded of $questionId in its recording",
    async ({ questionId }) => {
      const answer = answerTo(questionId);
      const path = `${course.product.origin}/api/v1/interviews/${report.interviewId}/answers/${answer.id}/media`;
      const link = (await (await hr.request.get(path)).json()) as { url: string };
      const media = await hr.request.get(new URL(link.url, course.product.origin).href);
      const whole = probeMedia(folder, `${questionId}.webm`, await media.body());

      const segments = bySegment(kept, questionId);
      const parts = segments.map((chunks, n) =>
        probeMedia(folder, `${questionId}-${n}.webm`, Buffer.concat(chunks.map(({ bytes }) => bytes))),
      );
      const sum = (of: (part: (typeof parts)[number]) => number) =>
        parts.reduce((all, part) => all + of(part), 0);
      expect(whole.audioPackets).toBe(sum(({ audioPackets }) => audioPackets));
      expect(whole.videoPackets).toBe(sum(({ videoPackets }) => videoPackets));
      expect(whole.videoPackets).toBeGreaterThan(0);

      const recordedMs = segments.flat().reduce((all, { durationMs }) => all + durationMs, 0);
      // A recorder's start and end, and the last second of a tab that was closed (the product's promise).
      const tolerance = 500 + 1000 * (segments.length - 1);
      expect(Math.abs(whole.audioMs - recordedMs)).toBeLessThanOrEqual(tolerance);
      expect(Math.abs((answer.media?.durationMs ?? 0) - recordedMs)).toBeLessThanOrEqual(tolerance);
    },
  );

  it.each(spoken)("has heard what was said to $questionId", ({ questionId, said }) => {
    const { transcript } = answerTo(questionId);
    expect(transcript?.usable).toBe(true);
    expect(characterErrorRate(said.text, transcript?.text ?? "")).toBeLessThanOrEqual(0.25);
  });
});

/** A long list of quotes shows its first few. */
async function unfoldQuotes(within: Page | Locator): Promise<void> {
  const more = within.getByRole("button", { name: /^还有 \d+ 处$/ });
  while ((await more.count()) > 0) await more.first().click();
}

describe("its report", () => {
  it("quotes only what the candidate said, word for word", () => {
    const quotes = report.dimensions.flatMap(({ evidence }) => evidence);
    expect(quotes.length).toBeGreaterThanOrEqual(4);
    for (const { answerId, start, end, quote } of quotes) {
      const text = report.answers.find(({ id }) => id === answerId)?.transcript?.text;
      expect(text?.slice(start, end)).toBe(quote);
    }
    for (const dimension of report.dimensions) {
      expect(dimension.score === null).toBe(dimension.evidence.length === 0);
    }
  });

  it("shows the total, each dimension and each quote", async () => {
    await hr.reload();
    await hr.getByTestId("report-total").waitFor();
    expect(await hr.getByTestId("report-total").innerText()).toBe(report.total?.toFixed(1));
    for (const dimension of report.dimensions) {
      const row = hr
        .getByRole("listitem")
        .filter({ has: hr.getByRole("heading", { name: dimension.name, level: 3 }) });
      expect(await row.count()).toBe(1);
      await unfoldQuotes(row);
      const shown = await row.innerText();
      expect(shown).toContain(dimension.score === null ? "证据不足" : dimension.score.toFixed(1));
      for (const { quote } of dimension.evidence) expect(shown).toContain(quote);
    }
  });

  it("plays the moment of a quote that is pressed", async () => {
    const quote = report.dimensions
      .flatMap(({ evidence }) => evidence)
      .find(({ startMs }) => startMs !== null && startMs > 3000);
    if (!quote || quote.startMs === null) throw new Error("no quote has a time");
    await unfoldQuotes(hr);
    await hr.getByRole("button", { name: quote.quote }).first().click();
    await hr.waitForFunction(
      `document.querySelector("video")?.currentTime >= ${quote.startMs / 1000 - 0.2}
        && document.querySelector("video").currentTime <= ${quote.startMs / 1000 + 5}
        && document.querySelector("video").videoWidth > 0`,
    );
    const transcript = hr.getByTestId("transcript");
    expect((await transcript.locator("[data-lit]").allInnerTexts()).join("")).toBe(quote.quote);
    await keepScreenshot(hr, "31-report-quote");
    await hr.evaluate("window.scrollTo(0, 0)");
    await keepScreenshot(hr, "32-report-view", { fullPage: false });
  });

  it("comes as a PDF with the candidate's name and total", async () => {
    await hr.getByRole("button", { name: "下载" }).click();
    const downloading = hr.waitForEvent("download");
    await hr.getByRole("menuitem", { name: "报告 PDF" }).click();
    const file = join(folder, "report.pdf");
    await (await downloading).saveAs(file);
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    expect(text).toContain(CANDIDATE.name);
    expect(text).toContain(report.total?.toFixed(1));
  });
});
