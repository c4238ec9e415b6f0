// Pages work without this file; it only makes a few of them nicer.
(function () {
  "use strict";
  var page = document;
  page.documentElement.classList.add("scripts");

  // A card scanned with a phone arrives after "#", which browsers never send.
  // It moves into its field, and leaves the address bar and the history.
  var card = page.getElementById("card");
  var scanned = location.hash.slice(1);
  if (card && location.pathname === "/enter" && /^[\w.~:%-]{8,}$/.test(scanned)) {
    try {
      card.value = decodeURIComponent(scanned);
      history.replaceState(null, "", location.pathname + location.search);
      var pin = page.getElementById("pin");
      if (pin) pin.focus();
    } catch (broken) {
      card.value = "";
    }
  }

  page.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

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
