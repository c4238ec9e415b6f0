// Passkeys need a script: it hands the server's question to the authenticator and the answer to a form.
// Where the browser has none, the form stays hidden and the page offers its other ways.
(function () {
  "use strict";
  var page = document;
  var able = window.PublicKeyCredential && navigator.credentials && window.Uint8Array;
  var numbers = /^(\d+\.){3}\d+$|^\[/.test(location.hostname);

  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (letter) { return letter.charCodeAt(0); });
  }

  function text(buffer) {
    var plain = Array.prototype.map.call(new Uint8Array(buffer), function (byte) {
      return String.fromCharCode(byte);
    }).join("");
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function read(options) {
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    (options.excludeCredentials || []).concat(options.allowCredentials || []).forEach(function (known) {
      known.id = bytes(known.id);
    });
    options.extensions.prf.eval.first = bytes(options.extensions.prf.eval.first);
    return options;
  }

  function written(credential) {
    var answer = credential.response;
    var kept = { clientDataJSON: text(answer.clientDataJSON) };
    ["attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (name) {
      if (answer[name]) kept[name] = text(answer[name]);
    });
    return { id: credential.id, rawId: text(credential.rawId), type: credential.type, response: kept };
  }

  function secret(credential) {
    var prf = credential.getClientExtensionResults().prf;
    return { able: !!prf && prf.enabled !== false, first: prf && prf.results && prf.results.first };
  }

  // Many authenticators give their secret only when the new passkey is shown: it is shown once, here.
  function again(options, credential) {
    return navigator.credentials.get({ publicKey: {
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      rpId: options.rp.id,
      allowCredentials: [{ type: "public-key", id: credential.rawId }],
      userVerification: "required",
      extensions: { prf: options.extensions.prf },
    } }).then(function (shown) { return secret(shown).first; }, function () { return null; });
  }

  function shown(options) {
    return navigator.credentials.get({ publicKey: options }).then(function (credential) {
      return { credential: credential, first: secret(credential).first };
    });
  }

  function made(options) {
    return navigator.credentials.create({ publicKey: options }).then(function (credential) {
      var given = secret(credential);
      var first = given.first || !given.able ? given.first : again(options, credential);
      return Promise.resolve(first).then(function (first) {
        return { credential: credential, first: first };
      });
    });
  }

  function ask(form) {
    var proof = new URLSearchParams({ csrf: form.elements.csrf.value });
    return fetch(form.dataset.ask, { method: "POST", body: proof }).then(function (answer) {
      if (!answer.ok || answer.redirected) throw new Error("refused");
      return answer.json();
    }).then(function (question) {
      form.elements.flow.value = question.flow;
      var options = read(question.options);
      return form.dataset.passkey === "create" ? made(options) : shown(options);
    }).then(function (answer) {
      form.elements.credential.value = JSON.stringify(written(answer.credential));
      form.elements.prf.value = answer.first ? text(answer.first) : "";
      form.submit();
    });
  }

  page.querySelectorAll("form[data-passkey]").forEach(function (form) {
    var none = page.getElementById(form.id + "-none");
    if (numbers) none.textContent = form.dataset.numbers;
    if (!able || numbers) return;
    var said = form.querySelector("[role=status]");
    form.hidden = false;
    none.hidden = true;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      said.textContent = form.dataset.wait;
      ask(form).catch(function () { said.textContent = form.dataset.failed; });
    });
  });
})();
