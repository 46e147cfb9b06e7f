import { Button, type ButtonProps } from "antd";
import { useTranslation } from "react-i18next";
import { ErrorState } from "./ErrorState";

type Props = Pick<ButtonProps, "size" | "block" | "className" | "style"> & {
  /** A list that comes page by page, as react-query has it. */
  list: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: unknown;
    fetchNextPage: () => Promise<unknown>;
  };
};

/** The way to a list's next page, or why it did not come; nothing where the list ends. */
export function More({ list, ...button }: Props) {
  const { t } = useTranslation();
  const goOn = () => void list.fetchNextPage();
  if (list.isFetchNextPageError) return <ErrorState compact error={list.error} onRetry={goOn} />;
  if (!list.hasNextPage) return null;
  return (
    <Button loading={list.isFetchingNextPage} onClick={goOn} {...button}>
      {t("list.more")}
    </Button>
  );
}
