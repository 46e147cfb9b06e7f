import { LeftOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { Link } from "react-router";
import styles from "./Plans.module.css";

type Props = { plan: { id: string; name: string }; title: string; intro?: ReactNode; extra?: ReactNode };

/** The head of a page about one plan, with the way back to it. */
export function PlanPageHead({ plan, title, intro, extra }: Props) {
  return (
    <>
      <Link to={`/plans/${plan.id}`} className={styles.back}>
        <LeftOutlined aria-hidden /> {plan.name}
      </Link>
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
