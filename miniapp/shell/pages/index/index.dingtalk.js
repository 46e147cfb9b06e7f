const { addressOf } = require("../../address");
const settings = require("../../settings");

/** The whole mini-program: asks who this is, opens our page, and hands the code over. */
Page({
  data: { url: "" },
  onLoad(query) {
    const path = query && query.path ? decodeURIComponent(query.path) : "";
    const open = (code) =>
      this.setData({ url: addressOf({ origin: settings.origin, path, platform: "dingtalk", code }) });
    // Without a code the page opens all the same, and logs in by itself or by its login page.
    dd.getAuthCode({
      corpId: settings.corpId,
      clientId: settings.clientId,
      success: ({ authCode, code }) => open(authCode || code),
      fail: () => open(""),
    });
  },
});
