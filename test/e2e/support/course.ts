import type { BrowserContext, Page } from "playwright-core";
import type { createAcknowledgements } from "./acknowledgements";
import { keepScreenshot, listenForErrors, openOwnPhone, type Voice } from "./browser";
import {
  agree,
  arriveAt,
  beginAnswer,
  button,
  connection,
  hearUntil,
  onAir,
  openLink,
  press,
  proveIdentity,
  recordedMs,
  screen,
} from "./candidate";
import type { CleanUp } from "./cleanUp";
import { childrenOf, type Ended, type RunningProduct, waitForEnd } from "./product";
import { type Spoken, spoken } from "./salesPlan";
import { findMiddlePause, makeMicrophoneFile, say } from "./voice";
import { spokenAnswer } from "../../factories/speech";

/**
 * How the candidate is heard. The first answer and the end of the last come through Chromium's fake microphone, so
 * through its whole capture path with echo cancellation and gain control; that microphone plays its file from the
 * moment it is opened, which after 继续 is the moment the answer goes on. Within a visit the page rightly keeps the
 * microphone open over several questions, where a file could not know when somebody may speak: those answers are
 * spoken into a stream that getUserMedia hands out (speaker.js). From there on all is real in both cases: camera
 * track, MediaRecorder, IndexedDB, upload.
 */
const LEAD_MS = 4_000;
const TAIL_MS = 1_500;

export type Course = {
  product: RunningProduct;
  offline: { keptRecording: boolean; acknowledgedMeanwhile: number };
  closedTab: { welcomedBack: boolean; saidSeconds: number; keptSeconds: number };
  /** `childrenLeft`: pids of what the dead server had started and that outlived it. */
  killed: Ended & { childrenLeft: number[] };
  pageErrors: string[];
};

type Given = {
  cleanUp: CleanUp;
  folder: string;
  first: RunningProduct;
  again: () => Promise<RunningProduct>;
  link: string;
  inbox: Page;
  acknowledgements: ReturnType<typeof createAcknowledgements>;
};

export async function takeInterview(given: Given): Promise<Course> {
  const { cleanUp, folder, first, again, link, inbox, acknowledgements } = given;
  const [introduction, target, conflict, complaint, motivation] = spoken as [
    Spoken,
    Spoken,
    Spoken,
    Spoken,
    Spoken,
  ];
  const profile = cleanUp.folder("phone");
  const pageErrors: string[][] = [];

  async function open(voice: Voice): Promise<[BrowserContext, Page]> {
    const context = await openOwnPhone(cleanUp, profile, voice);
    acknowledgements.listen(context);
    pageErrors.push(listenForErrors(context));
    return [context, await openLink(context, link)];
  }

  // Up to the first question: the microphone hears one sentence over and over.
  const greeting = makeMicrophoneFile(folder, spokenAnswer("short-greeting"), { silenceAfterMs: 1_000 });
  let [phone, page] = await open({ device: greeting, once: false });
  await goToFirstQuestion(page, inbox, first.origin);
  await phone.close();

  // The first answer, through the fake microphone from its first to its last word.
  const device = makeMicrophoneFile(folder, introduction.said, {
    silenceBeforeMs: LEAD_MS,
    silenceAfterMs: 30_000,
  });
  [phone, page] = await open({ device, once: true });
  await arriveAt(page, "resume");
  await press(page, "继续");
  await beginAnswer(page);
  await hearUntil(page, introduction.questionId, LEAD_MS + introduction.said.durationMs);
  await keepScreenshot(page, "11-answering");
  await press(page, "说完了，提交");
  await arriveAt(page, "guide");
  await phone.close();

  [phone, page] = await open("speaker");
  await arriveAt(page, "resume");
  await press(page, "继续");
  await press(page, "开始这个环节");
  const offline = await answerOffline(phone, page, target, acknowledgements);
  const { killed, product } = await answerOverKilledServer(page, conflict, first, again);

  // The limit ends this one: nobody presses anything.
  await beginAnswer(page);
  await say(page, complaint.said);
  await page.getByText("还有 3 秒", { exact: false }).waitFor();
  await keepScreenshot(page, "15-answering-soon");
  await arriveAt(page, "question");

  const pauseMs = findMiddlePause(motivation.said);
  await beginAnswer(page);
  await say(page, motivation.said, pauseMs);
  const saidMs = await recordedMs(page, motivation.questionId);
  await page.close();
  await phone.close();
  const rest = makeMicrophoneFile(folder, motivation.said, {
    fromMs: pauseMs,
    silenceBeforeMs: TAIL_MS,
    silenceAfterMs: 60_000,
  });
  [phone, page] = await open({ device: rest, once: true });
  await arriveAt(page, "resume");
  const welcome = await screen(page, "resume").innerText();
  await keepScreenshot(page, "16-welcome-back");
  const before = await recordedMs(page, motivation.questionId);
  await press(page, "继续");
  await arriveAt(page, "answering");
  await onAir(page).waitFor();
  await hearUntil(
    page,
    motivation.questionId,
    before + TAIL_MS + (motivation.said.durationMs - pauseMs) + TAIL_MS,
  );
  await press(page, "说完了，提交");

  await finish(page);
  await phone.close();
  const seconds = Number(/为您保留 (\d+) 秒/.exec(welcome)?.[1] ?? 0);
  return {
    product,
    offline,
    closedTab: {
      welcomedBack: welcome.includes("您停在第 5 题"),
      saidSeconds: Math.floor(saidMs / 1000),
      keptSeconds: seconds,
    },
    killed,
    pageErrors: pageErrors.flat(),
  };
}

async function goToFirstQuestion(page: Page, inbox: Page, origin: string): Promise<void> {
  await arriveAt(page, "notice");
  await keepScreenshot(page, "03-notice");
  await agree(page);
  await press(page, "继续");
  await arriveAt(page, "identity");
  await proveIdentity(page, inbox, origin);
  await arriveAt(page, "device");
  await press(page, "开始检查");
  await page.getByText("画面和声音都很好，可以继续了。").waitFor();
  await keepScreenshot(page, "05-device");
  await press(page, "继续");
  await arriveAt(page, "practice");
  await press(page, "开始试录");
  await page.getByRole("timer").waitFor();
  await press(page, "停止");
  await page.locator('video[aria-label="试录回放"]').waitFor();
  await keepScreenshot(page, "06-practice");
  await press(page, "开始正式面试");
  await arriveAt(page, "guide");
  await keepScreenshot(page, "07-guide");
  await press(page, "开始这个环节");
  await arriveAt(page, "question");
  await button(page, "开始作答").isEnabled();
  await keepScreenshot(page, "08-question");
}

/** The network is gone for the middle third of the answer. */
async function answerOffline(
  phone: BrowserContext,
  page: Page,
  { questionId, said }: Spoken,
  acknowledgements: Given["acknowledgements"],
): Promise<Course["offline"]> {
  await beginAnswer(page);
  const speaking = say(page, said);
  await hearUntil(page, questionId, said.durationMs / 3);
  await phone.setOffline(true);
  await connection(page, "offline").waitFor();
  const before = acknowledgements.count();
  await hearUntil(page, questionId, (said.durationMs * 2) / 3);
  await keepScreenshot(page, "12-answering-offline");
  const keptRecording = await onAir(page).isVisible();
  const acknowledgedMeanwhile = acknowledgements.count() - before;
  await phone.setOffline(false);
  await speaking;
  await connection(page, "saved").waitFor();
  await press(page, "说完了，提交");
  await arriveAt(page, "question");
  return { keptRecording, acknowledgedMeanwhile };
}

/** The server dies without a word and comes back on the same data while the candidate goes on speaking. */
async function answerOverKilledServer(
  page: Page,
  { questionId, said }: Spoken,
  first: RunningProduct,
  again: () => Promise<RunningProduct>,
): Promise<Pick<Course, "killed" | "product">> {
  await beginAnswer(page);
  const speaking = say(page, said);
  await hearUntil(page, questionId, said.durationMs / 3);
  const children = childrenOf(first.pid);
  const ended = await first.kill();
  await connection(page, "offline").waitFor();
  await keepScreenshot(page, "13-answering-server-killed");
  const product = await again();
  await connection(page, "saved").waitFor();
  await keepScreenshot(page, "14-answering-saved-again");
  await speaking;
  await press(page, "说完了，提交");
  await arriveAt(page, "question");
  return { killed: { ...ended, childrenLeft: await waitForEnd(children) }, product };
}

async function finish(page: Page): Promise<void> {
  await arriveAt(page, "confirm");
  await page.getByText("所有回答都已安全保存，可以关闭页面了。").waitFor();
  await page.getByRole("radio", { name: "很满意", exact: true }).check({ force: true });
  await page.getByLabel("想对我们说的话").fill("题目清楚，断网也没有丢。");
  await keepScreenshot(page, "20-confirm");
  await press(page, "发送评价");
  await arriveAt(page, "done");
  await keepScreenshot(page, "21-done");
  await page.evaluate("e2e.forgotten()");
}
