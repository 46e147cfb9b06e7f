// What a chat client puts into its pages, as the platforms' own JS-SDKs call it: dingtalk-jsapi `lib/bridge/h5Android.js`
// and `h5Ios.js`, @wecom/jssdk `invoke`. A test says in `bridge.answers` what each call gets; without an answer it is
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
