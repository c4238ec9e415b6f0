// Pages work without this file; it only makes a few of them nicer.
(function () {
  "use strict";
  var page = document;
  page.documentElement.classList.add("scripts");

  // A card scanned with a phone arrives after "#", which browsers never send.
  // It moves into its field, and leaves the address bar and the history.
  var card = page.getElementById("card");
  var scanned = location.hash.slice(1);
  if (card && /^\/(enter$|c\/|desk\/card$|card\/print$|security\/code$)/.test(location.pathname) && /^[\w.~:%-]{8,}$/.test(scanned)) {
    try {
      card.value = decodeURIComponent(scanned);
      history.replaceState(null, "", location.pathname + location.search);
      var pin = page.getElementById("pin");
      if (pin) pin.focus();
    } catch (broken) {
      card.value = "";
    }
  }

  // Where the browser reads squares itself, the photo of a card stays on the phone.
  var photo = page.querySelector("input[data-square]");
  if (photo && card && window.BarcodeDetector && window.createImageBitmap) {
    photo.addEventListener("change", function () {
      if (!photo.files[0]) return;
      createImageBitmap(photo.files[0]).then(function (image) {
        return new BarcodeDetector({ formats: ["qr_code"] }).detect(image);
      }).then(function (found) {
        var text = found.length ? found[0].rawValue.split("#").pop() : "";
        if (!/^[0-9A-Za-z-]{28,40}$/.test(text)) return;
        card.value = text;
        photo.value = "";
        (page.getElementById("pin") || card).focus();
      }).catch(function () { return null; });
    });
  }

  // A page that nobody uses leaves for the warning; without scripts the browser does it. Typing is
  // use too, and is told to the server, so that a long form is not lost.
  var after = Number(page.body.dataset.after) * 1000;
  if (after) {
    var typed = false, told = Date.now(), until = told + after;
    page.addEventListener("input", function () { typed = true; });
    setInterval(function () {
      var now = Date.now();
      if (typed && now < until + 15000 && (now - told > 60000 || now > until)) {
        typed = false;
        told = now;
        until = now + after;
        fetch("/start", { method: "HEAD", redirect: "manual" }).catch(function () { return null; });
      } else if (now > until) location.replace(page.body.dataset.to);
    }, 1000);
    // A page that the browser kept alive is asked for again: its session may be over.
    window.addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
  }

  page.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // Whoever waits for an answer sees it when it is there; without scripts the page loads again.
  var waiting = page.querySelector("[data-waiting]");
  if (waiting) {
    var asking = setInterval(function () {
      fetch(location.href, { headers: { accept: "text/html" } }).then(function (answer) {
        return answer.text();
      }).then(function (text) {
        if (text.indexOf("data-waiting=") >= 0) return;
        clearInterval(asking);
        location.reload();
      }).catch(function () { return null; });
    }, Number(waiting.dataset.waiting) * 1000);
  }

  // A file that is too big is refused before it costs minutes and data.
  page.querySelectorAll("input[type=file][data-max]").forEach(function (input) {
    var warning = page.getElementById(input.id + "-large");
    function check() {
      var file = input.files[0];
      var large = !!file && file.size > Number(input.dataset.max);
      if (warning) warning.hidden = !large;
      input.setAttribute("aria-invalid", String(large));
      return !large;
    }
    input.addEventListener("change", check);
    input.form.addEventListener("submit", function (event) {
      if (check()) return;
      event.preventDefault();
      input.focus();
    });
  });

  // The file of a paper is compared here, in the browser: nothing is sent.
  page.querySelectorAll("[data-sha256]").forEach(function (box) {
    var input = box.querySelector("input");
    var said = box.querySelector("[role=status]");
    if (!window.crypto || !crypto.subtle || !Blob.prototype.arrayBuffer) return;
    box.hidden = false;
    function say(same) {
      said.textContent = same ? box.dataset.same : box.dataset.other;
      said.className = same ? "tag done" : "tag failed";
    }
    input.addEventListener("change", function () {
      var file = input.files[0];
      said.textContent = "";
      if (!file) return;
      if (file.size > 1048576) { say(false); return; }
      file.arrayBuffer().then(function (bytes) {
        return crypto.subtle.digest("SHA-256", bytes);
      }).then(function (sum) {
        var hex = Array.prototype.map.call(new Uint8Array(sum), function (byte) {
          return ("0" + byte.toString(16)).slice(-2);
        }).join("");
        say(hex === box.dataset.sha256);
      });
    });
  });

  // One tap sends once, and says that it is under way.
  page.querySelectorAll("form[data-sending]").forEach(function (form) {
    var sending = false;
    form.addEventListener("submit", function (event) {
      if (event.defaultPrevented) return;
      if (sending) { event.preventDefault(); return; }
      sending = true;
      var status = page.getElementById("sending");
      if (status) status.textContent = form.dataset.sending;
    });
    window.addEventListener("pageshow", function () { sending = false; });
  });
})();
