import { CheckOutlined, CopyOutlined } from "@ant-design/icons";
import { App, Button, type ButtonProps } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

/** Puts text on the clipboard; without HTTPS there is no clipboard interface, so a hidden field does it. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    field.style.opacity = "0";
    // Inside the open dialog, or its focus trap takes the selection away.
    (document.activeElement?.parentElement ?? document.body).append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

type Props = { text: string; label: string } & Pick<ButtonProps, "type" | "size" | "block">;

export function CopyButton({ text, label, ...rest }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    if (await copyText(text)) setCopied(true);
    else void message.warning(t("common.copyFailed"));
  };
  return (
    <Button
      icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
      onClick={() => void copy()}
      {...rest}
    >
      {copied ? t("common.copied") : label}
    </Button>
  );
}
