import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { situation, written } = writersFor("situational");

/** Situations among people that come up in any workplace. */
export const situationalPeopleQuestions: BankQuestion[] = [
  situation("contradicting_instructions", "communication", [30, 120], ["priorities", "conflict"], {
    zh: `
      直属上级让您先赶月度报表，部门总监路过时又让您放下一切先做另一份材料，两样都要今天下班前交。您会怎么做？
      + 先弄清两份材料各自的用途和最晚时间 | 把冲突如实告诉两位，请他们定先后
      + 带着建议去说，例如哪份可以先交一部分 | 定下后把结果同步给双方
      - 谁职位高就听谁的，另一位不告知 | 两份都赶，质量不顾 | 等他们自己发现冲突
      ? 两位都联系不上时您怎么定 | 您会先和谁说，为什么 | 以后怎样减少这种撞车`,
    en: `
      Your manager wants the monthly report first; the director, passing by, tells you to drop everything for another paper. Both are due by the end of the day. What do you do?
      + Finds out what each is for and when it is really needed | Tells both about the clash and lets them set the order
      + Comes with a suggestion, such as handing in one of them in part | Lets both know what was settled
      - Obeys the higher rank and leaves the other uninformed | Rushes both, whatever the quality | Waits for them to find out
      ? How they decide when neither can be reached | Whom they speak to first, and why | How to have fewer such clashes`,
  }),
  situation("credit_taken", "communication", [30, 120], ["conflict", "fairness"], {
    zh: `
      会上，同事汇报了一份主要由您完成的方案，通篇没有提到您，领导当场表扬了他。您会怎么处理？
      + 会上保持平和，可以自然地补充自己负责的部分 | 会后先单独问对方的考虑，不预设恶意
      + 说清自己的感受和希望，约定以后怎样署名 | 没有改变时再用事实向上级说明
      - 当众揭穿，让场面难堪 | 忍着不说，背后抱怨 | 以后不再分享任何东西
      ? 对方说“忘了提”，您怎么回应 | 您会拿出什么事实 | 什么情况下您觉得不必再提`,
    en: `
      In a meeting a colleague presents a proposal that is mostly your work without mentioning you, and is praised for it. How do you handle it?
      + Stays calm in the meeting, perhaps adding a point on the part they did | Asks the colleague alone first, without assuming ill will
      + Says how it felt and what they want, and agrees how work is credited | Goes to the manager with facts if nothing changes
      - Exposes the colleague in front of all | Says nothing and complains elsewhere | Never shares anything again
      ? What they answer to 'I just forgot' | Which facts they would show | When they would let it rest`,
  }),
  situation("lone_dissent", "communication", [30, 120], ["persuasion", "decision"], {
    zh: `
      讨论会上，其他人都同意一个方案，马上要拍板，而您看出了一处可能的硬伤，但手里只有初步的证据。您会怎么说？
      + 在拍板前把担心说出来，讲清影响有多大 | 坦白哪些有依据、哪些还是推测
      + 提出一个花时间不多的核实办法 | 定下来以后照样配合，并盯住那处风险
      - 怕扫兴不说，事后说“早就觉得不行” | 为了说服而夸大 | 只反对，没有建议
      ? 主持人说“没时间了”，您怎么办 | 您会先找谁核实 | 事后证明您错了，您怎么对大家说`,
    en: `
      Everybody else agrees with a plan and it is about to be decided. You see what may be a serious flaw, but your evidence is thin. What do you say?
      + Voices the concern before the decision and says how much is at stake | Is open about what is known and what is a guess
      + Suggests a quick way to check | Supports the decision once made, with an eye on that risk
      - Keeps quiet and says 'I knew it' later | Exaggerates to convince | Objects and proposes nothing
      ? What they do when the chair says that time is up | Whom they would check with first | What they tell the group if they turn out wrong`,
  }),
  situation("vague_request", "communication", [20, 90], ["ambiguity", "listening"], {
    zh: `
      上级在走廊里对您说了一句：“客户活动那件事，你弄个方案出来，尽快。”说完就去赶飞机了。您接下来怎么做？
      + 找出必须问清的几点：目的、规模、预算、时间 | 从同事、旧资料里先弄明白能弄明白的
      + 先出一页框架，用它去确认方向 | 选对方方便的时间和方式，问题简短
      - 照自己的理解一口气做完 | 干等对方落地 | 连发十几个零碎的问题
      ? 只能问一个问题，您问什么 | 框架里先写哪几项 | 方向猜错了怎么补救`,
    en: `
      'That customer event: draw up something, quickly', your manager says in the corridor, and leaves for the airport. How do you proceed?
      + Works out what has to be known: purpose, size, budget, date | Finds out what can be found from colleagues and earlier events
      + Drafts one page and uses it to confirm the direction | Asks briefly, at a time and by a channel that suit
      - Does the whole thing as they understand it | Waits for the plane to land | Sends a dozen scattered questions
      ? The one question they would ask if only one | What the draft starts with | How they recover from a wrong guess`,
  }),
  situation("meeting_in_circles", "communication", [20, 90], ["decision", "priorities"], {
    zh: `
      您参加一个跨部门会议，一个小时过去了，大家还在同一个问题上打转，主持人也没有收住。您会怎么做？
      + 用一两句话归纳各方已经一致和仍有分歧的地方 | 提议先定能定的，其余指定人会后解决
      + 注意给主持人留面子 | 落到谁、做什么、什么时候
      - 低头做自己的事 | 抱怨浪费时间 | 直接替大家下结论
      ? 有人不接受您的归纳，怎么办 | 会后您会做哪件事 | 下次会前怎样避免`,
    en: `
      You are in a meeting of several departments. After an hour it is still going round the same question, and the chair is not bringing it together. What do you do?
      + Sums up in a sentence or two what is agreed and what is not | Suggests settling what can be settled and naming somebody for the rest
      + Is considerate towards the chair | Gets to who does what by when
      - Turns to their own work | Complains about wasted time | Decides for everybody
      ? What if somebody rejects the summary | The one thing to do after the meeting | How to prevent it next time`,
  }),
  written("postponement_notice", "communication", [30, 600], ["writing", "change"], {
    zh: `
      原定下周三的系统切换要推迟两周，受影响的有财务、仓库和三十家合作商户，有的已经排好了人手。请写一则通知。
      + 开头就写明推迟了什么、新的时间 | 分别说明三类对象要做什么、不用做什么
      + 如实说明原因，对打乱安排表示歉意 | 有联系人和下一次更新的时间
      - 先写一大段背景 | 只有一句“因故推迟” | 三类对象混在一起，看不出与自己的关系
      ? 哪一类对象您会另外打电话，为什么 | 怎样确认大家都看到了 | 如果可能再推迟，您会不会写进去，怎么写`,
    en: `
      A system changeover set for next Wednesday has to be put off by two weeks. Finance, the warehouse and thirty partner shops are affected, and some have staff booked. Write the notice.
      + Opens with what is postponed and the new date | Says for each group what to do and what not to do
      + Gives the reason truthfully and apologises for upset plans | Names a contact and the time of the next update
      - A long background first | 'Postponed for certain reasons' and no more | The three groups mixed so that nobody finds their part
      ? Which group they would also phone, and why | How to make sure that all have seen it | Whether and how to mention a possible further delay`,
  }),
  situation("quarrel_between_colleagues", "teamwork", [30, 120], ["conflict"], {
    zh: `
      同组的两位同事为数据由谁提供吵了起来，互相不再回复消息，您的工作正等着这份数据。您会怎么做？
      + 分别听两边怎么说，不急着站队 | 把话题拉回到这份数据和期限上
      + 提出一个眼下能走下去的办法 | 责任划分的问题请能定的人来定
      - 只催数据，不管两人的疙瘩 | 在一方面前说另一方不是 | 马上告到上级
      ? 其中一位要您评理，您怎么答 | 数据仍拿不到时怎么保证自己的进度 | 这类争执的根子可能在哪里`,
    en: `
      Two colleagues in your group have quarrelled over who supplies certain data and no longer answer each other. Your work is waiting for it. What do you do?
      + Hears both separately and takes no side | Brings it back to the data and the date
      + Suggests a way to carry on for now | Leaves the question of responsibility to somebody who can settle it
      - Chases the data and ignores the quarrel | Speaks ill of one to the other | Runs to the manager at once
      ? What they say when asked to take a side | How they keep their own work going without the data | Where such quarrels may come from`,
  }),
  situation("partner_gone_silent", "teamwork", [20, 90], ["remote", "cooperation"], {
    zh: `
      您和另一座城市的同事合写一份材料，两天没收到他的回音，明天中午要交。您会怎么做？
      + 换一种方式联系，并说明需要什么、什么时候要 | 先设想对方可能有难处，语气平和
      + 同时准备他那部分的最低版本 | 到了某个时间点，告知负责人并说明安排
      - 一直等到最后 | 直接在大群里点名 | 不打招呼就全部重写
      ? 您把那个时间点定在几点，为什么 | 他在最后一小时交来了不一样的稿子，怎么办 | 事后您会和他说什么`,
    en: `
      You are writing a paper with a colleague in another city. You have heard nothing for two days and it is due tomorrow at noon. What do you do?
      + Tries another channel, saying what is needed by when | Allows for the colleague being in difficulty, and stays even in tone
      + Prepares a minimum version of the missing part | At a set hour tells whoever is in charge how it will be handled
      - Waits to the end | Calls the name out in the big group chat | Rewrites everything without a word
      ? Which hour they set, and why | What if a different draft arrives in the last hour | What they tell the colleague afterwards`,
  }),
  situation("weak_link", "teamwork", [30, 120], ["cooperation", "feedback"], {
    zh: `
      您的环节要用同事做好的底稿，可他交来的东西连续三次有错，每次都要您返工。您会怎么办？
      + 整理出错在哪里、各费了多少时间 | 先私下和他谈，弄清是不懂、太忙还是标准不一致
      + 一起想办法，例如对照样例、提前核对 | 约定看多久，没有起色再请上级协调
      - 自己默默改掉 | 直接告状 | 拒绝再接他的底稿
      ? 他说“差不多就行”，您怎么回应 | 返工期间怎样保证自己的期限 | 怎样看出他真的改进了`,
    en: `
      Your work starts from a colleague's draft, and three times in a row it has had errors that you had to repair. What do you do?
      + Lists the errors and the time each cost | Talks to the colleague alone first: not known, too busy, or a different standard
      + Finds a way together, such as a sample or an early check | Agrees how long to try before asking the manager
      - Repairs it silently for ever | Reports straight away | Refuses further drafts
      ? The answer to 'near enough is fine' | How their own dates are kept meanwhile | What would show real improvement`,
  }),
  situation("talked_over", "teamwork", [20, 90], ["inclusion", "fairness"], {
    zh: `
      您发现每次开会，一位话不多的同事刚开口就被人打断，后来他干脆不说了，而他的意见往往很有用。您会怎么做？
      + 会上自然地把话头递回给他 | 会后问他希望怎样参与，不替他做主
      + 和主持人商量改变开会的方式，例如轮流说、先写后说 | 提醒打断的人时对事不对人
      - 认为爱不爱说是个人的事 | 替他把意见讲了，算作自己的 | 当众批评打断的人
      ? 他表示“不用管我”，您怎么办 | 主持人嫌这样太慢，怎么回应 | 怎样知道情况好转了`,
    en: `
      You notice that a quiet colleague is interrupted in every meeting and by now says nothing, although their ideas are often useful. What do you do?
      + Hands the word back to them in the meeting | Asks afterwards how they would like to take part, without deciding for them
      + Talks to the chair about another form: taking turns, or writing first | Speaks to those who interrupt about the matter, not the person
      - Talking or not is a private matter | Says it for them and keeps the credit | Rebukes the others in public
      ? What if the colleague says 'leave it' | What if the chair finds it too slow | How they would know that it has improved`,
  }),
  situation("signing_for_another", "integrity", [20, 90], ["ethics", "compliance"], {
    zh: `
      关系很好的同事发来消息：“我堵在路上，会议签到表帮我签一下，没人会查。”您会怎么回复？
      + 明确不代签，语气体谅 | 给出能帮的办法，例如替他向主持人说明要晚到
      + 不张扬，也不因为交情含糊 | 对方反复要求时仍然一致
      - 签了，认为是小事 | 不回消息装作没看到 | 转头去举报，没有先和他说
      ? 他说“上次我还帮过你”，您怎么答 | 小事和原则您怎样划界 | 若发现别人也这样代签，您会怎么做`,
    en: `
      A colleague and friend writes: 'Stuck in traffic. Sign me in for the meeting, nobody checks.' What do you reply?
      + Will not sign, and says so kindly | Offers what they can do, such as telling the chair about the delay
      + Makes no fuss and yet is not vague for friendship's sake | Stays the same when pressed
      - Signs; it is a trifle | Pretends not to have seen it | Reports the friend without answering first
      ? The answer to 'I covered for you last time' | Where trifles end and principles begin | What they do on finding that others sign for each other`,
  }),
  situation("gift_from_supplier", "integrity", [20, 90], ["ethics", "compliance"], {
    zh: `
      您正参与一次供应商评选，其中一家的业务员给您寄来一张购物卡，附言“一点心意，和评选无关”。您会怎么处理？
      + 不收，按规定退回或登记上交，并留下记录 | 告知评选负责人，说明情况
      + 回复对方时有礼有节 | 继续按同一标准评分，必要时申请回避
      - 收下，认为金额不大 | 退了但不告诉任何人 | 因此故意给这家打低分
      ? 卡已经无法退回时怎么办 | 同事说“大家都收”，您怎么回应 | 这家的方案确实最好，您怎么评`,
    en: `
      You are helping to choose a supplier. A representative of one of them sends you a shopping card: 'A small token, nothing to do with the selection.' How do you deal with it?
      + Does not keep it: returns or hands it in by the rules, with a record | Tells whoever runs the selection
      + Answers the representative politely and firmly | Goes on scoring by the same standard, or asks to stand aside
      - Keeps it, as it is not much | Returns it and tells nobody | Marks the firm down for it
      ? What if it cannot be sent back | The answer to 'everybody takes them' | What if that firm's offer is really the best`,
  }),
  situation("misdirected_file", "integrity", [20, 90], ["confidentiality", "security"], {
    zh: `
      人事同事误把一份全员薪资表发到了您的邮箱，您点开才发现。您接下来会做什么？
      + 马上关闭，不再看、不保存、不转发 | 立刻告知发件人和应当知道的部门
      + 按要求删除并说明自己看到了多少 | 之后对内容一字不提
      - 看完再说 | 悄悄删掉当没发生 | 告诉要好的同事
      ? 有同事来打听，您怎么说 | 看到自己的薪资偏低，您会怎么办 | 您会给发件人什么建议`,
    en: `
      Somebody in HR has sent you by mistake a list of everybody's pay, and you notice only on opening it. What do you do next?
      + Closes it at once; does not read on, save or forward | Tells the sender and whoever has to know
      + Deletes it as asked and says how much they saw | Never mentions the content
      - Reads it first | Deletes it quietly as if nothing had happened | Tells a friend
      ? What they say to curious colleagues | What they do on having seen that their own pay is low | What they would advise the sender`,
  }),
  situation("error_already_sent", "integrity", [30, 120], ["mistake", "quality"], {
    zh: `
      您的分析报告已经发给客户，对方准备下午据此作决定。午饭时您发现有一个关键数字算错了。您会怎么做？
      + 马上核实错误和影响的结论 | 在对方作决定之前主动告知，并给出更正时间
      + 同时让自己的上级知道 | 更正版标明改了哪里，事后查出错的环节
      - 等对方问起再说 | 悄悄换一个文件 | 觉得影响不大，不必提
      ? 联系不上客户时怎么办 | 上级说“先别讲”，您怎么回应 | 您第一句话怎么对客户说`,
    en: `
      Your analysis has gone to a client who will decide on it this afternoon. Over lunch you find that a key figure is wrong. What do you do?
      + Verifies at once the error and which conclusions it touches | Tells the client before the decision, with a time for the correction
      + Lets their own manager know | Marks what changed and later traces how it happened
      - Waits to be asked | Swaps the file quietly | Thinks it too small to mention
      ? What if the client cannot be reached | The answer if their manager says 'not yet' | Their first sentence to the client`,
  }),
  situation("same_question_again", "people_development", [20, 90], ["coaching"], {
    zh: `
      您带的新同事一周内第四次来问同样的操作，您手头正忙。您会怎么做？
      + 先看他卡在哪一步，而不是再讲一遍 | 让他操作一遍、自己说出步骤
      + 帮他留下能查的东西，例如一页步骤 | 约好固定的答疑时间和下次检查
      - 不耐烦地替他做掉 | 让他自己想办法 | 断定他不适合
      ? 他其实是怕做错担责任，您怎么谈 | 怎样判断他已经学会 | 第五次再问时怎么办`,
    en: `
      The new colleague you are looking after comes with the same question for the fourth time in a week, while you are busy. What do you do?
      + Looks at which step they are stuck on instead of repeating it all | Has them do it and say the steps themselves
      + Helps them to keep something to look up, such as one page of steps | Agrees a fixed time for questions and a later check
      - Does it for them impatiently | Tells them to find a way | Decides that they are not suited
      ? What if the person is really afraid of being blamed | What shows that it has been learnt | What they do the fifth time`,
  }),
  situation("volunteers_drift_away", "leadership", [30, 120], ["motivation", "delegation"], {
    zh: `
      您牵头一个兼职性质的内部小组，成员都有本职工作，开头热闹，三周后来的人只剩一半。您会怎么做？
      + 分别了解离开和留下的理由 | 重新说明要达成什么、对大家有什么用
      + 把任务切小，按各人的时间和长处分配 | 设一个近期能看到成果的目标，并争取主管支持
      - 发通知强制出席 | 自己和剩下的人全包 | 只靠请客和口号
      ? 哪些人您会放他们走 | 成果不大时怎样维持劲头 | 您怎么向他们的主管争取时间`,
    en: `
      You lead an internal group whose members all have their own jobs. It began lively; after three weeks only half of them come. What do you do?
      + Learns separately why people left or stayed | Restates what it is for and what they get from it
      + Cuts the work smaller by each one's time and strengths | Sets a goal that shows soon, and wins their managers over
      - Orders attendance | Does it all with those who remain | Treats and slogans only
      ? Whom they would let go | How to keep spirits up when results are small | How they ask the managers for time`,
  }),
];
