import type { InterviewLanguage } from "../plans/definition";
import type { LetterText } from "./letterTexts";

type Facts = { language: InterviewLanguage; company: string; name: string; job: string; link: string };

/** Feedback to an interview can be read. Says nothing of the result. */
export function feedbackReadyText({ language, company, name, job, link }: Facts): LetterText {
  return language === "zh"
    ? {
        subject: `您的面试个人反馈：${company}「${job}」`,
        sms: `【${company}】${name}您好，您「${job}」面试的个人反馈已经整理好，登录即可查看：${link}`,
        mail: `${name}您好：

谢谢您参加「${job}」的面试。您的个人反馈已经整理好：先是您做得好的地方，再是两条可以用在以后的建议，都引用您自己的原话。

请用面试时的手机或邮箱登录查看：

${link}

${company}`,
      }
    : {
        subject: `Your personal feedback: ${job} at ${company}`,
        sms: `${company}: ${name}, your personal feedback on the ${job} interview is ready. Log in to read it: ${link}`,
        mail: `Dear ${name},

Thank you for your interview for ${job}. Your personal feedback is ready: first what you did well, then two suggestions that you can use elsewhere, each with your own words.

Please log in with the phone number or e-mail address of your interview:

${link}

${company}`,
      };
}

/** A person has looked again; what came of it stands on the page. */
export function reviewAnsweredText({ language, company, name, job, link }: Facts): LetterText {
  return language === "zh"
    ? {
        subject: `您请人复核的事有了答复：${company}「${job}」`,
        sms: `【${company}】${name}您好，您请人重新查看「${job}」申请的事已有答复：${link}`,
        mail: `${name}您好：

您曾请我们的工作人员重新查看「${job}」的申请。现在已有答复，登录下面的页面就能看到：

${link}

${company}`,
      }
    : {
        subject: `The answer to your request: ${job} at ${company}`,
        sms: `${company}: ${name}, there is an answer to your request that a person look again at ${job}: ${link}`,
        mail: `Dear ${name},

You asked that a person look again at your application for ${job}. There is an answer; please log in on this page to read it:

${link}

${company}`,
      };
}
