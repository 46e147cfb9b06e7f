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

/** The agreed time is off: to say once more when they can come. */
export function changeText({ language, company, name, job, link }: Facts): Text {
  if (language === "zh") {
    return {
      subject: `${company}「${job}」复试时间需要更改`,
      sms: `【${company}】${name}您好，「${job}」复试原定的时间取消，请打开链接重新选择方便的时间：${link}`,
      mail: `${name}您好：

很抱歉，「${job}」复试原定的时间需要更改，原来的时间已经取消。

请打开下面的链接，重新选出最多三个您方便的时间；定下来以后我们会再通知您。

${link}

${company}`,
    };
  }
  return {
    subject: `Your second round for ${job} has to be moved`,
    sms: `${company}: ${name}, the time of your second round for ${job} is off. Please tell us anew when you can come: ${link}`,
    mail: `Dear ${name},

We are sorry: the time of your second round for ${job} has to be changed, and the old one is off.

Please open the link below and choose again up to three times that suit you. We will write once a time is agreed.

${link}

${company}`,
  };
}
