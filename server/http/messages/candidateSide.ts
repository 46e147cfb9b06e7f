import type { Messages } from "./types";

/** What candidates do after they have submitted: feedback, the talent pool, a person, their own data. */
export const candidateSide = {
  "feedback.not_ready": [
    "您的反馈还没有整理好，准备好后会通知您。",
    "Your feedback is not ready yet. We will tell you when it is.",
  ],
  "review_request.open": [
    "您的请求已经在处理中，有了答复会通知您。",
    "Your request is being looked at already. We will tell you as soon as there is an answer.",
  ],
  "talent_pool.not_offered": ["目前没有可以加入的人才库。", "There is no talent pool to join at the moment."],
  "identity.again": [
    "为保护您的数据，请重新确认身份。",
    "To protect your data, please confirm once more who you are.",
  ],
  "take_out.open": ["您的数据副本正在准备，或已可下载。", "A copy of your data is being made, or is ready."],
  "take_out.too_soon": [
    "刚刚为您准备过一份。请一小时后再申请。",
    "A copy was made for you just now. Please ask again in an hour.",
  ],
  "take_out.not_ready": [
    "这个下载链接已用过或已过期，请回到页面重新获取。",
    "This link was used or has expired. Please get a new one on your page.",
  ],
} as const satisfies Messages;
