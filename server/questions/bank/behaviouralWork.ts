import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { experience, written } = writersFor("behavioural");

/** Past behaviour in the work itself: delivering, planning, solving, learning, bearing setbacks. */
export const behaviouralWorkQuestions: BankQuestion[] = [
  experience("promise_at_risk", "execution", [30, 120], ["deadline", "pressure"], {
    zh: `
      请讲一次您答应了别人交付时间、中途发现很可能赶不上的经历。您做了哪些事？
      + 说得出是什么时候、凭什么发现赶不上的 | 尽早告诉对方，并给出新的时间或分批交付的办法
      + 自己动手缩短了哪几步，或找来了哪些人手 | 讲清最后哪天交付、对方有什么影响
      - 到了最后一天才说 | 只靠加班硬扛，没有调整做法 | 把晚交归于别人不配合
      ? 哪一步为您抢回的时间最多 | 对方听到可能延误时怎么说，您怎么答的 | 后来再答应时间时，您的估法有什么不同`,
    en: `
      Tell us about a time when you had promised something by a date and saw halfway that you would probably miss it. What did you do?
      + Says when and by what sign they saw the risk | Told the other side early, with a new date or delivery in parts
      + Names the steps they shortened or the help they found | Says when it was delivered and what that meant for the other side
      - Spoke up on the last day | Simply worked longer hours without changing anything | Puts the delay down to others
      ? Which single step won back most time | What the other side said on hearing of the risk, and the reply | How they estimate dates today`,
  }),
  experience("feedback_sought", "learning_agility", [30, 120], ["feedback", "learning"], {
    zh: `
      请讲一次没有人要求、您主动请别人给自己挑毛病的经历。您问了谁，又拿听到的话做了什么？
      + 说得出为什么选这个人、想知道哪一点 | 问得具体，让对方敢说真话
      + 没有急着辩解，追问了例子 | 改了一个看得见的做法，并回头核对
      - 只问“我做得怎么样” | 听到的全是表扬 | 说都接受，却没有改变
      ? 对方起初不肯说，您怎么办 | 哪一条您没有采纳，为什么 | 最近一次老毛病冒头是什么时候`,
    en: `
      Tell us about a time when, unasked, you went to somebody to hear what was wrong with your work. What did you do with what you heard?
      + Says why this person and on which point | Asked something definite, so that the other dared to be honest
      + Asked for examples before defending themselves | Changed something others could see, and checked it later
      - 'How am I doing?' | Heard nothing but praise | Accepted everything and changed nothing
      ? What if the person would not say at first | Which point they did not accept, and why | When the old habit last showed itself`,
  }),
  experience("old_method_dropped", "learning_agility", [30, 120], ["change", "learning"], {
    zh: `
      请讲一个您用了很久、很顺手，后来却主动放弃的工作方法。是什么让您换掉它的？
      + 说明旧办法为什么曾经管用 | 自己从结果或变化中看出它不再合适
      + 学新办法时经历过变慢或出错的阶段 | 有对比说明换了值得
      - 公司要求换才换 | 换的只是工具名称 | 说不出新旧各有什么长短
      ? 刚换时效率掉了多少，您怎么撑过去的 | 旧办法里有什么保留了下来 | 眼下还有哪个习惯您打算换`,
    en: `
      Tell us about a way of working that had served you well for a long time and that you gave up of your own accord. What made you drop it?
      + Says why the old way used to work | Saw from results or changes that it no longer fitted
      + Went through a stretch of being slower or making errors | Can compare and show that it was worth it
      - Changed because the company said so | Only the name of the tool changed | Cannot weigh old against new
      ? How much slower they were at first and what kept them at it | What they kept of the old way | Which habit is next`,
  }),
  written("lessons_note", "learning_agility", [30, 600], ["learning", "mistake", "writing"], {
    zh: `
      请选一件您做得不理想的工作，写一份给后来接手者看的经验说明，让他少走弯路。
      + 交代背景和当时的判断依据 | 指出真正的原因，包含自己的责任
      + 提炼出两三条别人能照做的建议 | 说明建议适用和不适用的情况
      - 写成辩解或情绪记录 | 只有“要多沟通、要细心”一类的话 | 全是别人的问题
      ? 哪一条建议您自己已经验证过 | 当时有哪些信号被忽略 | 接手者可能不同意哪一条`,
    en: `
      Choose a piece of your work that did not go well, and write a note for the person who takes it over, so that they are spared the detours.
      + Gives the background and what the choices rested on | Names the real causes, their own part included
      + Two or three pieces of advice that can be followed | Says when the advice holds and when it does not
      - Reads as a defence or a diary | 'Communicate more, be careful' | Everything was down to others
      ? Which advice they have tested themselves | Which signs were overlooked at the time | What the reader might dispute`,
  }),
  experience("effort_without_result", "resilience", [30, 120], ["setback"], {
    zh: `
      请讲一件您投入了很多、最后还是没有做成的事。之后的一段时间您是怎么过来的？
      + 坦率说出投入和结局 | 讲得出自己怎样调整情绪和节奏
      + 分清哪些原因自己能改变 | 带着其中的收获做了下一件事
      - 把没做成说成其实成功了 | 至今回避或怨气很重 | 只说时间久了就过去了
      ? 什么时候决定停下来，依据是什么 | 当时谁帮过您，怎么帮的 | 后来哪件事用上了这次的教训`,
    en: `
      Tell us about something into which you put a great deal and which came to nothing in the end. How did you get through the time afterwards?
      + Frank about the effort and the outcome | Says how they steadied themselves and their pace
      + Tells apart what they could and could not change | Took something from it into the next piece of work
      - Retells the failure as a success | Still avoids it or is bitter | Time simply passed
      ? When they decided to stop and on what grounds | Who helped and how | Where the lesson was used later`,
  }),
  experience("long_uncertainty", "resilience", [30, 120], ["ambiguity", "motivation"], {
    zh: `
      请讲一段您努力了很久却迟迟看不到成效的工作经历。您怎样判断该不该继续？
      + 说清持续了多长时间、压力来自哪里 | 设了阶段性的小目标或检查点
      + 换过办法，而不是原样重复 | 继续或放弃都有依据，并有下文
      - 只讲意志力 | 等着情况自己好转 | 说不出曾经想过放弃的时刻
      ? 哪个信号让您决定继续 | 中途改过的最大一处是什么 | 对身边人的疑问您怎么回答`,
    en: `
      Tell us about a long stretch of work in which results were slow to show. What told you whether to keep going?
      + Says how long it was and where the pressure came from | Set small goals or checkpoints on the way
      + Varied the approach instead of repeating it | Had grounds for going on or stopping, and says what followed
      - Speaks only of willpower | Waited for things to improve | Remembers no moment of doubt
      ? The sign that decided it | The biggest change made on the way | What they told those who doubted`,
  }),
  experience("colliding_tasks", "planning", [30, 120], ["priorities", "deadline"], {
    zh: `
      请讲一次几件要紧的事撞在同一天、您明知做不完的经历。您怎样排的先后？
      + 列得出是哪几件、各自的期限和后果 | 有明确的排序依据，不只看谁催得急
      + 和相关的人商量过延后、减量或转交 | 说明每件事最后的结局
      - 全部自己熬夜做完，没有取舍 | 谁嗓门大先做谁的 | 被放下的事没有告知对方
      ? 您放弃或推迟的那一件，对方怎么说 | 如果只能做一件，当时会选哪件 | 这类撞车后来减少了吗，做了什么`,
    en: `
      Tell us about a day on which several important things fell due and you knew you could not do them all. How did you decide what came first?
      + Names the tasks with their deadlines and consequences | Had a clear basis for the order, beyond who shouted loudest
      + Agreed with people on delay, a smaller version or handing over | Says how each of them ended
      - Worked through the night and chose nothing | Served the loudest | Dropped something without telling anybody
      ? What the person whose task was put off said | Which one they would have kept if only one | What they did to have fewer such days`,
  }),
  experience("plan_overturned", "planning", [30, 120], ["change", "planning"], {
    zh: `
      请讲一次您的计划已经做到一半、条件突然变了的经历。您是怎么重新安排的？
      + 讲清原计划和变化各是什么 | 先判断哪些还能用、哪些必须推倒
      + 重排了时间、人手或范围，并让相关的人知道 | 用结果说明调整是否有效
      - 抱怨变化，硬按原计划走 | 一切从头再来，没有评估 | 听不出是自己作的安排
      ? 从得知变化到新计划出来用了多久 | 您砍掉了什么，怎么说服别人接受 | 原计划里有没有留余地，留在哪里`,
    en: `
      Tell us about a plan of yours that was half carried out when circumstances suddenly changed. How did you rearrange it?
      + Makes clear what the plan and the change were | First judged what could stay and what had to go
      + Moved dates, people or scope, and told those concerned | Shows by the outcome whether it worked
      - Grumbled and pushed the old plan through | Started all over without taking stock | The arranging was done by somebody else
      ? How long from the news to the new plan | What was cut and how others were brought to accept it | Where the first plan had left room`,
  }),
  experience("fewer_resources", "planning", [30, 120], ["resources", "cost"], {
    zh: `
      请讲一次人手、预算或时间被削减，而目标没有变的经历。您怎样安排才把事情做下来？
      + 说得出削减了多少、原来需要多少 | 区分了必须做和可以不做的部分
      + 找到替代的办法，例如合并步骤、借用、自己动手 | 交代达到了什么程度、牺牲了什么
      - 只是让大家更辛苦 | 目标悄悄降了却不说 | 一味向上要资源
      ? 哪一项您坚持不减，为什么 | 有没有向上级重新谈过目标，怎么谈的 | 省下来的做法哪些后来保留了`,
    en: `
      Tell us about a time when people, money or time were cut and the goal stayed the same. How did you arrange things to get there?
      + Says how much was cut against what was needed | Separated what had to be done from what could be left
      + Found other ways: merging steps, borrowing, doing it themselves | Says how far they got and what it cost
      - Everybody just worked harder | Lowered the goal without saying so | Did nothing but ask for more
      ? What they refused to cut, and why | Whether the goal was discussed again, and how | Which savings stayed`,
  }),
  experience("problem_that_returned", "problem_solving", [30, 120], ["root_cause", "improvement"], {
    zh: `
      请讲一个别人处理过几次、却一再出现的问题，最后由您解决了。您是怎么找到原因的？
      + 说清问题多久出现一次、前几次怎么处理的 | 收集了事实，逐个排除了猜测
      + 找到了根源，而不是再修一遍表面 | 之后有观察，说明没有再出现
      - 换了人或换了设备就算解决 | 凭直觉猜中 | 没有说怎样确认真的好了
      ? 哪个线索最关键，怎么得到的 | 哪个猜测后来证明是错的 | 怎样让别人也不再踩到`,
    en: `
      Tell us about a problem that others had dealt with several times, that kept returning, and that you finally solved. How did you find the cause?
      + Says how often it came and how it had been treated | Gathered facts and ruled guesses out one by one
      + Reached the root instead of patching the surface again | Watched afterwards and can say that it stayed away
      - A new person or machine ended it | A lucky guess | No word on how they made sure
      ? The clue that mattered most and how it was found | A guess that proved wrong | How others are kept from meeting it again`,
  }),
  experience("half_the_facts", "decision_making", [30, 120], ["decision", "ambiguity"], {
    zh: `
      请讲一次情况还没弄清、却必须马上拿主意的经历。您是根据什么作出判断的？
      + 说明缺哪些信息、为什么不能等 | 抓住了最要紧的一两个事实
      + 想过判断错了怎么办，留了退路 | 事后核对了判断，对错都讲
      - 全凭感觉或经验 | 一直等，事情自己过去了 | 听上级一句话照办
      ? 还有哪些选择，为什么放弃 | 后来知道的什么信息会让您改主意 | 您当时为判断错误准备了什么`,
    en: `
      Tell us about a time when you had to decide at once although half the facts were missing. What did you base your judgement on?
      + Says what was unknown and why it could not wait | Seized on the one or two facts that mattered most
      + Thought about being wrong and kept a way back | Checked the judgement later, and says so whether right or wrong
      - Pure feeling or habit | Waited until it went away | Did what the boss said in one sentence
      ? The other options and why they were dropped | What would have changed their mind | What was prepared in case of error`,
  }),
  experience("made_it_simpler", "problem_solving", [20, 120], ["improvement", "cost"], {
    zh: `
      请讲一个您把繁琐的工作变简单的例子。您改动了哪里？
      + 说得出原来几步、多久、谁为它头疼 | 先弄清每一步为什么存在
      + 小范围试过再推开 | 有节省的时间、差错或费用的数字
      - 买了新软件而已 | 省了自己的事，添了别人的事 | 说不出改动前后的差别
      ? 有人不愿意改时您怎么办的 | 哪一步看着多余却不能删，为什么 | 今天大家怎样看这个改动`,
    en: `
      Tell us about a cumbersome piece of work that you made simpler. What did you change?
      + Says how many steps or how long it took and who suffered | First found out why each step was there
      + Tried it on a small scale before spreading it | Gives time, errors or money saved
      - A new piece of software was bought | Saved their own work by adding to somebody else's | Cannot tell before from after
      ? How they dealt with those who did not want it | A step that looked useless and had to stay, and why | How people see the change today`,
  }),
  experience("nobodys_job", "execution", [20, 120], ["initiative"], {
    zh: `
      请讲一件没有人负责、您看到以后主动接过来做完的事。您是怎么推动它的？
      + 说清这件事为什么没人管、放着有什么后果 | 接手前和相关的人打过招呼
      + 有具体的动作和时间 | 做完后落实了以后由谁负责
      - 只是提醒了别人 | 越过别人的职责硬来 | 本来就是自己的分内事
      ? 它占用了您多少时间，本职工作怎么保证的 | 遇到的最大阻力是什么 | 现在这件事归谁管`,
    en: `
      Tell us about something that was nobody's job and that you took up and finished. How did you move it along?
      + Says why nobody owned it and what leaving it would have led to | Spoke to those concerned before taking it
      + Concrete actions with dates | Settled who owns it from then on
      - Only pointed it out | Rode over somebody's responsibility | It was their own job anyway
      ? How much time it took and how their own work was kept up | The greatest resistance | Who owns it today`,
  }),
  experience("error_caught", "quality_awareness", [20, 90], ["quality"], {
    zh: `
      请讲一次因为您核对得细，拦下了一个差错的经历。您是怎么发现的？
      + 说明差错藏在哪里、流到后面会怎样 | 讲得出自己的核对方法，而不只是运气
      + 及时通知了该知道的人并改正 | 把核对的做法固定下来
      - 泛泛说自己很细心 | 发现了不说，自己改掉 | 例子里没有后果
      ? 别人为什么没有看出来 | 您平时核对用多少时间，怎样不拖慢进度 | 有没有漏过的一次，后来怎么办`,
    en: `
      Tell us about an error that got no further because you had checked closely. How did you spot it?
      + Says where it hid and what it would have done | Has a method of checking, beyond luck
      + Told those who had to know and had it corrected | Turned the check into routine
      - 'I am a careful person' | Fixed it silently | Nothing depended on it
      ? Why others had not seen it | How long checking takes and how it does not slow the work | One that slipped through, and what followed`,
  }),
  experience("repetitive_work", "execution", [20, 90], ["quality", "motivation"], {
    zh: `
      请讲一项您长期做过的、重复性很强的工作。您怎样保证第一百次和第一次做得一样好？
      + 说得出工作量、周期和标准 | 有清单、记录或自查的办法
      + 发现自己松懈时有应对 | 用差错率或检查结果说明
      - 只说责任心强 | 很快就转给别人了 | 说不出标准是什么
      ? 什么时候最容易出错，您怎么防 | 做久了以后有哪些改进出自您手 | 别人怎样评价您做的结果`,
    en: `
      Tell us about very repetitive work that you did over a long time. How did you make sure the hundredth time was done as well as the first?
      + Gives the amount, the rhythm and the standard | Used lists, records or checks on themselves
      + Had an answer to slackening attention | Backs it with error rates or inspections
      - 'I am conscientious' | Soon passed it on | Cannot say what the standard was
      ? When mistakes were likeliest and how they guarded against them | What they improved along the way | How others judged the result`,
  }),
  experience("argument_by_numbers", "data_thinking", [30, 120], ["data", "decision"], {
    zh: `
      请讲一次大家各说各的理、您用数据帮大家得出结论的经历。您是怎么取数和比较的？
      + 先把争论变成一个可以用数字回答的问题 | 说明数据从哪来、口径是否一致
      + 有可比的对象，考虑了别的解释 | 结论影响了后来的做法
      - 只挑支持自己的数字 | 数字引用得出，来历说不清 | 得出结论后没有下文
      ? 这份数据最大的缺陷是什么 | 哪个数字出乎您的意料 | 如果只能再收集一项数据，您会要什么`,
    en: `
      Tell us about an argument in which everyone had an opinion and you used data to reach a conclusion. How did you get and compare the figures?
      + Turned the dispute into a question figures can answer | Says where they came from and whether they were counted alike
      + Had something to compare with and considered other explanations | The conclusion changed what was done
      - Picked only figures on their own side | Quotes them without knowing their source | Nothing came of it
      ? The worst flaw in the data | The figure that surprised them | The one more thing they would have measured`,
  }),
];
