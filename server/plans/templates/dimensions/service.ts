import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const service: LibraryDimension = {
  zh: {
    name: "服务意识",
    description: "让前来求助的人感到被尊重：先接住情绪，再解决事情，说到做到，还多想一步。",
    anchors: [
      "先分辩谁对谁错，搬出规定，对方的情绪和问题都没有得到回应。",
      "态度客气，反复道歉或照念话术，但没有弄清对方要什么，事情转来转去。",
      "先听完并表示理解，问清问题，在权限内给出办法，告诉对方下一步和时间。",
      "从对方的话里听出真正在意的事，给出可选的办法，自己跟到办完并回告；不能满足时说明理由，仍让对方感到被认真对待。",
      "把一次严重的不满变成信任，对方愿意再来或当面致谢；把问题背后的原因反映上去，推动改了流程，其他客人也不再遇到。",
    ],
    indicators: phrases(`
      道歉、抱歉、对不起、理解您、安抚、情绪、耐心、微笑、听他讲完、先处理心情、请他坐下、倒杯水、
      记录下来、给您答复、承诺时间、跟进、回电、补偿、退换、退款、方案供选、亲自、满意、致谢、
      表扬信、再次光临、多问一句、送到门口、投诉、好评
    `),
  },
  en: {
    name: "Service",
    description:
      "Makes people who come for help feel respected: meets the feeling first, then solves the matter, keeps promises and thinks one step further.",
    anchors: [
      "Argues about who is right and quotes the rules; neither the feeling nor the problem is answered.",
      "Is polite, apologises again and again or reads from a script, but never learns what the person wants and passes them around.",
      "Hears the person out and shows understanding, asks what is wrong, offers what they are allowed to, and says what happens next and when.",
      "Hears what really matters to the person, offers a choice, follows it through in person and reports back; explains a no so that the person still feels taken seriously.",
      "Turned serious displeasure into trust, and the person came back or said thank you; took the cause behind it upwards and had the process changed, so that others no longer meet it.",
    ],
    indicators: phrases(`
      apologised, apologized, sorry, I understand, calmed, empathy, patient, smiled, let her speak, let them finish,
      let them vent, offered a seat, wrote it down, got back to, called back, promised by, kept my word,
      followed it through, compensation, refund, replacement, exchange, gave them a choice, in person, satisfied,
      thanked me, came back, complaint, went the extra mile, good review
    `),
  },
};
