import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { experience, situation, written } = writersFor("culture");

/** How somebody adds to a common way of working: openness, learning together, including others. */
export const cultureTogetherQuestions: BankQuestion[] = [
  experience("best_team", "teamwork", [30, 120], ["cooperation", "values"], {
    zh: `
      请讲您待过的、合作最顺的一个团队。您自己为它变得这样顺做过什么？
      + 说得出顺在哪里：分工、通气、怎样对待分歧 | 有自己主动做过的事，而不只是享受氛围
      + 也看到它的不足 | 离开后哪些做法带到了别处
      - 只夸同事好、气氛好 | 自己没有贡献 | 拿它贬低现在的团队
      ? 这个团队最大的一次争执怎么过去的 | 少了您会有什么不同 | 哪条做法换个地方就行不通，为什么`,
    en: `
      Tell us about the team in which working together went best. What did you do yourself to make it so?
      + Says in what: roles, keeping informed, how differences were dealt with | Did something on their own initiative, beyond enjoying it
      + Sees its failings too | Took some of its ways elsewhere
      - Nice people, nice mood | Contributed nothing | Uses it to run down another team
      ? How its biggest argument ended | What would have been different without them | A habit that did not work elsewhere, and why`,
  }),
  experience("shared_failure", "teamwork", [30, 120], ["setback", "fairness"], {
    zh: `
      请讲一次团队没有完成任务、需要有人出来说明的经历。您在其中承担了什么？
      + 说清团队为什么没完成 | 先讲自己那部分责任，不多揽也不推
      + 对外口径一致，对内把原因谈开 | 促成了后续的改进
      - 指名道姓地分责任 | 全揽下来，原因含糊 | 置身事外
      ? 说明时最难回答的一句追问是什么 | 真正责任大的人您怎么对待 | 团队后来有什么不同`,
    en: `
      Tell us about a time when your team failed at a task and somebody had to account for it. What part did you take on?
      + Says why it failed | Begins with their own share, neither more nor less
      + Spoke with one voice outside and talked about causes inside | Helped to bring about improvement
      - Hands out blame by name | Takes it all and stays vague on causes | Stands aside
      ? The hardest question they were asked | How they treated whoever was most responsible | How the team differed afterwards`,
  }),
  experience("unseen_colleague", "teamwork", [20, 90], ["fairness", "feedback"], {
    zh: `
      请讲一次您让一位默默做事的同事被大家看到的经历。您是怎么做的？
      + 留意到了具体的贡献 | 用事实在合适的场合讲出来，事先顾及本人意愿
      + 不是一句客套，例如写进总结、请他来讲 | 之后他的处境或大家的看法有了变化
      - 只是发了一个感谢的表情 | 借夸别人显示自己 | 说不出贡献是什么
      ? 您怎么注意到的 | 他本人是什么反应 | 团队里还有什么贡献容易被忽略`,
    en: `
      Tell us about a time when you made a quiet colleague's work visible to others. How did you do it?
      + Had noticed a definite contribution | Told it as facts on a fitting occasion, minding the person's wishes
      + More than a courtesy: put it in the report, had them present it | Something changed for the person or in how others saw them
      - Sent a thank-you sticker | Shone by praising | Cannot say what the contribution was
      ? How they came to notice | How the person took it | Which work is easily overlooked in a team`,
  }),
  experience("different_training", "teamwork", [30, 120], ["inclusion", "cooperation"], {
    zh: `
      请讲一次您和专业背景、想问题的方式完全不同的人一起做事的经历，例如技术与市场。您从中用上了什么？
      + 说得出双方各看重什么 | 花功夫弄懂了对方的用语或道理
      + 至少一处采用了对方的思路，结果因此更好 | 也让对方理解了自己的考虑
      - 认为对方不专业 | 各说各的，由上级拍板 | 结果与不同的背景无关
      ? 哪个词你们的理解最不一样 | 您放下了哪个自己专业里的习惯 | 若重新合作，第一天您会做什么`,
    en: `
      Tell us about working with people whose training and way of thinking were quite different from yours, say engineering and marketing. What of theirs did you make use of?
      + Says what each side cared about | Took the trouble to learn the other's terms or reasons
      + Used the other's idea at least once and the result was better for it | Made their own concerns understood
      - The others were not professional | Talked past each other until the boss decided | The result had nothing to do with it
      ? The word they understood most differently | Which habit of their own trade they put aside | What they would do on day one next time`,
  }),
  experience("disagree_and_commit", "teamwork", [20, 120], ["decision", "conflict"], {
    zh: `
      请讲一次您投了反对票、决定还是通过了，接下来由您去执行的经历。您是怎么执行的？
      + 说清反对的理由和最后的决定 | 全力去做，没有打折扣或四处抱怨
      + 盯住自己担心的地方并及时反馈 | 坦率说明事后证明谁对
      - 消极应付，等着看笑话 | 反对时没有说出来 | 一变成执行就说从没反对过
      ? 组员问您真实看法时怎么答 | 哪一刻您最想说“我早说过” | 结果出来以后您做了什么`,
    en: `
      Tell us about a decision that you had voted against and then had to carry out. How did you go about it?
      + States their objection and the decision | Put full effort in, without discount or complaints around
      + Watched the point that worried them and reported on it in time | Frank about who turned out to be right
      - Half-hearted, waiting for it to fail | Had never voiced the objection | Claims never to have been against
      ? What they told those who asked for their real view | When 'I told you so' was closest | What they did when the outcome was known`,
  }),
  situation("unpopular_shift", "teamwork", [20, 120], ["fairness", "conflict"], {
    zh: `
      组里有一项大家都不愿做的值班，一直是最晚来的同事在做，他开始有意见，主管让大家自己商量。您会提出什么办法？
      + 先了解每个人的实际限制和这项值班的负担 | 提出公开、可轮换的规则，自己也在其中
      + 对多承担的人有补偿或体谅 | 约定试行多久再看
      - 谁最晚来谁做，历来如此 | 谁声音大听谁的 | 自己揽下来息事宁人
      ? 有人坚决不参加，怎么办 | 怎样处理临时有事的情况 | 怎么判断规则是公平的`,
    en: `
      A duty that nobody likes has always fallen to whoever joined last, and that colleague begins to object. The manager leaves it to the group. What do you suggest?
      + Finds out each one's real limits and how heavy the duty is | Proposes an open rule by turns that includes themselves
      + Something in return for those who carry more | Agrees how long to try it
      - Last in does it, as always | Whoever is loudest wins | Takes it all on for the sake of peace
      ? What if one refuses altogether | What happens when somebody cannot make it | How they would tell that the rule is fair`,
  }),
  written("working_agreement", "teamwork", [60, 900], ["cooperation", "writing"], {
    zh: `
      您将和五位从未共事的同事组队三个月，有人远程，有人只投入一半时间。请起草一份团队约定，交给大家讨论。
      + 条目少而具体，例如多久回复、什么时候碰头、分歧怎么定 | 照顾远程和半时的人
      + 写明怎样请求帮助、怎样互相提意见 | 留出讨论和定期修改的余地
      - 全是“团结协作”一类的口号 | 只有禁令和惩罚 | 按自己的习惯定，不容商量
      ? 哪一条您预计争议最大 | 有人违反时怎么办 | 一个月后您会拿什么来检查`,
    en: `
      For three months you will form a team with five colleagues who have never worked together; some are remote and some give half their time. Draft an agreement on how to work, for the team to discuss.
      + Few, concrete points: time to answer, when to meet, how differences are settled | Considers those who are remote or half-time
      + Says how to ask for help and give each other feedback | Leaves room to discuss and to change it
      - Slogans about unity | Only bans and penalties | Their own habits, not open to talk
      ? Which point they expect to be disputed | What happens when it is broken | What they would check after a month`,
  }),
  experience("knowledge_passed_on", "people_development", [20, 120], ["learning", "coaching"], {
    zh: `
      请讲一次您把自己会的东西整理出来、让别人真正用上的经历。您是怎么整理的？
      + 从别人常问、常错的地方入手 | 请人试用并改过
      + 说得出谁在用、用了以后怎样 | 自己也在整理中弄懂了原先不清楚的地方
      - 写完存在那里没人看 | 转发别人的资料 | 担心教会别人自己吃亏
      ? 试用时别人卡在哪里 | 更新由谁来做 | 整理时您发现自己哪里没有真懂`,
    en: `
      Tell us about a time when you put what you know into a form that others really used. How did you go about it?
      + Began with what others often ask or get wrong | Had somebody try it and revised it
      + Knows who uses it and to what effect | Understood something better by writing it
      - Filed away and never read | Forwarded somebody else's material | Feared losing an advantage
      ? Where the first user got stuck | Who keeps it up to date | What they found they had not truly understood`,
  }),
  experience("borrowed_idea", "learning_agility", [20, 90], ["learning", "improvement"], {
    zh: `
      请讲一个您从别的团队、别的行业学来，并在自己工作中用成的做法。您改动了什么才合用？
      + 说清在哪里看到、好在哪里 | 弄懂了它为什么有效，而不是照搬
      + 按自己的条件作了改动并试过 | 有使用前后的对比
      - 只是参观有感 | 原样照搬，水土不服 | 说不出出处和效果
      ? 第一次试的时候哪里不灵 | 怎么告诉原来的团队您用了他们的办法 | 还有什么做法您看了但没有学，为什么`,
    en: `
      Tell us about a practice that you picked up from another team or industry and made work in your own. What did you have to change?
      + Says where they saw it and what was good about it | Understood why it works instead of copying it
      + Adapted it to their conditions and tried it | Can compare before and after
      - An inspiring visit, and no more | Copied as it was and it failed | No source and no effect
      ? What did not work at first | Whether the other team heard of it | Something they saw and chose not to take over, and why`,
  }),
  experience("cheap_experiment", "decision_making", [30, 120], ["improvement", "mistake"], {
    zh: `
      请讲一次您用很小的代价试一个新想法，结果没有成，但值得一试的经历。您试出了什么？
      + 想法和要验证的那一点说得清楚 | 事先想好花多少、什么情况算不成
      + 及时停下并把结论告诉别人 | 结论后来派上了用场
      - 没有想法，只是碰运气 | 失败后仍不断投入 | 把没成归于执行的人
      ? 怎么得到允许去试的 | 停下来的依据是什么 | 若代价大十倍，您还会试吗，怎么试`,
    en: `
      Tell us about a new idea that you tried at small cost, that did not work and was still worth trying. What did you find out?
      + The idea and the point to be tested are clear | Had set beforehand what to spend and what would count as failure
      + Stopped in time and told others the conclusion | The conclusion was of use later
      - Tried their luck without an idea | Kept putting more in | Blames those who carried it out
      ? How they got leave to try | What made them stop | How they would go about it at ten times the cost`,
  }),
  experience("asked_why", "problem_solving", [20, 90], ["initiative", "root_cause"], {
    zh: `
      请讲一次您对大家都当成理所当然的事多问了一句“为什么”，因此有所发现的经历。您发现了什么？
      + 说清那件理所当然的事是什么 | 问得有礼有据，并自己去查证
      + 发现带来了改变，或证实了原来的做法有道理 | 承认也有问了白问的时候
      - 只是质疑别人 | 问完等别人去查 | 发现与工作无关
      ? 当时别人怎么看您的问题 | 您去哪里找到的答案 | 您怎样区分该问和不必问`,
    en: `
      Tell us about a time when you asked 'why' about something everybody took for granted, and discovered something. What was it?
      + Says what was taken for granted | Asked politely and with grounds, and went to find out
      + It led to a change, or showed the old way to be right | Admits that some questions lead nowhere
      - Only questioned others | Asked and left the search to somebody else | Nothing to do with work
      ? How others took the question | Where the answer was found | How they tell which questions are worth asking`,
  }),
  experience("safe_to_speak", "leadership", [30, 120], ["inclusion", "listening"], {
    zh: `
      请讲一次您让原本不敢说话的人愿意把真实意见讲出来的经历，您是不是主管都可以。您做了什么？
      + 看出了大家不说的原因 | 从自己做起，例如先承认自己的失误
      + 听到逆耳的话时没有反驳或追究 | 采纳或回应了意见，大家看到说了有用
      - 发匿名问卷就完 | 口头鼓励“有话直说” | 听完没有回音
      ? 第一句真话是谁说的，说了什么 | 您听了最难受的是哪一句 | 不能采纳的意见您怎么回`,
    en: `
      Tell us about a time when you got people who did not dare to speak to say what they really thought; you need not have been their manager. What did you do?
      + Saw why they kept silent | Began with themselves, such as admitting a mistake of their own
      + Neither argued nor looked for culprits when it hurt | Acted on or answered what was said, so that speaking proved worthwhile
      - Sent an anonymous form | 'My door is open' | No answer to what was said
      ? Who said the first honest thing and what it was | The remark that hurt most | How they answered what could not be done`,
  }),
  experience("celebrated_progress", "leadership", [20, 90], ["motivation"], {
    zh: `
      请讲一次工作很漫长、大家疲了，您想办法让同伴重新提起劲来的经历。您用了什么办法？
      + 看清疲在哪里：看不到头、没有反馈还是分工不均 | 办法针对原因
      + 花费不大、别人乐意 | 劲头回来以后，工作上有看得见的变化
      - 讲大道理 | 只有聚餐 | 靠加钱或施压
      ? 哪个办法没有用 | 您自己也疲时怎么办 | 谁一直提不起来，您怎么对待`,
    en: `
      Tell us about a long piece of work during which everybody was worn out and you found a way to lift your companions. What was it?
      + Saw what wore them out: no end in sight, no feedback, unequal shares | The remedy fitted the cause
      + Cost little and was welcome | Visible in the work afterwards
      - Speeches | A dinner | Money or pressure
      ? What did not help | What they did when tired themselves | How they treated the one who stayed low`,
  }),
  situation("rumour_of_reorganisation", "communication", [20, 90], ["change", "ambiguity"], {
    zh: `
      茶水间在传部门要合并，有同事焦急地来问您知道什么，您其实只听到同样的传言。您会怎么回应？
      + 如实说自己不知道，不添油加醋 | 听出对方担心的是什么
      + 建议一起向主管问清能问的 | 把话题带回眼下能做好的事
      - 把传言再加工一遍 | 说“别瞎想”打发 | 装作知道内情
      ? 您恰好知道一部分但不能说，怎么回应 | 您会怎样问主管 | 传言伤到某位同事时您会怎么做`,
    en: `
      There is talk by the coffee machine that departments will merge. A worried colleague asks what you know; you have only heard the same talk. How do you respond?
      + Says truthfully that they do not know, and adds nothing | Hears what the colleague is worried about
      + Suggests asking the manager together what can be asked | Leads back to what can be done well today
      - Embroiders the story | 'Don't worry about it' | Pretends to have inside knowledge
      ? What if they know a part and may not say it | How they would put it to the manager | What if the talk hurts a colleague`,
  }),
  situation("jargon_in_welcome", "communication", [20, 90], ["inclusion", "listening"], {
    zh: `
      新同事参加例会，整场都是缩写和内部的玩笑，他一直点头，会后您看出他几乎没有听懂。您会怎么做？
      + 找他单独聊，先让他不觉得难堪 | 解释最要紧的几件事，问他还想知道什么
      + 给他一份词表或指一个可以问的人 | 下次会上自己带头把缩写说全
      - 觉得慢慢就会懂 | 当着大家问他听懂没有 | 把会议记录丢给他
      ? 他坚持说“都懂了”，您怎么办 | 有人嫌说全称啰嗦，怎么回应 | 您刚来时最需要什么`,
    en: `
      A new colleague sits through a meeting full of abbreviations and inside jokes, nodding all the time. Afterwards you can tell that hardly anything was understood. What do you do?
      + Talks to them alone in a way that causes no embarrassment | Explains the few things that matter and asks what else they want to know
      + Gives them a word list or somebody to ask | Spells things out in the next meeting themselves
      - They will pick it up | Asks in front of all whether it was clear | Hands over the minutes
      ? What if the colleague insists that all is clear | The answer to those who find full words tedious | What they needed most when they were new`,
  }),
];
