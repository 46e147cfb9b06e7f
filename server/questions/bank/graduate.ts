import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { experience, situation, written } = writersFor("graduate");

/** First jobs: courses, projects, clubs, internships or anything done in free time all count as experience. */
export const graduateQuestions: BankQuestion[] = [
  experience("hardest_course", "learning_agility", [30, 120], ["campus", "learning"], {
    zh: `
      请讲一门您学得最吃力的课程或技能。您是怎么把它学下来的？
      + 说得出吃力在哪个具体的地方 | 换过学法，说明为什么换 | 主动找人请教、做题或动手验证 | 有结果，也说得出还没弄懂的部分
      - 靠考前突击 | 只说老师讲得不好 | 选的其实是自己擅长的
      ? 哪个办法试了没用 | 怎样知道自己真的懂了 | 这套学法后来用到哪里`,
    en: `
      Which course or skill did you find hardest to learn? Tell us how you got through it.
      + Names exactly what made it hard | Changed the way of learning and says why | Asked others, practised or tried it out to be sure | Has a result, and knows what is still unclear
      - Crammed before the exam | Blames the teaching | Picks something they were strong in anyway
      ? Which way did not work | How they knew that they had understood | Where the way of learning was used again`,
  }),
  experience("nobody_asked_for_it", "execution", [20, 120], ["initiative", "motivation"], {
    zh: `
      请讲一件没有人要求、您自己想做并且做成了的事。您是怎么一步步做下来的？
      + 说清为什么想做、想做到什么样 | 拆成步骤，有时间安排 | 遇到阻碍时的具体动作 | 有看得见的成果或别人的使用情况
      - 想过很多，没有做完的 | 别人带着做，自己跟着 | 只讲热情，不讲过程
      ? 最想放弃是什么时候 | 时间从哪里挤出来 | 成果现在怎样了`,
    en: `
      Tell us about something that nobody asked of you, that you wanted to do and did finish. How did you go about it, step by step?
      + Says why and what it should become | Broke it into steps with time set aside | Tells what they did at an obstacle | Has something to show, or others who use it
      - Many ideas, none finished | Followed somebody else's lead | Enthusiasm without an account of the work
      ? When they came closest to giving up | Where the time came from | What has become of it`,
  }),
  experience("uneven_group_work", "teamwork", [30, 120], ["campus", "conflict"], {
    zh: `
      小组作业里各人出力常常不一样。请讲一次您的小组碰到这种情况的经历，您是怎么做的？
      + 先了解那位同学为什么没有跟上 | 把分工和期限说清，按各人能做的重新分 | 自己补位，但没有全揽 | 说得出作业的结果和大家后来的关系
      - 自己一个人做完 | 直接告诉老师 | 各做各的，最后拼在一起
      ? 对方的说法是什么 | 自己当初哪里没说清 | 下一次组队时改了什么`,
    en: `
      In group assignments people rarely put in the same effort. Tell us about a time when this happened in your group. What did you do?
      + Found out why the person had fallen behind | Made tasks and dates clear and shared them out again by what each could do | Stepped in without taking over everything | Says how the work ended and how people got on later
      - Did it all alone | Went straight to the teacher | Everybody did a part and it was glued together
      ? What the other person said | What they themselves had left unclear | What they changed in the next group`,
  }),
  experience("different_view_from_teacher", "communication", [20, 120], ["campus", "persuasion"], {
    zh: `
      请讲一次您和老师、教练或活动负责人看法不同，并且说了出来的经历。您是怎么表达的？
      + 先弄懂对方的理由 | 准备了事实或例子，选了合适的场合 | 语气尊重，观点清楚 | 说得出双方最后怎样理解、怎样定的
      - 心里不同意，嘴上不说 | 当众争个高下 | 只在同学里抱怨
      ? 对方哪一点说得有道理 | 开口前担心什么 | 如果重来会换什么说法`,
    en: `
      Tell us about a time when your view differed from that of a teacher, coach or organiser and you said so. How did you express it?
      + Understood the other's reasons first | Brought facts or examples and chose a fitting moment | Was respectful in tone and clear in content | Says what each understood in the end and what was decided
      - Disagreed in silence | Fought it out in front of everyone | Only complained to classmates
      ? What was right in the other's view | What they worried about before speaking | How they would put it today`,
  }),
  experience("event_went_off_plan", "problem_solving", [30, 120], ["campus", "emergency"], {
    zh: `
      请讲一次您参与组织的活动、演出、比赛或出行临时出了岔子的经历。您当时是怎么应对的？
      + 说清出了什么事、离开始还有多久 | 先保住最要紧的一环 | 比较过几种办法，调动了身边的人和东西 | 事后找原因，说得出以后怎样预防
      - 等负责人来想办法 | 手忙脚乱，什么都试 | 只讲结果圆满
      ? 当时放弃了什么 | 谁帮上了忙、怎样请到的 | 如果提前一周会怎样准备`,
    en: `
      Tell us about an event, show, match or trip that you helped to organise and that suddenly went wrong. How did you respond?
      + Says what happened and how much time was left | Saved the most important part first | Compared several ways and used the people and things at hand | Looked into the cause and says how to prevent it
      - Waited for the person in charge | Tried everything at once | Tells only that it ended well
      ? What was given up | Who helped and how they were won | How they would prepare with a week to go`,
  }),
  experience("months_ahead", "planning", [20, 120], ["planning", "campus"], {
    zh: `
      请讲一件您要提前几个月准备、到期才见分晓的事，比如大赛、毕业设计、考证或远行。您是怎么安排这几个月的？
      + 从到期那天倒推出几个节点 | 知道哪一段最没把握，留了余地 | 定期对照，发现落后就调整 | 说得出计划和实际差在哪里
      - 前松后紧，最后赶出来 | 计划做得漂亮，没有照着做 | 别人安排好的，跟着走
      ? 哪个节点最早出现偏差 | 为了它推掉了什么 | 再来一次会怎样排`,
    en: `
      Tell us about something you had to prepare for months ahead: a contest, a thesis, a certificate, a long journey. How did you plan those months?
      + Worked back from the day to a few milestones | Knew which stretch was least certain and left room | Compared regularly and adjusted when behind | Says where plan and reality parted
      - Slow at first and rushed at the end | Made a fine plan and did not use it | Followed what others had arranged
      ? Which milestone slipped first | What they turned down for it | How they would lay it out next time`,
  }),
  experience("topic_or_direction_chosen", "decision_making", [30, 120], ["campus", "decision"], {
    zh: `
      选题、选方向、选项目，选了一个就要放下另一个。请讲一次您做这类选择的经历，您是怎么定下来的？
      + 讲得出当时有哪几个选项 | 说明自己看重什么、各占多大分量 | 主动找过信息，试过或请教过 | 定了以后承担结果，也说得出代价
      - 大家选什么就选什么 | 别人替自己定的 | 挑最容易的
      ? 最难割舍的是什么 | 什么信息改变了想法 | 现在看判断标准会不会变`,
    en: `
      Choosing a topic, a direction or a project means giving up another. Tell us about such a choice of yours. How did you arrive at it?
      + Names the options there were | Says what mattered to them and how much | Went looking for facts, tried things out or asked | Answered for the choice and knows its price
      - Took what everybody took | Somebody else chose | Picked the easiest
      ? What was hardest to let go | Which fact changed their mind | Whether they would weigh things differently now`,
  }),
  experience("result_did_not_fit", "data_thinking", [30, 120], ["campus", "data"], {
    zh: `
      做实验、调查或课程项目时，数据和预想对不上是常事。请讲一次您碰到的情况，您怎么对待那些数据？
      + 先检查测量、样本、计算有没有错 | 没有挑着用或改数 | 提出别的解释并想办法验证 | 结论写得有分寸，说明局限
      - 把不合的数据去掉 | 按预想的写 | 重做到对上为止
      ? 怎样判断是误差还是真的 | 最后的结论有多大把握 | 如果再做会怎样设计`,
    en: `
      In experiments, surveys or course projects the data often does not fit what one expected. Tell us about such a case. How did you treat the data?
      + Checked measurement, sample and calculation first | Neither picked nor changed figures | Thought of other explanations and ways to test them | Worded the conclusion with care and stated limits
      - Dropped what did not fit | Wrote what was expected | Repeated it until it matched
      ? How they told error from a real effect | How sure they are of the conclusion | How they would design it next time`,
  }),
  experience("selection_failed", "resilience", [20, 120], ["setback", "motivation"], {
    zh: `
      请讲一次您很想得到却没有得到的机会，比如竞选、参赛、申请或面试。落选之后您做了什么？
      + 坦白说出当时的失落 | 主动了解差在哪里 | 据此做了具体的改变，再去试或换了路 | 看得出后来更从容
      - 说结果不公平 | 说本来就没想要 | 从此不再尝试
      ? 花了多久缓过来、靠什么 | 谁的反馈最有用 | 后来遇到别的落选有什么不同`,
    en: `
      Tell us about a chance that you wanted very much and did not get: an election, a contest, an application or an interview. What did you do afterwards?
      + Is open about the disappointment | Found out what had been missing | Changed something concrete and tried again or took another way | Has visibly become calmer about it
      - It was unfair | Never really wanted it | Has not tried again
      ? How long it took to recover and what helped | Whose feedback was most useful | How a later refusal was different`,
  }),
  experience("group_brought_back", "leadership", [30, 120], ["campus", "motivation"], {
    zh: `
      请讲一次您接手一个没什么人参加的社团、兴趣小组或班级事务，让它重新有人气的经历。
      + 先问过离开和留下的人各是为什么 | 讲清要做成什么，从一件小而有趣的事做起 | 按各人的兴趣分事，让人有份、有功 | 有人数、活动或接班人的变化
      - 靠点名、加分让人来 | 自己包办，别人捧场 | 只换了名称和口号
      ? 最初只有几个人时怎样起步 | 有人泼冷水怎么回应 | 离开以后谁在做、做得怎样`,
    en: `
      Tell us about a club, an interest group or a class duty that hardly anybody joined until you took it over. How did you bring it back to life?
      + Asked why people had left and why others stayed | Made clear what it was for and began with something small and enjoyable | Shared things out by interest and gave others the credit | Shows it by numbers, activities or successors
      - Got people in by roll call or extra marks | Did everything while others watched | Changed the name and the slogan
      ? How it began with just a few | What they told the doubters | Who runs it now and how it fares`,
  }),
  experience("talk_that_lost_listeners", "communication", [20, 120], ["presentation", "feedback"], {
    zh: `
      请讲一次您做展示、讲解或写推文，别人却没有看懂听懂的经历。后来您改了什么？
      + 说得出从哪里看出对方没懂 | 找到原因，例如没想过听的人是谁、重点太靠后 | 改了结构、例子或说法 | 再讲时用提问或反馈确认有效
      - 怪听的人不认真 | 把话再说一遍 | 只把版面做得更好看
      ? 听众最想知道的是什么 | 删掉了哪些舍不得的内容 | 现在开讲之前会先做什么`,
    en: `
      Tell us about a talk, an explanation or a post of yours that people did not follow. What did you change afterwards?
      + Says what showed that it had not come across | Found the reason, such as not thinking of the listeners or a point made too late | Changed structure, examples or wording | Checked the next time by questions or feedback
      - The listeners did not pay attention | Said the same again | Only made the slides prettier
      ? What the listeners wanted most to know | Which cherished parts were cut | What they do now before they begin`,
  }),
  experience("nerves_before_people", "resilience", [20, 90], ["pressure", "setback"], {
    zh: `
      上台、答辩、比赛这样的场合容易紧张。请讲一次您表现失常或差点失常的经历，您是怎么应对的？
      + 如实说出紧张时的样子和起因 | 当场用了什么办法让自己继续下去 | 事后分析是准备不足还是别的原因 | 后来又去面对同样的场合，有变化
      - 说自己从来不紧张 | 从此躲开这种场合 | 只怪评委、设备
      ? 最慌的那一分钟做了什么 | 别人的哪句话有帮助 | 现在上场之前有什么习惯`,
    en: `
      Going on stage, defending a paper, competing: such moments make people nervous. Tell us about one in which you faltered or nearly did. How did you cope?
      + Is honest about how the nerves showed and where they came from | Did something on the spot that let them carry on | Worked out later whether it was preparation or something else | Faced the same kind of moment again, with a difference
      - Is never nervous | Has avoided such moments since | Blames jury or equipment
      ? What they did in the worst minute | Which word from others helped | What they do now before going on`,
  }),
  experience("made_for_real_users", "customer_focus", [30, 120], ["customer_insight", "campus"], {
    zh: `
      请讲一样您做出来给别人用的东西，比如一份资料、一个小程序、一场活动或一项服务。您怎么知道他们需要什么？
      + 说得清给谁用、什么时候用 | 动手前问过、看过或试过 | 按反馈改过，举得出例子 | 知道最后有多少人用、用得怎样
      - 觉得自己需要，别人就需要 | 做完交上去，没管有没有人用 | 只讲用了什么技术
      ? 哪条反馈最出乎意料 | 有没有坚持不改的、为什么 | 后来还有人用吗`,
    en: `
      Tell us about something you made for others to use: notes, a small app, an event, a service. How did you know what they needed?
      + Says who would use it and when | Asked, watched or tried before making it | Changed it after feedback, with an example | Knows how many used it and how well it served them
      - Needed it themselves, so others must too | Handed it in and never looked whether it was used | Talks only about the technology
      ? Which feedback was least expected | What they kept in spite of feedback and why | Whether it is still in use`,
  }),
  experience("helped_a_stranger", "service", [20, 90], ["emotion", "initiative"], {
    zh: `
      请讲一次您做志愿者、迎新、兼职或在日常里帮一位着急的人解决问题的经历。您是怎么帮的？
      + 先看出对方着急什么，让人安心 | 问清楚再动手，不自作主张 | 自己帮不了的，陪着找到能帮的人 | 知道最后解决了没有
      - 指个方向就算帮了 | 只讲自己很热心 | 忙着讲规定，没有理会对方的心情
      ? 对方最初没有说出来的需要是什么 | 超出自己能力时怎么办 | 事后还做过什么让别人少遇到`,
    en: `
      As a volunteer, a welcome guide, in a side job or in daily life: tell us about a worried person whose problem you helped to solve. How did you help?
      + Saw what the worry was and put the person at ease | Asked before acting | Went along to find the right person where their own help ended | Knows whether it was solved
      - Pointed in a direction | Only says how warm-hearted they are | Quoted rules and ignored the feeling
      ? Which need the person did not voice at first | What they did beyond their own ability | Whether they did anything so that others meet it less`,
  }),
  experience("many_revisions", "quality_awareness", [20, 90], ["quality", "campus"], {
    zh: `
      请讲一件您反复改了许多遍才交出去的作品，文章、设计、视频或程序都可以。您凭什么判断改到可以交了？
      + 有说得出的标准，而不只是感觉 | 用试读、试用、对照要求等办法找毛病 | 分得清影响大的和无关紧要的 | 交出去以后用反馈检验了自己的标准
      - 改到截止时间为止 | 老师说行就行 | 只在字体、颜色上反复
      ? 哪一遍改动最大、为什么 | 有没有改坏了又改回来的 | 时间只有一半时会怎样取舍`,
    en: `
      Tell us about a piece of work that you revised many times before handing it in: a text, a design, a film, a program. How did you judge that it was ready?
      + Had a standard that can be put into words | Looked for faults by having it read or tried, or by going through the requirements | Told what matters from what does not | Tested the standard by the feedback afterwards
      - Revised until time was up | It was ready when the teacher said so | Went round and round on fonts and colours
      ? Which revision changed most and why | Whether a change ever made it worse | What they would keep up in half the time`,
  }),
  experience("classmate_taught", "people_development", [20, 120], ["coaching", "campus"], {
    zh: `
      请讲一次您教会别人一样本事的经历，可以是功课、运动、乐器或软件。您是怎么教的？
      + 先看对方会到哪一步、卡在哪里 | 拆小、示范、让对方自己做 | 按对方的反应换了讲法 | 说得出对方最后能独立做到什么
      - 替对方做好 | 讲完就算教了 | 嫌对方慢
      ? 怎样发现对方真正不懂的地方 | 对方想放弃时怎么办 | 自己从教的过程学到什么`,
    en: `
      Tell us about something you taught another person: a subject, a sport, an instrument, a piece of software. How did you teach it?
      + Looked first at how far the person had got and where it stuck | Made it small, showed it, let them do it | Explained differently when that was needed | Says what the person could do alone in the end
      - Did it for them | Explained it once | Was annoyed at how slow it went
      ? How they found what was really not understood | What they did when the other wanted to give up | What they learnt by teaching`,
  }),
  experience("club_money_entrusted", "integrity", [20, 90], ["ethics", "payment"], {
    zh: `
      班费、社团经费、公共器材或别人的资料，交到您手里管过吗？请讲一次其中让您为难的情况，您是怎么处理的。
      + 有记录、有凭证、能公开 | 遇到方便自己或熟人的机会没有通融 | 出了差额或损坏主动说明 | 交接清楚
      - 数额小，记个大概 | 先借用，以后补上 | 怕麻烦，不公开
      ? 当时谁在劝您通融 | 付出了什么代价 | 后来给接手的人留下什么规矩`,
    en: `
      Perhaps you have looked after class money, club funds, shared equipment or other people's data. Tell us about a moment there that put you in a difficult position. What did you do?
      + Kept records and receipts that could be shown | Did not bend it for themselves or a friend | Spoke up about a gap or damage unasked | Handed over properly
      - It was little money, noted roughly | Borrowed it and paid it back later | Kept it to themselves to avoid trouble
      ? Who was asking them to bend it | What it cost them | Which rule they left for the successor`,
  }),
  experience("belief_corrected", "learning_agility", [20, 90], ["learning", "feedback"], {
    zh: `
      请讲一个您曾经深信不疑、后来发现并不对的看法或知识。是什么让您改变的？
      + 说得出原来为什么相信 | 讲清推翻它的事实、书本或亲身经历 | 主动去核实过，而不只是换一个人来信 | 说明之后做事或学习有什么不同
      - 举小时候的趣事，与学习做事无关 | 只说老师讲了才知道 | 觉得自己没有看错过什么
      ? 改变想法时有过什么抗拒 | 现在对新的说法怎样核实 | 有没有帮别人也改过来`,
    en: `
      Tell us about something you were once certain of and later found to be wrong. What changed your mind?
      + Says why they had believed it | Names the fact, book or experience that overturned it | Checked for themselves instead of just trusting somebody else | Does or learns something differently since
      - A funny story with no bearing on learning or doing | Only knew because a teacher said so | Cannot think of having been wrong
      ? What they resisted at first | How they check a new claim now | Whether they helped others to see it`,
  }),
  situation("copied_section_tonight", "integrity", [20, 90], ["ethics", "deadline"], {
    zh: `
      小组报告今晚十二点交，您发现一位组员写的部分几乎整段来自网上，没有注明出处。您会怎么做？
      + 不让它原样交上去 | 马上私下找对方，说明后果和补救办法 | 一起改写、注明，实在来不及就如实告诉老师 | 事后谈好以后的规矩
      - 反正是他那部分 | 改几个词应付查重 | 在群里公开指责
      ? 其他组员嫌您多事怎么办 | 交上去以后才发现会怎样做 | 怎样界定引用和抄`,
    en: `
      A group paper is due at midnight. You find that one member's section comes almost word for word from the internet, without a source. What do you do?
      + Does not let it go in as it is | Speaks to the person at once in private about what follows and how to mend it | Rewrites and cites together or, failing that, tells the teacher the truth | Agrees rules for the next time
      - It is that person's part | Changes a few words to get past the checker | Denounces it in the group chat
      ? What if the others find it fussy | What if it were noticed after handing in | Where quoting ends and copying begins`,
  }),
  situation("unknown_tool_first_week", "learning_agility", [30, 90], ["learning", "ambiguity"], {
    zh: `
      入职第一周，您接到一个任务，要用一种从没用过的工具，后天要结果，带您的人正好出差。您会怎样开始？
      + 先确认结果要做成什么样、给谁用 | 找样例、文档，先做一个小的试通 | 攒好问题，约时间集中问带教人或别的同事 | 尽早给出初稿，说明没把握的地方
      - 等带教人回来 | 一个人闷头试到最后一刻 | 换成自己会的工具，也不说明
      ? 什么时候会判断自己做不完 | 怎样让问的问题不浪费别人时间 | 做完以后怎样把工具学扎实`,
    en: `
      In your first week you are given a task with a tool you have never used. The result is due the day after tomorrow, and your mentor is travelling. How do you begin?
      + Makes sure what the result should look like and who needs it | Finds examples and documents and gets something small to work | Collects questions and arranges a time with the mentor or another colleague | Shows a draft early and says where it is uncertain
      - Waits for the mentor | Tries alone until the last minute | Uses a familiar tool instead and does not say so
      ? When they would judge that it cannot be finished | How their questions would respect others' time | How they would learn the tool properly afterwards`,
  }),
  situation("minutes_half_understood", "communication", [20, 90], ["listening", "writing"], {
    zh: `
      您第一次列席部门会议，散会时主管请您半小时内把会议结论发给大家，可是有一半内容您没有听懂。您会怎么做？
      + 先写下听懂的部分，列出没懂的具体问题 | 趁人还没走，找合适的人一次问清 | 用自己的话复述，请对方确认 | 发出前标明待确认的地方，按时发出
      - 照着录音逐字贴上 | 猜着写，希望没人看 | 说自己不会，请别人写
      ? 最先去问谁、问什么 | 半小时不够怎么跟主管说 | 下次开会前会做什么准备`,
    en: `
      It is your first department meeting. At the end the head asks you to send everybody the conclusions within half an hour, but you have understood only half of it. What do you do?
      + Writes down what was clear and lists definite questions on the rest | Catches the right person before they leave and asks all at once | Says it back in their own words to be sure | Sends it on time with open points marked
      - Pastes the recording word for word | Guesses and hopes that nobody reads it | Asks somebody else to write it
      ? Whom they would ask first, and what | What they would tell the head if half an hour is too short | How they would prepare for the next meeting`,
  }),
  situation("cv_says_led", "integrity", [20, 90], ["ethics", "career"], {
    zh: `
      帮您改简历的学长说，把“参与”都改成“负责”，反正没人会查，大家都这么写。您最想去的那家公司明天截止投递。您会怎么写？
      + 只写自己真正做的部分，写得具体 | 说明为什么不夸大：面试会问，入职后要兑现 | 用数字、成果、作品把参与的分量写出来 | 不指责学长，也愿意跟同学说清想法
      - 别人都写，不写吃亏 | 只改一两处，不算骗 | 因此不投了
      ? 团队成果里自己的部分怎样分清 | 面试官误以为是您负责的怎么办 | 看到同组的人写了“负责”怎么办`,
    en: `
      A senior student helping with your CV tells you to change every 'took part in' to 'led': nobody checks, everybody does it. The company you like best closes applications tomorrow. What do you write?
      + Writes what they really did, in detail | Says why not to exaggerate: it will be asked about and has to be lived up to | Gives weight to taking part by figures, results or samples | Does not condemn the helper and can explain the view to others
      - Everybody does it, so one would lose out | Changes one or two only, which is no lie | Does not apply after all
      ? How to tell their own part in a joint result | What if an interviewer believes that they led it | What if a teammate wrote 'led'`,
  }),
  situation("three_weeks_of_checking", "execution", [20, 90], ["motivation", "quality"], {
    zh: `
      刚入职，您被安排连续三周核对旧合同的编号和日期，一天两百份，和您期待的工作不一样。您会怎么对待？
      + 弄清核对是为了什么、错了有什么影响 | 定每天的量和自查办法，保证速度和准确 | 留意规律，提出能省力的改进 | 按时交结果，再谈自己想做的事
      - 应付过去 | 一直抱怨学不到东西 | 只求快，不查对错
      ? 第二周走神出错怎么办 | 怎样让上级知道进展 | 从这件事能学到什么`,
    en: `
      New in the job, you are asked to check numbers and dates of old contracts for three weeks, two hundred a day. It is not what you had hoped for. How do you take it on?
      + Finds out what it is for and what an error would do | Sets a daily amount and a way to check their own work | Notices patterns and suggests ways to save effort | Delivers on time and then talks about what they would like to do
      - Just gets through it | Keeps complaining that there is nothing to learn | Goes for speed and checks nothing
      ? What if attention slips in week two | How the boss would know the progress | What can be learnt from it`,
  }),
  situation("three_names_on_certificate", "teamwork", [20, 90], ["fairness", "cooperation"], {
    zh: `
      五个人一起做的参赛作品得了奖，主办方规定证书只能写三个名字，大家都看着您这个联络人。您会怎么处理？
      + 先向主办方问清能不能放宽，有没有别的证明 | 请大家一起定标准，再看各人做过什么 | 自己不占便利，也听得进少数人的意见 | 没写上名字的人有别的认可，关系不散
      - 按交情或年级写 | 自己定好再通知 | 抽签了事，不谈贡献
      ? 有人坚持自己必须上怎么办 | 怎样比较写代码和跑联络这类不同的贡献 | 以后组队事先会约定什么`,
    en: `
      A piece made by five people has won a prize, but the certificate takes three names only. You are the contact person and everybody looks at you. How do you handle it?
      + Asks the organisers whether it can be relaxed or otherwise certified | Has the group agree on criteria before looking at who did what | Takes no advantage and listens to the minority | Finds other recognition for the rest, so that the group stays together
      - Goes by friendship or year of study | Decides alone and tells them | Draws lots without speaking of contributions
      ? What if somebody insists on being named | How to compare contributions as different as coding and liaison | What they would agree beforehand next time`,
  }),
  situation("figures_from_an_assistant", "quality_awareness", [30, 90], ["quality", "data"], {
    zh: `
      主管让您一小时内交一页行业数据摘要。您用智能助手很快写好了，里面有几个数字看着合适，却没有出处。您会怎样处理这份摘要？
      + 逐个找原始来源核对，找不到的不用或标明 | 先保最关键的几个数字准确 | 如实告诉主管用了什么工具、哪些没有核实 | 说得出以后怎样使用这类工具
      - 看着合理就交 | 随便补一个出处 | 干脆不用，也不交
      ? 只来得及核三个数字，核哪三个 | 两个来源数字不同怎么写 | 交了以后发现错了怎么办`,
    en: `
      Your supervisor wants a one-page summary of industry figures within the hour. An AI assistant wrote it quickly; several figures look right but have no source. What do you do with the summary?
      + Looks for the original source of each; leaves out or marks what cannot be found | Makes sure of the key figures first | Says openly which tool was used and what is unverified | Has a view on how to use such tools later
      - Hands it in because it looks plausible | Adds some source or other | Hands in nothing
      ? With time for three figures, which three | What to write when sources differ | What if an error is found afterwards`,
  }),
  situation("eighty_percent_claim", "data_thinking", [30, 90], ["data", "decision"], {
    zh: `
      学生会想取消纸质通知，理由是网上投票里八成同学赞成，共有一百二十人参加，全校有六千人。您会怎样看这个数字？
      + 想到参加网上投票的人本来就常看网络 | 问怎样发的、问题怎么写的、能不能重复投 | 说明要补哪些人的意见、怎样取 | 不全盘否定，给出稳妥的下一步
      - 八成就是多数，可以取消 | 人太少，数字没有用 | 只说要全校都问一遍
      ? 换成多少人、怎样抽才放心 | 反对的两成里可能是谁 | 时间只有两天怎么办`,
    en: `
      The student union wants to stop paper notices because eighty percent were in favour in an online vote. 120 people took part, out of six thousand students. What do you make of that figure?
      + Sees that online voters are those who read online anyway | Asks how it was spread, how it was worded and whether one could vote twice | Says whose views are missing and how to get them | Does not throw it out but gives a safe next step
      - Eighty percent is a majority, so go ahead | Too few people, so it is worthless | Just ask all six thousand
      ? How many and how chosen would satisfy them | Who may be among the other twenty percent | What if there are only two days`,
  }),
  written("freshers_survey_plan", "planning", [60, 900], ["campus", "planning"], {
    zh: `
      学校给您五百元和三周时间，弄清新生最需要哪些帮助，并给出建议。请写一份您和两位同学就能执行的计划。
      + 先写清要回答的问题和给谁用 | 方法合适：访谈、问卷、现有记录，人数和来源有理由 | 三周的步骤、分工、花费一一对应 | 想到没人填、答得敷衍等情况，有备用办法
      - 直接发一份长问卷 | 没有时间和分工 | 钱怎么用没有交代
      ? 如果只剩一周保留什么 | 怎样接触到不爱参加活动的新生 | 怎样知道建议有用`,
    en: `
      Your school gives you five hundred yuan and three weeks to learn which help new students need most, and to make suggestions. Write a plan that you and two fellow students could carry out.
      + States the questions to answer and who will use the result | Fitting methods: interviews, a form, existing records, with reasons for numbers and sources | Steps, people and money match over the three weeks | Expects few or careless answers and has a fallback
      - Sends a long form straight away | No dates and no tasks | Says nothing about the money
      ? What would remain with one week only | How to reach those who never join in | How to know that the suggestions helped`,
  }),
  written("messy_chat_to_summary", "communication", [60, 720], ["writing", "listening"], {
    zh: `
      社团群里吵了一晚：周六还是周日办义卖、场地要不要交押金、谁去联系学院、海报谁做，有的定了，有的没定。请自拟具体结论，写一份发在群里的总结，让明早起来的人一看就懂。
      + 先写结论，再写没定的和由谁在何时定 | 每件事有人、有时间 | 语气中立，不评价谁对谁错 | 短，能一屏看完
      - 按时间把聊天复述一遍 | 夹着自己的意见当结论 | 漏掉没定的事
      ? 先写哪一条、为什么 | 有人说总结得不对怎么办 | 给老师看的版本会怎样改`,
    en: `
      Your club's chat argued all evening: charity sale on Saturday or Sunday, deposit for the venue or not, who contacts the faculty, who makes the poster. Some is settled, some is not. Make up the outcomes and write the summary for those who read it tomorrow morning.
      + Decisions first, then what is open, with who settles it and when | Each item has a name and a date | Neutral in tone, without saying who was right | Short enough for a single screen
      - Retells the chat in order of time | Slips in their own opinion as a decision | Forgets what is open
      ? Which item comes first and why | What if somebody says that it is wrong | How a version for the teacher would differ`,
  }),
];
