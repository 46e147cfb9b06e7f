import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const resilience: LibraryDimension = {
  zh: {
    name: "抗压韧性",
    description: "受挫、被拒绝或忙乱时稳得住，看清自己能改变的部分，恢复过来继续做成事。",
    anchors: [
      "讲到挫折时只有抱怨或回避，事情到那里就断了。",
      "撑了过去，但主要靠忍；当时的做法受情绪影响，说不出后来有什么不同。",
      "承认当时难受，随后把注意力放回能做的事，按部就班处理完。",
      "压力下仍分得清轻重，语气和做法稳定；主动求助或调整节奏，很快恢复，并把丢掉的部分补了回来。",
      "多次受挫仍换着办法坚持，最后扭转局面；说得清自己怎样调整，也帮身边的人稳住，事后建立了应对同类压力的办法。",
    ],
    indicators: phrases(`
      压力、挫折、失败、被拒绝、冷静、深呼吸、稳住情绪、心态、不放弃、坚持、再试、重新开始、
      扛住、撑过、消化、平复、没有慌、忍住、委屈、挨骂、难受、想通、自己能改变、换个方法、
      补回来、扭转、越挫越勇、缓过来
    `),
  },
  en: {
    name: "Resilience",
    description:
      "Stays steady when set back, refused or overloaded, sees which part can be changed, and recovers to finish the job.",
    anchors: [
      "Speaks of a setback only to complain or avoids it; the story ends there.",
      "Got through mainly by enduring; feelings steered what they did, and nothing is different since.",
      "Admits it was hard, then turned to what could be done and worked it off in order.",
      "Keeps priorities, tone and actions steady under pressure; asks for help or changes pace in time, recovers quickly and makes up the lost ground.",
      "Keeps at it through several setbacks with changing approaches and turns it round; can say how they steadied themselves and the people beside them, and has a way of handling such pressure since.",
    ],
    indicators: phrases(`
      pressure, setback, rejected, rejection, failed, stayed calm, kept calm, took a breath, took a step back, did not panic,
      didn't panic, did not give up, didn't give up, kept going, tried again, started over, bounced back, recovered,
      got over it, disappointed, frustrated, upset at first, what I could control, different approach, turned it around,
      made up for, pulled through, stressful, under fire
    `),
  },
};
