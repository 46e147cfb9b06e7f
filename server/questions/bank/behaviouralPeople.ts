import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { experience } = writersFor("behavioural");

/** Past behaviour among people: talking, working together, taking the lead, keeping faith. */
export const behaviouralPeopleQuestions: BankQuestion[] = [
  experience("difficult_partner", "teamwork", [30, 120], ["conflict", "cooperation"], {
    zh: `
      请讲一次您和一位做事方式与您很不一样的同事共同完成一项工作的经历。你们是怎么合作下来的？
      + 具体说明两人的做法差在哪里，不给对方贴标签 | 主动找对方谈，了解他那样做的道理
      + 定下了分工、时间或通气的办法 | 事情做成了，并说得出自己让了哪一步
      - 大段抱怨对方的性格 | 各干各的，最后拼在一起 | 请上级把人换掉了事
      ? 您自己为此改了什么习惯 | 最僵的是哪个时刻，您当时说了什么 | 后来再合作时有什么变化`,
    en: `
      Tell us about a piece of work you had to finish with a colleague whose way of working was very unlike yours. How did the two of you make it work?
      + Says how the two ways differed, without labelling the person | Went to talk and learnt the reasons behind the other way
      + Agreed on roles, dates or how to keep each other informed | It got done, and they can name where they gave way
      - Complains at length about a personality | Worked side by side and glued the parts together | Had the colleague replaced
      ? What they changed in their own habits | The most difficult moment and the words they used | What later joint work was like`,
  }),
  experience("bad_news", "communication", [30, 120], ["listening", "pressure"], {
    zh: `
      请讲一次您必须把一个对方不愿意听的消息告诉对方的经历。您是怎么开口的？
      + 事先想过对方最在意什么、选了什么时间和方式 | 直接说出事实，没有绕弯或淡化
      + 留时间给对方反应，回应了追问 | 一并说明下一步能做什么，并跟进
      - 用一条文字消息打发过去 | 拖到对方从别处听说 | 把责任推给下决定的人
      ? 对方的第一反应是什么，您怎么接的 | 哪些话您考虑过但决定不说 | 这件事之后你们的关系怎样`,
    en: `
      Tell us about a time when you had to give somebody news they did not want to hear. How did you go about saying it?
      + Thought beforehand about what mattered to the person, and chose time and channel | Stated the fact without wrapping or shrinking it
      + Left room for the reaction and answered what was asked | Said what could be done next, and followed up
      - Sent a text and left it there | Waited until the person heard it elsewhere | Hid behind whoever had decided
      ? The first reaction, and how they met it | What they thought of saying and left out | How the two got on afterwards`,
  }),
  experience("heard_something_else", "communication", [20, 120], ["listening"], {
    zh: `
      请讲一次您认真听完对方的话以后，才发现自己原先理解错了的经历。您后来怎么做的？
      + 说清原来怎么理解、哪句话让自己意识到不对 | 用追问或复述核对过对方的意思
      + 当场承认理解有误并调整做法 | 说明少走了什么弯路、避免了什么损失
      - 只说对方没有讲清楚 | 发现理解错了仍照原样做 | 例子太小，看不出听的作用
      ? 您当时问了哪个问题 | 如果没有听出来，会发生什么 | 现在怎样避免先入为主`,
    en: `
      Tell us about a time when only careful listening showed you that you had understood somebody wrongly. What did you do then?
      + Says what they had believed and which words made them notice | Checked by asking or by saying it back
      + Admitted the misunderstanding there and then, and changed course | Says what detour or loss it saved
      - The speaker had simply been unclear | Noticed, and went on as before | Too slight a case for listening to matter
      ? The question that brought it out | What would have happened otherwise | How they keep first impressions in check now`,
  }),
  experience("won_over_sceptic", "communication", [30, 120], ["persuasion", "conflict"], {
    zh: `
      请讲一次您让一位起初明确反对的人转而支持某个做法的经历。关键是什么？
      + 弄清了对方反对的真正理由 | 拿出事实、试点或对方关心的好处来谈
      + 吸收了对方意见里有道理的部分 | 支持落到了行动上，而不只是口头同意
      - 用上级的名义压人 | 反复讲同一套理由 | 对方并没有真正反对过
      ? 对方最难回答的一条反对意见是什么 | 您的方案因此改了哪里 | 怎样判断对方是真的赞成`,
    en: `
      Tell us about somebody who was openly against an approach and whom you brought round to supporting it. What made the difference?
      + Learnt the real reason for the resistance | Argued with facts, a trial run or a benefit the person cared about
      + Took in what was right in the objection | Support showed in action and not only in words
      - Used the boss's name | Repeated the same reasons | There was no real opposition
      ? The objection that was hardest to answer | What changed in the proposal because of it | How they knew that the agreement was real`,
  }),
  experience("message_misread", "communication", [20, 90], ["writing", "remote"], {
    zh: `
      请讲一次您发出的消息、邮件或通知被别人误解，带来了麻烦的经历。您怎么收拾的？
      + 承认表达上自己有哪里不周 | 换成电话或当面说清，并告知所有受影响的人
      + 补救了已经造成的后果 | 以后写通知有了具体的改变，例如先写结论、写明谁做什么
      - 认为对方没有仔细看 | 再发一条更长的消息 | 说不出误解造成了什么
      ? 哪一句话引起了误解 | 您怎么知道后来大家都明白了 | 您现在发重要通知前会检查什么`,
    en: `
      Tell us about a message, email or notice of yours that was misread and caused trouble. How did you put it right?
      + Admits what was lacking in their own wording | Cleared it up by phone or in person, with everybody affected
      + Repaired what had already gone wrong | Writes differently since, such as conclusion first and a name for each task
      - They did not read it properly | Sent another, longer message | Cannot say what the misreading led to
      ? The sentence that caused it | How they knew that everyone now understood | What they check before an important notice`,
  }),
  experience("owned_up", "integrity", [30, 120], ["mistake", "ethics"], {
    zh: `
      请讲一个别人还没有发现、您自己先意识到的工作差错。您当时是怎么做的？
      + 说清差错是什么、可能影响到谁 | 在别人发现之前主动说明，没有等或遮掩
      + 同时带去补救办法并参与到底 | 改了做法，防止自己再犯
      - 悄悄改掉，没有告诉受影响的人 | 把一个无关痛痒的小错当例子 | 大部分时间在讲客观原因
      ? 从发现到说出来隔了多久，中间在想什么 | 说出来的代价是什么 | 对方后来怎样看这件事`,
    en: `
      Tell us about a mistake at work that you noticed yourself before anybody else did. What did you do?
      + Says what was wrong and whom it could affect | Spoke up before it was found, without waiting or covering it
      + Brought a way to repair it and helped until it was done | Changed how they work so that it does not recur
      - Corrected it quietly and told none of those affected | Picks a slip that mattered to nobody | Mostly speaks of circumstances
      ? How long between noticing and telling, and what went through their mind | What speaking up cost | How others saw it later`,
  }),
  experience("shortcut_refused", "integrity", [30, 120], ["ethics", "compliance"], {
    zh: `
      请讲一次有省事的捷径可走、旁人也觉得无妨，而您没有走的经历。您是怎么处理的？
      + 说明捷径是什么、违背了哪条规定或会损害谁 | 承受了多花的时间、成本或别人的不满
      + 向旁人解释了理由，没有居高临下 | 用正当的办法把事办成，或如实报告办不成
      - 说不出具体是什么事 | 自己没做，但看着别人做而不吭声 | 只因为怕被查到
      ? 当时谁劝过您，您怎么回答 | 多付出了多少 | 规定本身不合理时您会怎么办`,
    en: `
      Tell us about a time when there was an easy shortcut that people around you thought harmless, and you did not take it. How did you handle it?
      + Says what it was and which rule or person it would have hurt | Bore the extra time, cost or displeasure
      + Explained the reason without looking down on anybody | Got it done properly, or reported truthfully that it could not be done
      - No concrete case | Kept out of it but watched others in silence | Only feared being caught
      ? Who urged them and what they answered | How much more it took | What they do when the rule itself makes no sense`,
  }),
  experience("entrusted_information", "integrity", [20, 90], ["confidentiality"], {
    zh: `
      请讲一次您经手敏感信息，例如客户资料、报价或人事安排，而有人向您打听的经历。您怎么应对？
      + 清楚信息属于谁、谁有权知道 | 没有透露，也没有用暗示带过
      + 回绝得得体，并指给对方正当的渠道 | 平时有保管的办法，例如权限、存放、销毁
      - 对熟人破例 | 编一个假消息搪塞 | 泛泛说自己嘴很严
      ? 打听的人和您是什么关系，这让事情难在哪里 | 对方不高兴时您说了什么 | 什么情况下您会把打听的事上报`,
    en: `
      Tell us about a time when you handled sensitive information, such as customer records, prices or staffing plans, and somebody tried to find out. How did you respond?
      + Knows whose information it was and who was entitled to it | Gave away nothing, not even by hints
      + Declined politely and pointed to the proper way | Has habits for keeping it: access, storage, disposal
      - Made an exception for a friend | Invented something to end the conversation | Only says that they are discreet
      ? Their relation to the person and why it made things harder | What they said when the person was annoyed | When they would report such an attempt`,
  }),
  experience("paid_too_much", "integrity", [20, 90], ["ethics", "initiative"], {
    zh: `
      请讲一次差错对您有利的经历，例如多发了奖金、多记了业绩或多给了货。发现以后您做了什么？
      + 说清错在哪里、差多少、为什么别人没看出来 | 主动说明，没有等到核查
      + 配合更正，承受了实际的损失 | 帮着查出差错的来由，免得再发生
      - 认为是别人算错，与自己无关 | 差别小到可以不提的例子 | 被问到才说
      ? 说之前犹豫过什么 | 旁人知道后怎么看您 | 如果对方说“算了，不用退”，您怎么做`,
    en: `
      Tell us about an error in your favour: a bonus paid twice, a sale credited to you, goods delivered in excess. What did you do on finding out?
      + Says what was wrong, by how much and why nobody had noticed | Spoke up without waiting for an audit
      + Helped to correct it and bore a real loss | Helped to find where it came from, so that it would not recur
      - Their miscalculation, not my business | Too small to be worth mentioning | Told it only when asked
      ? What made them hesitate | What others thought of it | What they did if told 'never mind, keep it'`,
  }),
  experience("helped_without_gain", "teamwork", [20, 90], ["cooperation", "initiative"], {
    zh: `
      请讲一次您放下手头的事去帮同事、而功劳并不归您的经历。您帮了什么？
      + 说清同事的困难，是自己看出来的还是对方提出的 | 帮在关键处，没有替对方包办
      + 安排好了自己的工作 | 说得出对方或团队因此怎样
      - 帮忙是上级指派的 | 事后计较得失 | 只是说了几句鼓励的话
      ? 您怎样判断该帮到什么程度 | 自己的工作受了什么影响，怎么补的 | 后来对方有没有变化`,
    en: `
      Tell us about a time when you set your own work aside to help a colleague and the credit was not yours. What did your help consist of?
      + Says what the difficulty was and whether they saw it themselves | Helped where it mattered without taking over
      + Arranged their own work | Says what it did for the colleague or the team
      - Was told to help | Keeps count of favours | A few encouraging words
      ? How they judged how far to help | What their own work suffered and how it was made up | What changed for the colleague`,
  }),
  experience("broken_handover", "teamwork", [20, 120], ["handover", "cooperation"], {
    zh: `
      请讲一次工作在交接时掉了环节的经历，无论是您交出去还是接过来。您怎么补上的？
      + 说清掉的是哪一环、怎么暴露的 | 先补救，没有先追究是谁的错
      + 和对方一起查了交接的缺口 | 定下了以后交接的内容和确认方式
      - 只讲对方交代不清 | 补完就算了 | 自己在其中没有角色
      ? 您自己那一方少做了什么 | 新办法里最有用的是哪一条 | 对方接受这个办法吗，怎么谈的`,
    en: `
      Tell us about a handover in which something was lost, whether you gave the work or took it. How did you close the gap?
      + Says which part was lost and how it came to light | Repaired it before asking whose fault it was
      + Looked at the gap together with the other side | Agreed what a handover contains and how it is confirmed
      - The other side explained badly | Fixed once and forgotten | Had no part in it
      ? What their own side had left undone | The most useful point of the new way | How the other side was brought to agree`,
  }),
  experience("joined_as_newcomer", "teamwork", [20, 90], ["change", "inclusion"], {
    zh: `
      请讲一次您加入一个彼此已经很熟的团队的经历。头一个月您做了什么来融进工作？
      + 主动了解每个人负责什么、怎样配合 | 先弄懂原来的做法再提意见
      + 尽早交出一件对大家有用的成果 | 说得出什么时候感到被信任
      - 等别人来带 | 一来就评判原来的做法 | 只讲聚餐联络感情
      ? 最初哪个误会或碰壁最难忘 | 谁最先愿意与您合作，为什么 | 您后来怎样帮助新来的人`,
    en: `
      Tell us about joining a team whose members already knew each other well. What did you do in the first month to become part of the work?
      + Found out who did what and how they fitted together | Understood the existing way before suggesting another
      + Delivered something useful to all early on | Can say when they felt trusted
      - Waited to be shown | Judged the old ways on arrival | Only meals and small talk
      ? The first misunderstanding they remember | Who worked with them first, and why | What they now do for newcomers`,
  }),
  experience("direction_given", "leadership", [30, 120], ["strategy", "initiative"], {
    zh: `
      请讲一次几个人各忙各的、谁也说不清要做成什么，后来因为您才有了共同方向的经历。您做了什么？
      + 说清当时乱在哪里、各人图什么 | 把目标说成一句大家都认的话，并定下标准和期限
      + 让每个人知道自己哪一块、和别人怎样接 | 有人掉队时处理过，最后有结果
      - 大部分自己做了 | 靠请上级发话 | 说不出别人各做了什么
      ? 谁最难被说动，您怎么做的 | 目标后来改过没有，为什么改 | 您不在的时候事情还照样走吗，凭什么知道`,
    en: `
      Tell us about a group in which everybody was busy and nobody could say what it was for, until you gave it a common direction. What did you do?
      + Says what was in disorder and what each person wanted | Put the goal into one sentence that all accepted, with a standard and a date
      + Everybody knew their part and how it joined the others | Dealt with somebody falling behind, and reached a result
      - Did most of it alone | Had the boss tell them | Cannot say what the others did
      ? Who was hardest to persuade and what worked | Whether the goal changed later, and why | How it went when they were away`,
  }),
  experience("told_a_peer", "leadership", [20, 90], ["feedback", "coaching"], {
    zh: `
      请讲一次您当面向同事指出他工作上的不足，并帮他改进的经历。您是怎么谈的？
      + 以具体的行为和影响来谈，不评价为人 | 单独、及时地谈，也听了对方的说法
      + 一起商定了怎么改 | 后续看到了变化，或再谈过一次
      - 在大家面前说 | 绕了半天没有说到点上 | 说完就不管了
      ? 您开头的第一句话是什么 | 对方不认同的是哪一点 | 您自己从这次谈话里学到什么`,
    en: `
      Tell us about a time when you told a colleague face to face where their work fell short, and helped them improve. How did you talk about it?
      + Spoke of actions and their effect, not of character | Alone and soon, and heard the other side
      + Agreed together what to change | Saw a change, or came back to it
      - Said it in front of others | Never came to the point | Left it there
      ? Their opening sentence | What the colleague disputed | What they learnt from it themselves`,
  }),
  experience("unspoken_need", "customer_focus", [30, 120], ["customer_insight", "listening"], {
    zh: `
      请讲一次您服务的对象（客户、同事或别的部门）嘴上要一样东西、您发现他真正需要另一样的经历。您是怎么发现的？
      + 说得出对方原话和真正的需要 | 通过提问、观察或到现场看出来的
      + 和对方核实后才改变做法 | 对方用了以后的结果
      - 自作主张替对方改了 | 要什么给什么 | 事后才听别人说的
      ? 您问的哪个问题最起作用 | 对方一开始为什么没有直说 | 如果对方坚持原来的要求，您会怎么办`,
    en: `
      Tell us about a time when somebody you worked for, inside or outside the company, asked for one thing and you found they needed another. How did you find out?
      + Quotes the request and names the real need | Saw it by asking, watching or going there
      + Checked with the person before changing anything | Says what it did for them
      - Changed it on their own judgement | Delivered to the letter | Heard of it later from others
      ? The question that helped most | Why the person had not said so | What they would do if the person insisted`,
  }),
];
