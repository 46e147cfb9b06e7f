import type zh from "../zh";
import { answering } from "./answering";
import { arriving } from "./arriving";
import { leaving } from "./leaving";
import { page } from "./page";
import { preparing } from "./preparing";
import { standing } from "./standing";

const en: typeof zh = {
  ...page,
  ...arriving,
  ...preparing,
  ...answering,
  ...leaving,
  ...standing,
};

export default en;
