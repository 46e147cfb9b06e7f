import type { InterviewLanguage } from "../plans/definition";
import type { LetterText } from "./letterTexts";

type Facts = { language: InterviewLanguage; company: string; name: string; job: string; link: string };

/** We would like them to come. What is offered is a person's to say: no pay, no terms, nothing to agree to here. */
export function offerText({ language, company, name, job, link }: Facts): LetterText {
  return language === "zh"
    ? {
        subject: `好消息：${company}「${job}」`,
        sms: `【${company}】${name}您好，恭喜！我们希望录用您担任「${job}」。我们的同事会很快与您联系，说明具体安排。您的进展：${link}`,
        mail: `${name}您好：

恭喜！我们很高兴地告诉您：我们希望录用您担任「${job}」，期待与您共事。

您现在不需要做什么。我们的同事会很快与您联系，说明具体安排，也回答您的问题。

随时可以在这里看到您的进展：

${link}

${company}`,
      }
    : {
        subject: `Good news: ${job} at ${company}`,
        sms: `${company}: ${name}, good news! We would like you to join us for ${job}. A colleague will be in touch soon about the details. Where things stand: ${link}`,
        mail: `Dear ${name},

Good news! We would like you to join us for ${job}, and look forward to working with you.

There is nothing you need to do now. A colleague will be in touch soon to go through the details and answer your questions.

You can see where things stand at any time:

${link}

${company}`,
      };
}

/** What they were told no longer stands; why, a person tells them. */
export function offerOffText({ language, company, name, job, link }: Facts): LetterText {
  return language === "zh"
    ? {
        subject: `关于您的录用：${company}「${job}」`,
        sms: `【${company}】${name}您好，很抱歉，之前告诉您的「${job}」录用有变化，目前不再有效。我们的同事会尽快与您联系，向您说明。您的进展：${link}`,
        mail: `${name}您好：

很抱歉，之前告诉您的「${job}」录用有变化，目前不再有效。我们知道这会打乱您的安排。

我们的同事会尽快与您联系，向您说明情况，也回答您的问题。

您的进展可以在这里看到：

${link}

${company}`,
      }
    : {
        subject: `About your offer: ${job} at ${company}`,
        sms: `${company}: ${name}, we are sorry: the offer for ${job} that we told you of no longer stands. A colleague will be in touch as soon as possible to explain. Where things stand: ${link}`,
        mail: `Dear ${name},

We are sorry: the offer for ${job} that we told you of no longer stands. We know that this upsets your plans.

A colleague will be in touch as soon as possible to explain and to answer your questions.

You can see where things stand here:

${link}

${company}`,
      };
}
