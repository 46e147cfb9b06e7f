import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Member, Platform, Story } from "./api";

const PLATFORMS = ["dingtalk", "wecom"] as const;
const STEPS = ["invite", "interview", "report", "approve"] as const;
type StepName = (typeof STEPS)[number];
/** Who does it, where, and what they write there; null is only to look. */
export type Step = { as: string; place: "group" | "direct"; line: string | null };

/** Which step is next; those before it are done. */
const NEXT: Record<Story["at"], number> = {
  start: 0,
  invited: 1,
  answering: 1,
  answered: 2,
  reported: 3,
  decided: 4,
};

type Props = {
  platform: Platform;
  stories: readonly Story[];
  members: readonly Member[];
  onPlatform: (platform: Platform) => void;
  onStep: (step: Step) => void;
  onAfresh: () => void;
};

/** The whole story in four presses, on either platform, and how far it is. */
export function Guide({ platform, stories, members, onPlatform, onStep, onAfresh }: Props) {
  const { t } = useTranslation();
  const story = stories.find((each) => each.platform === platform);
  return (
    <section className="guide" aria-label={t("chats.guide.title")}>
      <fieldset className="switch" aria-label={t("chats.guide.platform")}>
        {PLATFORMS.map((name) => (
          <button key={name} type="button" aria-pressed={platform === name} onClick={() => onPlatform(name)}>
            {t(`chats.${name}`)}
          </button>
        ))}
      </fieldset>
      {story ? <Steps story={story} members={members} onStep={onStep} /> : null}
      <Afresh onAfresh={onAfresh} />
    </section>
  );
}

function Steps({ story, members, onStep }: Pick<Props, "members" | "onStep"> & { story: Story }) {
  const { t } = useTranslation();
  const next = NEXT[story.at];
  const person = (key: string) => members.find((member) => member.key === key);
  const candidate = person(story.candidate);
  const line = (name: "invite" | "report") =>
    t(`chats.guide.lines.${name}`, { name: candidate?.name, mobile: candidate?.mobile });
  // Inviting whoever is invited already would only be refused.
  const mayInvite = story.at === "start" || story.at === "decided";
  const steps: Record<StepName, Step> = {
    invite: { as: story.hr, place: "group", line: mayInvite ? line("invite") : null },
    interview: { as: story.candidate, place: "direct", line: null },
    report: { as: story.hr, place: "group", line: next > 2 ? line("report") : null },
    approve: { as: story.manager, place: "direct", line: null },
  };
  return (
    <ol>
      {STEPS.map((name, index) => (
        <li key={name} data-done={index < next} aria-current={index === next ? "step" : undefined}>
          <button type="button" onClick={() => onStep(steps[name])}>
            <span className="number" aria-hidden="true">
              {index < next ? "✓" : index + 1}
            </span>
            <span>
              <b>{t(`chats.guide.${name}`)}</b>
              <small>{said(t, story, name, person(steps[name].as)?.name ?? "")}</small>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

type Words = (key: string, options?: Record<string, unknown>) => string;

/** What a step is for, or what has come of it. */
function said(t: Words, { at, total, decision }: Story, step: StepName, name: string): string {
  if (step === "interview" && at === "answering") return t("chats.guide.answering", { name });
  if (step === "interview" && at === "answered") return t("chats.guide.scoring");
  if (step === "report" && total !== null) return t("chats.guide.total", { total: total.toFixed(1) });
  if (step === "approve" && decision) return t(`chats.guide.${decision}`);
  return t(`chats.guide.${step}Text`, { name });
}

/** Asks once, in its own place, and says what is lost. */
function Afresh({ onAfresh }: Pick<Props, "onAfresh">) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" className="plain afresh" onClick={() => setAsking(true)}>
        {t("chats.guide.afresh")}
      </button>
    );
  }
  const answer = (yes: boolean) => {
    setAsking(false);
    if (yes) onAfresh();
  };
  return (
    <fieldset className="sure" aria-label={t("chats.guide.afresh")}>
      <p role="alert">{t("chats.guide.afreshText")}</p>
      <button type="button" className="button" onClick={() => answer(true)}>
        {t("chats.guide.afreshYes")}
      </button>
      <button type="button" className="plain" onClick={() => answer(false)}>
        {t("chats.guide.afreshNo")}
      </button>
    </fieldset>
  );
}
