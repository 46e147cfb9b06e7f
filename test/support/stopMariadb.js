module.exports = () => globalThis.zhimianMariadb.stop();
