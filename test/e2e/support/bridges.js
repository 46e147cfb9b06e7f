// What a chat client puts into its pages, as the platforms' own JS-SDKs call it: dingtalk-jsapi `lib/bridge/h5Android.js`
// `h5Ios.js` and `h5Pc.js`, @wecom/jssdk `invoke`. A test says in `bridge.answers` what each call gets; without an answer it is
// never answered, as in a client that does not know it. No product code here.
window.bridge = {
  answers: {},
  /** Names and parameters of all calls into the client, in their order. */
  calls: [],
  listeners: new Set(),
  /** Resolves when the page has made this call, now or before. */
  called(name) {
    return new Promise((resolve) => {
      const look = () => {
        if (!window.bridge.calls.some((call) => call.name === name)) return;
        window.bridge.listeners.delete(look);
        resolve();
      };
      window.bridge.listeners.add(look);
      look();
    });
  },
  take(name, params) {
    const plain = JSON.parse(JSON.stringify(params ?? {}));
    window.bridge.calls.push({ name, params: plain });
    for (const listen of window.bridge.listeners) listen();
    return window.bridge.answers[name];
  },
};

window.installBridge = (kind, answers) => {
  const { bridge } = window;
  bridge.answers = answers;
  const later = (work) => Promise.resolve().then(work);
  if (kind === "dingtalk-android") {
    window.nuva = {
      isReady: true,
      require: () => (success, fail, service, action, params) => {
        const answer = bridge.take(`${service}.${action}`, params);
        if (!answer) return;
        void later(() => (answer.error ? fail(answer.error) : success(answer.value ?? {})));
      },
    };
  }
  if (kind === "dingtalk-ios") {
    window.WebViewJavascriptBridge = {
      init() {},
      registerHandler() {},
      callHandler(name, params, answered) {
        const answer = bridge.take(name, params);
        if (!answer) return;
        const said = answer.error ?? { errorCode: "0", result: answer.value ?? {} };
        void later(() => answered(said));
      },
    };
  }
  // The desktop client names itself in the window's name, and takes what is posted to its own origin: dingtalk-jsapi
  // `lib/packages/frame-talk-client-pc`.
  if (kind === "dingtalk-desktop") {
    const hostOrigin = "https://im.dingtalk.com";
    window.name = JSON.stringify({ hostOrigin, containerId: "page-1", hostVersion: "7.6.15" });
    window.dingtalk = { platform: { invokeAPI() {} } };
    const post = window.postMessage.bind(window);
    window.postMessage = (message, ...to) => {
      if (to[0] !== hostOrigin) return post(message, ...to);
      const answer = bridge.take(message.methodName, message.body);
      if (!answer) return undefined;
      const said = { success: !answer.error, body: answer.error ?? answer.value ?? {} };
      const data = { type: "response", msgId: message.msgId, ...said };
      void later(() => window.dispatchEvent(new MessageEvent("message", { data, origin: hostOrigin })));
      return undefined;
    };
  }
  if (kind === "wecom") {
    window.WeixinJSBridge = {
      on() {},
      invoke(name, params, answered) {
        const answer = bridge.take(name, params);
        if (!answer) return;
        const said = answer.error ? { err_msg: `${name}:${answer.error}` } : { err_msg: `${name}:ok` };
        void later(() => answered({ ...said, ...answer.value }));
      },
    };
  }
};
