import type { QuestionLimits, TemplateQuestion, TemplateStage } from "./types";
import { spoken } from "./build";

/**
 * The four kinds of stage. Titles and guides are the same in every template on purpose: in a structured
 * interview all candidates get the same instructions, whatever the job.
 */

const zhCounts = ["零", "一", "两", "三", "四", "五"];
const enCounts = ["no", "one", "two", "three", "four", "five"];

/** Unscored: it lets the candidate warm up, and first impressions stay out of the total. */
export function introduction(limits: QuestionLimits = spoken(30, 90)): TemplateStage {
  return {
    id: "introduction",
    kind: "introduction",
    zh: {
      title: "自我介绍",
      guide:
        "您好，欢迎参加这次面试。先请您做个简单的自我介绍，让我们认识您。这一题不计分，放松说就好，与工作无关的个人情况不必介绍。",
    },
    en: {
      title: "About you",
      guide:
        "Hello, and welcome. Let us begin with a short introduction, so that we get to know you. It is not scored, so please take it easy. There is no need to talk about your private life.",
    },
    questions: [
      {
        id: "introduce_yourself",
        ...limits,
        assesses: {},
        zh: {
          text: "请简单介绍一下您的工作经历，重点说说和这个岗位最有关的部分。",
          strong: [
            "挑出和岗位最有关的两三段经历，说明当时负责什么",
            "每段经历有一个具体的事例或结果",
            "说得出为什么对这个岗位感兴趣",
          ],
          weak: ["从头到尾念简历，没有重点", "只有形容词，没有做过的事", "内容和岗位没有联系"],
        },
        en: {
          text: "Please tell us briefly about your work so far, and most of all about the part closest to this job.",
          strong: [
            "Chooses two or three experiences close to the job and says what they were responsible for",
            "Gives one concrete example or result for each",
            "Can say what interests them about this job",
          ],
          weak: [
            "Reads out the CV from top to bottom",
            "Adjectives about themselves and nothing they did",
            "No link to the job",
          ],
        },
      },
    ],
  };
}

/** Past behaviour: what somebody did in a like situation. */
export function behavioural(questions: TemplateQuestion[]): TemplateStage {
  return {
    id: "experience",
    kind: "questions",
    zh: {
      title: "工作经历",
      guide: `接下来有${zhCounts[questions.length]}道题，每道题请您讲一件自己真实经历过的事。可以先说当时的情况和您的任务，再说您自己做了什么，最后说结果。别的行业的经历也一样可以。先想一想，不用着急。`,
    },
    en: {
      title: "Your experience",
      guide: `The next ${enCounts[questions.length]} questions each ask about something that really happened to you at work. It helps to begin with the situation and your task, then say what you yourself did, and end with the result. Experience from any industry counts. Think first; there is no hurry.`,
    },
    questions,
  };
}

/** Concrete situations that everybody in the job meets: what somebody would do. */
export function situational(questions: TemplateQuestion[]): TemplateStage {
  const one = questions.length === 1;
  return {
    id: "situations",
    kind: "situational",
    zh: {
      title: "情景题",
      guide: `下面是${zhCounts[questions.length]}道情景题，说的是工作中会遇到的场面。没有唯一的正确答案，请说说您会怎么做，以及为什么这样做。说得越具体，我们越能了解您的想法。`,
    },
    en: {
      title: one ? "A situation" : "Situations",
      guide: `${one ? "Next comes a situation" : `Next come ${enCounts[questions.length]} situations`} that you may well meet at work. There is no single right answer. Please say what you would do and why. The more concrete you are, the better we can follow you.`,
    },
    questions,
  };
}

/** A piece of the work itself, in writing. */
export function written(question: TemplateQuestion): TemplateStage {
  const minutes = Math.floor(question.answerSeconds / 60);
  return {
    id: "written_task",
    kind: "written",
    zh: {
      title: "书面任务",
      guide: `这是一道书面题，请您打字完成，一共${minutes}分钟。写下的内容会自动保存，时间到了会自动提交。分条写也可以，意思清楚比文采更重要。`,
    },
    en: {
      title: "Written task",
      guide: `This task is done in writing, and you have ${minutes} minutes. What you type is saved as you go and handed in when time is up. Bullet points are fine; being clear matters more than style.`,
    },
    questions: [question],
  };
}
