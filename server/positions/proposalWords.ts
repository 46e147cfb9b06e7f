import type { InterviewLanguage, Stage } from "../plans/definition";
import type { QuestionContent } from "../questions/content";

type Kind = QuestionContent["stage"];
type Words = Pick<Stage, "id" | "title" | "guide">;

/** What stands before a stage of a proposed plan. Unlike the templates' guides it counts nothing: HR will add and drop. */
export const STAGE_WORDS: Record<Kind, Record<InterviewLanguage, Words>> = {
  questions: {
    zh: {
      id: "experience",
      title: "工作经历",
      guide:
        "接下来的每道题，请您讲一件自己真实经历过的事：先说当时的情况和任务，再说您自己做了什么，最后说结果。别的行业的经历也一样可以。",
    },
    en: {
      id: "experience",
      title: "Your experience",
      guide:
        "Each of the next questions asks about something that really happened to you at work: the situation and your task, what you yourself did, and the result. Experience from any industry counts.",
    },
  },
  situational: {
    zh: {
      id: "situations",
      title: "情景题",
      guide: "下面说的是工作中会遇到的场面，没有唯一的正确答案。请说说您会怎么做，以及为什么这样做。",
    },
    en: {
      id: "situations",
      title: "Situations",
      guide:
        "What follows may well happen at work. There is no single right answer: please say what you would do and why.",
    },
  },
  written: {
    zh: {
      id: "written_task",
      title: "书面任务",
      guide: "这一部分请您打字完成。写下的内容会自动保存，时间到了会自动提交。",
    },
    en: {
      id: "written_task",
      title: "Written task",
      guide: "This part is done in writing. What you type is saved as you go and handed in when time is up.",
    },
  },
};

/** The bank knows nothing of a company's own dimensions: their question asks for an example of what is described. */
export const exampleOf = (name: string, language: InterviewLanguage): string =>
  language === "zh"
    ? `请讲一件最能体现您“${name}”的真实经历：当时是什么情况，您自己做了什么，结果怎样？`
    : `Tell us about a time that shows “${name}” in your work: the situation, what you yourself did, and how it ended.`;
