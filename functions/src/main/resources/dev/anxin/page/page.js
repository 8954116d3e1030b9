(function () {
  'use strict';
  var PATIENCE = 8000; // milliseconds for an answer: who wants to pay again is not kept longer
  var body = document.body, live = document.getElementById('live'), timer, failures = 0, due = 0;

  // Says the headline again only when it changes, and a check once it is done: they come ever more seldom.
  function headline(root) { return root.querySelector('h1').textContent; }
  function check(root) { return root.querySelector('[data-check]'); }
  function done(root) { var last = check(root); return last ? Number(last.dataset.check) : Infinity; }

  // Counts down from what the server says is left, by a clock that only runs forwards: the reader's may be wrong.
  function begin() {
    var left = document.querySelector('[data-in]');
    due = left ? performance.now() + left.dataset.in * 1000 : 0;
    count();
  }

  function count() {
    var left = document.querySelector('[data-in]');
    if (!left || body.dataset.refresh === '0') { return; }
    var seconds = Math.max(0, Math.round((due - performance.now()) / 1000)), rest = seconds % 60;
    left.textContent = left.dataset.left.replace('{}', Math.floor(seconds / 60) + (rest < 10 ? ':0' : ':') + rest);
  }

  function put(old, part) {
    if (old.innerHTML === part.innerHTML) { return; }
    var focused = old.contains(document.activeElement) && document.activeElement.id;
    old.innerHTML = part.innerHTML;
    var again = focused && document.getElementById(focused);
    if (again) { again.focus({ preventScroll: true }); }
  }

  function show(text) {
    var next = new DOMParser().parseFromString(text, 'text/html'), before = headline(document), after = headline(next), checks = done(document);
    document.querySelectorAll('[data-part]').forEach(function (old) {
      var part = next.querySelector('[data-part="' + old.dataset.part + '"]');
      if (part) { put(old, part); }
    });
    document.querySelector('main').className = next.querySelector('main').className;
    document.title = next.title;
    body.dataset.refresh = next.body.dataset.refresh;
    body.dataset.unseen = next.body.dataset.unseen;
    if (before !== after) { live.textContent = after; } else if (done(next) > checks && check(next)) { live.textContent = check(next).firstChild.textContent; }
    begin();
  }

  // Whether nobody has said that the customer is back: the first look of a page that is seen says so.
  function unseen() { return body.dataset.unseen === 'true'; }

  function look() {
    clearTimeout(timer);
    if (document.hidden) { return Promise.resolve(); }
    var stop = new AbortController(), late = setTimeout(function () { stop.abort(); }, PATIENCE); // AbortSignal.timeout is younger than many phones
    return fetch(location.href, { method: unseen() ? 'POST' : 'GET', headers: { accept: 'text/html' }, cache: 'no-store', credentials: 'omit', signal: stop.signal })
      .then(function (answer) { if (!answer.ok) { throw answer; } return answer.text(); })
      .then(function (text) { failures = 0; show(text); })
      .catch(function () { failures = Math.min(failures + 1, 5); })
      .then(function () { clearTimeout(late); wait(); });
  }

  function wait() {
    var seconds = Number(body.dataset.refresh);
    if (seconds > 0) { timer = setTimeout(look, seconds * 1000 * Math.pow(2, failures)); }
  }

  // Whether something is offered that an old view may offer wrongly: the order may be paid otherwise by now.
  function offers() { return document.querySelector('.pay-again') !== null; }

  function again() {
    if (!document.hidden && (unseen() || offers() || Number(body.dataset.refresh) > 0)) { look(); }
  }

  // Looks first, and goes only where it is still offered. Without an answer it goes, as it would without this script.
  document.addEventListener('click', function (event) {
    var way = event.target.closest('a.pay-again');
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || !way) { return; }
    event.preventDefault();
    var address = way.href;
    look().then(function () {
      var still = false;
      document.querySelectorAll('a.pay-again').forEach(function (link) { still = still || link.href === address; });
      if (still) { location.assign(address); }
    });
  });

  document.addEventListener('visibilitychange', again);
  window.addEventListener('focus', again);
  window.addEventListener('pageshow', function (event) { if (event.persisted) { again(); } });
  begin();
  setInterval(count, 1000);
  if (unseen()) { look(); } else { wait(); }
}());
