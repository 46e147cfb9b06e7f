import type { ReactNode } from "react";
import type { Columns } from "./useColumns";
import styles from "./Views.module.css";

/** Hides columns of the table in it, which does not have to know. */
export function ColumnScope({ columns, children }: { columns: Columns; children: ReactNode }) {
  const places = columns.columns.filter(({ key }) => columns.hidden.includes(key)).map(({ place }) => place);
  return (
    <div className={styles.scope} data-hide={places.join(" ")}>
      {children}
    </div>
  );
}
