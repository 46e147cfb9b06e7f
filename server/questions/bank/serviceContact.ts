import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { experience, situation, written } = writersFor("service");

/** Face to face, on the phone and in writing with the person who needs help. */
export const serviceContactQuestions: BankQuestion[] = [
  experience("one_step_more", "service", [20, 120], ["initiative", "customer_insight"], {
    zh: `
      请讲一次您在办完对方要求的事之后，又多想了一步的服务经历。您多做了什么？
      + 从对方的话或情形里看出了没说的需要 | 多做的一步在职责和权限之内
      + 没有让别的客人等待或吃亏 | 对方的反应，以及后来是否成了习惯做法
      - 只是态度热情 | 送东西、给优惠 | 多做的事对方并不需要
      ? 哪个细节让您想到的 | 忙的时候您还会这样做吗，怎么取舍 | 同事学了这个做法没有，您怎么分享的`,
    en: `
      Tell us about a time when you had done what the person asked and then thought one step further for them. What was the extra step?
      + Saw an unspoken need in what the person said or in their situation | It lay within their duties and authority
      + Nobody else had to wait or lose by it | How it was received, and whether it became a habit
      - Was just friendly | Gave things away | Something the person did not need
      ? The detail that gave the idea | What they do when it is busy | Whether colleagues took it up`,
  }),
  experience("no_with_respect", "service", [30, 120], ["objection", "compliance"], {
    zh: `
      请讲一次您必须拒绝客户的要求、最后客户仍然愿意再来找您的经历。您是怎么拒绝的？
      + 先弄清要求背后的目的 | 把不能办的理由讲成对方听得懂、能接受的话
      + 给了能办到的替代办法 | 有依据说明客户后来的态度
      - 搬出规定了事 | 拖着不答，等对方放弃 | 最后还是破例了
      ? 客户说“别家都可以”，您怎么答 | 您自己认不认同那条规定，怎么处理 | 哪一句话让气氛缓和下来`,
    en: `
      Tell us about a time when you had to refuse a customer's request and the customer was still glad to come back to you. How did you say no?
      + First learnt what was behind the request | Put the reason in words the customer could follow and accept
      + Offered something that could be done | Has evidence of how the customer felt later
      - Quoted the rules | Kept silent until the customer gave up | Made an exception in the end
      ? The answer to 'everywhere else they do it' | What if they did not agree with the rule themselves | The words that eased the mood`,
  }),
  experience("our_fault_put_right", "service", [30, 150], ["service_recovery", "mistake"], {
    zh: `
      请讲一次错在自己一方、给客户造成了损失，由您来补救的经历。您是怎么让客户重新信任的？
      + 明确承认过错，没有先找理由 | 弄清客户的实际损失和最急的事
      + 分步补救并主动报进度 | 补救之外改了造成差错的环节
      - 反复道歉，事情没有进展 | 赔钱了结 | 把责任推到别的部门
      ? 客户最初要求什么，最后接受了什么 | 您动用了多大的权限 | 什么迹象说明信任恢复了`,
    en: `
      Tell us about a time when your own side was at fault, a customer suffered a loss, and it fell to you to put it right. How did you win back their trust?
      + Admitted the fault without looking for reasons first | Found out the real loss and what was most urgent
      + Repaired it in steps and reported progress unasked | Also changed what had caused the error
      - Apologies without progress | Paid and closed it | Passed the blame on
      ? What the customer first demanded and finally accepted | How much authority they used | The sign that trust had returned`,
  }),
  experience("slow_and_unsure", "service", [20, 120], ["accessibility", "listening"], {
    zh: `
      请讲一次您服务一位听不太清、看不太清，或者对手续完全陌生的顾客的经历。您怎样让他把事办成？
      + 先看出并尊重他的需要，不代替他说话 | 调整了方式，例如放慢、写下来、分步、换地方
      + 让他自己作决定，保住体面 | 办成以后留下下次也能用的办法
      - 全部替他操作 | 提高音量重复原话 | 让同行的人代答一切
      ? 您怎样问他需要什么帮助 | 后面排队的人着急，您怎么安排 | 之后向单位提过什么建议`,
    en: `
      Tell us about serving somebody who could not hear or see well, or to whom the procedure was entirely new. How did you make sure that they could do what they came for?
      + Noticed and respected what they needed and did not speak for them | Changed the way: slower, in writing, in steps, in another place
      + Left the decisions with them | Left something that will help next time too
      - Did everything for them | Said the same again, louder | Let a companion answer everything
      ? How they asked what help was wanted | What about those waiting behind | What they suggested to the organisation`,
  }),
  situation("ticket_machine_down", "service", [20, 120], ["emergency", "emotion"], {
    zh: `
      服务大厅的叫号系统忽然停了，四十多人围到窗口，都说自己先来，您是当班的大厅引导员。您会怎么做？
      + 先说明情况并请大家配合，声音稳、位置显眼 | 用简单公平的办法恢复顺序，例如按小票号段
      + 先照应站不住的、赶时间的，并向大家讲明 | 请同事分工，随时告知进展
      - 回窗口等系统修好 | 让大家自己排 | 谁吵先办谁
      ? 有人拿不出小票怎么办 | 有人指责您偏心，怎么答 | 事后您会备好什么`,
    en: `
      The number system in the service hall stops. Forty people crowd the counters, all claiming to be first. You are the guide on duty. What do you do?
      + Explains and asks for cooperation in a steady voice where all can see | Restores order by something simple and fair, such as blocks of ticket numbers
      + Sees first to those who cannot stand or have little time, and tells the others why | Divides the work with colleagues and gives news
      - Waits for the repair | Lets people sort it out | Serves the loudest
      ? What about those without a ticket | The answer to being called unfair | What to have ready next time`,
  }),
  situation("last_guest_at_closing", "service", [20, 90], ["priorities", "fairness"], {
    zh: `
      离下班还有五分钟，一位顾客拖着箱子赶来，要办的事通常要二十分钟，而系统会在下班时自动关闭。您会怎么办？
      + 先听清他最急的是哪一部分 | 在系统关闭前办最要紧的一步，其余约定明天怎么办
      + 如实讲明时间限制，给出替代渠道 | 该请示的请示，不私自违规延时
      - 说“下班了”就关窗 | 答应全办完却办不完 | 让他明天再来，没有别的说明
      ? 事情关系到他明早的火车，您怎么办 | 同事催您走，您怎么说 | 这种情形常有，您会建议什么`,
    en: `
      Five minutes before closing a customer hurries in with a suitcase. The matter usually takes twenty, and the system shuts itself off at closing time. What do you do?
      + Finds out which part is most urgent | Does the vital step before the system closes and settles how the rest is done
      + States the limit truthfully and offers another channel | Asks for leave where needed; no private breaking of rules
      - 'We are closed' | Promises all of it and cannot finish | 'Come back tomorrow' and nothing else
      ? What if a train tomorrow morning depends on it | What they tell a colleague who wants to go | What to suggest if it happens often`,
  }),
  situation("lost_property", "service", [20, 90], ["initiative", "emotion"], {
    zh: `
      一位旅客来电，说把装着一个旧玩偶的布袋落在了休息区，值不了几块钱，但对他很要紧，您查了登记没有。您会怎么做？
      + 听出东西的意义，不用价钱衡量 | 问清时间、位置、样子，联系保洁和各岗位去找
      + 说明找到和找不到各怎么回告、什么时候 | 到时主动回电，登记留档
      - 说登记里没有就结束 | 随口保证一定找到 | 让他自己过来找
      ? 找不到时您怎么说 | 您同时还有别的来电，怎么安排 | 找到后怎样核对是他的`,
    en: `
      A traveller phones: a cloth bag with an old puppet was left in the lounge; worth next to nothing, yet it matters a great deal to them. It is not in your register. What do you do?
      + Hears what it means and does not measure it by price | Asks time, place and look, and has cleaners and posts search
      + Says how and when they will report, found or not | Calls back at that time and keeps a record
      - 'Not registered', and ends the call | Promises that it will be found | Asks the caller to come and look
      ? What they say if it is not found | How they fit it in with other calls | How to check that it is the caller's`,
  }),
  experience("voice_only", "communication", [20, 90], ["listening", "emotion"], {
    zh: `
      请讲一次您只靠电话或文字、看不到对方，却把一件麻烦事讲通的经历。您怎么知道对方跟上了？
      + 把步骤拆小，一步一确认 | 从停顿、语气或用词听出对方卡住了
      + 换过说法或请对方描述看到的画面 | 说得出最后办成了什么
      - 一口气讲完 | 发一个链接了事 | 只说自己声音好、有耐心
      ? 哪一步最难讲，最后怎么讲通的 | 什么时候您会改用别的方式 | 哪句话您以后不再用了`,
    en: `
      Tell us about a tricky matter that you talked somebody through by phone or chat alone, without seeing them. How did you know that they were with you?
      + Cut it into small steps and confirmed each | Heard from pauses, tone or words where the person was stuck
      + Put it another way or had them describe what they saw | Says what was achieved
      - Said it all in one breath | Sent a link | 'A pleasant voice and patience'
      ? The hardest step to explain and what worked | When they change to another channel | A phrase they no longer use`,
  }),
  situation("fee_explained", "communication", [20, 90], ["pricing", "objection"], {
    zh: `
      客户提前解约，账单上扣了一笔三百元的手续费，他说：“合同那么厚，谁看得到，你们这是坑人。”您会怎么解释？
      + 先认可合同难读、感到意外是正常的 | 用一两句平常话说清这笔费为什么收、在哪一条
      + 核实有没有减免的可能，如实说明 | 确认他听懂，并给出申诉的渠道
      - 念一遍合同条款 | 说“签了字就要认” | 马上免掉，换个清静
      ? 他仍然不接受，您怎么办 | 当初销售确实没有讲，您怎么处理 | 您会建议账单怎样改`,
    en: `
      A customer ends a contract early and finds a fee of 300 yuan on the bill: 'Who reads a contract that thick? You tricked me.' How do you explain it?
      + Grants that contracts are hard to read and the surprise is natural | Says in plain words why the fee exists and where it stands
      + Checks whether it can be reduced, and is truthful about it | Makes sure that it was understood and names the way to appeal
      - Reads the clause aloud | 'You signed it' | Waives it for the sake of peace
      ? What if the customer still objects | What if sales really never mentioned it | What they would change on the bill`,
  }),
  situation("get_me_your_boss", "communication", [20, 90], ["emotion", "conflict"], {
    zh: `
      电话一接通，对方就说：“你做不了主，叫你们经理来！”经理在开会，而这件事其实在您的权限之内。您会怎么接？
      + 不争面子，先回应他的着急 | 简短说明自己能做什么，请他给一个机会
      + 听完并复述，当场给出办法 | 他仍坚持时约定经理回电的时间，并把情况交代好
      - 说经理不在就僵住 | 与他争自己能不能做主 | 转接过去不作交代
      ? 办完后他还要找经理，您怎么办 | 哪些事您一定会请经理 | 开口的第一句话怎么说`,
    en: `
      The caller begins with: 'You can't decide anything, get me your manager!' The manager is in a meeting, and the matter is within your authority. How do you take the call?
      + Does not defend their rank; answers the urgency | Says briefly what they can do and asks for a chance
      + Hears it out, plays it back and offers a way at once | If the caller insists, agrees when the manager will call and briefs the manager
      - 'The manager is not available' | Argues about who may decide | Passes the call on without a word
      ? What if the manager is still wanted after it is solved | What they would always take to the manager | Their opening sentence`,
  }),
  situation("no_common_language", "communication", [20, 90], ["accessibility", "inclusion"], {
    zh: `
      一位讲外语的客人来到服务台，比划着显得很着急，您听不懂，翻译软件也译得不通。您会怎么办？
      + 用表情和手势先让他安心 | 借助图、地图、数字、照片，一次问一件事
      + 找会说的同事或热线，用对方点头以外的办法核对 | 办完把常用的图示留给同事
      - 用中文大声重复 | 摆手说不懂 | 猜个意思就办
      ? 怎样确认没有猜错 | 排队的人等着，您怎么分配时间 | 关系到钱或安全时您会更小心哪一步`,
    en: `
      A guest comes to the desk, gesturing and clearly worried. You do not know the language, and the translation app makes no sense. What do you do?
      + Calms the guest by face and gesture | Uses pictures, maps, numbers, photographs, one thing at a time
      + Finds a colleague or hotline who speaks it; checks by more than a nod | Leaves useful pictures for colleagues
      - Repeats louder | Waves the guest away | Guesses and acts on it
      ? How to be sure that the guess is right | How they divide time with those waiting | What needs more care when money or safety is involved`,
  }),
  written("answer_to_public_review", "communication", [30, 600], ["complaint", "writing"], {
    zh: `
      点评网站上一位住客打了一星：“隔音差一夜没睡，前台说满房没法换，早餐还凉了。”事情属实。请写一则公开回复。
      + 逐一回应三件事，不辩解 | 说明已做或将做的具体改变
      + 请对方私下联系并给出联系人，不公开其信息 | 其他读者看了也能放心，语气真诚简短
      - 套话，“感谢您的宝贵意见” | 解释满房不是自己的错 | 公开许诺赔偿金额
      ? 隔音短期改不了，怎么写才不空 | 对方再追评，您怎么办 | 这则评论您会转给内部哪些人`,
    en: `
      On a review site a hotel guest gives one star: 'Paper walls, no sleep all night; reception said full, no other room; and breakfast was cold.' All true. Write the public reply.
      + Answers all three without defending | Names definite changes made or coming
      + Invites private contact by name and reveals nothing about the guest | Reassures other readers; sincere and short
      - 'Thank you for your valuable feedback' | Explains that being full was nobody's fault | Promises a sum in public
      ? What to write about walls that cannot be changed soon | What if the guest writes again | Who inside should see the review`,
  }),
  experience("insulted_at_work", "resilience", [30, 120], ["emotion", "pressure"], {
    zh: `
      请讲一次您在服务中受到言语侮辱的经历。当时和事后您各是怎么做的？
      + 当时稳住，把人和事分开 | 说出了合理的界限，例如请对方换个方式谈
      + 知道何时请人支援 | 事后有自己恢复的办法，下一位客人没有受影响
      - 骂回去 | 全部忍下，至今不平 | 认为做服务就该挨骂
      ? 界限那句话您怎么说的 | 多久缓过来，靠什么 | 看到同事遇到这种事您怎么做`,
    en: `
      Tell us about a time when somebody you were serving insulted you. What did you do then and afterwards?
      + Kept steady and separated person from matter | Set a reasonable limit, such as asking for another tone
      + Knew when to bring in help | Had a way to recover, and the next customer noticed nothing
      - Paid it back | Swallowed everything and is still bitter | Insults are part of the job
      ? The words in which they set the limit | How long it took to recover and by what | What they do when it happens to a colleague`,
  }),
  situation("two_guests_quarrel", "problem_solving", [20, 90], ["conflict", "emotion"], {
    zh: `
      阅览区里，一位读者嫌旁边的人敲键盘太响，两人越说声音越大，周围人都看过来，您是值班人员。您会怎么处理？
      + 走近，平静地把两人分开谈 | 各听一句最要紧的，不当场评理
      + 给出两边都体面的办法，例如换座、指明安静区 | 平息后看场地或提示有没有要改的
      - 大声制止 | 只劝其中一位 | 叫他们自己解决
      ? 有一方开始推搡，您怎么办 | 规定里没写能不能用键盘，您怎么定 | 旁观的人拍视频，您怎么做`,
    en: `
      In the reading room one visitor objects to a neighbour's loud keyboard. Both raise their voices and everybody looks. You are on duty. How do you handle it?
      + Goes over and calmly speaks to them apart | Hears the main point of each and judges nobody on the spot
      + Offers both a dignified way, such as another seat or the quiet zone | Looks afterwards whether layout or signs should change
      - Shouts them down | Talks to one of them only | Leaves them to it
      ? What if one begins to push | How to decide if the rules say nothing of keyboards | What if somebody films it`,
  }),
];
