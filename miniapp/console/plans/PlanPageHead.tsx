import type { ReactNode } from "react";
import styles from "./Plans.module.css";
import { BackLink } from "../common/BackLink";

type Props = { plan: { id: string; name: string }; title: string; intro?: ReactNode; extra?: ReactNode };

/** The head of a page about one plan, with the way back to it. */
export function PlanPageHead({ plan, title, intro, extra }: Props) {
  return (
    <>
      <BackLink to={`/plans/${plan.id}`}>{plan.name}</BackLink>
      <div className={styles.head}>
        <div>
          <h1>{title}</h1>
          {intro ? <p>{intro}</p> : null}
        </div>
        {extra}
      </div>
    </>
  );
}
