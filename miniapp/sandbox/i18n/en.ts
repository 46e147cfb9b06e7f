import { chats } from "./enChats";

export default {
  title: "Local inbox",
  product: "Zhimian",
  sandbox: "Sandbox",
  places: "Pages of the sandbox",
  inboxPlace: "Inbox",
  console: "Console",
  note: "Every text message and e-mail the system sends lands here. Nothing leaves this computer.",
  live: "Updates every 2 s",
  stale: "Connection lost, trying again",
  empty: "No messages yet",
  emptyText:
    "Invite a candidate in the console and choose SMS or e-mail, or ask for a code on the interview page. The message will show up here.",
  toConsole: "Open the console",
  error: "The inbox could not be read",
  retry: "Try again",
  sms: "SMS",
  email: "E-mail",
  to: "To {{to}}",
  copy: "Copy {{code}}",
  copied: "Copied",
  loading: "Loading",
  chats,
};
