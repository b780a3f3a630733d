/// Scripts that compute the signature of TikTok Shop's open platform, as seven people would write it.
package enum TikTokShopScripts {
  package static let all = [
    walking, filtering, reducing, legacy, collecting, functional, guarded,
  ]

  package static let walking = #"""
    var secret = pm.globals.get("app_secret");
    if (!secret) { secret = pm.environment.get("app_secret"); }
    var timestamp = Math.floor(new Date().getTime() / 1000);
    pm.environment.set("timestamp", timestamp);
    var params = {};
    pm.request.url.query.members.forEach(function (item) {
        var value = item.value;
        if (value == null || value == "{{" + item.key + "}}") {
            value = pm.variables.get(item.key) || pm.environment.get(item.key) || pm.globals.get(item.key);
        }
        params[item.key] = pm.variables.replaceIn(value);
    });
    delete params["sign"];
    delete params["access_token"];
    var keys = Object.keys(params).sort();
    var base = secret + pm.request.url.getPath();
    for (var i = 0; i < keys.length; i++) { base += keys[i] + params[keys[i]]; }
    if (pm.request.body) { base += pm.variables.replaceIn(pm.request.body.toString()); }
    base += secret;
    var sign = CryptoJS.HmacSHA256(base, secret).toString();
    pm.environment.set("sign", sign);
    """#

  package static let filtering = #"""
    const appSecret = pm.environment.get('app_secret');
    const ts = Math.floor(Date.now() / 1000).toString();
    pm.variables.set('timestamp', ts);
    const pairs = pm.request.url.query.all()
      .filter(p => !['sign', 'access_token'].includes(p.key) && !p.disabled)
      .map(p => ({ key: p.key, value: pm.variables.replaceIn(p.value) }))
      .sort((a, b) => a.key < b.key ? -1 : 1)
      .map(p => `${p.key}${p.value}`)
      .join('');
    const body = pm.request.body && pm.request.body.mode === 'raw' ? pm.request.body.raw : '';
    const text = `${appSecret}${pm.request.url.getPath()}${pairs}${body}${appSecret}`;
    pm.variables.set('sign', CryptoJS.HmacSHA256(text, appSecret).toString(CryptoJS.enc.Hex));
    """#

  package static let reducing = #"""
    const secret = pm.environment.get("app_secret");
    pm.environment.set("timestamp", parseInt(Date.now() / 1000));
    let query = pm.request.url.query.toObject();
    const excluded = ["access_token", "sign"];
    const sorted = Object.keys(query).filter((key) => excluded.indexOf(key) === -1).sort();
    const joined = sorted.reduce((text, key) => text + key + pm.variables.replaceIn(query[key]), "");
    let input = "/" + pm.request.url.path.join("/") + joined;
    if (pm.request.headers.get("content-type") !== "multipart/form-data") {
      input += pm.request.body.raw || "";
    }
    input = secret + input + secret;
    pm.environment.set("sign", CryptoJS.HmacSHA256(input, secret).toString());
    """#

  package static let legacy = #"""
    var url = require('url');
    var app_secret = postman.getEnvironmentVariable("app_secret");
    postman.setEnvironmentVariable("timestamp", Math.round(+new Date() / 1000));
    function objKeySort(obj) {
        var newKey = Object.keys(obj).sort();
        var newObj = {};
        for (var i = 0; i < newKey.length; i++) { newObj[newKey[i]] = obj[newKey[i]]; }
        return newObj;
    }
    function getSign(key) {
        var queryParam = pm.request.url.query.members;
        var param = {};
        for (var item in queryParam) {
            if (queryParam[item].key != "sign" && queryParam[item].key != "access_token") {
                param[queryParam[item].key] = pm.variables.replaceIn(queryParam[item].value);
            }
        }
        var ordered = objKeySort(param);
        var text = key + pm.request.url.getPath();
        for (var name in ordered) { text = text + name + ordered[name]; }
        text = text + pm.request.body + key;
        return CryptoJS.HmacSHA256(text, key).toString();
    }
    postman.setEnvironmentVariable("sign", getSign(app_secret));
    """#

  package static let collecting = #"""
    const app_secret = pm.collectionVariables.get("app_secret");
    pm.collectionVariables.set("timestamp", Math.floor(Date.now() / 1000));
    const parts = [];
    const list = [];
    pm.request.url.query.each((param) => {
      if (param.key === "sign" || param.key === "access_token") return;
      list.push(param.key + pm.variables.replaceIn(param.value));
    });
    list.sort();
    parts.push(app_secret);
    parts.push(pm.request.url.getPath());
    parts.push(list.join(""));
    if (pm.request.body && !pm.request.body.isEmpty()) parts.push(pm.request.body.raw);
    parts.push(app_secret);
    const digest = CryptoJS.HmacSHA256(parts.join(""), app_secret);
    pm.collectionVariables.set("sign", CryptoJS.enc.Hex.stringify(digest));
    """#

  package static let functional = #"""
    const generateSign = (path, params, body, secret) => {
      const skipped = ["sign", "access_token"];
      let joined = "";
      Object.keys(params).filter(k => !skipped.includes(k)).sort().forEach(k => { joined += k + params[k]; });
      let signString = path + joined;
      signString += body;
      signString = secret + signString + secret;
      return CryptoJS.HmacSHA256(signString, secret).toString(CryptoJS.enc.Hex);
    };
    const resolved = {};
    for (const p of pm.request.url.query.all()) { resolved[p.key] = pm.variables.replaceIn(p.value || ""); }
    pm.variables.set("timestamp", Math.floor(Date.now() / 1000));
    pm.variables.set("sign", generateSign(pm.request.url.getPath(), resolved, pm.request.body.toString(), pm.environment.get("app_secret")));
    """#

  package static let guarded = #"""
    // leaves the body out, as was right before 202309
    (function () {
      const secret = pm.environment.get("app_secret") || pm.globals.get("app_secret");
      const query = pm.request.url.query.all().filter(function (q) { return q.key !== "sign" && q.key !== "access_token"; });
      query.sort(function (a, b) { return a.key.localeCompare(b.key); });
      const message = secret.concat(pm.request.url.getPath(), query.map(q => q.key + pm.variables.replaceIn(q.value)).join(""), secret);
      pm.environment.set("timestamp", Math.floor(Date.now() / 1000));
      pm.environment.set("sign", CryptoJS.HmacSHA256(message, secret).toString());
    })();
    """#
}
