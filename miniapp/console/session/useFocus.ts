import type { InputRef } from "antd";
import { useEffect, useRef } from "react";

/** The `ref` of the first field of a step that the person has just asked for: they are about to type there. */
export function useFocus() {
  const ref = useRef<InputRef>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
