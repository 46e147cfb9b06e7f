const { addressOf } = require("../../address");
const settings = require("../../settings");

/** The whole mini-program: opens our page. WeCom's code of a mini-program is not that of its pages: they log in themselves. */
Page({
  data: { url: "" },
  onLoad(query) {
    const path = query && query.path ? decodeURIComponent(query.path) : "";
    this.setData({ url: addressOf({ origin: settings.origin, path, platform: "wecom" }) });
  },
});
