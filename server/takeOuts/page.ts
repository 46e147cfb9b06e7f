import type { InterviewLanguage } from "../plans/definition";
import { timeText } from "../timeWords";
import { dayOf } from "../wallClock";
import type { interviewPart } from "./interviewPart";
import type { profilePart } from "./profilePart";

type Profile = Awaited<ReturnType<typeof profilePart>>["data"];
type Held = Awaited<ReturnType<typeof interviewPart>>;

const WORDS = {
  zh: {
    title: "您的个人数据",
    intro:
      "这是我们保存的关于您的数据。同样的内容在旁边的 JSON 文件里，便于其他系统读取。不包含其他人的信息。",
    profile: "基本信息",
    applications: "申请",
    consents: "您给出的同意",
    kinds: { recording: "录音录像", ai_evaluation: "AI 评价", talent_pool: "加入人才库" },
    tests: "笔试成绩",
    requests: "您请人重新看",
    screenings: "简历和岗位要求的自动比对",
    results: { passes: "符合", fails: "不符合", unclear: "看不出" },
    secondRound: "复试",
    agreedTime: "约定的时间",
    calledOff: "取消的时间",
    yourTimes: "您方便的时间",
    agreed: "同意",
    declined: "不同意",
    messages: "我们发给您的消息",
    interview: "面试",
    recording: "录制文件",
    typed: "您写下的回答",
    noWords: "没有文字",
    evaluation: "AI 评价及其说明（由 AI 生成）",
    noEvaluation: "评价还在由人查看，公布后可以再取一份。",
    total: "总分",
    match: "匹配度",
    noEvidence: "证据不足，未评分",
    files: "简历文件",
  },
  en: {
    title: "Your personal data",
    intro:
      "This is what we keep about you. The same is in the JSON files beside this page, for other systems to read. It holds nothing about anybody else.",
    profile: "You",
    applications: "Applications",
    consents: "What you agreed to",
    kinds: { recording: "Recording", ai_evaluation: "Evaluation by AI", talent_pool: "Talent pool" },
    tests: "Written tests",
    requests: "What you asked a person to look at",
    screenings: "Your résumé beside what the position asks for, compared by a machine",
    results: { passes: "fits", fails: "does not fit", unclear: "cannot be told" },
    secondRound: "Second round",
    agreedTime: "Agreed",
    calledOff: "Called off",
    yourTimes: "Times that suited you",
    agreed: "agreed",
    declined: "declined",
    messages: "Messages to you",
    interview: "Interview",
    recording: "Recording",
    typed: "What you wrote",
    noWords: "No words",
    evaluation: "Evaluation with its explanation (made by AI)",
    noEvaluation: "People are still looking at it. Once it is released you can take out a copy again.",
    total: "Total",
    match: "Match",
    noEvidence: "not enough evidence for a score",
    files: "Résumé files",
  },
} as const;

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const html = (text: unknown) => String(text ?? "").replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? "");
const link = (name: string) => `<a href="${html(name)}">${html(name)}</a>`;
type Clock = (at: Date | string | null) => string;
/** On the company's clocks, as everything else that they read here. */
const clockOf =
  (timeZone: string): Clock =>
  (at) =>
    at === null ? "" : `${dayOf(new Date(at), timeZone)} ${timeText(new Date(at), timeZone)}`;
const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;

const STYLE =
  "body{font:16px/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1f1f1f}" +
  "h2{margin-top:2.5rem;border-bottom:1px solid #ddd}blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid #ddd;white-space:pre-wrap}small{color:#595959}";

/** The copy for reading, piece by piece: a person with many interviews is not held whole. */
export async function* page(
  { language, timeZone }: { language: InterviewLanguage; timeZone: string },
  profile: Profile,
  fileNames: readonly string[],
  interviews: AsyncIterable<Held>,
): AsyncGenerator<string> {
  const t = WORDS[language];
  const day = clockOf(timeZone);
  yield `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${t.title}</title><style>${STYLE}</style></head><body>`;
  yield `<h1>${t.title}</h1><p>${t.intro}</p><h2>${t.profile}</h2>`;
  yield list(
    profile.people.map(({ name, phone, email }) =>
      [name, phone, email].filter(Boolean).map(html).join(" · "),
    ),
  );
  if (fileNames.length > 0) yield `<h3>${t.files}</h3>${list(fileNames.map(link))}`;
  yield `<h2>${t.applications}</h2>${list(profile.candidacies.map(({ jobTitle, openedAt }) => `${html(jobTitle)} <small>${day(openedAt)}</small>`))}`;
  yield* wayHtml(profile, t, day);
  yield `<h2>${t.consents}</h2>${list(profile.consents.map(({ kind, granted, at }) => `${t.kinds[kind]}: ${granted ? t.agreed : t.declined} <small>${day(at)}</small>`))}`;
  for await (const interview of interviews) yield interviewHtml(interview, t, day);
  yield `<h2>${t.messages}</h2>`;
  for (const { subject, text, at } of profile.messages) {
    yield `<p><strong>${html(subject)}</strong> <small>${day(at)}</small></p>${text === null ? "" : `<blockquote>${html(text)}</blockquote>`}`;
  }
  yield "</body></html>";
}

type Words = (typeof WORDS)[InterviewLanguage];

/** What else there is of the way: only the parts of which there is something. */
function* wayHtml({ candidacies, screenings }: Profile, t: Words, day: Clock): Generator<string> {
  const tests = candidacies.flatMap((candidacy) => candidacy.tests);
  const requests = candidacies.flatMap(({ reviewRequests }) => reviewRequests);
  if (tests.length > 0) {
    const lines = tests.map(
      ({ name, score, outOf, at }) => `${html(name)}: ${score} / ${outOf} <small>${day(at)}</small>`,
    );
    yield `<h3>${t.tests}</h3>${list(lines)}`;
  }
  if (screenings.length > 0) {
    const lines = screenings.map(
      ({ result, screenedAt }) => `${t.results[result]} <small>${day(screenedAt)}</small>`,
    );
    yield `<h3>${t.screenings}</h3>${list(lines)}`;
  }
  if (requests.length > 0) yield requestsHtml(requests, t, day);
}

const requestsHtml = (requests: Held["said"]["reviewRequests"], t: Words, day: Clock): string =>
  `<h3>${t.requests}</h3>${list(requests.map(({ words, askedAt }) => `${html(words)} <small>${day(askedAt)}</small>`))}`;

function secondRoundHtml(
  { times, note, agreed, calledOff }: Held["secondRounds"][number],
  t: Words,
  day: Clock,
) {
  const span = (of: { startsAt: Date | string; endsAt: Date | string }) =>
    `${day(of.startsAt)} – ${day(of.endsAt)}`;
  const lines = [
    ...(agreed
      ? [`${t.agreedTime}: ${span(agreed)} ${html(agreed.place)} ${html(agreed.contactPerson)}`]
      : []),
    ...(calledOff ? [`${t.calledOff}: ${span(calledOff)}`] : []),
    ...times.map((time) => `${t.yourTimes}: ${span(time)}`),
  ];
  return `<h3>${t.secondRound}</h3>${list(lines)}${note ? `<blockquote>${html(note)}</blockquote>` : ""}`;
}

function interviewHtml(interview: Held, t: Words, day: Clock): string {
  const answers = interview.answers.map(({ question, transcripts, recording, typed }) => {
    const words = transcripts.at(-1)?.text ?? typed ?? "";
    return `<h3>${html(question)}</h3>${recording ? `<p>${t.recording}: ${link(recording)}</p>` : ""}<blockquote>${html(words) || t.noWords}</blockquote>`;
  });
  const { reviewRequests } = interview.said;
  const rounds = interview.secondRounds.map((round) => secondRoundHtml(round, t, day)).join("");
  const asked = reviewRequests.length > 0 ? requestsHtml(reviewRequests, t, day) : "";
  return `<h2>${t.interview}: ${html(interview.jobTitle)}</h2><p><small>${day(interview.completedAt ?? interview.invitedAt)}</small></p>${answers.join("")}${asked}${rounds}<h3>${t.evaluation}</h3>${evaluationHtml(interview, t)}`;
}

function evaluationHtml({ evaluation }: Held, t: Words): string {
  if (!evaluation) return `<p>${t.noEvaluation}</p>`;
  const { total, match, formulas, dimensions } = evaluation;
  const sums = [
    `${t.total}: ${total === null ? t.noEvidence : total.toFixed(1)} <small>${html(formulas.total)}</small>`,
    `${t.match}: ${match === null ? t.noEvidence : match.toFixed(0)} <small>${html(formulas.match)}</small>`,
  ];
  const parts = dimensions.map(({ name, score, reasons, evidence }) => {
    const quotes = evidence.map((quote) => `<blockquote>${html(quote)}</blockquote>`).join("");
    return `${html(name)}: ${score === null ? t.noEvidence : score.toFixed(1)}<br>${reasons.map(html).join("<br>")}${quotes}`;
  });
  return list([...sums, ...parts]);
}
