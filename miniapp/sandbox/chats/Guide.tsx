import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Member, Platform } from "./api";

/** Who does it, where, and what they write there; null is only to look. */
export type Step = { name: string; as: string; place: "group" | "direct"; line: string | null };

type Cast = { hr: string; candidate: string; manager: string; invites: string; asks: string };
/** Beijing is on DingTalk, Shanghai on WeCom. */
const CAST: Record<Platform, Cast> = {
  dingtalk: {
    hr: "he.jia",
    candidate: "jiang.yuan",
    manager: "ma.yue",
    invites: "@知面 邀请 江予安 13800000002 产品经理",
    asks: "@知面 报告 江予安",
  },
  wecom: {
    hr: "gu.lan",
    candidate: "chen.anran",
    manager: "fang.zhicheng",
    invites: "@知面 邀请 陈安然 13800000001 产品经理",
    asks: "@知面 报告 陈安然",
  },
};
const stepsOf = ({ hr, candidate, manager, invites, asks }: Cast): Step[] => [
  { name: "invite", as: hr, place: "group", line: invites },
  { name: "interview", as: candidate, place: "direct", line: null },
  { name: "report", as: hr, place: "group", line: asks },
  { name: "approve", as: manager, place: "direct", line: null },
];
/** With whom one begins on a platform. */
export const leadOf = (platform: Platform): string => CAST[platform].hr;

type Props = {
  platform: Platform;
  members: readonly Member[];
  onPlatform: (platform: Platform) => void;
  onStep: (step: Step) => void;
};

/** The whole story in four presses, on either platform. */
export function Guide({ platform, members, onPlatform, onStep }: Props) {
  const { t } = useTranslation();
  const nameOf = (as: string) => members.find(({ key }) => key === as)?.name ?? "";
  const [done, setDone] = useState<readonly string[]>([]);
  return (
    <section className="guide" aria-label={t("chats.guide.title")}>
      <fieldset className="switch" aria-label={t("chats.guide.platform")}>
        {(["dingtalk", "wecom"] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={platform === name}
            onClick={() => {
              setDone([]);
              onPlatform(name);
            }}
          >
            {t(`chats.${name}`)}
          </button>
        ))}
      </fieldset>
      <ol>
        {stepsOf(CAST[platform]).map((step, index) => (
          <li key={step.name} data-done={done.includes(step.name)}>
            <button
              type="button"
              onClick={() => {
                setDone([...done, step.name]);
                onStep(step);
              }}
            >
              <span className="number" aria-hidden="true">
                {done.includes(step.name) ? "✓" : index + 1}
              </span>
              <span>
                <b>{t(`chats.guide.${step.name}`)}</b>
                <small>{t(`chats.guide.${step.name}Text`, { name: nameOf(step.as) })}</small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
