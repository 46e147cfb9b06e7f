import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const safetyAwareness: LibraryDimension = {
  zh: {
    name: "安全意识",
    description: "动手前看得见危险，赶工时也守住操作规程，敢停下来、敢上报，并把隐患从源头去掉。",
    anchors: [
      "觉得不会那么巧，为了省事可以跳过防护或步骤，说不出可能伤到谁。",
      "记得住规定的条文，有人盯着时照做，一赶时间就放松；看见隐患绕开走，没有告诉别人。",
      "动手前检查防护和环境，按步骤操作；发现隐患会先处理或隔开，再报告给该知道的人。",
      "在催促面前仍然先停机、断电或清场，讲得清后果有多重；事后查出隐患的来由，补上防护或改了做法，并回头核实。",
      "在没有人出事之前就找出一类危险，带动大家主动报告险情，把它从设备、布局或流程上消除；讲得出做法推广以后险情怎样变化。",
    ],
    indicators: phrases(`
      隐患、险情、断电、停机、挂牌、上锁、防护、护罩、安全帽、手套、护目镜、急停、警示、隔离、疏散、消防、
      安全通道、灭火、应急、演练、安全第一、班前会、点检、湿滑、绊倒、夹手、操作规程、未遂、伤到人、危险源、
      高处、动火
    `),
  },
  en: {
    name: "Safety awareness",
    description:
      "Sees the danger before starting, keeps to safe procedure when time is short, dares to stop and report, and removes hazards at their source.",
    anchors: [
      "Trusts to luck, skips guards or steps to save effort, and cannot say who might get hurt.",
      "Can recite the rules and follows them while watched, but lets go when in a hurry; walks round a hazard and tells nobody.",
      "Checks guards and surroundings before starting and works by the steps; makes a hazard safe or fences it off, then reports it.",
      "Still stops, cuts the power or clears the area while others press, and can say how bad it could have been; looks into where the hazard came from, changes guard or method, and comes back to check.",
      "Finds a kind of danger before anybody is hurt, gets people reporting near misses of their own accord, and removes it through equipment, layout or procedure; can say how incidents changed once others took it up.",
    ],
    indicators: phrases(`
      hazard, near miss, near-miss, power off, switched it off, lockout, tagged out, machine guard, hard hat,
      gloves, goggles, emergency stop, warning sign, cordoned off, evacuate, fire exit, extinguisher,
      safety drill, safety first, toolbox talk, slippery, trip over, pinch point, safe procedure,
      could have been hurt, protective gear, risk assessment, stopped the machine, working at height
    `),
  },
};
