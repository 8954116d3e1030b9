// Walks through the console of support: signs in by a button, reads the queue page by page, searches, opens a payment, changes
// the language, acts, loses the sign-in and comes back; narrow and wide, light and dark, in English and in Chinese. Fails on: a finding of
// axe, a scroll bar at the bottom, a request to anybody else, a broken policy, a word on the console, a word that is missing.
// Usage: node console.mjs CONSOLE SHOTS, where CONSOLE is what ConsoleWalk printed.
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [file, shots] = process.argv.slice(2);
const how = JSON.parse(readFileSync('browser.json', 'utf8')); // setup.mjs wrote it
const place = JSON.parse(readFileSync(file, 'utf8'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const origins = [new URL(place.console).origin, new URL(place.issuer).origin];
const story = `#/payment/${place.account}/${place.reference}`;
const PATIENCE = 300_000; // ms; what does not come at all comes on no machine
mkdirSync(shots, { recursive: true });

const says = {
  en: {
    work: 'Work', search: 'Search', none: 'No payment of this account goes by exactly this name.', ended: 'Your sign-in has ended', signIn: 'Sign in',
    queue: ['Needs a person', 'Quarantined', 'CN¥129.00'],
    payment: ['How it truly stands', 'The last attempt failed', 'What the customer sees now', 'The customer says that the balance is fine', 'What to say, and what to do',
      'The customer wrote', '<b>I have paid.</b>', 'Callback', 'What happened', '101'],
  },
  'zh-CN': {
    work: '待办', search: '查询', none: '没有与此完全一致的支付', ended: '登录已过期', signIn: '登录',
    queue: ['需要人工', '已隔离', '¥129.00'],
    payment: ['真实状态', '最近一次支付未成功', '用户当前看到', '用户称余额充足', '话术与处理', '用户有留言', '<b>I have paid.</b>', '渠道回调', '时间线', '101'],
  },
};
const views = [
  { name: '375-light-en', locale: 'en', width: 375, height: 800, scheme: 'light', role: 'supervisor' },
  { name: '375-dark-zh', locale: 'zh-CN', width: 375, height: 800, scheme: 'dark', role: 'auditor' },
  { name: '1280-light-zh', locale: 'zh-CN', width: 1280, height: 900, scheme: 'light', role: 'agent' },
  { name: '1280-dark-en', locale: 'en', width: 1280, height: 900, scheme: 'dark', role: 'auditor' },
];
const problems = [];
let looks = 0;

async function walk(browser, view) {
  const words = says[view.locale];
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height }, colorScheme: view.scheme, locale: view.locale, timezoneId: 'UTC', reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  const tab = await context.newPage();
  const wrong = (what) => problems.push(`console ${view.name}: ${what}`);
  let refused = false;
  tab.on('request', (request) => {
    if (!origins.includes(new URL(request.url()).origin) && !request.url().startsWith('data:')) wrong(`asked ${request.url()}`);
  });
  tab.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !refused) wrong(`console: ${message.text()}`);
  });
  tab.on('pageerror', (error) => wrong(`script: ${error.message}`));

  const heading = (text) => tab.waitForFunction((wanted) => document.querySelector('h1')?.textContent === wanted, text);

  async function look(name, texts = []) {
    const text = await tab.locator('body').innerText();
    for (const one of texts) if (!text.includes(one)) wrong(`${name} does not say "${one}"`);
    if (await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) wrong(`${name} scrolls sideways`);
    await tab.evaluate(axe);
    const found = await tab.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    for (const { id, help, nodes } of found.violations) wrong(`${name}: axe ${id}: ${help} (${nodes.map((node) => node.target).join('; ')})`);
    await tab.screenshot({ path: `${shots}/console-${name}-${view.name}.png`, fullPage: true });
    looks += 1;
  }

  // With the keys alone, from wherever the focus is.
  async function press(selector) {
    for (let times = 0; times < 200; times++) {
      if (await tab.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return tab.keyboard.press('Enter');
      await tab.keyboard.press('Tab');
    }
    return wrong(`${selector} is not reached by the keyboard`);
  }

  async function signIn() {
    await press('#sign-in');
    await tab.waitForSelector(`#${view.role}`);
    await press(`#${view.role}`);
  }

  // What the page sends is seen here, and answered here: what may be done is the API's to say, which has tests of its own.
  async function acts() {
    const sent = [];
    const answers = [];
    await tab.route((url) => /\/(review|refunds|check)$/.test(url.pathname), (route) => {
      sent.push({ what: new URL(route.request().url()).pathname.split('/').pop(), body: route.request().postDataJSON(), key: route.request().headers()['idempotency-key'] });
      const [status, body] = answers.shift();
      return route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(body) });
    });
    const came = () => tab.waitForSelector('#came');
    answers.push([202, {}], [200, {}]);
    await tab.click('#act-check button');
    await came();
    await tab.check('#reason-customer-comment');
    await tab.fill('#note', 'made note');
    await tab.evaluate(() => document.getElementById('came').remove());
    await tab.click('#act-review button');
    await came();
    await tab.evaluate((hash) => { location.hash = hash; }, `#/payment/${place.account}/${place.paid}`);
    await tab.waitForSelector('#act-refunds');
    await look('acts');
    await tab.fill('#why', 'made reason');
    await tab.fill('#amount', '129.001');
    await tab.click('#act-refunds button');
    await tab.waitForSelector('#act-refunds .refused:not(:empty)');
    await tab.fill('#amount', '1.5');
    if (!(await tab.locator('#act-refunds button').innerText()).includes('1.50')) wrong('does not say what the button sends back');
    refused = true;
    answers.push([409, { problem: 'made refusal', reason: 'not-paid' }], [202, {}]);
    await tab.click('#act-refunds button');
    await tab.waitForFunction(() => document.querySelector('#act-refunds .refused').textContent.includes('made refusal'));
    await tab.click('#act-refunds button');
    await came();
    refused = false;
    const refund = { amount: 150, currency: 'CNY', reason: 'made reason' };
    const meant = [{ what: 'check', body: {} }, { what: 'review', body: { reasons: ['customer-comment'], note: 'made note' } }, { what: 'refunds', body: refund }, { what: 'refunds', body: refund }];
    if (JSON.stringify(sent.map(({ what, body }) => ({ what, body }))) !== JSON.stringify(meant)) wrong(`sent ${JSON.stringify(sent)}`);
    if (!sent[2].key || sent[2].key !== sent[3].key) wrong('does not try the same refund again by its key');
    await tab.goBack();
    await tab.waitForSelector('#reason-customer-comment');
  }

  await tab.goto(place.console);
  await heading(words.signIn);
  await look('sign-in');
  await signIn();
  await heading(words.work);
  if (tab.url().includes('code=')) wrong('leaves the code in the address');
  await look('work', words.queue);
  await press('#next');
  await tab.waitForFunction(() => location.hash.split('/').length === 5 && document.querySelectorAll('.rows > li').length < 50);
  if (await tab.locator('.rows > li').count() === 0) wrong('has nothing on the second page');
  await press('nav a:nth-of-type(2)');
  await heading(words.search);
  await tab.fill('#name', 'order-none');
  await press('#name');
  await tab.waitForFunction((none) => document.body.innerText.includes(none), words.none);
  await tab.selectOption('#by', 'reference');
  await tab.fill('#name', place.reference);
  await press('#name');
  await tab.waitForSelector('.rows .order');
  await look('search');
  await press('.rows .order');
  await tab.waitForSelector('.facts > li');
  if (new URL(tab.url()).hash !== story) wrong(`led to ${tab.url()}`);
  for (const summary of await tab.locator('summary').all()) await summary.click();
  await look('payment', words.payment);
  const other = view.locale === 'en' ? 'zh-CN' : 'en';
  await tab.click('#language');
  await tab.waitForFunction((text) => document.body.innerText.includes(text), says[other].payment[0]);
  await tab.click('#language');
  await tab.waitForFunction((text) => document.body.innerText.includes(text), words.payment[0]);

  if (view.role !== 'auditor') await acts();
  else if (await tab.locator('.acts').count() > 0) wrong('lets an auditor act');

  // The token ends in the middle.
  refused = true;
  await tab.route('**/support/**', (route) => route.fulfill({ status: 401, contentType: 'application/json', body: '{"message":"Unauthorized"}' }));
  await tab.click('#update');
  await tab.waitForFunction((text) => document.body.innerText.includes(text), words.ended);
  await look('ended', [words.ended]);
  await tab.unroute('**/support/**');
  refused = false;
  await signIn();
  await tab.waitForSelector('.facts > li');
  if (new URL(tab.url()).hash !== story) wrong(`came back to ${tab.url()}`);
  await context.close();
}

const browser = await chromium.launch({ ...how, env: { ...process.env, ...how.env } });
for (const view of views) await walk(browser, view);
await browser.close();

if (problems.length > 0) {
  console.log(problems.join('\n'));
  process.exit(1);
}
console.log(`console: ${looks} looks, no findings`);
