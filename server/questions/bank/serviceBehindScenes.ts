import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { experience, situation, written } = writersFor("service");

/** What makes service last: causes removed, knowledge shared, promises tracked, fairness kept. */
export const serviceBehindScenesQuestions: BankQuestion[] = [
  experience("complaint_traced_back", "problem_solving", [30, 120], ["complaint", "root_cause"], {
    zh: `
      请讲一次您发现不同的客户在抱怨同一件事，并把它从根上解决的经历。您是怎么追下去的？
      + 从记录里看出规律，有次数 | 追到是哪个环节造成的，找了能改的人
      + 用客户的实例和数字说服了他们 | 改了以后同类抱怨少了多少
      - 一单一单地安抚 | 反映过一次就算尽责 | 停在写话术
      ? 责任部门起初怎么说 | 等改好之前客户怎么办 | 您怎样确认不是巧合`,
    en: `
      Tell us about a time when you saw that different customers were complaining of one and the same thing, and had it solved at the root. How did you trace it?
      + Saw the pattern in records, with numbers | Traced it to the step that caused it and to those who could change it
      + Convinced them with customers' cases and figures | Says how far such complaints fell
      - Soothed one after another | Reported it once and left it | Ended with a new script
      ? What the department said at first | What customers were told meanwhile | How they ruled out coincidence`,
  }),
  situation("refund_without_receipt", "integrity", [20, 90], ["fairness", "compliance"], {
    zh: `
      一位常客要退一件没有小票、吊牌也剪了的商品，同事说：“老客户，给他退了吧，上次那位没退成是因为脸生。”您会怎么办？
      + 对熟客和生客用同一个标准 | 查会员或付款记录，看能不能证明购买
      + 不能退时讲清理由，给出维修、换购等办法 | 提醒同事这样做的风险，建议规则写明例外
      - 因为熟就退 | 因为怕麻烦一律不退，不去查 | 让同事自己决定，与己无关
      ? 常客说“我在这儿花了多少钱”，您怎么答 | 上次那位若再来，您怎么办 | 什么样的例外是公平的`,
    en: `
      A regular wants to return an item without receipt or tag. A colleague says: 'An old customer, just refund it. The one we refused last time was a stranger.' What do you do?
      + One standard for regulars and strangers | Looks in membership or payment records for proof of purchase
      + If it cannot be taken back, explains why and offers repair or exchange | Points out the risk to the colleague and suggests writing down the exceptions
      - Refunds because the face is known | Refuses without looking, to save trouble | Leaves it to the colleague
      ? The answer to 'do you know how much I spend here' | What if the stranger returns | Which exceptions are fair`,
  }),
  situation("cash_tip_offered", "integrity", [20, 90], ["ethics"], {
    zh: `
      您帮一位客户连跑三天办妥了贷款材料，他把一个红包塞进您抽屉就走，里面是两千元。您会怎么处理？
      + 当天退回并说明心意领了 | 退不了就上交登记，告知主管
      + 之后服务不因此有所不同 | 请客户换一种方式表达，例如写一句评价
      - 收下，事情已经办完了 | 拿来给大家买水果 | 放着不动，等他想起来
      ? 客户觉得您看不起他，怎么说 | 他改送一箱水果呢，您怎么看 | 同事知道后劝您留下，您怎么答`,
    en: `
      You spent three days helping a customer to complete loan papers. The customer slips an envelope with 2,000 yuan into your drawer and leaves. How do you deal with it?
      + Returns it the same day with thanks for the thought | If it cannot be returned, hands it in on record and tells the manager
      + Serves the customer as before | Suggests another way to say thank you, such as a few words of review
      - Keeps it; the work was done | Buys fruit for everybody | Leaves it until it is remembered
      ? What if the customer feels slighted | And a box of fruit instead | What they say to a colleague who advises keeping it`,
  }),
  experience("wrong_information_given", "integrity", [20, 90], ["mistake", "service_recovery"], {
    zh: `
      请讲一次您发现自己给客户的答复是错的，而客户已经离开的经历。您做了什么？
      + 意识到后马上核实正确的答案 | 主动联系客户，说明是自己错了
      + 帮他免去或减轻由此带来的麻烦 | 查自己为什么会错，并提醒同事
      - 等客户发现再说 | 觉得影响不大 | 找不到联系方式就算了
      ? 客户可能因此多跑一趟，您怎么补 | 您用什么办法找到他的 | 拿不准的问题您现在怎么答`,
    en: `
      Tell us about a time when you realised that the answer you had given a customer was wrong, and the customer had already left. What did you do?
      + Verified the right answer at once | Contacted the customer and said that the error was theirs
      + Spared or eased the trouble it caused | Looked into why, and warned colleagues
      - Waited to be found out | Thought it too small | Gave up for want of a phone number
      ? How they made up for a wasted trip | How the customer was found | How they answer today when unsure`,
  }),
  situation("vip_in_the_queue", "integrity", [20, 90], ["fairness", "conflict"], {
    zh: `
      普通窗口排着二十人，一位自称是领导朋友的客人径直走到您面前，要您先给他办。您会怎么做？
      + 礼貌而明确地请他按规则排队或走相应的通道 | 有紧急情形时按规定的优先条件判断
      + 让排队的人看到规则没有变 | 事后把情况告知主管
      - 先给他办，少惹麻烦 | 当众奚落他 | 躲开，让同事去应付
      ? 领导真的打电话来打招呼，您怎么答 | 他拿出手机录像，您怎么办 | 哪些人确实应当优先，怎样向大家说明`,
    en: `
      Twenty people are waiting at the ordinary counter. A guest who claims to be a friend of the director walks straight up to you and wants to be served first. What do you do?
      + Asks the guest politely and clearly to queue or use the proper channel | Judges urgency by the stated rules of priority
      + Those waiting can see that the rule holds | Tells the manager afterwards
      - Serves the guest to avoid trouble | Mocks the guest aloud | Slips away and leaves it to a colleague
      ? What if the director really phones | What if the guest starts filming | Who should come first, and how to explain it to all`,
  }),
  situation("many_chats_open", "execution", [20, 90], ["priorities", "pressure"], {
    zh: `
      线上咨询高峰，您同时开着八个对话，其中一个在投诉，一个在等您查物流，两个只发来“在吗”。您会怎样安排？
      + 先给每个人一个真实的回应和等候时间 | 按紧急和耗时分批，投诉不放到最后
      + 用好快捷回复，但核对再发，不串线 | 超出能力时及时请求转接
      - 从上往下一个个来 | 全用自动回复 | 先答容易的，把投诉晾着
      ? 发错了对话怎么补救 | 怎样不让对方觉得在敷衍 | 高峰过后您会回看什么`,
    en: `
      At the peak of online enquiries you have eight chats open: one a complaint, one waiting for a parcel to be traced, two that say only 'hello?'. How do you organise it?
      + A real answer and a waiting time for each first | Batches by urgency and effort, with the complaint not last
      + Uses set phrases but checks before sending, without mixing up chats | Asks for relief in time when it is too much
      - From top to bottom | Automatic replies to all | Easy ones first while the complaint waits
      ? How to recover from a message sent to the wrong chat | How not to sound perfunctory | What to look at after the peak`,
  }),
  situation("promised_call_not_made", "execution", [20, 90], ["service_recovery", "handover"], {
    zh: `
      客户来电，说您的同事答应昨天回电却没有，同事今天休息，系统里只有一句“待处理”。您会怎么接这件事？
      + 为没有回电道歉，不评论同事 | 简短问清，能从记录查的不再让客户重述
      + 自己接下来，说定时间并做到 | 把处理写清楚，事后和同事核对、堵住漏记
      - 请客户等同事上班 | 说自己不清楚情况 | 答应再让同事回电
      ? 需要同事知道的信息，您怎么拿到 | 您说定的时间也快到了还没结果，怎么办 | 怎样让待处理的事不再漏`,
    en: `
      A customer calls: your colleague promised to phone yesterday and did not. The colleague is off today, and the system says only 'pending'. How do you take this on?
      + Apologises for the missed call without a word on the colleague | Asks briefly and takes what it can from the records
      + Takes it over, names a time and keeps it | Writes it up, and later closes the gap with the colleague
      - Asks the customer to wait for the colleague | 'I know nothing about it' | Promises that the colleague will call
      ? How to get what only the colleague knows | What if their own time is nearly up without result | How pending cases are kept from being lost`,
  }),
  experience("shift_notes", "teamwork", [20, 90], ["handover", "cooperation"], {
    zh: `
      请讲一次您和别的班次或窗口的同事一起，把客户“每次都要从头讲一遍”的情况改过来的经历。你们怎么做的？
      + 从客户角度说清重复讲带来的麻烦 | 和同事一起定下记什么、记在哪里
      + 兼顾了大家的负担，不是越多越好 | 有客户反应或处理用时的变化
      - 自己记得细就行了 | 要求别人照自己的样子记 | 换系统以后自然好了
      ? 有同事嫌麻烦不记，怎么办 | 哪些信息不该记，为什么 | 现在新同事怎样学会`,
    en: `
      Tell us about a time when you and colleagues of other shifts or counters changed it that customers 'have to tell everything again each time'. How did you do it?
      + Says what the repetition meant for customers | Agreed with colleagues what is noted and where
      + Minded the effort; not simply more | Customers' reactions or handling times changed
      - Kept good notes alone | Told others to do it their way | A new system solved it
      ? What about colleagues who would not bother | What should not be noted, and why | How newcomers learn it`,
  }),
  experience("quiet_dissatisfaction", "customer_focus", [20, 120], ["customer_insight", "listening"], {
    zh: `
      请讲一次客户嘴上说“没事”，您却看出他并不满意的经历。您后来做了什么？
      + 说得出看出来的迹象 | 用不让人为难的方式再问
      + 问出来以后当场或事后解决 | 这类客户后来有没有流失，做过核对
      - 客户没说就当没事 | 追问到客户不耐烦 | 只是感觉，没有行动
      ? 您再问的那句话怎么说 | 看错过没有，后来怎样 | 怎样让客户更愿意说出来`,
    en: `
      Tell us about a time when a customer said 'it's fine' and you could tell that it was not. What did you do?
      + Names the signs | Asked again in a way that embarrassed nobody
      + Solved what came out, then or later | Checked whether such customers stayed
      - Took it as fine | Pressed until the customer lost patience | A feeling and no action
      ? The words of the second question | When they read it wrongly | How customers can be made readier to speak`,
  }),
  experience("problem_prevented_for_user", "customer_focus", [20, 90], ["coaching", "improvement"], {
    zh: `
      请讲一次您教会客户自己预防或解决问题、让他以后少来求助的经历。您怎么教的？
      + 看出问题会反复出现 | 教的内容合乎客户的水平和时间
      + 让客户当面试一遍，留下可查的提示 | 后来求助少了，或客户主动道谢
      - 丢一份说明书 | 怪客户不会用 | 怕客户学会了自己没事做
      ? 客户不想学、只要您弄好，您怎么办 | 您怎样判断他真的会了 | 这件事反映给产品部门了吗，怎么反映的`,
    en: `
      Tell us about a time when you taught a customer to prevent or solve a problem themselves, so that they needed help less often. How did you teach it?
      + Saw that it would keep coming back | Fitted what was taught to the customer's level and time
      + Had the customer try it and left a reminder to look at | Fewer calls afterwards, or thanks
      - Handed over the manual | Blamed the customer | Feared having nothing left to do
      ? What if the customer only wants it fixed | How they judged that it had been learnt | Whether and how the product people heard of it`,
  }),
  experience("script_did_not_fit", "learning_agility", [20, 90], ["improvement", "feedback"], {
    zh: `
      请讲一次您发现标准话术或流程在客户那里行不通的经历。您后来是怎么处理的？
      + 说清哪一句或哪一步、客户什么反应 | 在允许的范围内调整并观察效果
      + 收集了几次实例再提建议 | 建议被采纳或得到答复，自己也理解了原来的用意
      - 自己另搞一套，不说 | 照念，不管效果 | 认为话术都没有用
      ? 您改成了怎么说 | 别的同事用着怎样 | 哪一条话术您原先反对、后来明白有道理`,
    en: `
      Tell us about a time when you found that the standard script or procedure did not work with customers. What did you do about it?
      + Says which line or step and how customers reacted | Adapted it within what was allowed and watched the effect
      + Collected cases before suggesting a change | It was adopted or answered, and they understood what the original was for
      - Did their own thing in silence | Read it out regardless | All scripts are useless
      ? What they said instead | How it worked for others | A line they first disliked and later understood`,
  }),
  situation("marked_lower_than_expected", "learning_agility", [20, 90], ["feedback", "quality"], {
    zh: `
      质检抽查您的一通电话，打了七十分，说您“没有主动结束话题”，而那位客户最后还道了谢。您会怎么对待？
      + 先回听录音，对照评分标准 | 带着具体时刻去问质检，弄清期望
      + 有道理的改，有异议的按渠道说明 | 用下几通电话检验
      - 认为客户满意就够了 | 与质检争分数 | 从此匆匆结束每一通电话
      ? 回听时您先听哪一段 | 标准和客户感受冲突时怎么办 | 改了以后怎么知道更好了`,
    en: `
      Quality control marks one of your calls at 70: you 'did not bring the topic to a close'. Yet that customer thanked you at the end. How do you deal with it?
      + Listens to the recording against the criteria | Asks the reviewer about definite moments to learn what is expected
      + Changes what is right and objects through the proper channel where it is not | Tests it in the next calls
      - The customer was happy, and that is enough | Fights for the points | Cuts every call short from now on
      ? Which part to listen to first | What if criteria and customer's feeling conflict | How to know that it has improved`,
  }),
  situation("policy_changes_monday", "planning", [30, 120], ["change", "planning"], {
    zh: `
      从下周一起，会员积分的有效期由两年改为一年，预计来电会翻倍，您负责安排客服组这几天的准备。您会怎么做？
      + 预想客户会问什么、谁受影响最大 | 备好统一的答复，让大家试答并改
      + 估算来电量，调整班次和分流渠道 | 定好升级的路径，每天收集新问题更新
      - 转发一份通知就算准备 | 只要求大家加班 | 等打进来再说
      ? 周一上午您先看什么 | 有客户因此损失很大，权限怎么定 | 提前告知客户的那条消息怎么写`,
    en: `
      From Monday, member points expire after one year instead of two. Calls are expected to double, and you prepare the service team in the remaining days. What do you do?
      + Thinks ahead: what will be asked, who is hit hardest | One set of answers, rehearsed and improved by the team
      + Estimates calls, adjusts shifts and other channels | Settles who takes the hard cases, and adds new questions daily
      - Forwards the announcement | Asks for overtime | Waits for the calls
      ? What to look at on Monday morning | Who may decide for customers who lose much | How the message to customers would read`,
  }),
  situation("third_missed_appointment", "planning", [20, 120], ["service_recovery", "scheduling"], {
    zh: `
      上门安装已经第三次没有按约到达，客户请了假在等，师傅说前一家超时了。您负责调度，会怎么安排？
      + 先给客户一个核实过的时间，并亲自盯 | 重排当天路线，请就近的师傅或调换顺序
      + 跟进到装完，主动谈补偿 | 查三次失约的规律，改排程的用时估计和缓冲
      - 再报一个没核实的时间 | 让师傅自己和客户说 | 只补一张优惠券
      ? 谁的约会因此推后，您怎么对他说 | 用时估计从哪里来 | 一个月后您看哪个数`,
    en: `
      For the third time an installer has not come when promised. The customer took the day off; the installer says that the job before ran over. You run the schedule. What do you do?
      + Gives the customer a verified time and watches it in person | Rearranges the day: the nearest installer or another order
      + Stays with it until done and raises compensation unasked | Looks for the pattern in the three failures and changes time estimates and buffers
      - Another unverified time | Lets the installer deal with the customer | A voucher, and that is all
      ? Whose visit is put back and what they are told | Where the time estimates come from | The figure to look at in a month`,
  }),
  experience("satisfaction_drop", "data_thinking", [30, 120], ["data", "complaint"], {
    zh: `
      请讲一次您从评价、工单或等候时间这类数据里看出服务问题的经历。您是怎么分析的？
      + 说得出是哪项数据、变化多大、和什么比 | 按时段、渠道或类型拆开看
      + 看过原话或录音，核对数字背后的事 | 据此作的改变和后来的数
      - 只看总分 | 挑一条差评就下结论 | 数据由别人分析，自己照办
      ? 不打分的客户怎么了解 | 哪个发现和大家的印象相反 | 数据可能错在哪里`,
    en: `
      Tell us about a time when ratings, tickets, waiting times or the like showed you a problem in the service. How did you analyse them?
      + Names the measure, how far it moved and against what | Split it by hour, channel or kind
      + Read or listened to cases behind the figure | Says what was changed and how the figure went on
      - The overall score only | A conclusion from one bad review | Others analysed it
      ? How to learn about those who never rate | The finding that went against the general impression | Where the data may be wrong`,
  }),
  situation("self_service_ignored", "product_sense", [40, 120], ["improvement", "customer_insight"], {
    zh: `
      大厅新装了六台自助机，三个月了，八成的人还是排人工窗口，领导请您提改进办法。您会怎么着手？
      + 到现场看、问几位不用的人，分清不知道、不会用、不放心 | 看哪些业务适合自助，不强推
      + 先用一两处小改动试，例如引导位置、首屏文字、陪用一次 | 定下看什么数、多久看
      - 关掉几个人工窗口逼大家用 | 多贴海报 | 认为客户习惯改不了
      ? 您会问那位排队的人什么 | 哪些人不该被引去自助机 | 使用率上去了、投诉也多了，您怎么看`,
    en: `
      Six self-service machines were installed three months ago, and eight in ten people still queue at the counters. You are asked for improvements. How do you set about it?
      + Watches on the spot and asks some who do not use them: not known, not able, not trusted | Sees which matters suit a machine and forces nobody
      + Tries one or two small changes first: position, first screen, being shown once | Sets what to measure and for how long
      - Closes counters | More posters | Habits cannot be changed
      ? What to ask somebody in the queue | Who should not be sent to a machine | What if use rises and complaints too`,
  }),
  written("help_article", "service", [30, 900], ["writing", "customer_insight"], {
    zh: `
      客户常问：“手机丢了，怎么冻结账户，找回后怎么恢复？”请写一篇帮助文章。可自拟步骤，读的人正着急，用的是别人的手机。
      + 先写最该马上做的一步 | 步骤短、按顺序，每步知道做完是什么样
      + 想到没有验证码、没有证件在手等情况 | 写明办理时间和人工渠道，语气安稳
      - 从账户安全的重要性讲起 | 步骤要用原来的手机才能做 | 术语多，没有例外情况
      ? 您为什么把这一步放在最前 | 您会请谁试读，看什么 | 哪一步最可能被骗子利用，怎么防`,
    en: `
      Customers often ask: 'I lost my phone. How do I freeze my account, and how do I restore it later?' Write the help article. Invent the steps as needed; readers are worried and use somebody else's phone.
      + Begins with what has to be done at once | Short steps in order, each with what one sees when it is done
      + Thinks of having no code or no identity card at hand | Gives times and a way to reach a person; steady in tone
      - Begins with the importance of security | Steps that need the lost phone | Jargon, and no exceptions
      ? Why that step comes first | Who should test it, and what to watch | Which step a fraud could abuse, and how to guard it`,
  }),
];
