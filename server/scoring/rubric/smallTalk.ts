/**
 * What is said while thinking and out of politeness, with or without pauses around it. Removed before anything is
 * weighed. Written for this product; every pattern is bounded.
 */
type Removal = [pattern: RegExp, instead: string | ((said: string) => string)];

/** Sounds and words that fill the time, in the words alone (no punctuation, no space beside Chinese). */
export const HESITATIONS: readonly Removal[] = [
  // Particles at the end of a phrase, of whatever region; 酒吧 and 网吧 are places.
  [/[嗯呃唔噢喔哦啊呀哇啦咯嘞呗嘛诶欸唉耶咧齁]+|(?<![酒网水贴书])吧|(?<![么呢])呢(?![喃绒子])/g, ""],
  [
    /怎么[说讲]|怎[么麼][說講]|[这這][么麼][说說講讲]|我想(?:想|一下)(?!要)|让我想想|讓我想想|其实|其實|反正|应该说|應該說|可以这么说|你懂的|老实讲|就是說|說實話|老實說|就是说|这个就是|你知道(?![的他她我])|说实话|老实说|讲真的|对不对|是不是这样|这样子/g,
    "",
  ],
  // 那个客户 is that customer: left out, it is still a customer.
  [/(?:那个|这个|那個|這個)(?![月人])/g, ""],
  [/就是(?!要)/g, ""],
  [
    /(?<=^|\s)(?:um+|uh+|er+m?|ah+|hm+|mm+|you know|i mean|like|sort of|kind of|basically|actually|literally|honestly|to be honest|you see|let me think|let me see|how should i put it|how do i put this|okay so|ok so|alright|so yeah|yeah|yep|i guess|i suppose|anyway|anyhow|obviously|of course|pretty much|kinda|sorta|simply|just|really|what do you call it|what is it called|and stuff|and so on|whatever|you could say|(?<!\b(?:the|a|all|was|is|be|my|on|to|that|did|it|got) )right(?! (?:away|now|after|before|at|in|there|direction|person|people|time|thing|way|answer|decision|track|to|one|side|hand)))(?=\s|$)/gi,
    "",
  ],
  [
    /(?<=^|\s)(?<!\b(?:as|went|go|goes|going|very|do|did|does|done|so|how|work|worked|works|really|pretty|quite|well) )well(?! (?:known|as|done|received|organized|organised|prepared))(?=\s|$)/gi,
    "",
  ],
  // Said twice in a row while looking for the next word.
  [
    /(?<=^|\s)(i|we|he|she|they|the|a|to|and|so|but|it|of|in|my)(?: \1)+(?=\s|$)/gi,
    (said) => said.split(" ")[0]!,
  ],
  [/ {2,}/g, " "],
];

/** Words to the interviewer. Where a customer said thanks, it is part of the story. */
export const COURTESIES: readonly Removal[] = [
  [
    /(?:尊敬的)?(?:各位)?(?:面试官|考官|老师|领导)?(?:们|先生|女士)?(?:您|你|大家|早上|上午|下午|晚上)好(?=$|面试官|各位|我|非常|很|十分|感|谢|首先|那|去|在|有|之|当|以|大|刚)/g,
    "",
  ],
  [
    /(?:我)?(?:非常|很|十分|真的|特别)?(?:高兴|荣幸|开心)(?:今天|能够?|可以|有机会|来){0,3}(?:参加|来到)(?:贵公司|您们?|你们?|这次|今天|这场|的){0,4}面试/g,
    "",
  ],
  [
    /(?<![说讲道回对跟给我他写声连])(?:最后|也|再次|真的|非常|十分|很|再|首先|先){0,3}(?:谢谢|感谢|多谢)(?:您|你|面试官|各位|贵公司|大家|老师){1,2}(?:能|抽空|抽出|百忙之中|宝贵)*(?:给我|的|听我|花){0,2}(?:这一?次|这个|今天|回答|时间|宝贵|耐心|聆听|倾听|收听|提问|问题|机会|的|和|与|及|讲|说|听|完){0,8}/g,
    "",
  ],
  [
    /(?:好的)?(?:以上|这)(?:就是|便是|是|就)?我(?:对|关于)?(?:这个|这道|本)?(?:问题|题目?)?的?(?:全部|所有)?(?:回答|答案|分享|经历|想法)(?:了|谢谢|感谢)?(?:你|您)?/g,
    "",
  ],
  [
    /(?<![客户他])(?:祝|期待|希望)(?:您|你|贵公司|能|得到|收到|听到|早日|有){1,3}(?:的|们|工作|一切|生活|好|早日|顺利|愉快|回复|答复|消息|加入|贵公司|机会){1,6}/g,
    "",
  ],
  [
    /(?<=^|\s)(?:hello|hi|hey|good morning|good afternoon|good evening)(?: everyone| everybody| there| sir| all){0,2}(?=\s|$)/gi,
    "",
  ],
  [
    /(?<=^|\s)(?:(?:it is|it's|it was) )?(?:so |very |really )?(?:nice|great|good|lovely|a pleasure|an honou?r|my pleasure) to (?:meet|see|be talking to|talk to|speak with|be here with) you(?: all| today| too)*(?=\s|$)/gi,
    "",
  ],
  [
    /(?<=^|\s)(?<!\b(?:told|gave|sent) (?:me|us|them|him|his) )(?:and |(?<!\bas )well |so |once again )*(?:i (?:would |just |really )*(?:to )?)?(?:thank you(?! (?:notes?|letters?|cards?|e?mails?|messages?|gifts?)\b)|thanks|appreciate|many thanks)(?: again| so much| very much| a lot| all)*(?: for)?(?: giving me| having me| the (?:great |wonderful |nice |good )?(?:opportunity|chance|question|time|interview)| your (?:time|patience|attention|consideration|question|interest)| this (?:opportunity|chance|interview|question)| listening(?: to me)?| asking(?: me)?| taking the time| meeting me| and| today| here| to (?:be here|speak|talk|interview)| with you| (?:that|your) question)*(?=\s|$)/gi,
    "",
  ],
  [
    /(?<=^|\s)(?:(?:and |so |(?<!\bas )well )*(?:that is|that's|that was|this is|this was) (?:my answer|all from me|everything from me|all i have to say|all i wanted to say)(?: to (?:the|your|that) question)?|i(?: am|'m)? (?:really |very much )?look(?:ing)? forward to (?:hearing (?:back )?from you|your reply|your answer|working with you|the next step)|i hope (?:that|this|it) answers (?:your|the) question|have a (?:nice|good|great|lovely) (?:day|week|one|evening|afternoon))(?=\s|$)/gi,
    "",
  ],
  [/ {2,}|^ | $/g, " "],
  [/^ | $/g, ""],
];
