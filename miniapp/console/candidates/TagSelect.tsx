import { Select, type SelectProps } from "antd";
import { useEffect, useState } from "react";
import { useTags } from "./data";

const TYPING_PAUSE_MS = 250;

/** Follows what is typed once the typing pauses. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/**
 * Tags in use, asked for by how they begin: there may be more than fit a list. With `mode="tags"` several, also new
 * ones.
 */
export function TagSelect<T extends string | null | string[]>(
  props: Pick<SelectProps<T>, "mode" | "maxCount" | "placeholder" | "className" | "value" | "id"> & {
    onChange?: (value: T) => void;
    "aria-label"?: string;
  },
) {
  const [typed, setTyped] = useState("");
  const tags = useTags(usePaused(typed.trim()));
  return (
    <Select<T>
      {...props}
      allowClear
      tokenSeparators={["、", ",", "，"]}
      loading={tags.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={(tags.data ?? []).map((value) => ({ value, label: value }))}
      popupMatchSelectWidth={300}
      notFoundContent={null}
    />
  );
}
