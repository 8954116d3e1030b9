// Buys four things in the demo shop, each with something else that goes wrong, waits until the inbox has a message to each of
// its readers, and takes pictures of both pages. Usage: node pictures.mjs UP IMAGES, where UP is what ./anxin up --json printed.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [up, images] = process.argv.slice(2);
const how = JSON.parse(readFileSync('browser.json', 'utf8')); // setup.mjs wrote it
const { shopUrl: shop } = JSON.parse(readFileSync(up, 'utf8'));
const PATIENCE = 300_000; // ms; what does not come at all comes on no machine

const purchases = [
  { product: 'TEA', gateway: 'stripe', trouble: 'NONE', press: 'pay' },
  { product: 'UMBRELLA', gateway: 'stripe', trouble: 'FIVE', press: 'decline' },
  { product: 'BRUSHES', gateway: 'olepay', trouble: 'MORE', press: 'pay' },
  { product: 'TEA', gateway: 'olepay', trouble: 'VERY_SLOW', press: 'pay' },
];
const wanted = ['Payment complete', 'Payment not completed', 'payment.quarantined', 'Our staff has taken over'];

const browser = await chromium.launch({ ...how, env: { ...process.env, ...how.env } });
const tab = await browser.newPage({ viewport: { width: 1000, height: 860 }, colorScheme: 'light', reducedMotion: 'reduce' });
tab.setDefaultTimeout(PATIENCE);

for (const { product, gateway, trouble, press } of purchases) {
  await tab.goto(new URL('/?lang=en', shop).href);
  await tab.check(`input[name=product][value=${product}]`);
  await tab.check(`input[name=gateway][value=${gateway}]`);
  await tab.selectOption('#trouble', trouble);
  await tab.click('button.main');
  await tab.click(`button[value=${press}]`);
  await tab.waitForURL((url) => !url.pathname.startsWith('/checkout'));
}
await tab.goto(new URL('/inbox?lang=en', shop).href);
await tab.waitForFunction((words) => words.every((one) => document.body.innerText.includes(one)), wanted);
await tab.screenshot({ path: `${images}/inbox.png` });
await tab.goto(new URL('/?lang=en', shop).href);
await tab.screenshot({ path: `${images}/shop.png` });
await browser.close();
