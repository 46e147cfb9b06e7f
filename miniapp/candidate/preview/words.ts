/** What only the preview says, around the candidate's own screens. */
export const previewWords = {
  zh: {
    preview: {
      note: "预览：不录音录像，不上传，也不创建面试",
      followUps: "　这一题答完后，可能追问最多 {{count}} 次（全场最多 {{total}} 次）",
      question: "第 {{n}} 题",
      goTo: "跳到哪一题",
      skipPrep: "跳过准备",
      skipAnswer: "只留最后几秒",
      again: "从头开始",
      candidate: "候选人",
      loading: "正在打开预览",
      failed: "打不开预览",
      login: "请先登录控制台，再回到这里。",
    },
  },
  en: {
    preview: {
      note: "Preview: nothing is recorded or sent, and no interview is made",
      followUps: " After this answer up to {{count}} follow-ups may come ({{total}} in all)",
      question: "Question {{n}}",
      goTo: "Go to a question",
      skipPrep: "Skip preparation",
      skipAnswer: "Last seconds only",
      again: "Start over",
      candidate: "Candidate",
      loading: "Opening the preview",
      failed: "The preview cannot be opened",
      login: "Log in to the console first, then come back.",
    },
  },
};
