// Walks through the customer's page in every state, and the report of a reconciliation, in every locale, wide and narrow,
// light, dark and forced colours, with and without JavaScript. Fails on: a finding of axe, a scroll bar at the bottom, a page of which over 12 KB are
// sent (of a report: 30), a request to anybody else, a broken policy, a word on the console, a state that does not say what it must.
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [pagesFile, shots] = process.argv.slice(2);
const how = JSON.parse(readFileSync('browser.json', 'utf8')); // setup.mjs wrote it
const { pages } = JSON.parse(readFileSync(pagesFile, 'utf8'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const origin = new URL(pages[0].url).origin;
mkdirSync(shots, { recursive: true });

// What each state must say, in Chinese and in English; `again`: whether it offers to pay again.
const says = {
  'first-look': [['确认中', '请勿重复支付', '资金是安全的', '1 至 5 分钟'], ['confirming', 'do not pay again', 'money is safe', '1 to 5 minutes']],
  waiting: [['确认中', '第 1 次核实', '20:01:30', '1 至 5 分钟'], ['confirming', 'Check no. 1', '20:01:30', '1 to 5 minutes']],
  progress: [['确认中', '比平时需要更长', '请勿重复支付'], ['confirming', 'longer than usual', 'do not pay again']],
  'progress-located': [['已定位问题', '仍在处理这笔支付'], ['located the problem', 'still processing it']],
  'handed-over': [['专人跟进', '请勿重复支付', '联系客服'], ['A person is looking after', 'do not pay again', 'support']],
  'paid-late': [['您的付款到账较晚', '请勿重复支付'], ['Your payment arrived late', 'do not pay again']],
  'pay-by': [['请在', '前付款', '请凭付款单支付 ¥299.00', '付款时请注明 77120', '只需付款一次'], ['Please pay', 'Please pay CN¥299.00 with your payment slip', 'Quote 77120', 'only once']],
  'bank-debit': [['银行扣款预计在', '您无需任何操作'], ['Your bank takes until about', 'nothing for you to do']],
  'part-paid': [['已收到部分款项', '应付 ¥299.00，已收到 ¥149.50', '请勿重复支付'], ['Part of your payment arrived', 'CN¥149.50 of CN¥299.00 was taken', 'do not pay again']],
  'part-refunded': [['已部分退款', '您已支付 ¥299.00，其中 ¥99.00 已原路退回', '剩余 ¥200.00'], ['Part of your payment was refunded', 'You paid CN¥299.00. CN¥99.00 was refunded to your original payment method', 'CN¥200.00 is left']],
  'charged-back': [['您的银行已撤回这笔付款', '请勿重复支付'], ['Your bank took this payment back', 'do not pay again']],
  returning: [['款项将原路退回', '订单已取消'], ['Your money is going back', 'The order was cancelled']],
  paid: [['支付成功', '感谢'], ['payment is complete', 'Thank you']],
  failed: [['未完成支付', '余额', '重新支付'], ['not completed', 'balance', 'Pay again'], 'again'],
  tell: [['请告诉我们您遇到的问题', '我的余额充足', '我已被扣款', '非本人操作', '您的留言', '返回支付详情'], ['What is not right?', 'My balance is fine', 'I was charged', 'This was not me', 'In your own words', 'Back to your payment']],
  'tell-paid': [['非本人操作', '您的留言'], ['This was not me', 'In your own words']],
  answering: [['未完成支付', '我的余额充足', '我已被扣款', '遇到问题'], ['not completed', 'My balance is fine', 'I was charged', 'Something not right'], 'again'],
  answered: [['核实余额未被接受的原因', '正在向支付渠道核实扣款', '请先查看订单'], ['why your balance was not accepted', 'asking the payment provider about the charge', 'do not pay again before']],
  identity: [['未完成支付', '完成身份验证', '身份'], ['not completed', 'Confirm who you are', 'identity check'], 'again'],
  closed: [['未完成支付', '可以放心重新支付'], ['not completed', 'safe to pay again'], 'again'],
  ways: [['可以放心重新支付', '微信支付', '银行卡', '欧乐付'], ['safe to pay again', 'WeChat Pay', 'Card (debit or credit', 'OlePay'], 'again'],
  'ways-same': [['未完成支付', '欧乐付'], ['Pay another way', 'OlePay'], 'again'],
  expired: [['未完成支付', '请先查看订单'], ['not completed', 'look at it or ask our support first']],
  refunded: [['已原路退回'], ['was refunded to your original payment method']],
  bounced: [['更换方式', '专人'], ['another way', 'staff']],
  changing: [['确认中'], ['confirming']],
  report: [['对账报告', '需要人工处理', '已发货，但没有收到款', '299.00 CNY', '怎么办', '按账户', '11,548'], ['Reconciliation', 'Needs a person', 'Shipped, but not paid', '299.00 CNY', 'What to do', 'By account', '11,548']],
  'report-running': [['对账报告', '进行中', '一致'], ['Reconciliation', 'Still running: 7 of 18', 'agree']],
  'look-up': [['查询支付结果', '订单号', '订单金额'], ['Find your payment', 'Order number', 'Amount']],
  'look-up-found': [['确认中', '请勿重复支付'], ['confirming', 'do not pay again']],
  'look-up-not-found': [['没有找到符合的订单'], ['We found no order with this number and amount']],
  'look-up-too-often': [['查询次数过多'], ['tried too often']],
  'look-up-unreadable': [['请填写订单号和订单金额两项'], ['Please enter both']],
  refused: [['您的留言未能提交', '重新填写'], ['We could not take your message', 'Write again']],
  nothing: [['没有找到这个页面', 'There is no such page'], []],
};
// What each state must say in Hong Kong: a locale that was added as one file.
const hongKong = {
  'first-look': ['正在確認付款結果', '請勿重複付款', '款項是安全的', '1 至 5 分鐘'], waiting: ['正在確認付款結果', '第 1 次查詢', '20:01:30'],
  progress: ['較平常為長', '請勿重複付款'], 'progress-located': ['已找到問題', '仍在處理這筆付款'], 'handed-over': ['客戶服務專員正跟進', '請勿重複付款'],
  'paid-late': ['到帳較遲', '請勿重複付款'], 'pay-by': ['前付款', '請憑付款單支付', '付款時請註明 77120', '只需付款一次'], 'bank-debit': ['銀行預計於', '毋須採取任何行動'],
  'part-paid': ['已收到部分款項', '請勿重複付款'], 'part-refunded': ['已退回部分款項', '退回原付款方式'], 'charged-back': ['撤回這筆付款', '請勿重複付款'],
  returning: ['退回原付款方式', '訂單已取消'], paid: ['付款成功', '多謝'], failed: ['尚未完成付款', '重新付款'], tell: ['請告訴我們', '我的餘額充足', '返回付款詳情'],
  'tell-paid': ['並非本人操作'], answering: ['我的餘額充足', '遇到問題'], answered: ['請先查看訂單'], identity: ['完成身份驗證'], closed: ['可以放心重新付款'],
  ways: ['可以放心重新付款', '微信支付', '信用卡或扣帳卡', '欧乐付'], 'ways-same': ['欧乐付'],
  expired: ['請先查看訂單'], refunded: ['已退回原付款方式'], bounced: ['改用其他方式', '專員'], changing: ['正在確認付款結果'],
  'look-up': ['查詢付款結果', '訂單編號'], 'look-up-found': ['正在確認付款結果'], 'look-up-not-found': ['找不到相符的訂單'],
  'look-up-too-often': ['查詢次數過多'], 'look-up-unreadable': ['請填寫訂單編號'], refused: ['未能提交', '重新填寫'],
};
const views = [
  { name: '320-light', width: 320, height: 640, scheme: 'light' },
  { name: '320-dark', width: 320, height: 640, scheme: 'dark' },
  { name: '1280-light', width: 1280, height: 900, scheme: 'light' },
  { name: '1280-dark', width: 1280, height: 900, scheme: 'dark' },
  { name: '320-forced', width: 320, height: 640, scheme: 'dark', forced: 'active' },
];
const PATIENCE = 300_000; // ms; what does not come at all comes on no machine
const problems = [];
let looks = 0;
let submitted = 0;
let largest = 0;

// One visitor, who goes from page to page in one tab; `wrong` says of the page that is open what is wrong with it.
async function visitor(browser, view, script) {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.scheme, forcedColors: view.forced ?? 'none', javaScriptEnabled: script, reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  const tab = await context.newPage();
  const visit = { tab, view, script, page: undefined };
  visit.wrong = (what) => problems.push(
    `${visit.page.name} ${visit.page.locale} ${view.name} ${script ? 'with' : 'without'} JavaScript: ${what}`);
  tab.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) visit.wrong(`asked ${url}`);
  });
  tab.on('console', (message) => {
    const expected = visit.page.status >= 400 && message.text().includes(visit.page.status);
    if (['error', 'warning'].includes(message.type()) && !expected) visit.wrong(`console: ${message.text()}`);
  });
  tab.on('pageerror', (error) => visit.wrong(`script: ${error.message}`));
  return visit;
}

// As a browser would that does not look at what is required; `{n}` is another number each time.
async function submit(tab, { button, fields }) {
  for (const [name, value] of Object.entries(fields)) await tab.fill(`#${name}`, value.replace('{n}', ++submitted));
  await tab.evaluate(() => document.querySelectorAll('form').forEach((form) => { form.noValidate = true; }));
  const [answer] = await Promise.all([tab.waitForNavigation({ waitUntil: 'load' }), tab.click(button)]);
  return answer;
}

async function open(visit, page) {
  visit.page = page;
  let answer = await visit.tab.goto(page.url, { waitUntil: 'load' });
  if (page.submit?.button) answer = await submit(visit.tab, page.submit);
  if (answer.status() !== (page.status ?? 200)) visit.wrong(`was answered ${answer.status()}`);
  const size = Number(await answer.headerValue('content-length')); // as it was sent
  largest = Math.max(largest, size);
  if (!(size <= (page.name.startsWith('report') ? 30 : 12) * 1024)) visit.wrong(`has ${size} bytes`);
  looks += 1;
}

async function judge({ tab, page, view, script, wrong }) {
  const [chinese, english, again] = says[page.name];
  const text = await tab.locator('body').innerText();
  for (const words of page.locale === 'zh-HK' ? hongKong[page.name] : page.locale === 'en' ? english : chinese) {
    if (!text.includes(words)) wrong(`does not say "${words}"`);
  }
  if (/失败|fail/i.test(text)) wrong('speaks of failure');
  if ((await tab.locator('#pay-again').count() > 0) !== (again === 'again')) wrong('offers to pay again where it must not, or not where it must');
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (wide) wrong('scrolls sideways');
  if (script) {
    await tab.evaluate(axe);
    const found = await tab.evaluate(() => window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    for (const { id, help, nodes } of found.violations) wrong(`axe ${id}: ${help} (${nodes.map((node) => node.target).join('; ')})`);
  }
  await tab.screenshot({ path: `${shots}/${page.name}-${page.locale}-${view.name}${script ? '' : '-plain'}.png`, fullPage: true });
}

// The page changes by itself, keeps the focus where it was, says so once, and then rests.
async function change(visit, page) {
  await open(visit, page);
  const { tab, wrong } = visit;
  await tab.focus('#support');
  const icon = await tab.evaluateHandle(() => document.querySelector('main'));
  if (!/\d:\d\d/.test(await tab.locator('[role=timer]').textContent())) wrong('does not count down to the next check');
  await fetch(`${origin}/checked/made-changing-${page.locale}`, { method: 'POST' });
  await tab.waitForFunction((words) => document.getElementById('live').textContent.startsWith(words), { en: 'Check no. 2 done', 'zh-CN': '已完成第 2 次核实', 'zh-HK': '已完成第 2 次查詢' }[page.locale])
    .catch(() => wrong('did not announce the check'));
  await fetch(`${origin}/happen/made-changing-${page.locale}`, { method: 'POST' });
  const headline = { en: 'Your payment is complete', 'zh-CN': '支付成功', 'zh-HK': '付款成功' }[page.locale];
  await tab.waitForFunction((words) => document.querySelector('h1').textContent === words, headline)
    .catch(() => wrong('did not change by itself'));
  if (await tab.evaluate(() => document.activeElement.id) !== 'support') wrong('lost the focus');
  if (await tab.locator('#live').textContent() !== headline) wrong('did not announce the outcome');
  if (!await icon.evaluate((main) => main.isConnected)) wrong('was loaded anew instead of changed');
  if (await tab.evaluate(() => document.body.dataset.refresh) !== '0') wrong('does not rest at the outcome');
}

// A tap needs no script, leads back to the page, and the page says thanks; once more is not offered.
async function answer(visit, page) {
  await open(visit, page);
  const { tab, wrong } = visit;
  const tap = `#say-${visit.script ? 'charged' : 'balance-fine'}`;
  await tab.click(tap);
  await tab.waitForSelector('#said').catch(() => wrong('does not thank for an answer'));
  if (!tab.url().endsWith(`?lang=${page.locale}&said=${tap.slice(5)}#said`)) wrong(`led to ${tab.url()}`);
  if (await tab.locator(tap).count() > 0) wrong('asks again for what was said');
  await tab.click('#tell');
  await tab.fill('#text', '<b>"&');
  await tab.click('#say-comment');
  await tab.waitForSelector('#said').catch(() => wrong('does not thank for a comment'));
}

const browser = await chromium.launch({ ...how, env: { ...process.env, ...how.env } });

async function walk(view, script) {
  const visit = await visitor(browser, view, script);
  for (const page of pages) {
    await open(visit, page);
    await judge(visit);
  }
}

await Promise.all([...views.map((view) => walk(view, true)), walk(views[0], false)]);
const last = await visitor(browser, views[2], true);
for (const page of pages.filter((one) => one.name === 'changing')) await change(last, page);
const plain = await visitor(browser, views[0], false);
for (const visit of [last, plain]) for (const page of pages.filter((one) => one.name === 'answering')) await answer(visit, page);
await browser.close();

if (problems.length > 0) {
  console.log(problems.join('\n'));
  process.exit(1);
}
console.log(`page: ${looks} looks at ${pages.length} pages, no findings; the largest is ${(largest / 1024).toFixed(1)} KB`);
