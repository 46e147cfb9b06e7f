import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const codeQuality: LibraryDimension = {
  zh: {
    name: "工程质量",
    description: "写出别人看得懂、改得动、有测试保护的代码，在评审中指出要害，小步而稳妥地改进。",
    anchors: [
      "认为能跑就行，说不出代码哪里难维护，也没有验证过改动。",
      "看得出命名、格式之类的表面问题，改动靠手工点一遍，改完常带出别的问题。",
      "能指出重复、异常处理、边界条件等实际问题，说明会造成什么后果，改动前后有测试。",
      "按影响大小排出问题的先后，给出可以直接采用的改法；重构分小步提交，每步有测试和评审，用缺陷数或耗时说明效果。",
      "把一类问题变成团队共用的规范、检查工具或公共组件；评审意见对事不对人、让作者学到东西，长期看缺陷减少、改动变快。",
    ],
    indicators: phrases(`
      单元测试、测试覆盖、重构、可读性、可维护、命名、重复代码、抽取、拆分、职责、边界条件、异常处理、
      吞掉异常、记录日志、代码评审、规范、静态检查、流水线、自动化测试、小步提交、回归、技术债、
      注释、设计模式、接口隔离、耦合、封装、缺陷率、魔法值
    `),
  },
  en: {
    name: "Code quality",
    description:
      "Writes code that others can read, change and trust because tests protect it; names what matters in review and improves in small safe steps.",
    anchors: [
      "Holds that running code is enough; cannot say what is hard to maintain and has not checked the change.",
      "Sees naming and formatting, tests by clicking through once, and often breaks something else.",
      "Points to real problems such as duplication, error handling or edge cases, says what they lead to, and has tests before and after.",
      "Orders findings by impact and offers a fix that can be taken as it is; refactors in small reviewed steps with tests, and shows the effect in defects or time.",
      "Turned a class of problems into a shared rule, check or component; review comments are about the code and teach the author; over time there are fewer defects and changes are quicker.",
    ],
    indicators: phrases(`
      unit test, test coverage, refactored, readable, maintainable, variable names, duplicated, extracted, split the method,
      single responsibility, edge case, error handling, swallowed, logged it, code review, style guide, linter,
      static analysis, CI pipeline, automated tests, small commits, regression, technical debt, tech debt, comments,
      tightly coupled, encapsulated, defects, clean up
    `),
  },
};
