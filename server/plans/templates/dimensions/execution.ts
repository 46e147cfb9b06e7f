import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const execution: LibraryDimension = {
  zh: {
    name: "执行落地",
    description: "把要求变成每天能做、能查的动作，盯住进度和细节，遇到阻碍想办法推进，按时拿出结果。",
    anchors: [
      "说得出要求，说不出自己做了哪些动作；没做成就归于条件不够。",
      "按吩咐去做，碰到阻碍就停下来等，最后做完多少不清楚。",
      "把任务分成几步，定下时间，按步完成，遇到阻碍会及时说明并想办法。",
      "把要求变成每天可检查的动作和责任人，自己到现场核对；提前发现偏差并纠正，按时达到说好的数字。",
      "在人手、时间或资源明显不足时仍然按标准做成，并用清单、看板等办法让做法稳定下来，换了人、换了地方也能做到同样的结果。",
    ],
    indicators: phrases(`
      落实、按时、截止、进度、每天盯、跟踪、检查表、清单、看板、责任到人、当天、现场、细节、
      按标准、到位、打卡、推进、加班加点、提前完成、日报、周报、闭环、纠正、抽查、执行、
      逐项、交付、一件一件
    `),
  },
  en: {
    name: "Execution",
    description:
      "Turns what is asked into actions that can be done and checked daily, watches progress and detail, gets past obstacles, and delivers on time.",
    anchors: [
      "Can repeat what was asked but not what they did; puts failure down to circumstances.",
      "Does as told, stops and waits at an obstacle, and is unclear about how much was finished.",
      "Breaks the task into steps with dates, works through them, and speaks up and finds a way when blocked.",
      "Turns the task into daily actions with an owner for each and checks them on the spot; sees slippage early, corrects it, and reaches the agreed figure on time.",
      "Gets it done to standard although people, time or money are clearly short, and keeps it that way with checklists or boards, so that other people in other places get the same result.",
    ],
    indicators: phrases(`
      on time, deadline, delivered, finished ahead, made sure it got done, checklist, tracked, progress, every day I,
      daily report, weekly report, on the floor, spot check, owner for each, details, up to standard, to-do list,
      pushed it forward, chased, stayed late, got it done, milestone reached, corrected, signed off, step one, rolled out,
      kept at it, hands-on
    `),
  },
};
