import { answering } from "./answering";
import { arriving } from "./arriving";
import { leaving } from "./leaving";
import { page } from "./page";
import { preparing } from "./preparing";
import { standing } from "./standing";

export default {
  ...page,
  ...arriving,
  ...preparing,
  ...answering,
  ...leaving,
  ...standing,
};
