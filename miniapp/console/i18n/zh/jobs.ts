export const jobs = {
  jobs: {
    intro: "转写、评分、发送消息等在后台进行。多次失败的任务停在这里，等人处理。",
    statusLabel: "按状态查看",
    status: { dead: "失败", pending: "等待中", running: "进行中" },
    attempts: "试过 {{count}} 次",
    created: "创建于",
    progress: "进度 {{done}} / {{total}}",
    retry: "重试",
    retried: "已重新排队",
    empty: { dead: "没有失败的任务", pending: "没有等待的任务", running: "没有正在进行的任务" },
    emptyText: "一切正常，不需要处理。",
    kind: {
      media_assemble: "整理录制",
      speech_transcribe: "语音转写",
      scoring_score: "回答评分",
      reports_compose: "生成报告",
      voice_prepare: "准备题目朗读",
      notifications_deliver: "发送消息",
      notifications_deliver_mail: "发送邮件",
    },
  },
};
