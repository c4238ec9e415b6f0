// A locker opened by telephone: the agent's own number is refused, one category opens for one day,
// the person takes it over on a small phone without scripts, sees who has access and stops it.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  axe, launchBrowser, noSidewaysScroll, openContext, screenshot, startDemo, totp, watchErrors, watchOrigin,
} from './lib.mjs';

const NAME = 'Nora <b>Lenoir';
const PHONE = '06 39 98 41 27';
const PIN = '385204';
const SMS_LIMIT_MS = 90_000;

const pdf = fileURLToPath(new URL('../fixtures/attestation-caf.pdf', import.meta.url));
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let demo;
let data;
let browser;
let foreign = [];

const go = (page, path) => page.goto(demo.base_url + path);
const path = (page) => page.url().slice(demo.base_url.length);
const text = async (page) => (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ');

async function somebody(options) {
  const context = await openContext(browser, options);
  context.setDefaultTimeout(10_000);
  foreign.push(watchOrigin(context, demo.base_url));
  return context.newPage();
}

/** Presses a button that sends a form, and answers the status of what came back. */
async function press(page, name) {
  const answered = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.request().isNavigationRequest(),
  );
  await page.getByRole('button', { name }).click();
  const answer = await answered;
  await page.waitForLoadState();
  return answer.status();
}

async function seen(page, name) {
  await noSidewaysScroll(page);
  await axe(page);
  await screenshot(page, `urgent-${name}`);
}

/** The code of the one message that goes to a phone. */
async function received(to) {
  for (const until = Date.now() + SMS_LIMIT_MS; Date.now() < until; await wait(500)) {
    const names = await readdir(`${data}/sms`).catch(() => []);
    for (const name of names.filter((one) => one.endsWith('.json'))) {
      const message = JSON.parse(await readFile(`${data}/sms/${name}`, 'utf8'));
      if (message.to === to) return message.text;
    }
  }
  throw new Error(`no message went to ${to}`);
}

before(async () => {
  data = await mkdtemp(`${tmpdir()}/abri-urgent-`);
  demo = await startDemo({ args: ['--keep', data] });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
  if (data) await rm(data, { recursive: true });
});

describe('a locker opened by telephone', () => {
  let marie;
  let nora;
  let errors;
  let code;
  let paper;

  test('the desk shows every section', async () => {
    marie = await somebody({ width: 360 });
    errors = watchErrors(marie.context());
    await go(marie, '/login');
    await marie.getByLabel('Identifiant').fill(demo.aidant.login);
    await marie.getByLabel('Phrase de passe').fill(demo.aidant.passphrase);
    await marie.getByLabel('Code à six chiffres').fill(totp(demo.aidant.totp_secret));
    assert.equal(await press(marie, 'Entrer'), 303);
    assert.match(await text(marie), /On attend la réponse[\s\S]*Se terminent[\s\S]*En cours/);
    assert.equal(await press(marie, 'Demander son accord par SMS'), 303);
    assert.match(await text(marie), /Le SMS n’est pas parti/);
    await seen(marie, 'desk');
  });

  test('the agent’s own phone is refused', async () => {
    await go(marie, '/desk');
    await marie.getByRole('link', { name: 'Ouvrir par téléphone' }).click();
    await marie.getByLabel('Nom de la personne').fill(NAME);
    await marie.getByLabel('Téléphone de la personne').fill('06 39 98 00 17');
    await marie.getByLabel('Ressources', { exact: false }).first().check();
    await marie.getByLabel('Non', { exact: true }).check();
    await seen(marie, 'form');
    assert.equal(await press(marie, 'Ouvrir pour un jour'), 422);
    assert.match(await text(marie), /numéro d’un aidant/);
    errors.length = 0;
    await seen(marie, 'own-phone');
  });

  test('with the person’s phone it opens for one category and one day', async () => {
    await marie.getByLabel('Téléphone de la personne').fill(PHONE);
    assert.equal(await press(marie, 'Ouvrir pour un jour'), 303);
    assert.match(await text(marie), /Pas encore confirmé par la personne[\s\S]*L’accès se ferme seul le/);
    assert.ok(await marie.locator('input[value=remote]').isChecked());
    await seen(marie, 'visit');
    await marie.getByLabel('Pourquoi ouvrez-vous').selectOption('rsa_quarterly');
    assert.equal(await press(marie, 'Ouvrir le coffre'), 303);
    await marie.getByRole('link', { name: 'Déposer un papier' }).click();
    await marie.getByLabel('Quel papier est-ce').selectOption('caf_certificate');
    await marie.getByLabel('Photo ou fichier').setInputFiles(pdf);
    assert.equal(await press(marie, 'Ajouter ce papier'), 303);
    await marie.goto(new URL(marie.url()).origin + path(marie).replace(/\/(add|added).*$/, ''));
    await seen(marie, 'locker');
    const link = await marie.locator('main a[href^="/papers/"]').first().getAttribute('href');
    paper = link.replace(/\/(download|image)$/, '');
    await go(marie, paper);
    assert.match(await text(marie), /CAF/);
  });

  test('another category is refused', async () => {
    await go(marie, '/desk');
    await marie.getByRole('link', { name: /Nora/ }).first().click();
    const locker = path(marie).split('?')[0];
    await go(marie, `${locker}/add`);
    const kinds = await marie.getByLabel('Quel papier est-ce').locator('option').evaluateAll(
      (options) => options.map((option) => option.value),
    );
    assert.ok(kinds.includes('caf_certificate') && !kinds.includes('passport'));
    const proof = await marie.locator('form[action$="/add"] input[name=csrf], form input[name=csrf]').first().inputValue();
    const status = await marie.evaluate(async ([address, csrf]) => {
      const body = new FormData();
      for (const [name, value] of [['csrf', csrf], ['kind', 'passport'], ['title', '']]) body.append(name, value);
      body.append('file', new Blob(['%PDF-1.4 nothing']), 'a.pdf');
      return (await fetch(address, { method: 'POST', body })).status;
    }, [`${locker}/add`, proof]);
    assert.ok(status >= 400, `${status}`);
    errors.length = 0;
  });

  test('the person takes it over on a small phone without scripts', async () => {
    const sms = await received('+33639984127');
    code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(sms)[0];
    assert.doesNotMatch(sms, /abri|coffre|Nora/i);
    nora = await somebody({ scripts: false });
    await go(nora, '/');
    await nora.getByRole('link', { name: 'J’ai reçu un code par SMS' }).click();
    const slip = (code[0] === '7' ? '8' : '7') + code.slice(1);
    await nora.getByLabel('Code reçu par SMS').fill(slip);
    await nora.getByLabel('Votre code').fill(PIN);
    await nora.getByLabel('Le même code').fill(PIN);
    assert.equal(await press(nora, 'Prendre mon coffre'), 422);
    assert.match(await text(nora), /Ce code a une erreur/);
    await seen(nora, 'slip');
    await nora.getByLabel('Code reçu par SMS').fill(code);
    await nora.getByLabel('Votre code').fill(PIN);
    await nora.getByLabel('Le même code').fill(PIN);
    assert.equal(await press(nora, 'Prendre mon coffre'), 200);
    assert.match(await text(nora), /Le coffre est à vous[\s\S]*Qui peut ouvrir votre coffre[\s\S]*Marie Diallo/);
    assert.equal(await nora.locator('ol.words li').count(), 12);
    assert.equal(await nora.locator('.codes li').count(), 8);
    await seen(nora, 'taken');
  });

  test('and stops the access in two taps', async () => {
    await nora.getByRole('link', { name: 'Arrêter' }).click();
    assert.equal(await press(nora, /Arrêter|Oui/), 303);
    assert.equal(path(nora).split('?')[0], '/aidants');
    await seen(nora, 'stopped');
    const answer = await marie.goto(demo.base_url + paper);
    assert.equal(answer.status(), 404);
  });

  test('no page called anybody else', () => assert.deepEqual(foreign.flat(), []));
});
