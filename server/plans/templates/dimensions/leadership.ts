import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const leadership: LibraryDimension = {
  zh: {
    name: "团队领导",
    description: "给团队讲清方向和标准，因人辅导，公平处理表现问题，让别人做成事并成长起来。",
    anchors: [
      "自己把活干完，或只下命令；说不出任何一位下属的情况和变化。",
      "会分派任务和催进度，成员做不好时批评几句或自己接过来做。",
      "说清目标、标准和期限，定期检查，给出具体反馈，能教会别人一件事。",
      "了解每个人的长处和困难，分别辅导和授权；及时、公开标准地处理表现不佳的人，团队结果有明显改善。",
      "在团队低落或意见对立时重新聚拢大家，说明为什么这样做；培养出能独当一面的人，建立自己不在时也照样运转的机制，结果持续变好。",
    ],
    indicators: phrases(`
      带团队、带领、牵头、下属、组员、带新人、辅导、授权、培养、激励、鼓励、谈心、单独谈、定目标、标准、
      晨会、例会、检查、示范、手把手、陪着他、师傅带徒弟、考核、奖励、表扬、公平、以身作则、
      士气、接班人、独当一面、提拔、分派
    `),
  },
  en: {
    name: "Leadership",
    description:
      "Makes direction and standards clear, coaches each person differently, deals fairly with work that falls short, and lets others succeed and grow.",
    anchors: [
      "Does the work alone or gives orders only; cannot describe a single team member or how they developed.",
      "Hands out tasks and chases progress; when somebody fails, scolds them or takes the work back.",
      "Sets goal, standard and deadline, checks regularly, gives specific feedback, and can teach somebody a task.",
      "Knows each person's strengths and difficulties and coaches or delegates accordingly; takes up missed standards early and by the same measure for all; the team's result clearly improved.",
      "Pulls a discouraged or divided team together and explains why; has grown people who now run things themselves and set up routines that work without them, with results that kept improving.",
    ],
    indicators: phrases(`
      led a team, managed a team, my staff, coached, mentored, delegated, trained, developed people, motivated, encouraged,
      set the goal, clear expectations, standard, daily huddle, weekly meeting, reviewed their, showed them how,
      shadowed, buddy, praised, recognised, recognized, rewarded, fair to everyone, set an example, morale, promoted, took over from me,
      performance talk, ownership to
    `),
  },
};
