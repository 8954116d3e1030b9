// The console of support and operations. `WORDS` stands before it: the texts of each language.
(function () {
  'use strict';
  const { api, signIn, client } = document.body.dataset;
  const PATIENCE = 20000; // milliseconds for an answer; API Gateway gives up after 30 s
  const LANGUAGES = Object.keys(WORDS);
  const NAMES = ['order', 'reference', 'gatewayId', 'refund'];

  // The token lives here and nowhere else: who closes or reloads the page signs in again, and nothing is left to steal.
  let session = null; // {token, until}
  let staff = null; // what GET /support said
  let language = sessionStorage.getItem('language') || (navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');
  let turn = 0; // a view that is overtaken by another shows nothing
  let notice = ''; // what an act came to, for the view that follows it
  if (!LANGUAGES.includes(language)) { language = 'en'; }

  // ---- Words ---------------------------------------------------------------------------------------------------------

  const words = (path) => path.split('/').reduce((at, name) => (at === undefined ? at : at[name]), WORDS[language]);

  // The text of a path, with values in its places; a word that no text has stands for itself.
  function say(path, ...values) {
    const text = words(path);
    const whole = typeof text === 'string' ? text : path.slice(path.lastIndexOf('/') + 1);
    return values.reduce((sentence, value) => sentence.replace('{}', () => value), whole);
  }

  const time = (at) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(at));

  // Roughly how long ago, or in how long.
  function age(at) {
    const seconds = (Date.parse(at) - Date.now()) / 1000;
    const [unit, length] = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]].find(([, one]) => Math.abs(seconds) >= one) || ['second', 1];
    return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(Math.trunc(seconds / length), unit);
  }

  // From minor units by ISO 4217.
  function money(minor, currency) {
    if (!/^[A-Z]{3}$/.test(currency || '')) { return String(minor); }
    return new Intl.NumberFormat(language, { style: 'currency', currency }).format(minor / Math.pow(10, digits(currency)));
  }

  const digits = (currency) => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;

  // Minor units of what somebody typed, `12.5`; NaN if it is no amount. By its digits: 0.29 times 100 is not 29.
  function minorUnits(text, currency) {
    const places = digits(currency);
    const [, whole, part] = /^([0-9]{1,12})(?:[.]([0-9]+))?$/.exec(text.trim()) || [null, 'none', ''];
    return (part || '').length > places ? NaN : Number(whole + (part || '').padEnd(places, '0'));
  }

  // ---- The page ------------------------------------------------------------------------------------------------------

  // An element with attributes and children. Text gets in as text: there is no way for markup.
  function make(name, attributes, ...children) {
    const made = document.createElement(name);
    Object.entries(attributes || {}).forEach(([key, value]) => {
      if (key.startsWith('on')) { made.addEventListener(key.slice(2), value); } else if (value !== null && value !== false) { made.setAttribute(key, value); }
    });
    made.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return made;
  }

  const link = (hash, text, more) => make('a', { href: '#' + hash, ...more }, text);
  const hashOf = (...parts) => '/' + parts.map(encodeURIComponent).join('/');
  const button = (text, act, more) => make('button', { type: 'button', onclick: act, ...more }, text);
  const announce = (text) => { document.getElementById('live').textContent = text; };

  function choice(id, label, options, chosen) {
    return make('div', { class: 'field' }, make('label', { for: id }, label),
      make('select', { id }, options.map(([value, text]) => make('option', { value, selected: value === chosen ? '' : null }, text))));
  }

  function values(rows) {
    return make('dl', {}, rows.filter((row) => row && row[1] !== undefined && row[1] !== null)
      .map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, value))));
  }

  const section = (id, heading, ...children) => make('section', { 'aria-labelledby': id, class: id }, make('h2', { id }, heading), ...children);

  // Whole new content; the heading has the focus, so that a keyboard and a reader go on there.
  function show(heading, ...children) {
    const title = make('h1', { tabindex: '-1' }, heading);
    document.getElementById('content').replaceChildren(title, ...children.flat().filter(Boolean));
    document.title = heading + ' - ' + say('title');
    announce('');
    title.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  function frame() {
    document.documentElement.lang = language;
    const here = location.hash.split('/')[1] || 'work';
    const nav = staff && make('nav', { 'aria-label': say('nav/label') }, ['work', 'search'].map((name) =>
      link('/' + name, say('nav/' + name), { 'aria-current': here === name ? 'page' : null })));
    const other = LANGUAGES.find((one) => one !== language);
    const who = staff && make('span', { class: 'who' }, say('roles/' + staff.role));
    document.getElementById('top').replaceChildren(...[make('p', { class: 'brand' }, say('title')), nav, make('div', { class: 'aside' }, ...[who,
      button(WORDS[other].language, () => { language = other; sessionStorage.setItem('language', other); frame(); route(); }, { lang: other, class: 'quiet', id: 'language' }),
      session && button(say('signIn/out'), () => { session = null; staff = null; frame(); signedOut('text'); }, { class: 'quiet' })].filter(Boolean))].filter(Boolean));
    document.getElementById('skip').textContent = say('skip');
  }

  // ---- Signing in: authorization code with PKCE (RFC 7636) -------------------------------------------------------------

  const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const random = () => base64(crypto.getRandomValues(new Uint8Array(32)));
  const here = () => location.origin + location.pathname;

  async function beginSignIn() {
    const verifier = random();
    const state = random();
    sessionStorage.setItem('sign-in', JSON.stringify({ verifier, state, hash: location.hash }));
    const challenge = base64(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
    location.assign(signIn + '/oauth2/authorize?' + new URLSearchParams({
      response_type: 'code', client_id: client, redirect_uri: here(), scope: 'support/use', state, code_challenge: challenge, code_challenge_method: 'S256',
    }));
  }

  // Back from the sign-in: what was begun in this tab, and nothing else, is ended here.
  async function endSignIn(query) {
    const begun = JSON.parse(sessionStorage.getItem('sign-in') || 'null');
    sessionStorage.removeItem('sign-in');
    history.replaceState(null, '', location.pathname + (begun ? begun.hash : ''));
    if (!begun || query.get('state') !== begun.state || !query.get('code')) { return false; }
    const began = Date.now();
    const answer = await fetch(signIn + '/oauth2/token', {
      method: 'POST', credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE),
      body: new URLSearchParams({ grant_type: 'authorization_code', client_id: client, redirect_uri: here(), code: query.get('code'), code_verifier: begun.verifier }),
    });
    if (!answer.ok) { return false; }
    const token = await answer.json();
    session = { token: token.access_token, until: began + token.expires_in * 1000 };
    return true;
  }

  function signedOut(why) {
    show(say('signIn/heading'), make('p', { class: 'notice' }, say('signIn/' + why)), button(say('signIn/button'), beginSignIn, { class: 'main', id: 'sign-in' }));
  }

  // ---- The API -------------------------------------------------------------------------------------------------------

  class Trouble extends Error {
    constructor(kind, detail) {
      super(detail || kind);
      this.kind = kind;
    }
  }

  async function ask(path, query, body) {
    if (!session) { throw new Trouble('text'); }
    if (Date.now() >= session.until) { throw new Trouble('ended'); }
    const headers = { authorization: 'Bearer ' + session.token };
    if (body) { Object.assign(headers, { 'content-type': 'application/json' }, body.headers); }
    let answer;
    try {
      answer = await fetch(api + path + (query ? '?' + new URLSearchParams(query) : ''), {
        method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body.json), credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE),
      });
    } catch {
      throw new Trouble('unreachable');
    }
    if (answer.status === 401) { throw new Trouble('ended'); }
    const said = await answer.json().catch(() => ({}));
    if (answer.status === 404) { throw new Trouble('not-found'); }
    if (answer.status === 403 && said.reason === 'no-role') { throw new Trouble('no-role'); }
    if (!answer.ok) { throw new Trouble('refused', said.problem || said.message || String(answer.status)); }
    return said;
  }

  const ofPayment = (account, reference) => '/support/payments/' + encodeURIComponent(account) + '/' + encodeURIComponent(reference);

  function failed(trouble) {
    if (['text', 'ended', 'no-role'].includes(trouble.kind)) {
      session = null;
      staff = null;
      frame();
      signedOut(trouble.kind);
    } else if (trouble.kind) {
      show(say('title'), make('p', { class: 'notice' }, say('trouble/' + trouble.kind, trouble.message)), button(say('trouble/again'), route, { class: 'main' }));
    } else {
      throw trouble;
    }
  }

  // ---- Views ---------------------------------------------------------------------------------------------------------

  function row(payment) {
    const to = hashOf('payment', payment.account, payment.reference);
    if (!payment.readable) {
      return make('li', {}, link(to, payment.reference, { class: 'order' }), make('p', { class: 'why' }, say('work/unreadable')));
    }
    const why = payment.needsReview.length > 0 ? payment.needsReview.map((reason) => say('reviews/' + reason)) : [say('diagnoses/' + payment.diagnosis + '/is')];
    const since = payment.listedAt || payment.registeredAt;
    return make('li', {},
      link(to, payment.order || payment.reference, { class: 'order' }),
      make('span', { class: 'amount' }, money(payment.amount, payment.currency)),
      make('time', { datetime: since, title: time(since) }, age(since)),
      payment.list ? make('span', { class: 'tag ' + payment.list }, say('lists/' + payment.list)) : null,
      make('ul', { class: 'why' }, why.map((reason) => make('li', {}, reason))));
  }

  const rows = (payments) => make('ul', { class: 'rows' }, payments.map(row));

  async function work(account, list, cursor) {
    const chosen = { account: account || staff.accounts[0], list: list || 'needs-person' };
    if (!chosen.account) {
      return () => show(say('work/heading'), make('p', { class: 'notice' }, say('work/no-accounts')));
    }
    const page = await ask('/support/work', { ...chosen, ...(cursor ? { cursor } : {}) });
    const go = () => { location.hash = hashOf('work', document.getElementById('account').value, document.getElementById('list').value); };
    const form = make('form', { class: 'filters', onchange: go, onsubmit: (event) => { event.preventDefault(); go(); } },
      choice('account', say('work/account'), staff.accounts.map((one) => [one, one]), chosen.account),
      choice('list', say('work/list'), staff.lists.map((one) => [one, say('lists/' + one)]), chosen.list));
    const first = hashOf('work', chosen.account, chosen.list);
    return () => {
      const focused = document.activeElement && document.activeElement.id;
      show(say('work/heading'), form,
        make('p', { class: 'count' }, page.payments.length > 0 ? say('work/shown', page.payments.length) : say('work/none')), rows(page.payments),
        make('p', { class: 'pages' }, cursor ? link(first, say('work/first')) : null, page.next ? link(first + '/' + encodeURIComponent(page.next), say('work/next'), { id: 'next' }) : null));
      if (['account', 'list'].includes(focused)) { document.getElementById(focused).focus(); }
    };
  }

  async function search(account, by, name) {
    const found = name ? await ask('/support/payments', { account, [NAMES.includes(by) ? by : 'order']: name }) : null;
    const field = (id) => document.getElementById(id).value;
    const form = make('form', {
      class: 'filters', role: 'search',
      onsubmit: (event) => {
        event.preventDefault();
        const to = hashOf('search', field('account'), field('by'), field('name').trim());
        if (location.hash === '#' + to) { route(); } else { location.hash = to; }
      },
    },
    choice('account', say('work/account'), staff.accounts.map((one) => [one, one]), account),
    choice('by', say('search/by'), NAMES.map((one) => [one, say('search/names/' + one)]), by),
    make('div', { class: 'field wide' }, make('label', { for: 'name' }, say('search/name')),
      make('input', { id: 'name', value: name || '', required: '', maxlength: '200', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'hint' })),
    make('button', { class: 'main' }, say('search/button')));
    return () => show(say('search/heading'), form, make('p', { id: 'hint', class: 'count' }, say('search/hint')),
      found && (found.payments.length > 0 ? rows(found.payments) : make('p', { class: 'notice' }, say('search/none'))));
  }

  // `not-paid:ch_1` is called as `not-paid` is.
  function message(id) {
    const kind = [id, id.split(':').slice(0, 2).join(':'), id.split(':')[0]].find((one) => words('messages/' + one));
    return kind ? say('messages/' + kind) : id;
  }

  function fact(one) {
    const about = one.message ? message(one.message) : one.answer ? say('answers/' + one.answer) : '';
    const late = Math.abs(Date.parse(one.writtenAt) - Date.parse(one.at)) > 2000;
    return make('li', {},
      make('p', { class: 'head' }, make('time', { datetime: one.writtenAt }, time(one.writtenAt)), make('strong', {}, say('kinds/' + one.kind)),
        make('span', { class: 'tag' }, say('sources/' + one.source))),
      about ? make('p', {}, about) : null,
      one.kind === 'comment' && one.kept && one.kept.text ? make('blockquote', {}, one.kept.text) : null,
      make('p', { class: 'says', lang: 'en' }, one.says),
      late ? make('p', { class: 'says' }, say('payment/of', time(one.at))) : null,
      one.kept !== undefined ? make('details', {}, make('summary', {}, say('payment/kept')),
        make('pre', {}, JSON.stringify(one.kept, null, 2) + (one.sha256 ? '\nsha256 ' + one.sha256 : ''))) : null);
  }

  function timeline(path, first) {
    const list = make('ol', { class: 'facts' }, first.facts.map(fact));
    const more = button(say('payment/more'), async () => {
      try {
        const page = await ask(path + '/timeline', { cursor: more.dataset.next });
        const made = page.facts.map(fact);
        list.append(...made);
        if (page.next) { more.dataset.next = page.next; } else { more.remove(); }
        made[0].tabIndex = -1;
        made[0].focus();
      } catch (trouble) {
        failed(trouble);
      }
    }, { 'data-next': first.next || '' });
    return section('timeline', say('payment/timeline'), first.facts.length > 0 ? list : make('p', {}, say('payment/no-facts')), first.next ? more : null);
  }

  function moneyOf(payment) {
    const amount = (minor) => money(minor, payment.currency);
    return section('money', say('payment/money'), values([
      [say('fields/expected'), amount(payment.amount)],
      [say('fields/captured'), amount(payment.captured)],
      payment.returned > 0 ? [say('fields/returned'), amount(payment.returned)] : null,
      payment.surplus > 0 ? [say('fields/surplus'), amount(payment.surplus)] : null,
      [say('fields/money'), say('places/' + payment.money)],
      ...payment.refunds.map((one) => [say('fields/refund', one.id), money(one.amount, one.currency) + ' · ' + say('refundStatus/' + one.status) + (one.why ? ' · ' + one.why : '')]),
      ...payment.disputes.map((one) => [say('fields/dispute', one.id), [one.amount === undefined ? '' : money(one.amount, one.currency), say('disputeStatus/' + one.status),
        one.dueBy ? say('work/due', time(one.dueBy)) : ''].filter(Boolean).join(' · ')]),
    ]));
  }

  function details(payment) {
    return section('details', say('payment/details'), values([
      [say('fields/account'), payment.account],
      [say('fields/reference'), payment.reference],
      [say('fields/status'), say('status/' + payment.status)],
      [say('fields/orderStatus'), say('orderStatus/' + payment.orderStatus)],
      payment.method ? [say('fields/method'), payment.method] : null,
      payment.late ? [say('fields/late'), say('fields/yes')] : null,
      [say('fields/registeredAt'), time(payment.registeredAt)],
      [say('fields/payUntil'), time(payment.payUntil)],
      [say('fields/checks'), String(payment.checks)],
      payment.nextCheckAt ? [say('fields/nextCheckAt'), time(payment.nextCheckAt)] : null,
      payment.returnsAt ? [say('fields/returnsAt'), time(payment.returnsAt)] : null,
    ]));
  }

  function script(payment) {
    const advice = payment.advice;
    return section('script', say('payment/script'), values([
      [say('payment/say'), say('diagnoses/' + payment.diagnosis + '/say')],
      [say('payment/do'), say('diagnoses/' + payment.diagnosis + '/do')],
      advice ? [say('payment/code'), make('div', {}, make('p', {}, make('code', {}, advice.code), advice.known ? '' : ' (' + say('payment/unknown-code') + ')'),
        make('p', {}, advice.customer), make('p', {}, say('retry/' + advice.retry)), make('p', { lang: 'en', class: 'says' }, advice.merchant))] : null,
    ]));
  }

  function told(facts) {
    const last = facts.filter((one) => one.kind === 'message-sent' || one.kind === 'message-begun').at(-1);
    return last ? say('payment/told', message(last.message), time(last.writtenAt)) : say('payment/told-nothing');
  }

  async function payment(account, reference) {
    const path = ofPayment(account, reference);
    const [view, facts] = await Promise.all([ask(path, { locale: language }), ask(path + '/timeline')]);
    const sees = view.customerSees;
    const came = notice ? make('p', { class: 'notice', id: 'came' }, notice) : null;
    notice = '';
    return () => show(say('payment/order', view.order), came,
      make('p', { class: 'sum' }, make('strong', {}, money(view.amount, view.currency)), view.list ? make('span', { class: 'tag ' + view.list }, say('lists/' + view.list)) : null,
        button(say('payment/update'), route, { class: 'quiet', id: 'update' })),
      make('div', { class: 'pair' },
        section('truth', say('payment/truth'), make('p', { class: 'large' }, say('diagnoses/' + view.diagnosis + '/is'))),
        section('customer', say('payment/customer'), make('p', { class: 'large' }, sees.headline), sees.sentences.concat(sees.calm).map((text) => make('p', {}, text)),
          make('p', { class: 'says' }, told(facts.facts)))),
      section('person', say('payment/person'), view.needsReview.length > 0
        ? make('ul', { class: 'reasons' }, view.needsReview.map((reason) => make('li', {}, say('reviews/' + reason)))) : make('p', {}, say('payment/nobody'))),
      script(view),
      acts(view, path),
      make('div', { class: 'pair' }, moneyOf(view), details(view)),
      timeline(path, facts));
  }

  // ---- Acts ----------------------------------------------------------------------------------------------------------

  // A form that says what it will do, does it once, and says what came of it.
  function act(path, what, fields, read) {
    const refused = make('p', { role: 'alert', class: 'refused' });
    const send = make('button', { class: 'main' }, say(`acts/${what}/button`));
    async function submit(event) {
      event.preventDefault();
      refused.textContent = '';
      const body = read();
      if (typeof body === 'string') {
        refused.textContent = body;
        return;
      }
      send.disabled = true;
      try {
        await ask(path + '/' + what, null, body);
        notice = say(`acts/${what}/done`);
        await route();
      } catch (trouble) {
        send.disabled = false;
        if (trouble.kind === 'refused') { refused.textContent = say('acts/refused', trouble.message); } else { failed(trouble); }
      }
    }
    const form = make('form', { class: 'act', onsubmit: submit, id: 'act-' + what },
      make('h3', {}, say(`acts/${what}/heading`)), make('p', {}, say(`acts/${what}/text`)), fields, send, refused);
    return { form, send };
  }

  const line = (id, label) => make('div', { class: 'field' }, make('label', { for: id }, label), make('input', { id, required: '', maxlength: '200', autocomplete: 'off' }));
  const tick = (id, label) => make('div', { class: 'tick' }, make('input', { type: 'checkbox', id }), make('label', { for: id }, label));
  const field = (id) => document.getElementById(id);

  function reviewForm(view, path) {
    const lifts = view.quarantine.includes('CONTRADICTION');
    const fields = [...view.needsReview.map((reason) => tick('reason-' + reason, say('reviews/' + reason))),
      lifts ? tick('lift', say('acts/review/lift')) : null, line('note', say('acts/review/note'))];
    return act(path, 'review', fields, () => ({
      json: {
        reasons: view.needsReview.filter((reason) => field('reason-' + reason).checked), note: field('note').value.trim(),
        ...(lifts && field('lift').checked ? { liftQuarantine: true } : {}),
      },
    })).form;
  }

  function refundForm(view, path) {
    const most = view.captured - view.returned;
    const { currency } = view;
    let key = random(); // of this refund: sent again after no answer, it is the same one
    const typed = () => minorUnits(field('amount').value, currency);
    const fields = [line('amount', say('acts/refunds/amount', currency)), line('why', say('acts/refunds/reason'))];
    const { form, send } = act(path, 'refunds', fields, () => (typed() > 0 && typed() <= most
      ? { json: { amount: typed(), currency, reason: field('why').value.trim() }, headers: { 'idempotency-key': key } }
      : say('acts/refunds/wrong', money(most, currency))));
    const name = () => { send.textContent = say('acts/refunds/button', field('amount') && typed() > 0 ? money(typed(), currency) : ''); };
    form.addEventListener('input', () => { key = random(); name(); });
    fields[0].lastChild.setAttribute('inputmode', 'decimal');
    name();
    return form;
  }

  function acts(view, path) {
    if (staff.role === 'auditor') { return null; }
    return section('acts', say('acts/heading'), act(path, 'check', [], () => ({ json: {} })).form,
      view.needsReview.length > 0 ? reviewForm(view, path) : null, view.captured > view.returned ? refundForm(view, path) : null);
  }

  const VIEWS = { work, search, payment };

  async function route() {
    const mine = ++turn;
    const [, name, ...parts] = location.hash.slice(1).split('/');
    announce(say('loading'));
    try {
      staff = staff || await ask('/support');
      frame();
      const draw = await (VIEWS[name] || work)(...parts.map(decodeURIComponent));
      if (mine === turn) { draw(); }
    } catch (trouble) {
      if (mine === turn) { failed(trouble); }
    }
  }

  async function begin() {
    const query = new URLSearchParams(location.search);
    frame();
    if (query.has('code') || query.has('error')) {
      const came = await endSignIn(query).catch(() => false);
      frame();
      if (!came) {
        signedOut('failed');
        return;
      }
    }
    route();
  }

  document.getElementById('skip').addEventListener('click', (event) => {
    event.preventDefault(); // the address belongs to the views
    document.querySelector('h1').focus();
  });
  window.addEventListener('hashchange', route);
  begin();
}());
