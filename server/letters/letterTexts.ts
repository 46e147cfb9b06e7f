import type { InterviewLanguage } from "../plans/definition";

export type LetterFacts = {
  language: InterviewLanguage;
  company: string;
  name: string;
  job: string;
  link: string;
  /** There is feedback to an interview behind the link. */
  feedback: boolean;
  offerTalentPool: boolean;
};
export type LetterText = { subject: string; sms: string; mail: string };

const paragraphs = (...lines: (string | false)[]) => lines.filter((line) => line !== false).join("\n\n");

/**
 * The thank-you letter: what is so in the second sentence, no reason that could hurt, no score, and what the reader may
 * do now. Read it as somebody who hoped.
 */
export function thankYouText(facts: LetterFacts): LetterText {
  const { language, company, name, job, link, feedback, offerTalentPool } = facts;
  if (language === "zh") {
    return {
      subject: `关于您应聘${company}「${job}」`,
      sms: `【${company}】${name}您好，谢谢您应聘「${job}」。这一次我们没有继续推进，很抱歉。${feedback ? "个人反馈和" : ""}您接下来可以做的，请看：${link}`,
      mail: paragraphs(
        `${name}您好：`,
        `谢谢您应聘「${job}」，也谢谢您为此花的时间和准备。`,
        "这一次我们决定不再继续推进。我们知道这不是您期待的消息，很抱歉。这个结果只关于这一个岗位、这一次申请，不是对您个人的评价。",
        feedback &&
          "您的个人反馈在下面的页面里：先是您做得好的地方，再是两条可以用在以后的建议。用面试时的手机或邮箱登录就能看到。",
        "如果对结果有疑问，可以在那里请一位工作人员重新看一看。",
        offerTalentPool &&
          "以后有合适的岗位时，我们愿意再联系您。要不要加入人才库由您决定：在那里同意才会加入，也随时可以退出。",
        link,
        "祝您一切顺利。",
        company,
      ),
    };
  }
  return {
    subject: `Your application for ${job} at ${company}`,
    sms: `${company}: ${name}, thank you for applying for ${job}. We are sorry that we are not going further this time. ${feedback ? "Your personal feedback, and what" : "What"} you can do next: ${link}`,
    mail: paragraphs(
      `Dear ${name},`,
      `Thank you for applying for ${job}, and for the time and care you put into it.`,
      "We have decided not to go further this time. We know this is not the news you hoped for, and we are sorry. It is about this one position and this one application; it is no judgement of you as a person.",
      feedback &&
        "Your personal feedback is on the page below: first what you did well, then two suggestions that you can use elsewhere. Log in with the phone number or e-mail address of your interview.",
      "If you doubt the result, you can ask there that a person looks again.",
      offerTalentPool &&
        "We would be glad to write to you when another position fits. Whether we keep your details for that is yours to say: you join our talent pool only if you agree there, and can leave it at any time.",
      link,
      "We wish you all the best.",
      company,
    ),
  };
}
