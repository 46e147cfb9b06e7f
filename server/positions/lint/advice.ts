import type { InterviewLanguage } from "../../plans/definition";
import type { LintCategory, LintSeverity } from "./types";

type Localized = Record<InterviewLanguage, string>;
type Advice = Record<LintSeverity, { message: Localized; suggestion: Localized }>;

/**
 * Why and what instead. Law of the People's Republic of China: Employment Promotion Law, articles 3, 26–31; Law on the
 * Protection of Women's Rights and Interests (2022), article 43; Law on the Protection of Persons with Disabilities,
 * article 38; Interim Regulations on the Human Resources Market, article 24. Age and household registration are barred
 * by state and local rules rather than by these laws, and elsewhere by law; the product treats them alike.
 */
const need = (zh: string, en: string) => ({
  zh: `如果岗位确有需要，请写明${zh}；否则建议删去。`,
  en: `If the job needs it, say ${en}; otherwise leave it out.`,
});

export const advice: Record<LintCategory, Advice> = {
  sex: {
    unlawful: {
      message: {
        zh: "招聘不得限定性别或者规定性别优先（法律规定的女职工禁忌劳动除外）。",
        en: "A job must not be limited to, or prefer, one sex.",
      },
      suggestion: {
        zh: "删去性别条件，改写岗位真正需要的能力，如“能搬运 20 公斤货物”。",
        en: "Remove it and name the ability that is needed, such as “lifts 20 kg”.",
      },
    },
    doubtful: {
      message: {
        zh: "这种说法可能让人理解为对性别有要求。",
        en: "This may read as a preference for one sex.",
      },
      suggestion: {
        zh: "改用中性的称呼，如“同事”“店员”。",
        en: "Use a neutral word, such as “colleague” or “salesperson”.",
      },
    },
  },
  age: {
    unlawful: {
      message: { zh: "不应按年龄限制或者优先录用。", en: "A job must not exclude or prefer people by age." },
      suggestion: {
        zh: "删去年龄条件，改写所需的经验或技能；只需写明“年满 18 周岁”这类法定要求。",
        en: "Remove it and ask for experience or skills; only a legal minimum such as 18 may be stated.",
      },
    },
    doubtful: {
      message: { zh: "这种说法可能暗示年龄要求。", en: "This may suggest an age requirement." },
      suggestion: need("法律或行业依据，或者改写所需的技能", "which law or skill is behind it"),
    },
  },
  marital_status: {
    unlawful: {
      message: {
        zh: "不得以婚姻、生育状况作为录用条件，也不得询问、检测或者限制结婚生育。",
        en: "Marriage, children or pregnancy must be neither a condition nor a question.",
      },
      suggestion: {
        zh: "删去婚育条件；如与出差、排班有关，请直接写明工作安排。",
        en: "Remove it; if travel or shifts are meant, describe them.",
      },
    },
    doubtful: {
      message: { zh: "这种说法可能涉及婚育或家庭状况。", en: "This may touch on family circumstances." },
      suggestion: need("工作时间、出差等具体安排", "what hours or travel the job brings"),
    },
  },
  ethnicity: {
    unlawful: {
      message: { zh: "不得以民族、种族作为录用条件。", en: "Ethnicity or race must not be a condition." },
      suggestion: { zh: "删去民族、种族条件。", en: "Remove it." },
    },
    doubtful: {
      message: {
        zh: "涉及民族的条件需要有法定或岗位依据。",
        en: "A condition about ethnicity needs a ground in law or in the job.",
      },
      suggestion: need("所需的语言或习俗知识", "which language or customs have to be known"),
    },
  },
  religion: {
    unlawful: {
      message: { zh: "不得以宗教信仰作为录用条件。", en: "Religious belief must not be a condition." },
      suggestion: { zh: "删去宗教信仰条件。", en: "Remove it." },
    },
    doubtful: {
      message: {
        zh: "涉及宗教的条件需要有岗位依据。",
        en: "A condition about religion needs a ground in the job.",
      },
      suggestion: need("所需的知识或职责", "which knowledge or duties are meant"),
    },
  },
  origin: {
    unlawful: {
      message: {
        zh: "不应以户籍、地域、国籍排斥求职者。",
        en: "People must not be excluded by where they come from.",
      },
      suggestion: {
        zh: "删去户籍或地域条件，改写工作地点或语言能力。",
        en: "Remove it; name the place of work or the language needed.",
      },
    },
    doubtful: {
      message: {
        zh: "这种说法可能涉及户籍、地域或出身。",
        en: "This may exclude people by where they come from.",
      },
      suggestion: need(
        "所需的语言水平或到岗条件，如“英语流利”",
        "what level of language or presence is needed, such as “fluent English”",
      ),
    },
  },
  health: {
    unlawful: {
      message: {
        zh: "不得以残疾、乙肝等健康状况拒绝录用（法律禁止从业的除外）。",
        en: "Disability or an illness such as hepatitis B must not be a condition.",
      },
      suggestion: {
        zh: "删去健康条件；法律要求健康证的，只写“持有健康证”。",
        en: "Remove it; name a health certificate only where the law asks for one.",
      },
    },
    doubtful: {
      message: { zh: "健康条件需要有岗位依据。", en: "A condition about health needs a ground in the job." },
      suggestion: need(
        "具体的工作任务，如“能长时间站立”",
        "the task itself, such as “stands for long hours”",
      ),
    },
  },
  appearance: {
    unlawful: {
      message: { zh: "不应以外貌作为录用条件。", en: "Looks must not be a condition." },
      suggestion: { zh: "删去外貌条件。", en: "Remove it." },
    },
    doubtful: {
      message: {
        zh: "外貌、身高等条件通常与岗位能力无关。",
        en: "Looks or height rarely bear on how a job is done.",
      },
      suggestion: need("岗位依据，或者改为“着装整洁”", "why, or ask for “neat dress”"),
    },
  },
};
