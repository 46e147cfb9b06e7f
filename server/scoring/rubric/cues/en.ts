import type { CueWords } from "./types";

/** What English speakers say when they tell about something they did. Written for this product; apart by bars. */
export const en: CueWords = {
  situation: `at the time|at that time|last year|last month|last week|one time|there was a time|there was|once|when i was|while i was|while working|during|previously|in my previous|in my last|in my current|at my job|at my previous|
    years ago|months ago|in college|in school|in high school|internship|recently|we had a|i was working|i work at|i worked|the company|our team was|was facing|faced with|because of|due to|suddenly|short of staff|
    complaint|behind schedule|conflict|unhappy|upset|deadline|semester|group project|only had|originally|initially|customer came|an instance|an example|situation|crisis`,
  task: `my task|my job was|my role|responsible for|in charge of|goal|objective|needed to|need to|had to|have to|was asked to|asked me to|assigned|required|supposed to|i was to|my responsibility|must|wanted to|aim|in order to|
    target|challenge was|expected to|make sure|ensure|took ownership|decided to|i took on`,
  action: `first|then|next|started by|began by|i started|so i|i immediately|analyze|organize|schedule|call|email|contact|meet with|met with|set up|create|build|write|design|develop|implement|introduce|plan|propose|suggest|
    recommend|explain|listen|ask|interview|research|investigate|check|review|compare|measure|test|verify|track|monitor|follow up|coordinate|delegate|assign|train|teach|coach|mentor|show|help|assist|persuade|convince|negotiate|
    apologize|apologise|offer|arrange|prepare|present|document|draft|list|break down|divide|collect|gather|adjust|change|improve|fix|repair|solve|resolve|rewrite|redesign|launch|pilot|decide|choose|hire|sort|study|practice|read|take notes|
    speak|talk to|discuss|reach out|volunteer|lead|run|make|conduct|identify|figure out|escalate|refund|replace|clarify|encourage|motivate|share|join|organise|analyse|prioritize|prioritise|sit down|map|interviewed|learned to`,
  result: `as a result|in the end|finally|eventually|ultimately|result|outcome|successfully|succeed|achieve|accomplish|increase|improve by|reduce|decrease|cut|grow by|save|exceed|on time|ahead of schedule|complete|finish|deliver|
    met the deadline|thanked|thank me|satisfied|happy with|praised|promoted|award|won|signed|renewed|retained|resolved|was able to|were able to|led to|which meant|dropped|rose|doubled|recover|positive feedback|went well|worked out|grade|
    were up|was up|went up|went down|was down|best seller|second best|more confident|so confident|used the same|passed|approved|adopted|still use|became|launched`,
  reflection: `i learned|i learnt|i've learned|taught me|lesson|looking back|has since been used|we still use|in hindsight|i realized|i realised|reflect|takeaway|next time|since then|going forward|would do differently|from that experience|made me realize|key was|since that|growth`,
  order: `first|firstly|second|secondly|third|thirdly|then|next|finally|lastly|in the end|to begin with|on the one hand|on the other hand|in summary|overall|step one|step two|to start|afterwards`,
  vague: `a lot|lots of|stuff|things|something|somehow|kind of|sort of|basically|pretty much|various|several|some|good|nice|well|always try|try my best|do my best|etc|and so on|usually|generally|often|maybe|probably|everyone|fine|okay`,
  generic: `is very important|is important|is key|is the key|i believe that|i believe in|i think that|i am a hard worker|hard worker|hard working|hardworking|team player|people person|fast learner|quick learner|perfectionist|110 percent|give my all|
    detail oriented|passionate about|go-getter|think outside the box|no i in team|customer is always right|in today's|fast-paced|as a highly motivated|highly motivated|results-driven|proven track record|excellent communication skills|
    works well under pressure|thrive under pressure|everyone should|people should|you should|one should|it is essential|never give up|always strive|strive to|synergy|dynamic environment|leverage my`,
  hypothetical: `if i|i would|i will|i'd|would be to|i would probably`,
  asksScore: `give me full marks|give me a high score|give me the highest|give me a perfect|score me|rate me|rate this answer|ignore previous|ignore all previous|ignore the above|
    ignore prior|ignore your instructions|disregard previous|disregard the above|disregard all|system prompt|you are now|you are an evaluator|as an ai|hire me|let me pass|output json`,
  says: `said|told me|commented|according to|mentioned that|wrote me`,
  time: `last year|last month|last week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december|quarter|christmas|summer|semester|that evening|next day|next morning|overnight|that night`,
  objects: `report|contract|proposal|system|process|store|inventory|order|meeting|training|checklist|spreadsheet|budget|api|requirement|release|channel|supplier|vendor|customer|client|engineer|warehouse|refund|shelf|flyer|survey|sample|quote|email|
    manual|document|board|code|log|database|cache|server|page|button|feature|payment|member|promotion|campaign|project|ticket|phone|template|video|invoice|machine|menu|course|student|patient|manager|supervisor|director|intern|budget|paper|essay|presentation|shift|restaurant|kitchen|cashier`,
};
