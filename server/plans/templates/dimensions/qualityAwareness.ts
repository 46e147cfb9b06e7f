import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const qualityAwareness: LibraryDimension = {
  zh: {
    name: "质量意识",
    description: "清楚什么叫做对，交出去之前自己验证，不让有问题的东西流到下一步，并把出错的根子堵住。",
    anchors: [
      "做完就交，认为检查是别人的事，说不出标准是什么。",
      "知道有标准，凭经验看一眼就放行；出了问题返工补救，没有往前找原因。",
      "对照标准自检，发现不符就停下、隔离并报告，不把问题留给下一步。",
      "在交期压力下仍然先验证再放行，把可疑的范围查清、追回；找到产生和漏检的原因，改了做法并用数据确认。",
      "把容易错的地方改成错不了或一错就能看见，把标准讲到人人会判断；缺陷、返工或投诉长期下降，做法被别的岗位采用。",
    ],
    indicators: phrases(`
      自检、互检、首件、抽检、复核、不良品、返工、报废、公差、标准样、放行、追溯、批次、隔离区、标识、漏检、
      来料、工艺参数、检验记录、防错、不流入下道、良率、客诉、校准、测量、让步接收、核对一遍、试样
    `),
  },
  en: {
    name: "Quality awareness",
    description:
      "Is clear about what right looks like, verifies work before handing it on, lets nothing doubtful through, and closes off where errors come from.",
    anchors: [
      "Hands work on as soon as it is done; checking is somebody else's job; cannot name the standard.",
      "Knows there is a standard but passes things at a glance; repairs what comes back without asking where it began.",
      "Checks against the standard, stops and sets aside what does not meet it, and reports it rather than pass it on.",
      "Verifies before releasing even when the deadline presses, works out how far the doubt reaches and calls it back; finds why it arose and why it slipped through, changes the method and confirms it with figures.",
      "Changes error-prone steps so that they cannot go wrong or show it at once, and makes the standard something everybody can judge by; defects, rework or complaints stayed down and others took the method over.",
    ],
    indicators: phrases(`
      first piece, spot-checked, double-checked, inspected, defective, rework, scrap, tolerance,
      reference sample, released the batch, traceable, lot number, quarantine, labelled, labeled,
      slipped through, incoming goods, process parameter, inspection record, mistake-proof, yield, calibrated,
      measured twice, passed on, set aside, recall, quality check, out of spec, proofread
    `),
  },
};
