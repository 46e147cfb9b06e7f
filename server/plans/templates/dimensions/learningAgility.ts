import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const learningAgility: LibraryDimension = {
  zh: {
    name: "学习能力",
    description: "知道自己缺什么，找到有效的学法，很快用到工作里，并从结果和失误中修正自己的看法。",
    anchors: [
      "说自己学得快，却举不出学了什么、怎么学的。",
      "靠公司安排培训，学过的内容说得出名称，没有用到工作里。",
      "明白自己缺哪一块，主动找资料或请教别人，学会后用在了手头的工作上。",
      "给自己定出学习的重点和期限，边学边试，主动要反馈并据此改正；比别人更早上手，效果看得见。",
      "愿意公开推翻自己原来的看法，从失误里提炼出以后照用的原则；把学到的整理出来教会别人，还用到了不同的场合。",
    ],
    indicators: phrases(`
      学会、学到、自学、请教、查资料、看书、上课、培训、笔记、整理成、练习、摸索、上手、从零开始、
      不懂就问、反思、复盘、总结经验、失误、改正、我错了、吸取教训、新知识、琢磨、钻研、
      模仿、教给别人、举一反三、推翻了、现在我会
    `),
  },
  en: {
    name: "Learning agility",
    description:
      "Knows what they lack, finds a way of learning that works, puts it to use quickly, and changes their mind by results and mistakes.",
    anchors: [
      "Claims to learn fast but cannot say what was learnt or how.",
      "Relies on training the company provides; can name the courses but not where they were used.",
      "Knows what is missing, looks it up or asks others, and then used it in the work at hand.",
      "Sets a focus and a date, learns by trying, asks for feedback and corrects course; was productive sooner than expected, with a visible result.",
      "Openly gave up an earlier view, drew from a mistake a principle they still apply, taught what they learnt to others and carried it over to a different kind of work.",
    ],
    indicators: phrases(`
      taught myself, learned, picked up, looked it up, read up on, took a course, training, asked an expert,
      asked for advice, practised, practiced, took notes, tried it out, from scratch, got up to speed, looking back,
      reflected, mistake, I was wrong, changed my mind, lesson, next time, applied it, experimented, curious, studied,
      taught the others, steep curve
    `),
  },
};
