import Button from "antd-mobile/es/components/button";
import type { ReactNode } from "react";

type Props = {
  children: ReactNode;
  onClick: () => void;
  busy?: boolean;
  disabled?: boolean;
  /** One primary action to a screen; the rest are quiet. */
  kind?: "primary" | "quiet" | "danger";
};

/** A full-width button at thumb height. */
export function Action({ children, onClick, busy = false, disabled = false, kind = "primary" }: Props) {
  return (
    <Button
      block
      size="large"
      shape="rounded"
      color={kind === "quiet" ? "default" : kind}
      fill={kind === "quiet" ? "outline" : "solid"}
      className={`action action-${kind}`}
      disabled={disabled || busy}
      aria-busy={busy}
      onClick={() => onClick()}
    >
      {children}
    </Button>
  );
}
