// A walk of several people through the pages: who they are, what they press, what was seen.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  axe, launchBrowser, noSidewaysScroll, openContext, screenshot, startClock, startDemo, totp, watchErrors, watchOrigin,
} from './lib.mjs';

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** What a page says, with plain spaces. */
export const text = async (page) => (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ');

/** Presses a button that sends a form, and answers the status of what came back. */
export async function press(page, button) {
  const answered = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.request().isNavigationRequest(),
  );
  await (typeof button === 'string' || button instanceof RegExp ? page.getByRole('button', { name: button }) : button).click();
  const answer = await answered;
  await page.waitForLoadState();
  return answer.status();
}

/** Types a new code twice. */
export async function chooseCode(page, pin, again = pin, names = ['pin', 'again']) {
  await page.fill(`#${names[0]}`, pin);
  await page.fill(`#${names[1]}`, again);
}

/** Starts a demo server, whose clock can be moved where `moves` is set, and a browser. */
export async function startWalk(prefix, { moves = false } = {}) {
  const clock = moves ? await startClock() : { env: {}, now: Date.now, stop: async () => {} };
  const demo = await startDemo({ env: clock.env });
  const walk = new Walk(prefix, clock, demo, await launchBrowser());
  return walk;
}

class Walk {
  #prefix;
  #foreign = {};
  #errors = {};
  #steps = new Map();
  /** What was seen without scripts, to be looked at again with scripts. */
  #kept = new Map();

  constructor(prefix, clock, demo, browser) {
    Object.assign(this, { clock, demo, browser });
    this.#prefix = prefix;
  }

  async stop() {
    await this.browser.close();
    await this.demo.stop();
    await this.clock.stop();
  }

  /** Somebody with a browser of their own: 320 px wide, scripts off unless they are asked for. */
  async somebody(name, { scripts = false, ...options } = {}) {
    const context = await openContext(this.browser, { scripts, ...options });
    context.setDefaultTimeout(15_000);
    return this.watch(name, context).newPage();
  }

  /** Watches what leaves the origin of a context and what it complains of. */
  watch(name, context) {
    this.#foreign[name] = watchOrigin(context, this.demo.base_url);
    this.#errors[name] = watchErrors(context);
    return context;
  }

  go(page, address) {
    return page.goto(this.demo.base_url + address);
  }

  path(page) {
    return page.url().slice(this.demo.base_url.length);
  }

  /** What holds on every page; it is kept as a picture, and for axe. */
  async seen(page, name) {
    await noSidewaysScroll(page);
    if (!(await axe(page))) this.#kept.set(name, await page.content());
    await screenshot(page, `${this.#prefix}-${name}`);
  }

  /** Six digits that were not used yet: each is good once. */
  digits({ totp_secret: secret }) {
    const now = Math.floor(this.clock.now() / 30_000);
    const step = Math.max(now, (this.#steps.get(secret) ?? 0) + 1);
    assert.ok(step <= now + 1, 'more digits than the time of this test allows');
    this.#steps.set(secret, step);
    return totp(secret, step * 30_000);
  }

  /** A member of staff enters. */
  async login(page, who) {
    await this.go(page, '/login');
    await page.fill('#login', who.login);
    await page.fill('#passphrase', who.passphrase);
    await page.fill('#otp', this.digits(who));
    assert.equal(await press(page, page.locator('form:has(#otp) button').last()), 303);
  }

  /** A person tries to enter; answers the status. */
  async enter(page, card, pin) {
    if (this.path(page) !== '/enter') await this.go(page, '/enter');
    await page.fill('#card', card);
    await page.fill('#pin', pin);
    return press(page, page.locator('form[action="/enter"] button').last());
  }

  /** An aidant at the desk and a person on their own phone open a locker; answers what is taken home. */
  async open(aidant, phone, { name, language = 'Français', pin, saw = () => {} }) {
    await this.go(aidant, '/desk/new');
    await aidant.fill('#name', name);
    await aidant.getByLabel(language).check();
    await aidant.locator('#under_protection').check();
    await saw(aidant, 'new');
    assert.equal(await press(aidant, 'Continuer'), 303);
    const short = await aidant.locator('.short').innerText();
    await saw(aidant, 'waits');
    await this.go(phone, `/o/${short}`);
    await saw(phone, 'choose');
    await chooseCode(phone, pin);
    assert.equal(await press(phone, phone.locator(`form[action="/o/${short}"] button`).last()), 200);
    await saw(phone, 'opened');
    const codes = phone.locator('.card').first().locator('code');
    const [card, number] = await codes.allInnerTexts();
    const words = await phone.locator('ol.words li').allInnerTexts();
    return { name, pin, card, number, words };
  }

  /** A guardian says who is in front of them, reads it again where they are asked to; answers the status. */
  async confirm(page, short, name) {
    await this.go(page, `/desk/recover/${short}`);
    await page.getByLabel(name).check();
    await page.locator('#how').check();
    const status = await press(page, page.locator('form[action="/desk/recover"] button').first());
    const yes = page.locator('button[name=answer][value=yes]');
    if (!(await yes.count())) return status;
    await this.seen(page, 'recover-check');
    return press(page, yes);
  }

  /** A session of a person by the API. */
  async session({ card, pin }) {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ card, pin });
    return fetch(`${this.demo.base_url}/api/v1/sessions`, { method: 'POST', headers, body });
  }

  /** Puts files into a person's locker: pairs of a kind and a path. Answers id, title and digest of each. */
  async deposit(person, papers) {
    const { token, locker_id: locker } = await (await this.session(person)).json();
    const kept = [];
    for (const [kind, title, path] of papers) {
      const [form, file] = [new FormData(), await readFile(path)];
      form.append('kind', kind);
      form.append('title', title);
      form.append('file', new Blob([file]), 'paper');
      const answer = await fetch(`${this.demo.base_url}/api/v1/lockers/${locker}/documents`, {
        method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form,
      });
      assert.equal(answer.status, 201, await answer.clone().text());
      const { id, sha256: kept256 } = await answer.json();
      kept.push({ id, title, sha256: kept256, file });
    }
    return kept;
  }

  /** Opens every paper in somebody's browser: on its page, and byte for byte. */
  async readAll(page, papers) {
    await this.go(page, '/papers');
    const listed = await text(page);
    for (const paper of papers) {
      assert.ok(listed.includes(paper.title), `${paper.title} is listed`);
      assert.equal((await this.go(page, `/papers/${paper.id}`)).status(), 200, paper.title);
      assert.ok((await text(page)).includes(paper.title));
      const cookies = await page.context().cookies();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const answer = await fetch(`${this.demo.base_url}/papers/${paper.id}/download`, { redirect: 'manual', headers: { cookie } });
      assert.equal(answer.status, 200, paper.title);
      assert.equal(sha256(Buffer.from(await answer.arrayBuffer())), paper.sha256, `${paper.title} is the same to the byte`);
    }
  }

  /** All pages of the journal of whoever is in. */
  async journal(page) {
    await this.go(page, '/journal');
    let told = await text(page);
    for (let older; (older = page.getByRole('link', { name: 'Plus ancien' })) && (await older.count());) {
      await older.click();
      told += await text(page);
    }
    return told;
  }

  /** Looks again, with scripts, at every page that was seen without: axe finds nothing. */
  async checkKept() {
    const context = this.watch('kept', await openContext(this.browser));
    const page = await context.newPage();
    let html = '';
    await page.route('**/kept', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    for (const [name, body] of this.#kept) {
      // What asks again or leaves by itself would do so here too.
      html = body.replace(/ data-(waiting|after)="\d+"/g, '');
      await this.go(page, '/kept');
      assert.ok(await axe(page), name);
      await noSidewaysScroll(page);
    }
    await context.close();
  }

  /** No request left the origin, and no page complained; a refused form is no complaint. */
  checkQuiet() {
    for (const [who, left] of Object.entries(this.#foreign)) assert.deepEqual(left, [], who);
    for (const [who, errors] of Object.entries(this.#errors)) {
      assert.deepEqual(errors.filter((error) => !/status of (401|404|409|422|429)/.test(error)), [], who);
    }
  }
}
