// A walk in Arabic: the pages run from right to left, say that nobody reviewed them, and keep names,
// codes and numbers in their own order. axe finds nothing, and nothing scrolls sideways at 320 px.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  axe, launchBrowser, noSidewaysScroll, openContext, screenshot, startDemo, totp, watchErrors, watchOrigin, withinBudget,
} from './lib.mjs';

const PIN = '482917';
const NAME = 'Ousmane Sy';
const UNREVIEWED = 'ترجمة لم تُراجَع بعد. النص الفرنسي وحده هو المُلزِم.';
const photo = fileURLToPath(new URL('../fixtures/cni-recto-phone.jpg', import.meta.url));

let demo;
let browser;

before(async () => {
  demo = await startDemo();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Somebody whose telephone speaks Arabic: the browser asks, no one chooses. */
async function somebody(t) {
  const context = await openContext(browser, { locale: 'ar' });
  context.setDefaultTimeout(10_000);
  const foreign = watchOrigin(context, demo.base_url);
  t.after(async () => {
    await context.close();
    assert.deepEqual(foreign, [], 'requests that left the origin');
  });
  return context.newPage();
}

const go = (page, path) => page.goto(demo.base_url + path);
const path = (page) => page.url().slice(demo.base_url.length);

async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()]);
}

/** What holds on every page in Arabic. */
async function seen(page, name) {
  const root = page.locator('html');
  assert.equal(await root.getAttribute('lang'), 'ar', name);
  assert.equal(await root.getAttribute('dir'), 'rtl', name);
  assert.match(await page.locator('footer').innerText(), new RegExp(UNREVIEWED), name);
  await noSidewaysScroll(page);
  await axe(page);
  await screenshot(page, `arabic-${name}`);
}

const direction = (locator) => locator.evaluate((element) => getComputedStyle(element).direction);

async function login(page, who) {
  await go(page, '/login');
  await page.locator('#login').fill(who.login);
  await page.locator('#passphrase').fill(who.passphrase);
  await page.locator('#otp').fill(totp(who.totp_secret));
  await press(page, 'دخول');
}

async function openLocker(aidant) {
  let page = aidant;
  await go(page, '/desk/new');
  assert.ok(await page.getByLabel('العربية').isChecked(), 'the language of the page is proposed');
  await page.locator('#name').fill(NAME);
  await page.getByLabel('لا', { exact: true }).check();
  await seen(page, 'open');
  await press(page, 'متابعة');
  await seen(page, 'open-waits');
  const short = await page.locator('.short').innerText();
  // The person's own phone says nothing of its language: the page is in the one that was told.
  const context = await openContext(browser, { locale: 'de-DE' });
  page = await context.newPage();
  await go(page, `/o/${short}`);
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  await seen(page, 'choose-code');
  await page.locator('#pin').fill(PIN);
  await page.locator('#again').fill(PIN);
  await press(page, 'فتح خزانتي');
  const card = page.locator('.card code').first();
  assert.equal(await direction(card), 'ltr');
  assert.equal(await direction(page.locator('ol.words')), 'ltr');
  await seen(page, 'opened');
  const text = await card.innerText();
  await context.close();
  return text;
}

test('the language is asked for, chosen, and left', async (t) => {
  const page = await somebody(t);
  const errors = watchErrors(page.context());
  await go(page, '/');
  assert.equal(await page.locator('h1').innerText(), 'أوراقك في أمان');
  await seen(page, 'doors');
  await withinBudget(14_336, [`${demo.base_url}/`, `${demo.base_url}/assets/abri.css`], {
    headers: { cookie: 'abri-language=ar' },
  });
  await page.getByRole('link', { name: 'Français' }).click();
  assert.equal(await page.locator('html').getAttribute('dir'), 'ltr');
  await page.getByRole('link', { name: 'العربية' }).click();
  for (const address of ['/about', '/enter', '/enter/sheet', '/login', '/enrol', '/verify']) {
    await go(page, address);
    await seen(page, address.slice(1));
  }
  assert.deepEqual(errors, []);
});

test('a locker opened at the desk is used in Arabic', async (t) => {
  const marie = await somebody(t);
  await login(marie, demo.aidant);
  assert.equal(path(marie), '/desk');
  await seen(marie, 'desk');
  const card = await openLocker(marie);

  const person = await somebody(t);
  await go(person, '/enter');
  await person.locator('#card').fill(card);
  await person.locator('#pin').fill('987654');
  await press(person, 'دخول');
  assert.match(await person.title(), /^خطأ:/);
  assert.equal(await direction(person.locator('#card')), 'ltr');
  await seen(person, 'enter-refused');
  await person.locator('#pin').fill(PIN);
  await press(person, 'دخول');
  assert.equal(path(person), '/home');
  await seen(person, 'home-empty');

  await go(person, '/papers/add');
  await person.locator('#kind').selectOption('cni');
  await person.locator('#title').fill('Carte (recto) 2/2');
  await person.locator('#file').setInputFiles(photo);
  await seen(person, 'add');
  await press(person, 'إضافة هذه الورقة');
  await seen(person, 'added');
  await person.getByRole('link', { name: 'عرض هذه الورقة' }).click();
  assert.equal(await person.locator('h1 bdi, h1').first().innerText(), 'Carte (recto) 2/2');
  await seen(person, 'paper');
  await go(person, '/home');
  assert.match(await person.locator('main').innerText(), /ورقة واحدة/);
  for (const address of ['/home', '/papers?category=identity', '/aidants', '/aidants/give', '/journal', '/bin', '/contact']) {
    await go(person, address);
    await seen(person, address.slice(1));
  }
  assert.match(await person.locator('body').innerText(), /هاتفي/);
  await go(person, '/journal');
  assert.match(await person.locator('main').innerText(), /أضفت «Carte \(recto\) 2\/2»/);
  await go(person, '/papers/nothing');
  await seen(person, 'missing');
  await go(person, '/home');
  await press(person, 'خروج');
  await seen(person, 'quit');
});
