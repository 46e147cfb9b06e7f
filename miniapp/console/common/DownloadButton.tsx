import { DownloadOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { downloadFile } from "../api/client";
import { useErrorText } from "./ErrorState";

type Props = { path: string; name: string; children: string };

/** Saves a file that the server makes, and tells in words why it does not. */
export function DownloadButton({ path, name, children }: Props) {
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await downloadFile(path, name);
    } catch (error) {
      void message.error(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void run()}>
      {children}
    </Button>
  );
}
