import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const communication: LibraryDimension = {
  zh: {
    name: "沟通表达",
    description: "先弄清对方关心什么，再用对方听得懂的话把事情讲清楚，并确认双方理解一致。",
    anchors: [
      "只按自己的思路讲，对方没听懂时把原话再说一遍。",
      "能说出自己的意思，但重点靠后、行话较多，对方追问了才知道没有讲清。",
      "先说结论再说理由，会换成对方熟悉的说法，说完主动问对方是否清楚。",
      "开口前先了解对方关心什么，据此安排内容、顺序和方式；听到不同意见先复述再回应，最后双方对结论的理解一致。",
      "面对立场不同的几方，能把复杂或敏感的事讲到各方都明白并愿意行动；用复述、书面纪要等办法核对理解，事后还把做法固定下来供别人沿用。",
    ],
    indicators: phrases(`
      先听他说、听完以后、复述、换个说法、打个比方、举例子、沟通、解释、讲清楚、说明白、听得懂、确认一下、
      对齐、反馈给、汇报、当面聊、一对一、写邮件、会议纪要、同步给、达成一致、说服、倾听、
      画图、坦诚、征求意见、澄清、误会、他的顾虑、语气
    `),
  },
  en: {
    name: "Communication",
    description:
      "Finds out what the other person cares about, says it in words they can use, and checks that both understood the same thing.",
    anchors: [
      "Talks from their own point of view; when not understood, says the same words again.",
      "Gets the message out, but the point comes late or in jargon; learns that it was unclear only when asked.",
      "Leads with the point and then the reasons, swaps jargon for the listener's words, and asks whether it was clear.",
      "Finds out beforehand what the listener needs and plans content and channel around it; restates an objection before answering it; both sides leave with the same conclusion.",
      "Brings several sides with different interests to understand something complex or delicate and act on it; checks understanding by playing it back or writing it down, and leaves a way of working that others reuse.",
    ],
    indicators: phrases(`
      listened first, heard them out, played it back, in plain language, put it another way, gave an example,
      explained, walked them through, made sure they understood, double-checked with, aligned, on the same page,
      feedback, updated them, reported back, face to face, one-on-one, followed up by email, meeting notes,
      summed up, agreed on, convinced, persuaded, their concern, clarified, misunderstanding, drew a diagram, my tone,
      honest with them
    `),
  },
};
