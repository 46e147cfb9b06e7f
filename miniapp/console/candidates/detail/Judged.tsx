import type { ReactNode } from "react";
import { useLocale } from "../../common/When";
import styles from "./Match.module.css";

type Props = {
  tag: ReactNode;
  title: ReactNode;
  why: Record<"zh" | "en", string>;
  /** What was read in the résumé. */
  evidence: readonly { words: string }[];
};

/** One thing that a résumé was held against: how it came out, why, and by which words. */
export function Judged({ tag, title, why, evidence }: Props) {
  const locale = useLocale();
  return (
    <li>
      {tag}
      <div>
        {title}
        <p>
          {why[locale]}
          {evidence.length > 0 ? (
            <span className={styles.note}>
              {" "}
              {[...new Set(evidence.map(({ words }) => words))].join(" · ")}
            </span>
          ) : null}
        </p>
      </div>
    </li>
  );
}
