// The main path in a browser, on the smallest screen and without scripts: a locker is opened, papers
// go in and come out byte for byte, a mandate is given, used and stopped, and the journal tells it.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import {
  axe, launchBrowser, noSidewaysScroll, openContext, screenshot, startDemo, totp, watchErrors, watchOrigin,
} from './lib.mjs';

const PIN = '482917';
const NAME = 'Ousmane <b>Sy';
const LIMIT = 3_000_000;
const MISSING = '0198f1c2-7b7a-7c31-9a53-3f1f6a1f2b3c';

const abri = process.env.ABRI_BIN ?? fileURLToPath(new URL('../../target/release/abri', import.meta.url));
const photo = fileURLToPath(new URL('../fixtures/cni-recto-phone.jpg', import.meta.url));
const pdf = fileURLToPath(new URL('../fixtures/attestation-caf.pdf', import.meta.url));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const digest = async (path) => sha256(await readFile(path));

let demo;
let data;
let browser;
const contexts = {};
const foreign = {};
/** What the walk saw, to be looked at again with scripts. */
const kept = new Map();

/** Somebody with a browser of their own: 320 px wide, scripts off. */
async function somebody(name) {
  const context = await openContext(browser, { scripts: false });
  context.setDefaultTimeout(10_000);
  contexts[name] = context;
  foreign[name] = watchOrigin(context, demo.base_url);
  return context.newPage();
}

const go = (page, path) => page.goto(demo.base_url + path);
const path = (page) => page.url().slice(demo.base_url.length);
const text = async (page) => (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ');

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
  kept.set(name, await page.content());
  await screenshot(page, `main-${name}`);
}

async function login(page, who) {
  await go(page, '/login');
  await page.getByLabel('Identifiant').fill(who.login);
  await page.getByLabel('Phrase de passe').fill(who.passphrase);
  await page.getByLabel('Code à six chiffres').fill(totp(who.totp_secret));
  assert.equal(await press(page, 'Entrer'), 303);
}

async function add(page, { kind, title = '', ends = [], file }) {
  await page.getByLabel('Quel papier est-ce').selectOption(kind);
  await page.getByLabel('Nom du papier').fill(title);
  for (const [at, label] of ['Jour', 'Mois', 'Année'].entries()) {
    await page.getByLabel(label, { exact: true }).fill(ends[at] ?? '');
  }
  await page.getByLabel('Photo ou fichier').setInputFiles(file);
  return press(page, 'Ajouter ce papier');
}

/** Asks as the page's browser would, cookies and all, for what is no page. */
async function ask(page, address, options = {}) {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return fetch(demo.base_url + address, { redirect: 'manual', ...options, headers: { cookie } });
}

async function bytes(page, address) {
  const answer = await ask(page, address);
  assert.equal(answer.status, 200, address);
  return Buffer.from(await answer.arrayBuffer());
}

/** How wide the photo of a paper's page is, once it came; 0 when it did not. */
async function photoWidth(page) {
  await page.waitForLoadState('load');
  return page.locator('img.paper').evaluate((image) => image.naturalWidth);
}

before(async () => {
  data = await mkdtemp(`${tmpdir()}/abri-main-path-`);
  demo = await startDemo({ args: ['--keep', data], env: { ABRI_LIMITS__DOCUMENT_BYTES: String(LIMIT) } });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
  if (data) await rm(data, { recursive: true });
});

describe('the main path, scripts off, 320 px', () => {
  let marie;
  let person;
  let card;
  let locker;
  const paper = {};

  test('an aidant opens a locker with a person, whose code is asked twice', async () => {
    marie = await somebody('marie');
    await login(marie, demo.aidant);
    assert.equal(path(marie), '/desk');
    await seen(marie, 'desk');

    await go(marie, '/desk/new');
    await marie.getByLabel('Nom de la personne').fill(NAME);
    assert.equal(await press(marie, 'Continuer'), 422);
    assert.match(await text(marie), /Répondez oui ou non/);
    assert.equal(await marie.getByLabel('Nom de la personne').inputValue(), NAME);
    await seen(marie, 'open-refused');
    await marie.getByLabel('Non', { exact: true }).check();
    assert.equal(await press(marie, 'Continuer'), 303);
    assert.match(await text(marie), /On attend la personne/);
    assert.equal(await marie.getByLabel('Votre code').count(), 0, 'an aidant never types a code');
    await seen(marie, 'open-waits');

    const phone = await somebody('phone');
    const short = await marie.locator('.short').innerText();
    await go(phone, `/o/${short}`);
    assert.match(await text(phone), /Marie Diallo/);
    await phone.getByLabel('Votre code').fill(PIN);
    await phone.getByLabel('Le même code').fill('111222');
    assert.equal(await press(phone, 'Ouvrir mon coffre'), 422);
    assert.match(await text(phone), /Les deux codes ne sont pas pareils/);
    assert.equal(await phone.getByLabel('Votre code').inputValue(), '', 'a code is never shown again');
    await phone.getByLabel('Votre code').fill('123456');
    await phone.getByLabel('Le même code').fill('123456');
    assert.equal(await press(phone, 'Ouvrir mon coffre'), 422);
    assert.match(await text(phone), /trop facile/);
    await seen(phone, 'choose-code');

    await phone.getByLabel('Votre code').fill(PIN);
    await phone.getByLabel('Le même code').fill(PIN);
    assert.equal(await press(phone, 'Ouvrir mon coffre'), 200);
    card = await phone.locator('.card code').first().innerText();
    assert.match(card, /^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    assert.equal(await phone.locator('ol.words li').count(), 12);
    assert.ok(await phone.locator('.qr svg').isVisible());
    await seen(phone, 'opened');
    await marie.reload();
    assert.match(await text(marie), /Le coffre est ouvert/);
    await seen(marie, 'open-done');
  });

  test('the person enters with card and code, not with another code', async () => {
    person = await somebody('person');
    await go(person, '/');
    await seen(person, 'doors');
    await person.getByRole('link', { name: /J’ai une carte/ }).click();
    await person.getByLabel('Texte de votre carte').fill(card.toLowerCase());
    await person.getByLabel('Votre code').fill('987654');
    assert.equal(await press(person, 'Entrer'), 401);
    assert.match(await text(person), /Cela ne va pas ensemble/);
    await person.getByLabel('Votre code').fill(PIN);
    await press(person, 'Entrer');
    assert.equal(path(person), '/home');
    assert.match(await text(person), /Votre coffre est vide/);
    assert.equal(await person.locator('.who').innerText(), NAME);
    await seen(person, 'home-empty');
  });

  test('papers go in and come out byte for byte', async () => {
    await go(person, '/papers/add');
    await seen(person, 'add');
    assert.equal(await add(person, { kind: 'cni', file: photo }), 303);
    assert.match(path(person), /^\/papers\/[0-9a-f-]{36}\/added$/);
    assert.match(await text(person), /« Carte d’identité » est dans le coffre[\s\S]*Numéro de reçu\s+\d+/);
    await seen(person, 'added');
    await person.getByRole('link', { name: 'Voir ce papier' }).click();
    paper.photo = path(person);
    assert.ok((await photoWidth(person)) > 100, 'the photo is shown on the page');
    await seen(person, 'paper-photo');
    for (const way of ['image', 'download']) {
      assert.equal(sha256(await bytes(person, `${paper.photo}/${way}`)), await digest(photo), way);
    }
    await person.locator('summary', { hasText: 'Preuve du dépôt' }).click();
    assert.match(await text(person), new RegExp(await digest(photo)), 'the proof says the same');

    await go(person, '/papers/add');
    const wrong = { kind: 'caf_certificate', title: 'CAF de mars', ends: ['31', '2', '2027'], file: pdf };
    assert.equal(await add(person, wrong), 422);
    assert.match(await text(person), /Cette date n’existe pas/);
    assert.equal(await person.getByLabel('Nom du papier').inputValue(), 'CAF de mars');
    assert.equal(await person.getByLabel('Quel papier est-ce').inputValue(), 'caf_certificate');
    assert.equal(await person.getByLabel('Jour', { exact: true }).inputValue(), '31');
    await seen(person, 'add-refused');
    assert.equal(await add(person, { ...wrong, ends: ['31', '3', '2027'] }), 303);
    await person.getByRole('link', { name: 'Voir ce papier' }).click();
    paper.pdf = path(person);
    assert.equal(await person.locator('img.paper').count(), 0);
    assert.match(await text(person), /valable jusqu’au 31 mars 2027/);
    const answer = await ask(person, `${paper.pdf}/download`);
    assert.equal(sha256(Buffer.from(await answer.arrayBuffer())), await digest(pdf));
    assert.match(answer.headers.get('content-disposition'), /^attachment; filename="CAF de mars.pdf"/);

    await go(person, '/home');
    assert.match(await text(person), /Identité\s+1 papier[\s\S]*Ressources\s+1 papier/);
    await seen(person, 'home');
  });

  test('what is no paper is refused beside its field, and nothing is kept', async () => {
    await go(person, '/papers/add');
    const page = { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<html><script>1</script>') };
    assert.equal(await add(person, { kind: 'other', title: 'Piège', file: page }), 415);
    assert.match(await text(person), /Ce fichier ne convient pas/);
    await person.locator('#file').evaluate((input) => input.removeAttribute('required'));
    assert.equal(await add(person, { kind: 'other', title: 'Rien', file: [] }), 422);
    assert.match(await text(person), /Choisissez une photo ou un fichier/);
    // Far more than what lies in buffers on the way: the answer must arrive all the same.
    const head = await readFile(photo);
    const large = { name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([head, Buffer.alloc(LIMIT + 2_000_000)]) };
    assert.equal(await add(person, { kind: 'other', title: 'Piège', file: large }), 413);
    assert.match(await text(person), /Ce fichier est trop grand/);
    assert.equal(await person.getByLabel('Nom du papier').inputValue(), 'Piège');
    await go(person, '/papers');
    assert.doesNotMatch(await text(person), /Piège/);
  });

  test('a paper is renamed, moved, binned, restored and destroyed', async () => {
    await go(person, paper.pdf);
    await person.locator('summary', { hasText: 'Changer le nom' }).click();
    await person.getByLabel('Nom du papier').fill('Attestation CAF');
    await person.getByLabel('Rubrique').selectOption('identity');
    assert.equal(await press(person, 'Enregistrer'), 422);
    assert.match(await text(person), /va dans une autre rubrique/);
    assert.equal(await person.getByLabel('Nom du papier').inputValue(), 'Attestation CAF');
    await person.getByLabel('Rubrique').selectOption('private');
    assert.equal(await press(person, 'Enregistrer'), 303);
    assert.match(await text(person), /C’est enregistré[\s\S]*Attestation CAF[\s\S]*Espace privé/);
    assert.equal(sha256(await bytes(person, `${paper.pdf}/download`)), await digest(pdf));
    await seen(person, 'paper-organised');

    await press(person, 'Mettre à la corbeille');
    assert.match(path(person), /^\/bin/);
    assert.match(await text(person), /Attestation CAF/);
    await seen(person, 'bin');
    await go(person, '/papers');
    assert.doesNotMatch(await text(person), /Attestation CAF/);
    await go(person, '/bin');
    await press(person, 'Remettre dans le coffre');
    assert.match(await text(person), /Le papier est revenu dans le coffre/);

    await press(person, 'Mettre à la corbeille');
    await person.getByRole('link', { name: 'Détruire' }).click();
    await seen(person, 'destroy');
    await press(person, 'Oui, détruire pour toujours');
    assert.match(await text(person), /Le papier est détruit[\s\S]*La corbeille est vide/);
    assert.equal((await go(person, paper.pdf)).status(), 404);

    await go(person, '/papers/add');
    await add(person, { kind: 'payslip', title: 'Paie de mai', file: pdf });
    await person.getByRole('link', { name: 'Voir ce papier' }).click();
    paper.pay = path(person);
  });

  test('nobody opens the locker without a mandate', async () => {
    for (const address of [paper.photo, `${paper.photo}/image`, `${paper.photo}/download`]) {
      const foreignOne = await go(marie, address);
      const told = await text(marie);
      const missing = await go(marie, address.replace(/[0-9a-f-]{36}/, MISSING));
      assert.equal(foreignOne.status(), 404, address);
      assert.equal(missing.status(), 404);
      assert.equal(told, await text(marie), 'a foreign paper and a missing one look the same');
    }
  });

  test('the person gives a mandate for one category, after a check', async () => {
    await go(person, '/aidants');
    assert.match(await text(person), /Aucun aidant ne peut ouvrir votre coffre/);
    await person.getByRole('link', { name: 'Donner un mandat' }).click();
    assert.equal(await press(person, 'Continuer'), 422);
    assert.match(await text(person), /Choisissez un aidant[\s\S]*Choisissez une rubrique/);
    await seen(person, 'give-refused');
    assert.equal(await person.getByLabel('Espace privé').count(), 0, 'the private space is never offered');
    await person.getByRole('checkbox', { name: /Marie Diallo/ }).check();
    await person.getByRole('checkbox', { name: /Santé/ }).check();
    assert.equal(await press(person, 'Continuer'), 200);
    assert.match(await text(person), /ces papiers sont très personnels/);
    await seen(person, 'give-check-sensitive');
    await press(person, 'Changer quelque chose');
    assert.ok(await person.getByRole('checkbox', { name: /Marie Diallo/ }).isChecked());
    await person.getByRole('checkbox', { name: /Santé/ }).uncheck();
    await person.getByRole('checkbox', { name: /Identité/ }).check();
    await press(person, 'Continuer');
    assert.match(await text(person), /Marie Diallo[\s\S]*Identité[\s\S]*Voir la liste des papiers[\s\S]*Un mois/);
    await seen(person, 'give-check');
    assert.equal(await press(person, 'Oui, je donne ce mandat'), 303);
    assert.match(path(person), /^\/aidants\/give\/done/);
    assert.match(await text(person), /Le mandat est donné[\s\S]*Marie Diallo/);
    await seen(person, 'give-done');
    await go(person, '/aidants');
    await seen(person, 'aidants');
  });

  test('the aidant says how and why, then sees what the mandate gives and nothing else', async () => {
    await go(marie, '/desk');
    await marie.getByRole('link', { name: NAME }).click();
    locker = path(marie);
    assert.equal(await press(marie, 'Ouvrir le coffre'), 422);
    assert.match(await text(marie), /Choisissez un motif/);
    await seen(marie, 'visit-refused');
    // Nothing is read before the visit begins: a paper leads back to the question.
    await go(marie, paper.photo);
    assert.equal(path(marie), locker);
    assert.equal((await go(marie, `${paper.photo}/image`)).status(), 403);
    assert.match(await text(marie), /commencer une visite/);
    await go(marie, locker);
    await marie.getByLabel('Pourquoi ouvrez-vous').selectOption('cni_renewal');
    assert.equal(await press(marie, 'Ouvrir le coffre'), 303);
    assert.match(await marie.locator('section.visit').innerText(), /Ousmane <b>Sy[\s\S]*Ensemble · /);
    assert.doesNotMatch(await text(marie), /Paie de mai|Ressources|Déposer/);
    await seen(marie, 'locker');

    await marie.getByRole('link', { name: /Carte d’identité/ }).click();
    assert.equal(path(marie), paper.photo);
    assert.ok((await photoWidth(marie)) > 100, 'the photo is shown during the visit');
    await seen(marie, 'paper-aidant');
    for (const name of ['Télécharger', 'Mettre à la corbeille', 'Enregistrer']) {
      assert.equal(await marie.getByText(name, { exact: true }).count(), 0, name);
    }
    assert.equal((await go(marie, `${paper.photo}/download`)).status(), 403);
    assert.match(await text(marie), /Le mandat ne donne pas ce droit/);
    await seen(marie, 'refused');
    for (const address of [paper.pay, `${paper.pay}/image`, `${locker}/add`, '/home', '/audit', '/organisation']) {
      const answer = await go(marie, address);
      if (address.endsWith('/add')) assert.doesNotMatch(await text(marie), /Identité/);
      else if (address === '/home') assert.equal(path(marie), '/desk');
      else assert.equal(answer.status(), 404, address);
    }
  });

  test('a colleague who is not named sees nothing', async () => {
    const paul = await somebody('paul');
    await login(paul, demo.other_aidant);
    assert.doesNotMatch(await text(paul), /Ousmane/);
    for (const address of [locker, `${locker}/add`, paper.photo, `${paper.photo}/image`]) {
      assert.equal((await go(paul, address)).status(), 404, address);
    }
  });

  test('the journal tells the person who looked, how and for what, and who was refused', async () => {
    await go(person, '/journal');
    const told = await text(person);
    assert.match(told, /Marie Diallo \(.+\) a regardé « Carte d’identité »\. Vous étiez ensemble\. Motif : Carte d’identité à refaire/);
    assert.match(told, /Marie Diallo \(.+\) a voulu télécharger « Carte d’identité »\. Abri a refusé\..*Le mandat ne donne pas ce droit\./);
    assert.match(told, /Paul .+ a voulu regarder .+\. Abri a refusé\./);
    assert.match(told, /vous avez donné un mandat\. Mandat : Marie Diallo/);
    assert.match(told, /vous avez détruit un papier/);
    assert.doesNotMatch(told, /une action|document\.|mandate\.|[a-z]_[a-z]/, 'a person never sees a code');
    await seen(person, 'journal');
    await go(person, paper.photo);
    assert.match(await text(person), /Qui l’a regardé \?[\s\S]*Marie Diallo/);
    await go(marie, '/desk/journal');
    assert.match(await text(marie), /vous avez regardé un papier\. Coffre : Ousmane <b>Sy/);
    await seen(marie, 'acts');
  });

  test('stopping a mandate is two touches, and works at once', async () => {
    await go(person, '/aidants');
    await person.getByRole('link', { name: 'Arrêter maintenant' }).click();
    await seen(person, 'stop');
    await press(person, 'Oui, arrêter maintenant');
    assert.match(await text(person), /L’aidant ne voit plus rien[\s\S]*Mandats finis/);
    await person.getByText('Mandats finis').click();
    assert.match(await text(person), /Arrêté/);
    await seen(person, 'aidants-stopped');
    for (const address of [locker, paper.photo, `${paper.photo}/image`]) {
      assert.equal((await go(marie, address)).status(), 404, address);
    }
    await go(marie, '/desk');
    assert.doesNotMatch(await text(marie), /Ousmane/);
  });

  test('a drop box takes a paper in and shows nothing', async () => {
    await go(person, '/aidants/give');
    await person.getByRole('checkbox', { name: /Marie Diallo/ }).check();
    await person.getByRole('checkbox', { name: /Ressources/ }).check();
    for (const right of [/Voir la liste/, /Lire les papiers/]) {
      await person.getByRole('checkbox', { name: right }).uncheck();
    }
    await person.getByRole('checkbox', { name: /Déposer/ }).check();
    await press(person, 'Continuer');
    await press(person, 'Oui, je donne ce mandat');

    await go(marie, locker);
    await marie.getByLabel('Pourquoi ouvrez-vous').selectOption('add_paper');
    await press(marie, 'Ouvrir le coffre');
    assert.match(await text(marie), /Vous ne voyez pas la liste/);
    assert.doesNotMatch(await text(marie), /Paie de mai/);
    await seen(marie, 'locker-blind');
    await marie.getByRole('link', { name: 'Déposer un papier' }).click();
    await seen(marie, 'add-blind');
    assert.equal(await marie.locator('#kind option[value="cni"]').count(), 0, 'only kinds of the mandate');
    assert.equal(await add(marie, { kind: 'payslip', title: 'Paie de juin', file: pdf }), 200);
    assert.match(await text(marie), /« Paie de juin » est dans le coffre/);
    assert.equal(await marie.getByRole('link', { name: 'Voir ce papier' }).count(), 0);
    await seen(marie, 'added-blind');
    await press(marie, 'Finir la visite');
    assert.match(await text(marie), /La visite est finie/);

    await go(person, '/papers?category=income');
    await person.getByRole('link', { name: /Paie de juin/ }).click();
    assert.match(await text(person), /par Marie Diallo/);
    assert.equal(sha256(await bytes(person, `${path(person)}/download`)), await digest(pdf));
  });

  test('a form of another page, or without its proof, changes nothing', async () => {
    const proof = new URLSearchParams({ csrf: '0'.repeat(32) });
    const forged = await ask(person, `${paper.photo}/discard`, { method: 'POST', body: proof });
    assert.equal(forged.status, 422);
    const form = new FormData();
    form.append('kind', 'cni');
    form.append('file', new Blob([await readFile(pdf)]), 'x.pdf');
    assert.equal((await ask(person, '/papers/add', { method: 'POST', body: form })).status, 422);
    await go(person, '/papers?category=identity');
    assert.equal(await person.locator('ul.rows a.row').count(), 1);
  });

  test('the auditor finds what was done and can open nothing', async () => {
    const auditor = await somebody('auditor');
    await login(auditor, demo.auditor);
    assert.equal(path(auditor), '/audit');
    const id = paper.photo.split('/').pop();
    await auditor.getByLabel('Document').fill(id);
    await auditor.getByLabel('Résultat').selectOption('refused');
    await auditor.getByRole('button', { name: 'Chercher' }).click();
    await auditor.waitForLoadState();
    const rows = await text(auditor);
    assert.match(rows, /Papier téléchargé[\s\S]*Refusé[\s\S]*Le mandat ne donne pas ce droit/);
    assert.match(rows, /Paul/);
    assert.doesNotMatch(rows, /Ousmane|Paie de|Carte d’identité/, 'no name of a person, no title');
    assert.equal(await auditor.getByLabel('Document').inputValue(), id);
    await seen(auditor, 'audit');
    assert.equal((await go(auditor, '/audit?from=2026-02-31')).status(), 422);
    assert.match(await text(auditor), /Cette date n’existe pas/);
    for (const address of [paper.photo, `${paper.photo}/image`, locker, '/papers', '/organisation']) {
      assert.equal((await go(auditor, address)).status(), 404, address);
    }
    await go(auditor, `/audit?document=${id}&outcome=refused`);
    assert.match(await text(auditor), /Papier regardé[\s\S]*Ce rôle ne permet pas cela/, 'the try is written');
  });

  test('an invited aidant enrols alone, with a second factor from the first day', async () => {
    const plain = Object.entries(process.env).filter(([name]) => !name.startsWith('ABRI_'));
    const invited = await promisify(execFile)(abri, [
      'account', 'invite', '--role', 'aidant', '--organisation', demo.organisation.id, '--data', data,
    ], { env: Object.fromEntries(plain) });
    const code = invited.stdout.trim();
    const nora = await somebody('nora');
    await go(nora, '/login');
    await nora.getByRole('link', { name: /Première fois/ }).click();
    const fill = async (login, again) => {
      await nora.getByLabel('Phrase de passe', { exact: true }).fill('une barque verte sur le lac');
      await nora.getByLabel('La même phrase').fill(again);
      await nora.getByLabel('Identifiant').fill(login);
      return press(nora, 'Continuer');
    };
    await nora.getByLabel('Code d’invitation').fill(code);
    await nora.getByLabel('Prénom et nom').fill('Nora Petit');
    assert.equal(await fill('nora', 'autre chose'), 422);
    assert.match(await text(nora), /Les deux phrases ne sont pas pareilles/);
    assert.equal(await fill(demo.aidant.login, 'une barque verte sur le lac'), 422);
    assert.match(await text(nora), /déjà pris/);
    assert.equal(await nora.getByLabel('Prénom et nom').inputValue(), 'Nora Petit');
    await seen(nora, 'enrol-refused');
    assert.equal(await fill('nora', 'une barque verte sur le lac'), 303);
    assert.equal(path(nora), '/enrol/factor');
    await seen(nora, 'factor');
    // Before the second factor there is nothing else.
    await go(nora, '/desk');
    assert.equal(path(nora), '/enrol/factor');
    await nora.getByLabel('Code à six chiffres').fill('000000');
    assert.equal(await press(nora, 'Vérifier le code'), 422);
    const secret = await nora.locator('main code').innerText();
    await nora.getByLabel('Code à six chiffres').fill(totp(secret));
    assert.equal(await press(nora, 'Vérifier le code'), 303);
    // Before work: what brings back whoever loses the telephone or forgets the passphrase.
    assert.equal(path(nora), '/passkeys?notice=factor-enrolled');
    assert.match(await text(nora), /Votre accès est prêt/);
    await seen(nora, 'factors');
    await go(nora, '/desk');
    assert.match(await text(nora), /Aucune personne/);
    // The seed is never shown again, only one for another application; the invitation was good once.
    await go(nora, '/enrol/factor');
    const other = await nora.locator('main code').innerText();
    assert.notEqual(other, secret);
    assert.doesNotMatch(await nora.content(), new RegExp(secret.replaceAll(/\s/g, '')));
    await go(nora, '/enrol');
    await nora.getByLabel('Code d’invitation').fill(code);
    await nora.getByLabel('Prénom et nom').fill('Autre');
    assert.equal(await fill('autre', 'une barque verte sur le lac'), 401);
    assert.match(await text(nora), /Ce code n’est plus bon/);
  });

  test('the coordinator sees the structure and no locker', async () => {
    const claire = await somebody('claire');
    await login(claire, demo.coordinator);
    assert.equal(path(claire), '/organisation');
    assert.match(await text(claire), /Marie Diallo\s*Aidant/);
    await seen(claire, 'organisation');
    assert.equal((await go(claire, locker)).status(), 404);
    assert.equal((await go(claire, paper.photo)).status(), 404);
  });

  test('every kind of page is clean for axe, light, and quiet, with scripts on', async () => {
    const pages = {
      nobody: ['/', '/about', '/enter', '/enter/sheet', '/login', '/enrol', '/nothing'],
      person: [
        '/home', '/papers', '/papers?category=identity', '/papers/add', paper.photo, `${paper.photo}/added`,
        '/bin', '/aidants', '/aidants/give', '/journal', `${paper.photo}/destroy`,
      ],
      marie: ['/desk', '/desk/new', '/desk/journal', locker],
      auditor: ['/audit'],
      claire: ['/organisation'],
    };
    const css = gzipSync(await readFile(new URL('../../assets/abri.css', import.meta.url)), { level: 9 }).length;
    for (const [who, addresses] of Object.entries(pages)) {
      const context = await openContext(browser);
      if (contexts[who]) await context.addCookies(await contexts[who].cookies());
      const left = watchOrigin(context, demo.base_url);
      const errors = watchErrors(context);
      const page = await context.newPage();
      for (const address of addresses) {
        const answer = await go(page, address);
        assert.equal(path(page), address, `${who} may see it`);
        await axe(page);
        await noSidewaysScroll(page);
        const weight = gzipSync(await answer.body(), { level: 9 }).length + css;
        assert.ok(weight <= 14 * 1024, `${address}: ${weight} bytes with its style`);
      }
      assert.deepEqual(left, [], 'requests that left the origin');
      assert.deepEqual(errors.filter((line) => !line.includes('404')), []);
      await context.close();
    }
  });

  test('what the walk saw is clean for axe: refused forms, checks, pages shown once', async (t) => {
    const context = await openContext(browser);
    t.after(() => context.close());
    const page = await context.newPage();
    let html = '';
    await page.route('**/kept', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    const addressed = /^(doors|desk|home|add|added|bin|journal|acts|aidants|audit|organisation|paper-photo)$/;
    for (const [name, body] of [...kept].filter(([name]) => !addressed.test(name))) {
      html = body;
      await go(page, '/kept');
      assert.ok(await axe(page), name);
      await noSidewaysScroll(page);
    }
    assert.ok(kept.size > 30);
  });

  test('with scripts, a scanned card fills its field and leaves the address', async (t) => {
    const context = await openContext(browser);
    t.after(() => context.close());
    const page = await context.newPage();
    await go(page, `/enter#${card}`);
    assert.equal(await page.getByLabel('Texte de votre carte').inputValue(), card);
    assert.equal(path(page), '/enter');
  });

  test('who leaves leaves nothing behind', async () => {
    await go(person, '/home');
    await press(person, 'Quitter');
    assert.equal(path(person), '/quit');
    await seen(person, 'quit');
    await person.goBack();
    assert.doesNotMatch(await person.content(), /Ousmane|Carte d’identité/);
    await go(person, paper.photo);
    assert.match(path(person), /^\/\?notice=session-ended/);
    const cookies = await contexts.person.cookies();
    assert.ok(cookies.every(({ name }) => name !== '__Host-abri'), 'no session is kept');
  });

  test('no request left the origin', () => {
    for (const [who, left] of Object.entries(foreign)) assert.deepEqual(left, [], who);
  });
});
