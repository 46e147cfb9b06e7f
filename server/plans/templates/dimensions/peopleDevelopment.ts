import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const peopleDevelopment: LibraryDimension = {
  zh: {
    name: "培养他人",
    description: "看得出别人的长处和差距，给合适的机会、反馈和支持，逐步放手，让人长出新的本事。",
    anchors: [
      "认为会不会靠个人悟性，说不出帮过谁长了什么本事。",
      "把自己的做法讲一遍或发一份资料，对方学没学会没有跟进。",
      "弄清对方哪里不会，有示范、有练习、有反馈，确认对方能独立做成。",
      "按各人的长处和意愿安排有挑战的任务，事先说好标准和求助的时机，忍住不代劳；说得出对方前后的变化。",
      "让团队形成互相教、敢试错的习惯，有计划地储备接替的人；带出来的人又带出了别人，自己离开后能力仍留在团队里。",
    ],
    indicators: phrases(`
      教会、带教、传帮带、徒弟、结对、成长计划、轮岗、试着独立、逐步放手、锻炼机会、挑战性任务、复盘时、
      正面反馈、具体反馈、鼓励他、帮她分析、长处、短板、接班、储备、后备、技能矩阵、多能工、考核上岗、学会了、
      独立上手、不代劳、让他先试、谈发展、职业方向
    `),
  },
  en: {
    name: "Developing others",
    description:
      "Sees what others are able to do and what they lack, gives fitting chances, feedback and support, and lets go step by step so that they grow.",
    anchors: [
      "Thinks people either have it or not; cannot name anybody they helped or what that person learnt.",
      "Explains their own way once or sends a document, and never follows up on whether it was learnt.",
      "Finds out what the person cannot do yet, shows it, lets them practise with feedback, and makes sure they can do it alone.",
      "Gives stretching tasks by each person's strengths and wishes, agrees the standard and when to ask for help, and resists taking over; can say how the person was different before and after.",
      "Has people teach one another and dare to try, and prepares successors on purpose; those they developed have developed others, and the ability stayed in the team after they moved on.",
    ],
    indicators: phrases(`
      taught her, taught him, paired with, pairing, development plan, job rotation, let them try, stretch task,
      stretch assignment, gave feedback, specific feedback, their strengths, what they lacked, successor,
      succession, bench, skills matrix, cross-trained, cross-training, could do it alone, handed over,
      held back from, one-to-one, career goals, practised together, learning goal, grew into, now trains others,
      checked in weekly
    `),
  },
};
