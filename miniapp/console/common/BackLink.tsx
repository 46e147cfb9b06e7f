import { LeftOutlined } from "@ant-design/icons";
import { Link } from "react-router";
import styles from "./BackLink.module.css";

/** The way to what a page belongs to, over its title. */
export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} className={styles.back}>
      <LeftOutlined aria-hidden /> {children}
    </Link>
  );
}
