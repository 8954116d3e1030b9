(function () {
  'use strict';
  var PATIENCE = 8000; // milliseconds for an answer: who wants to pay again is not kept longer
  var body = document.body, live = document.getElementById('live'), timer, failures = 0;

  // Says the headline again only when it changes: nobody wants each check read out.
  function headline(root) { return root.querySelector('h1').textContent; }

  function put(old, part) {
    if (old.innerHTML === part.innerHTML) { return; }
    var focused = old.contains(document.activeElement) && document.activeElement.id;
    old.innerHTML = part.innerHTML;
    var again = focused && document.getElementById(focused);
    if (again) { again.focus({ preventScroll: true }); }
  }

  function show(text) {
    var next = new DOMParser().parseFromString(text, 'text/html'), before = headline(document), after = headline(next);
    document.querySelectorAll('[data-part]').forEach(function (old) {
      var part = next.querySelector('[data-part="' + old.dataset.part + '"]');
      if (part) { put(old, part); }
    });
    document.querySelector('main').className = next.querySelector('main').className;
    document.title = next.title;
    body.dataset.refresh = next.body.dataset.refresh;
    body.dataset.unseen = next.body.dataset.unseen;
    if (before !== after) { live.textContent = after; }
  }

  // Whether nobody has said that the customer is back: the first look of a page that is seen says so.
  function unseen() { return body.dataset.unseen === 'true'; }

  function look() {
    clearTimeout(timer);
    if (document.hidden) { return Promise.resolve(); }
    return fetch(location.href, { method: unseen() ? 'POST' : 'GET', headers: { accept: 'text/html' }, cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(PATIENCE) })
      .then(function (answer) { if (!answer.ok) { throw answer; } return answer.text(); })
      .then(function (text) { failures = 0; show(text); })
      .catch(function () { failures = Math.min(failures + 1, 5); })
      .then(wait);
  }

  function wait() {
    var seconds = Number(body.dataset.refresh);
    if (seconds > 0) { timer = setTimeout(look, seconds * 1000 * Math.pow(2, failures)); }
  }

  // Whether something is offered that an old view may offer wrongly: the order may be paid otherwise by now.
  function offers() { return document.getElementById('pay-again') !== null; }

  function again() {
    if (!document.hidden && (unseen() || offers() || Number(body.dataset.refresh) > 0)) { look(); }
  }

  // Looks first, and goes only where it is still offered. Without an answer it goes, as it would without this script.
  document.addEventListener('click', function (event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest('a#pay-again')) { return; }
    event.preventDefault();
    look().then(function () {
      var link = document.querySelector('a#pay-again');
      if (link) { location.assign(link.href); }
    });
  });

  document.addEventListener('visibilitychange', again);
  window.addEventListener('focus', again);
  window.addEventListener('pageshow', function (event) { if (event.persisted) { again(); } });
  if (unseen()) { look(); } else { wait(); }
}());
