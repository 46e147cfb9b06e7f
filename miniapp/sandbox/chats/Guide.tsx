import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Platform } from "./api";

/** Who does it, where, and what they write there; null is only to look. */
export type Step = { name: string; as: string; place: "group" | "direct"; line: string | null };

const STEPS: readonly Step[] = [
  { name: "invite", as: "he.jia", place: "group", line: "@知面 邀请 江予安 13800000002 产品经理" },
  { name: "interview", as: "jiang.yuan", place: "direct", line: null },
  { name: "report", as: "he.jia", place: "group", line: "@知面 报告 江予安" },
  { name: "approve", as: "ma.yue", place: "direct", line: null },
];

type Props = {
  platform: Platform;
  onPlatform: (platform: Platform) => void;
  onStep: (step: Step) => void;
};

/** The whole story in four presses, on either platform. */
export function Guide({ platform, onPlatform, onStep }: Props) {
  const { t } = useTranslation();
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
        {STEPS.map((step, index) => (
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
                <small>{t(`chats.guide.${step.name}Text`)}</small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
