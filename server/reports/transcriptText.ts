import { listAsked } from "../interviews/course";
import type { Transcript } from "../speech/entity";
import type { AnswerSource, ReportSource } from "./buildReport";
import { splitSentences } from "./sentences";
import { placeWords } from "./wordTimes";
import { localTime, mediaClock, wordFor } from "./words";

const zh = {
  title: "面试文字稿",
  candidate: "候选人：",
  job: "应聘岗位：",
  plan: "面试方案：",
  completed: "完成时间：",
  notCompleted: "未完成",
  note: "语音由程序识别，可能有误，以录音录像为准。",
  question: (number: number, stage: string) => `【第 ${number} 题 · ${stage}】`,
  followUp: (number: number, nth: number) => `【第 ${number} 题 · 追问 ${nth}】`,
  asked: "题目：",
  material: "阅读材料：",
  given: "作答：",
  pasted: (times: number, length: number) => `粘贴 ${times} 次，共 ${length} 字`,
  take: (take: number) => `第 ${take} 次录制`,
  versions: "文字版本：",
  version: (number: number, source: string) => `第 ${number} 版 ${source}`,
  by: (name: string) => `由 ${name} 更正`,
  none: "（没有可用的文字）",
  noneBecause: (reason: string) => `（没有可用的文字：${reason}）`,
  join: "；",
};

const en: typeof zh = {
  title: "Interview transcript",
  candidate: "Candidate: ",
  job: "Job: ",
  plan: "Plan: ",
  completed: "Completed: ",
  notCompleted: "not completed",
  note: "Speech was recognised by software and may contain mistakes; the recording prevails.",
  question: (number, stage) => `[Question ${number} · ${stage}]`,
  followUp: (number, nth) => `[Question ${number} · follow-up ${nth}]`,
  asked: "Question: ",
  material: "To read: ",
  given: "Answer: ",
  pasted: (times, length) => `pasted ${times === 1 ? "once" : `${times} times`}, ${length} words`,
  take: (take) => `take ${take}`,
  versions: "Text versions: ",
  version: (number, source) => `version ${number}, ${source}`,
  by: (name) => `by ${name}`,
  none: "(There is no usable text)",
  noneBecause: (reason) => `(There is no usable text: ${reason})`,
  join: "; ",
};

/** An interview's words as plain text: each answer in its newest version, each sentence with its time. Pure. */
export function transcriptText(
  { plan, candidateName, interview, answers, followUps }: ReportSource,
  { company, timeZone }: { company: string; timeZone: string },
): string {
  const words = interview.language === "zh" ? zh : en;
  const { completedAt } = interview;
  const head = [
    `${company} · ${words.title}`,
    `${words.candidate}${candidateName}`,
    `${words.job}${interview.jobTitle}`,
    `${words.plan}${interview.planName}`,
    `${words.completed}${completedAt ? `${localTime(completedAt, timeZone)} (${timeZone})` : words.notCompleted}`,
    words.note,
  ];
  const given = new Map(answers.map((source) => [source.answer.questionId, source]));
  const parts = listAsked(plan, followUps).flatMap(({ stage, question, index, followUp }) => {
    const source = given.get(question.id);
    if (!source) return [];
    const heading = followUp
      ? words.followUp(index + 1, followUp.number ?? 1)
      : words.question(index + 1, stage.title);
    const title = [
      heading,
      `${words.asked}${question.text}`,
      ...(question.material && !followUp ? [`${words.material}${question.material}`] : []),
    ];
    return [[...title, ...answerLines(source, interview.language, timeZone)]];
  });
  return `${[head, ...parts].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function answerLines(
  { answer, recording, transcripts }: AnswerSource,
  language: "zh" | "en",
  timeZone: string,
): string[] {
  const words = language === "zh" ? zh : en;
  const facts = [wordFor(language, "media", answer.medium)];
  if (answer.pasted) facts.push(words.pasted(answer.pasted.times, answer.pasted.length));
  if (recording) facts.push(mediaClock(recording.durationMs), words.take(answer.take));
  const versions = transcripts.map(({ version, source, createdAt, createdBy }) =>
    [
      words.version(version, wordFor(language, "sources", source)),
      ...(createdBy === null ? [] : [words.by(createdBy)]),
      localTime(createdAt, timeZone),
    ].join(" · "),
  );
  return [
    `${words.given}${facts.join(" · ")}`,
    ...(versions.length > 0 ? [`${words.versions}${versions.join(words.join)}`] : []),
    ...spokenLines(transcripts[0], language),
  ];
}

function spokenLines(transcript: Transcript | undefined, language: "zh" | "en"): string[] {
  const words = language === "zh" ? zh : en;
  if (!transcript || transcript.text.trim() === "") {
    const reason = transcript?.reason;
    return [reason ? words.noneBecause(wordFor(language, "unusableReasons", reason)) : words.none];
  }
  const { text } = transcript;
  return splitSentences(text, placeWords(text, transcript.words)).map(({ start, end, startMs }) =>
    startMs === null ? text.slice(start, end) : `[${mediaClock(startMs)}] ${text.slice(start, end)}`,
  );
}
