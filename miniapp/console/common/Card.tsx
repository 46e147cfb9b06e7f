import { useId, type ReactNode } from "react";
import styles from "./Card.module.css";

type Props = { title: ReactNode; extra?: ReactNode; children: ReactNode; flush?: boolean };

/** A titled part of a page; `flush` leaves the padding to what is inside. */
export function Card({ title, extra, children, flush = false }: Props) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {extra}
      </div>
      <div className={flush ? undefined : styles.body}>{children}</div>
    </section>
  );
}
