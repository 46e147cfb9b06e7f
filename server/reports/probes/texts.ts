import type { Degree } from "../../scoring/resumeFacts";
import type { Contradiction, ScoringFlag } from "../../scoring/types";

export type Localized = { zh: string; en: string };

/** Every question as one would say it to somebody across a table, and for the interviewer why. */

const DEGREES: Record<Degree, Localized> = {
  secondary: { zh: "高中或中专", en: "secondary school" },
  professional: { zh: "大专", en: "a college diploma" },
  bachelor: { zh: "本科", en: "a bachelor’s degree" },
  master: { zh: "硕士", en: "a master’s degree" },
  doctor: { zh: "博士", en: "a doctorate" },
};

export function aboutContradiction({ kind, resume }: Pick<Contradiction, "kind" | "resume">, said: string) {
  const asks: Record<Contradiction["kind"], Localized> = {
    years: {
      zh: `您在面试中说“${said}”。能按时间顺序讲一讲这几段工作吗？每段从什么时候到什么时候，主要做什么？`,
      en: `In the interview you said “${said}”. Could you take me through those jobs in order: from when to when, and what did you mainly do?`,
    },
    team: {
      zh: `您在面试中说“${said}”。这些人当时怎么分工？直接向您汇报的有几位？`,
      en: `In the interview you said “${said}”. How was the work divided, and how many people reported to you directly?`,
    },
    employer: {
      zh: `您在面试中说“${said}”。能介绍一下这段工作吗？什么时候、什么岗位、主要负责什么？`,
      en: `In the interview you said “${said}”. Could you tell me about that job: when it was, in which role, and what you were responsible for?`,
    },
    degree: {
      zh: `您在面试中说“${said}”。这段学习现在是什么状态，是在读、结业还是已经取得学位？`,
      en: `In the interview you said “${said}”. Where do these studies stand today: under way, finished, or with the degree awarded?`,
    },
  };
  const degree = DEGREES[resume as Degree] as Localized | undefined;
  const facts: Record<Contradiction["kind"], Localized> = {
    years: { zh: `工作 ${resume} 年`, en: `${resume} years of work` },
    team: { zh: `带过 ${resume} 人`, en: `a team of ${resume}` },
    employer: { zh: `任职单位为${resume}`, en: `these employers: ${resume}` },
    degree: { zh: `最高学历为${degree?.zh ?? resume}`, en: `${degree?.en ?? resume} at most` },
  };
  return {
    ask: asks[kind],
    why: { zh: `简历写的是${facts[kind].zh}`, en: `The résumé has ${facts[kind].en}` },
  };
}

type Name = Localized;

export const noEvidence = (name: Name) => ({
  ask: {
    zh: `请讲一件最能说明您${quoted(name.zh)}的事：当时是什么情况，您做了什么，结果怎样？`,
    en: `Please tell me about one time that shows your ${lower(name.en)}: what was going on, what you did, and what came of it.`,
  },
  why: { zh: `面试里没有找到「${name.zh}」的证据`, en: `The interview gave no evidence for “${name.en}”` },
});

export const thinEvidence = (name: Name, said: string | null) => ({
  ask: said
    ? {
        zh: `您提到“${said}”。除了这一次，还有哪件事能说明您${quoted(name.zh)}？当时难在哪里？`,
        en: `You mentioned “${said}”. Is there another time that shows your ${lower(name.en)}, and what made it hard?`,
      }
    : noEvidence(name).ask,
  why: { zh: `「${name.zh}」的证据偏少`, en: `Evidence for “${name.en}” is thin` },
});

export const WHY_NONE = (name: Name) => noEvidence(name).why;

type Missing = "action" | "share" | "result" | "detail" | "claim";
const missing: Record<
  Missing,
  { said: (said: string) => Localized; about: (question: string) => Localized; why: Localized }
> = {
  action: {
    said: (said) => ({
      zh: `您说“${said}”。在这件事里，您自己具体做了哪几步？先做什么，后做什么？`,
      en: `You said “${said}”. Which steps did you take yourself, and in what order?`,
    }),
    about: (question) => ({
      zh: `面试里问过您“${question}”。在那件事里，您自己具体做了哪几步？`,
      en: `You were asked “${question}” In that case, which steps did you take yourself?`,
    }),
    why: { zh: "没有讲清自己做了什么（行动）", en: "What they did themselves is not clear (action)" },
  },
  share: {
    said: (said) => ({
      zh: `您说“${said}”。其中哪些是您本人做的，哪些是同事做的？如果没有您，结果会有什么不同？`,
      en: `You said “${said}”. Which parts were yours, and which were others’? What would have been different without you?`,
    }),
    about: (question) => ({
      zh: `面试里问过您“${question}”。其中哪些是您本人做的，哪些是同事做的？`,
      en: `You were asked “${question}” Which parts of it did you do yourself, and which did others do?`,
    }),
    why: { zh: "多讲“我们”，个人作用不清楚", en: "Mostly “we”: their own part is not clear" },
  },
  result: {
    said: (said) => ({
      zh: `您说“${said}”。后来结果怎样？有什么数字，或者谁的评价可以说明？`,
      en: `You said “${said}”. How did it turn out, and which number, or whose word, would show it?`,
    }),
    about: (question) => ({
      zh: `面试里问过您“${question}”。那件事最后结果怎样？有什么数字或谁的评价可以说明？`,
      en: `You were asked “${question}” How did it turn out, and which number, or whose word, would show it?`,
    }),
    why: { zh: "没有讲结果", en: "No result was told (result)" },
  },
  detail: {
    said: (said) => ({
      zh: `您说“${said}”。能挑其中一次讲细一点吗？什么时候、和谁、涉及多少？`,
      en: `You said “${said}”. Could you take one such time and tell it in detail: when it was, with whom, and how much was at stake?`,
    }),
    about: (question) => ({
      zh: `面试里问过您“${question}”。能挑一次讲细一点吗？什么时候、和谁、涉及多少？`,
      en: `You were asked “${question}” Could you take one such time and tell it in detail: when, with whom, how much?`,
    }),
    why: { zh: "细节偏少，难以核实", en: "Few details that could be checked" },
  },
  claim: {
    said: (said) => ({
      zh: `您说“${said}”。这是怎么衡量的？之前和之后各是多少？`,
      en: `You said “${said}”. How was that measured, and what were the figures before and after?`,
    }),
    about: (question) => ({
      zh: `面试里问过您“${question}”。您说到的成效是怎么衡量的？之前和之后各是多少？`,
      en: `You were asked “${question}” How was the success you described measured, before and after?`,
    }),
    why: { zh: "说了成效，没有依据", en: "Claims a success without saying how it shows" },
  },
};

export function aboutMissing(kind: Missing, said: string | null, question: string) {
  const { why } = missing[kind];
  return { ask: said ? missing[kind].said(said) : missing[kind].about(question), why };
}

export const GENERAL_FLAGS = [
  "recited",
  "generic",
  "copied_rubric",
  "keyword_stuffing",
] as const satisfies ScoringFlag[];
const generalWhy: Record<(typeof GENERAL_FLAGS)[number], Localized> = {
  recited: { zh: "回答像背好的通用答案", en: "The answer sounds like a model answer" },
  generic: { zh: "回答偏笼统，没有自己的事例", en: "General statements, no example of their own" },
  copied_rubric: { zh: "回答照搬评分标准的用语", en: "The answer copies the scoring guide’s wording" },
  keyword_stuffing: { zh: "罗列能力词汇，没有事例", en: "Lists competency words without an example" },
};
export const aboutGeneral = (flag: (typeof GENERAL_FLAGS)[number], question: string) => ({
  ask: {
    zh: `面试里问过您“${question}”。请讲一件您亲身经历的具体的事：哪一次、和谁、您当时怎么说、怎么做的？`,
    en: `You were asked “${question}” Please tell me about one time that you went through yourself: when it was, with whom, and what you said and did.`,
  },
  why: generalWhy[flag],
});

export const aboutPasted = (share: number) => ({
  ask: {
    zh: "请当面讲讲这份书面作答的思路：先考虑了什么，放弃了哪些做法？如果条件变了，您会改哪里？",
    en: "Please talk me through this written piece: what you weighed first, what you left out, and what you would change if the circumstances changed.",
  },
  why: {
    zh: `书面作答约 ${share}% 是粘贴的（事实，不影响评分）`,
    en: `About ${share} % of the written answer was pasted (a fact; it moves no score)`,
  },
});

export const aboutUnfinished = (question: string) => ({
  ask: {
    zh: `书面题是“${question}”。如果再给您十分钟，您会补充什么？为什么？`,
    en: `The written task was “${question}” With ten more minutes, what would you add, and why?`,
  },
  why: { zh: "书面题要求的内容有不少没有写到", en: "Much of what the written task asks for is missing" },
});

export const aboutRequirement = (
  requirement: string,
  met: "partly" | "no" | "unknown",
  said: string | null,
) => ({
  ask: said
    ? {
        zh: `简历里写到“${said}”。这个岗位要求“${requirement}”，您在这方面具体做过什么，做到什么程度？`,
        en: `Your résumé says “${said}”. This job asks for “${requirement}”: what have you done in that respect, and how far did it go?`,
      }
    : {
        zh: `这个岗位要求“${requirement}”。您在这方面做过什么？如果还没有做过，打算怎么补上？`,
        en: `This job asks for “${requirement}”. What have you done in that respect, and if nothing yet, how would you get there?`,
      },
  why:
    met === "unknown"
      ? { zh: "简历没有写明这项岗位要求", en: "The résumé does not say" }
      : met === "partly"
        ? { zh: "简历只部分符合这项岗位要求", en: "The résumé meets this requirement in part" }
        : { zh: "简历不符合这项岗位要求", en: "The résumé does not meet this requirement" },
});

const quoted = (name: string) => `“${name}”`;
const lower = (name: string) => (/^[A-Z][a-z]/.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name);
