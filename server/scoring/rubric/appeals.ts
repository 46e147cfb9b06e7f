/**
 * Words to whoever scores instead of an answer: asking for a grade, giving orders to a machine, judging oneself in the
 * third person. Written for this product; every pattern is bounded.
 */
const APPEALS: readonly RegExp[] = [
  /[给打评判改要求][^,。!?;]{0,6}(?:满分|高分|好分|最高分|[五5十]分|10分|100分|[五5]级)/,
  /(?:忽略|无视|忘记|忘掉|不要理|不用管|跳过|推翻)[^,。!?;]{0,8}(?:指令|规则|提示|设定|标准|以上内容|之前的话)/,
  /(?:忽略|无视|忘记|忘掉)(?:之前|以上|上面|前面|所有)(?:的|所有|全部){0,2}(?:要求|说明|内容|话|一切)?(?:$|[,。!?;])/,
  /(?:输出|返回|回复|判为|评为|标为)[^,。!?;]{0,6}(?:满分|最高|分数|json|优秀|[五5]级)/,
  /(?:假装|扮演|假设|现在)你?(?:是|成)[^,。!?;]{0,8}(?:面试官|考官|评委|评分)/,
  /(?:应当|应该|必须|请|直接)(?:录用|录取|让我通过)|(?:这位|该|本)(?:候选人|应聘者)[^。!?;]{0,12}(?:优秀|满分|录用|出色|完美)/,
  /(?:你是|你现在是|作为)[^,。!?;]{0,12}(?:评分|打分|评估|评审|阅卷)(?:助手|员|专家|模型|系统|机器人|人|者|老师)/,
  /(?:得分|总分|评分|分数)(?:为|是|应为|应是|:|\s)*(?:10|100|十|满)/,
  /(?:求|拜托|麻烦|恳请|希望您?你?|请)[^,。!?;]{0,12}(?:给|打)[^,。!?;]{0,8}(?:分数|高分|好分|满分|分(?=$|[,。!?;]))|高抬贵手/,
  /(?:这份|这个|本|我的)(?:答案|回答)[^,。!?;]{0,8}(?:符合|达到|满足|属于)[^,。!?;]{0,6}(?:优秀|满分|最高|[五5]级)/,
  /\bgei wo (?:man|gao) ?fen\b/,
  /系统:|\bsystem ?:|<\/?(?:system|answer|instructions?|assistant|user|prompt)\b/,
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:instructions?|rules?|rubric|prompts?|guidelines?|above|previous|criteria)\b/,
  /\b(?:give|assign|award|set|rate|score|grade|mark|output|respond|return)\b.{0,40}\b(?:full marks|high(?:est)? (?:score|mark|level|rating|grade)s?|maximum|perfect (?:score|10|ten)|ten out of ten|10 ?\/ ?10|5 ?\/ ?5|level (?:of )?(?:5|five)|score (?:to|of|:) ?\d{1,3}|as excellent)\b/,
  /\b(?:as|dear|note to|message to|attention) (?:the |an? |any )?(?:evaluator|grader|assessor|scorer|marker|rater|scoring (?:system|model)|language model|ai)\b/,
  /\b(?:this|my|the) (?:response|answer)\b.{0,40}\b(?:level (?:five|5)|every criterion|all (?:the )?criteria|top marks?|full marks?|highest (?:score|level|mark)|maximum)\b/,
  /\bend of (?:the )?(?:answer|transcript|response|interview)\b|\bnew (?:task|instructions?)\b.{0,40}\b(?:score|print|output|mark|rate)\b/,
  /\b(?:print|receive|deserves?|given?|get)\b.{0,20}\b(?:the )?(?:maximum score|top marks?|full marks?|highest score|perfect score)\b/,
  /\b(?:please|beg|kindly)\b.{0,30}\bgive me\b.{0,15}\b(?:scores?|marks?|grades?|points|rating)\b/,
  /\b(?:this|the) (?:candidate|applicant)\b.{0,40}\b(?:demonstrate[sd]?|shows?|exceptional|top)\b|\bthe (?:candidate|applicant)\b.{0,40}\b(?:outstanding|excellent|perfect|hired|deserves|exceptional)\b/,
];

/** Somebody else did the grading, or it is over: that is a result and no request. */
const TOLD =
  /(?:客户|顾客|客人|老师|家长|用户|领导|店长|评委|他们?|学生|考官)[^,。!?;请求]{0,3}[给打评]|[打评给]了|\b(?:customers?|clients?|guests?|they|he|she|managers?|boss|professors?|teachers?|who|users?)\b.{0,20}\b(?:gave|give|rated?|scored?|graded?|awarded|marked)\b/;

/** Whether a folded clause speaks to the one who scores; `hinted` where its words already look like it. */
export const isAppeal = (clause: string, hinted: boolean): boolean =>
  (hinted || APPEALS.some((pattern) => pattern.test(clause))) && !TOLD.test(clause);
