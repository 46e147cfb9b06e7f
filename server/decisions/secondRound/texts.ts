import type { InterviewLanguage } from "../../plans/definition";

export type Facts = {
  language: InterviewLanguage;
  company: string;
  name: string;
  job: string;
  link: string;
};
/** `when` is in words, in the company's time zone and the candidate's language. */
export type Agreed = { when: string; place: string; contactPerson: string };
type Text = { subject: string; sms: string; mail: string };

/** To somebody who advanced: to say when they can come. */
export function invitationText({ language, company, name, job, link }: Facts): Text {
  if (language === "zh") {
    return {
      subject: `${company}「${job}」复试邀请`,
      sms: `【${company}】${name}您好，您的「${job}」面试已通过，邀请您参加复试。请打开链接选择方便的时间：${link}`,
      mail: `${name}您好：

您的「${job}」面试已通过，邀请您参加复试。

请打开下面的链接，用面试时的手机或邮箱登录，选出最多三个您方便的时间；定下来以后我们会再通知您。

${link}

如果您不打算参加，也可以在那里告诉我们。

${company}`,
    };
  }
  return {
    subject: `Second round for ${job} at ${company}`,
    sms: `${company}: ${name}, you are through to the second round for ${job}. Please tell us when you can come: ${link}`,
    mail: `Dear ${name},

You are through to the second round for ${job}.

Please open the link below, log in with the phone number or e-mail address of your interview, and choose up to three times that suit you. We will write again once a time is agreed.

${link}

If you would rather not go on, you can tell us there too.

${company}`,
  };
}

/** Once a time is agreed: when and where. */
export function agreedText(
  { language, company, name, job, link }: Facts,
  { when, place, contactPerson }: Agreed,
): Text {
  if (language === "zh") {
    return {
      subject: `${company}「${job}」复试时间已确定：${when}`,
      sms: `【${company}】${name}您好，「${job}」复试定于${when}。地点和联系人请看：${link}`,
      mail: `${name}您好：

「${job}」复试的时间已经确定。

时间：${when}
地点：${place}
联系人：${contactPerson}

这些也可以随时在这里看到：

${link}

${company}`,
    };
  }
  return {
    subject: `Your second round for ${job}: ${when}`,
    sms: `${company}: ${name}, your second round for ${job} is on ${when}. Where, and whom to ask for: ${link}`,
    mail: `Dear ${name},

The time of your second round for ${job} is agreed.

When: ${when}
Where: ${place}
Contact: ${contactPerson}

You can look it up here at any time:

${link}

${company}`,
  };
}

/** The day before. */
export function reminderText(facts: Facts, agreed: Agreed): Text {
  const { language, company, job } = facts;
  const { when } = agreed;
  const told = agreedText(facts, agreed);
  if (language === "zh") {
    return {
      subject: `提醒：${company}「${job}」复试在${when}`,
      sms: told.sms.replace("复试定于", "复试提醒："),
      mail: told.mail.replace(`「${job}」复试的时间已经确定。`, `提醒您，「${job}」复试就快到了。`),
    };
  }
  return {
    subject: `A reminder: your second round for ${job}, ${when}`,
    sms: told.sms.replace("your second round", "a reminder of your second round"),
    mail: told.mail.replace("is agreed.", "comes near; this is a reminder."),
  };
}

/** Times are offered of which they choose one. */
export function slotsText({ language, company, name, job, link }: Facts): Text {
  if (language === "zh") {
    return {
      subject: `请选择「${job}」复试时间`,
      sms: `【${company}】${name}您好，「${job}」复试有可选的时间，请打开链接选一个，选好即确定：${link}`,
      mail: `${name}您好：

「${job}」复试有可以选择的时间了。请打开下面的链接选一个，选好即确定；如果都不方便，也可以在那里告诉我们您方便的时间。

${link}

${company}`,
    };
  }
  return {
    subject: `Choose a time for your second round for ${job}`,
    sms: `${company}: ${name}, times for your second round for ${job} are offered. Please choose one: ${link}`,
    mail: `Dear ${name},

Times are offered for your second round for ${job}. Please open the link below and choose one; with that it is agreed. If none suits you, you can tell us there when you can come.

${link}

${company}`,
  };
}

/** The agreed time is off: to say once more when they can come. */
export function changeText({ language, company, name, job, link }: Facts, reason: string): Text {
  if (language === "zh") {
    return {
      subject: `${company}「${job}」复试时间需要更改`,
      sms: `【${company}】${name}您好，「${job}」复试原定的时间取消，请打开链接重新选择方便的时间：${link}`,
      mail: `${name}您好：

很抱歉，「${job}」复试原定的时间需要更改，原来的时间已经取消。原因：${reason}

请打开下面的链接，重新选出最多三个您方便的时间；定下来以后我们会再通知您。

${link}

${company}`,
    };
  }
  return {
    subject: `Your second round for ${job} has to be moved`,
    sms: `${company}: ${name}, the time of your second round for ${job} is off. Please tell us anew when you can come: ${link}`,
    mail: `Dear ${name},

We are sorry: the time of your second round for ${job} has to be changed, and the old one is off. The reason: ${reason}

Please open the link below and choose again up to three times that suit you. We will write once a time is agreed.

${link}

${company}`,
  };
}

/**
 * A meeting does not take place. Where the candidate does not know yet that their application has ended, it says
 * nothing of that: a person does.
 */
export function offText({ language, company, name, job, link }: Facts, when: string, isTold: boolean): Text {
  if (language === "zh") {
    return {
      subject: `${company}「${job}」复试取消：${when}`,
      sms: `【${company}】${name}您好，原定${when}的「${job}」复试取消，请不要前往。${isTold ? "" : "我们的工作人员会与您联系。"}${link}`,
      mail: `${name}您好：

原定${when}的「${job}」复试取消了，请不要前往。${isTold ? "" : "我们的工作人员会与您联系。"}给您带来不便，非常抱歉。

${link}

${company}`,
    };
  }
  const contact = isTold ? "" : " Somebody of ours will contact you.";
  return {
    subject: `Your meeting for ${job} is off: ${when}`,
    sms: `${company}: ${name}, the meeting for ${job} on ${when} is off. Please do not come.${contact} ${link}`,
    mail: `Dear ${name},

The meeting for ${job} on ${when} is off. Please do not come.${contact} We are sorry for the trouble.

${link}

${company}`,
  };
}
