// The life of a mandate in browsers, on the smallest screen and without scripts: an aidant proposes,
// the person alone says yes or no, changes and stops what stands.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import jsQR from 'jsqr';
import {
  axe, launchBrowser, noSidewaysScroll, openContext, screenshot, startDemo, totp, watchErrors, watchOrigin,
} from './lib.mjs';

const photo = fileURLToPath(new URL('../fixtures/cni-recto-phone.jpg', import.meta.url));

let demo;
let browser;
const contexts = {};
const foreign = {};
/** What the walk saw, to be looked at again with scripts. */
const kept = new Map();

async function somebody(name) {
  const context = await openContext(browser, { scripts: false });
  context.setDefaultTimeout(10_000);
  contexts[name] = context;
  foreign[name] = watchOrigin(context, demo.base_url);
  return context.newPage();
}

const go = (page, address) => page.goto(demo.base_url + address);
const path = (page) => page.url().slice(demo.base_url.length);
const text = async (page) => (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ');

/** Presses a button that sends a form, and answers the status of what came back. */
async function press(page, name, within = page) {
  const answered = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.request().isNavigationRequest(),
  );
  await within.getByRole('button', { name }).click();
  const answer = await answered;
  await page.waitForLoadState();
  return answer.status();
}

async function seen(page, name) {
  await noSidewaysScroll(page);
  kept.set(name, await page.content());
  await screenshot(page, `mandates-${name}`);
}

async function login(page, who) {
  await go(page, '/login');
  await page.getByLabel('Identifiant').fill(who.login);
  await page.getByLabel('Phrase de passe').fill(who.passphrase);
  await page.getByLabel('Code à six chiffres').fill(totp(who.totp_secret));
  assert.equal(await press(page, 'Entrer'), 303);
}

async function enter(page) {
  await go(page, '/enter');
  await page.getByLabel('Texte de votre carte').fill(demo.beneficiary.card);
  await page.getByLabel('Votre code').fill(demo.beneficiary.pin);
  await press(page, 'Entrer');
  assert.equal(path(page), '/home');
}

/** Asks as the page's browser would, cookies and all, for what is no page. */
async function ask(page, address) {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return fetch(demo.base_url + address, { redirect: 'manual', headers: { cookie } });
}

/** What the square on a page says, read as a camera would. */
async function readSquare(page) {
  const picture = await page.locator('figure.qr').screenshot();
  const context = await browser.newContext();
  const reader = await context.newPage();
  const { data, width, height } = await reader.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const drawing = canvas.getContext('2d');
    drawing.drawImage(image, 0, 0);
    return { data: [...drawing.getImageData(0, 0, image.width, image.height).data], width: image.width, height: image.height };
  }, `data:image/png;base64,${picture.toString('base64')}`);
  await context.close();
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

/** Fills in what an aidant proposes, for a person who shows their card. */
async function propose(page, { categories = [/^Identité/], term = 'Un jour', wait = /Ici, tout de suite/, answer = 'Envoyer à la personne' } = {}) {
  await go(page, '/desk/card');
  await page.getByLabel('Texte de la carte').fill(demo.beneficiary.card);
  assert.equal(await press(page, 'Continuer'), 200);
  assert.equal(path(page), '/desk/card', 'nothing of the card is in an address');
  for (const name of categories) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('radio', { name: term, exact: true }).check();
  await page.getByRole('radio', { name: 'Non', exact: true }).check();
  await page.getByRole('radio', { name: wait }).check();
  assert.equal(await press(page, 'Continuer'), 200);
  assert.equal(await press(page, answer), 303);
}

/** The box of one aidant's mandate on the person's page. */
const boxOf = (page, name) => page.locator('article.box', { hasText: name }).first();

before(async () => {
  demo = await startDemo();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

describe('the life of a mandate, scripts off, 320 px', () => {
  let paul;
  let phone;
  let amina;
  let waiting;
  let locker;

  test('an aidant proposes to a person who shows a card', async () => {
    paul = await somebody('paul');
    await login(paul, demo.other_aidant);
    await seen(paul, 'desk');
    await paul.getByRole('link', { name: /Une personne montre sa carte/ }).click();
    await paul.getByLabel('Texte de la carte').fill(demo.beneficiary.card.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
    assert.equal(await press(paul, 'Continuer'), 422);
    assert.match(await text(paul), /Ce texte n’est pas complet/, 'a wrong letter is said at once');
    await seen(paul, 'card-refused');
    await paul.getByLabel('Texte de la carte').fill(demo.beneficiary.card);
    assert.equal(await press(paul, 'Continuer'), 200);
    assert.equal(path(paul), '/desk/card');
    assert.doesNotMatch(await text(paul), /Amina/, 'a card says no name');
    assert.equal(await paul.getByLabel('Espace privé').count(), 0);
    assert.ok(await paul.getByRole('checkbox', { name: /Paul/ }).isChecked(), 'the aidant who proposes is named');
    for (const name of [/^Santé/, /^Justice/]) {
      assert.equal(await paul.getByRole('checkbox', { name }).isChecked(), false, 'what is very personal is never chosen before');
    }
    await seen(paul, 'propose');
    assert.equal(await press(paul, 'Continuer'), 422);
    assert.match(await text(paul), /Choisissez une rubrique[\s\S]*Répondez oui ou non/);
    for (const name of [/^Identité/, /^Emploi/]) await paul.getByRole('checkbox', { name }).check();
    await paul.getByRole('radio', { name: 'Non', exact: true }).check();
    assert.equal(await press(paul, 'Continuer'), 200);
    assert.match(await text(paul), /Lisez avec la personne[\s\S]*Paul[\s\S]*Identité[\s\S]*Voir la liste[\s\S]*Un mois/);
    await seen(paul, 'propose-check');
    assert.equal(await press(paul, 'Envoyer à la personne'), 303);
    waiting = path(paul);
    assert.match(waiting, /^\/mandates\/[0-9a-f-]{36}\/waiting$/);
    assert.match(await text(paul), /En attente[\s\S]*Sur le téléphone de la personne/);
    await seen(paul, 'waiting');
    await go(paul, '/desk');
    assert.match(await text(paul), /On attend la réponse[\s\S]*Une personne[\s\S]*Encore (29|30) minutes/);
    await seen(paul, 'desk-waiting');
    await go(paul, waiting);
  });

  test('the person answers on their own phone, with card and code', async () => {
    const address = await readSquare(paul);
    const short = await paul.locator('strong.short').innerText();
    assert.match(short, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    assert.equal(address, `${demo.base_url}/c/${short}`);
    phone = await somebody('phone');
    await go(phone, '/c');
    await phone.getByLabel('Adresse courte').fill('0000-0000');
    await phone.getByRole('button', { name: 'Continuer' }).click();
    assert.match(await text(phone), /Rien n’attend à cette adresse/);
    await seen(phone, 'short-unknown');
    await phone.getByLabel('Adresse courte').fill(short.toLowerCase().replace('-', ' '));
    await phone.getByRole('button', { name: 'Continuer' }).click();
    await phone.waitForLoadState();
    assert.match(await text(phone), /Paul[\s\S]*Identité[\s\S]*Un mois[\s\S]*jamais/);
    await phone.goto(address);
    assert.doesNotMatch(await phone.content(), /Amina/, 'it never says whose locker it is');
    await seen(phone, 'consent');

    const fill = async (card, pin) => {
      await phone.getByLabel('Texte de votre carte').fill(card);
      await phone.getByLabel('Votre code', { exact: true }).fill(pin);
    };
    const { card, pin } = demo.beneficiary;
    await fill(card.replace(/.$/, (last) => (last === '0' ? '1' : '0')), pin);
    assert.equal(await press(phone, 'Oui, je donne ce mandat'), 422);
    assert.match(await text(phone), /Ce texte n’est pas complet/);
    await fill(card, '987654');
    assert.equal(await press(phone, 'Oui, je donne ce mandat'), 401);
    assert.match(await text(phone), /Cela ne va pas ensemble/);
    assert.equal(await phone.getByLabel('Votre code', { exact: true }).inputValue(), '', 'a code is never shown again');
    await seen(phone, 'consent-refused');
    await fill(card, pin);
    assert.equal(await press(phone, 'Oui, je donne ce mandat'), 303);
    assert.equal(path(phone), '/c/done?answer=yes');
    assert.match(await text(phone), /C’est fait[\s\S]*Comment l’arrêter[\s\S]*Arrêter maintenant/);
    await seen(phone, 'consent-done');
    assert.equal((await phone.goto(address)).status(), 404, 'it is answered once');
  });

  test('the aidant sees the answer without touching anything, then opens a visit and reads', async () => {
    await go(paul, waiting);
    assert.match(await text(paul), /La personne a dit oui/);
    await seen(paul, 'waiting-yes');
    await paul.getByRole('link', { name: 'Continuer' }).click();
    locker = path(paul);
    assert.match(await text(paul), /Amina/);
    await seen(paul, 'visit');
    await paul.getByLabel('Pourquoi ouvrez-vous').selectOption('cni_renewal');
    assert.equal(await press(paul, 'Ouvrir le coffre'), 303);
    assert.match(await paul.locator('section.visit').innerText(), /Amina[\s\S]*Ensemble · /);
    await paul.locator('ul.rows a.row').first().click();
    assert.match(path(paul), /^\/papers\//);
    assert.match(await paul.locator('section.visit').innerText(), /Amina[\s\S]*Finir la visite/, 'the banner stays on a paper');
    await go(paul, '/desk');
    assert.match(await text(paul), /dans les trente jours|En cours/);
    await seen(paul, 'desk-people');
  });

  test('the person changes what stands: pause, one category, a colleague', async () => {
    amina = await somebody('amina');
    await enter(amina);
    await go(amina, '/aidants');
    await seen(amina, 'aidants');
    await boxOf(amina, 'Marie Diallo').getByRole('link', { name: 'Changer quelque chose' }).click();
    const mandate = path(amina);
    await seen(amina, 'mandate');
    await press(amina, 'Mettre en pause');
    assert.match(await text(amina), /Le mandat est en pause[\s\S]*En pause/);
    await go(amina, mandate);
    await press(amina, 'Reprendre le mandat');
    assert.match(await text(amina), /Le mandat reprend/);
    assert.match(await boxOf(amina, 'Paul').innerText(), /Emploi/);
    await boxOf(amina, 'Paul').getByRole('link', { name: 'Changer quelque chose' }).click();
    await seen(amina, 'mandate-categories');
    await press(amina, /Retirer\s*Emploi/);
    assert.match(await text(amina), /La rubrique est retirée/);
    assert.doesNotMatch(await boxOf(amina, 'Paul').innerText(), /Emploi/);
    await go(amina, mandate);
    await amina.getByLabel('Ajouter un aidant').selectOption({ index: 1 });
    await press(amina, 'Ajouter cet aidant');
    assert.match(await boxOf(amina, 'Marie Diallo').innerText(), /Paul/);
    await go(amina, mandate);
    await seen(amina, 'mandate-aidants');
    await press(amina, /Retirer\s*Paul/);
    assert.match(await text(amina), /L’aidant est retiré/);
    assert.doesNotMatch(await boxOf(amina, 'Marie Diallo').innerText(), /Paul/);
  });

  test('stopping is two touches, and works at once', async () => {
    await go(amina, '/aidants');
    await boxOf(amina, 'Paul').getByRole('link', { name: 'Arrêter maintenant' }).click();
    await press(amina, 'Oui, arrêter maintenant');
    assert.match(await text(amina), /L’aidant ne voit plus rien/);
    assert.equal((await go(paul, locker)).status(), 404);
    await go(paul, '/desk');
    assert.doesNotMatch(await text(paul), /Amina/);
    await paul.locator('summary').click();
    await seen(paul, 'desk-past');
  });

  test('on the aidant’s own screen the person types their code', async () => {
    await propose(paul, { categories: [/^Identité/, /^Santé/] });
    const here = path(paul);
    await paul.getByRole('link', { name: 'La personne tape son code ici' }).click();
    assert.match(await text(paul), /Tournez l’écran vers la personne[\s\S]*L’aidant ne tape jamais à sa place/);
    await seen(paul, 'here');
    assert.equal(await paul.locator('form[autocomplete=off] #pin[autocomplete=one-time-code]').count(), 1);
    await paul.getByLabel('Texte de votre carte').fill(demo.beneficiary.card);
    await paul.getByLabel('Votre code', { exact: true }).fill(demo.beneficiary.pin);
    assert.equal(await press(paul, 'Oui, je donne ce mandat'), 422);
    assert.match(await text(paul), /Cochez la phrase sur ces papiers/);
    assert.equal(await paul.getByLabel('Texte de votre carte').inputValue(), '', 'nothing of it stays on this screen');
    assert.doesNotMatch(await paul.content(), new RegExp(demo.beneficiary.card));
    await seen(paul, 'here-refused');
    await paul.getByRole('checkbox', { name: /papiers de santé/ }).check();
    await paul.getByLabel('Texte de votre carte').fill(demo.beneficiary.card);
    await paul.getByLabel('Votre code', { exact: true }).fill(demo.beneficiary.pin);
    assert.equal(await press(paul, 'Oui, je donne ce mandat'), 303);
    assert.equal(path(paul), here);
    assert.match(await text(paul), /La personne a dit oui/);
    assert.equal((await go(paul, locker)).status(), 200);
    // The aidant's own session is no proof of the person's.
    assert.equal((await go(paul, here.replace('waiting', 'request'))).status(), 404);
  });

  test('the person says no in their own locker, without a reason', async () => {
    await propose(paul, { categories: [/^Santé/], wait: /Dans son coffre/ });
    const asked = path(paul);
    const again = (all) => all.filter((one) => !one.innerHTML.includes('/still')).length;
    assert.equal(await paul.locator('noscript').evaluateAll(again), 0, 'a page that waits for days does not ask again by itself');
    await go(amina, '/home');
    assert.match(await text(amina), /1 demande attend votre réponse/);
    await seen(amina, 'home-asked');
    await go(amina, '/aidants');
    assert.match(await text(amina), /On attend votre réponse[\s\S]*Paul[\s\S]*Santé/);
    await seen(amina, 'aidants-asked');
    await amina.getByRole('link', { name: 'Voir et répondre' }).click();
    assert.match(await text(amina), /Paul[\s\S]*Santé[\s\S]*Un jour[\s\S]*jamais[\s\S]*détruire/);
    await seen(amina, 'request');
    assert.equal(await press(amina, 'Oui, je donne ce mandat'), 422);
    assert.match(await text(amina), /Cochez la phrase/);
    await press(amina, 'Non, je refuse');
    assert.match(await text(amina), /Vous avez dit non/);
    await go(paul, asked);
    assert.match(await text(paul), /La personne a dit non/);
    await seen(paul, 'waiting-no');
  });

  test('a one-time code says yes to one mandate', async () => {
    await go(amina, '/codes');
    assert.match(await text(amina), /Il vous reste 8 codes/, 'those printed when the locker was opened');
    await seen(amina, 'codes');
    assert.equal(await press(amina, 'Faire huit nouveaux codes'), 200);
    const codes = await amina.locator('.codes code').allInnerTexts();
    assert.equal(codes.length, 8);
    await seen(amina, 'codes-made');
    await go(amina, '/codes');
    assert.match(await text(amina), /Il vous reste 8 codes/);
    assert.doesNotMatch(await amina.content(), new RegExp(codes[0]), 'codes are shown once');
    for (const [at, status] of [[0, 303], [1, 409]]) {
      await propose(paul, { categories: [/^Ressources/] });
      const short = await paul.locator('strong.short').innerText();
      await go(phone, `/c/${short}`);
      await phone.locator('details:not(.signs) > summary').click();
      await phone.getByLabel('Code à usage unique', { exact: true }).fill(codes[0]);
      const answer = await press(phone, 'Oui, je donne ce mandat');
      if (at === 0) assert.equal(answer, status);
      else assert.notEqual(answer, 303, 'it is good once');
    }
    await paul.reload();
    await press(paul, 'Reprendre cette demande');
    assert.match(await text(paul), /La demande est reprise/);
  });

  test('a draft is kept, sent later, and can be taken back', async () => {
    await propose(paul, { categories: [/^Logement/], answer: 'Garder en brouillon' });
    assert.match(await text(paul), /Le brouillon est gardé[\s\S]*Brouillons/);
    await paul.locator('h2', { hasText: 'Brouillons' }).locator('+ ul a').first().click();
    await seen(paul, 'draft');
    await go(amina, '/aidants');
    assert.doesNotMatch(await text(amina), /Logement/, 'a draft is shown to nobody');
    await press(paul, 'Envoyer à la personne');
    assert.match(await text(paul), /En attente/);
    await paul.locator('summary').click();
    await paul.getByLabel('Photo ou fichier').setInputFiles(photo);
    assert.equal(await press(paul, 'Ajouter la page'), 303);
    assert.match(await text(paul), /La page signée est ajoutée/);
    await go(amina, '/aidants');
    await amina.getByRole('link', { name: 'Voir et répondre' }).click();
    const page = await amina.getByRole('link', { name: 'Voir la page signée' }).getAttribute('href');
    const answer = await ask(amina, page);
    assert.equal(answer.headers.get('content-type'), 'image/jpeg');
    await press(paul, 'Reprendre cette demande');
    await go(amina, '/aidants');
    assert.doesNotMatch(await text(amina), /On attend votre réponse/);
  });

  test('a mandate that sleeps is shown asleep and opens nothing', async () => {
    await go(amina, '/aidants/give');
    await amina.getByRole('checkbox', { name: /Paul/ }).check();
    await amina.getByRole('checkbox', { name: /^Famille/ }).check();
    await amina.locator('summary', { hasText: 'un mandat qui dort' }).click();
    await amina.getByRole('checkbox', { name: /dort jusqu’à un oui/ }).check();
    assert.equal(await press(amina, 'Continuer'), 422);
    assert.match(await text(amina), /Un mandat qui dort : une visite ou un jour/);
    await seen(amina, 'give-asleep-refused');
    await amina.getByRole('radio', { name: 'Un jour', exact: true }).check();
    await press(amina, 'Continuer');
    assert.match(await text(amina), /Endormi/);
    await seen(amina, 'give-asleep-check');
    await press(amina, 'Oui, je donne ce mandat');
    await go(amina, '/aidants');
    assert.match(await text(amina), /Mandats endormis[\s\S]*Famille/);
    await seen(amina, 'aidants-asleep');
    await go(paul, '/desk');
    assert.match(await text(paul), /Mandats endormis[\s\S]*Famille/);
    await seen(paul, 'desk-asleep');
    await press(paul, 'Demander son accord par SMS');
    assert.match(await text(paul), /Le SMS n’est pas parti/);
  });

  test('a second aidant of the same structure is named at once; another structure never', async () => {
    await go(amina, '/aidants/give');
    for (const name of [/Paul/, /Marie/]) await amina.getByRole('checkbox', { name }).check();
    await amina.getByRole('checkbox', { name: /^Souvenirs/ }).check();
    await press(amina, 'Continuer');
    await press(amina, 'Oui, je donne ce mandat');
    assert.match(await text(amina), /Le mandat est donné[\s\S]*(Paul|Marie)[\s\S]*(Paul|Marie)/);
  });

  test('the journal tells all of it in words', async () => {
    await go(amina, '/journal');
    let told = await text(amina);
    for (let older; (older = amina.getByRole('link', { name: 'Plus ancien' })) && (await older.count());) {
      await older.click();
      told += await text(amina);
    }
    assert.match(told, /Paul .+ a proposé un mandat/);
    assert.match(told, /vous avez dit non à un mandat/);
    assert.match(told, /vous avez mis un mandat en pause/);
    assert.match(told, /vous avez retiré une rubrique d’un mandat/);
    assert.doesNotMatch(told, /une action|mandate\.|[a-z]_[a-z]/, 'a person never sees a code');
  });

  test('every page is clean for axe, with scripts on, and asks again by itself', async () => {
    await propose(paul, {});
    const asked = path(paul);
    const context = await openContext(browser);
    await context.addCookies(await contexts.paul.cookies());
    const errors = watchErrors(context);
    const page = await context.newPage();
    for (const address of [asked, asked.replace('waiting', 'here'), '/desk', '/desk/card', `${locker}/propose`]) {
      await go(page, address);
      assert.equal(path(page), address);
      await axe(page);
    }
    await go(page, asked);
    const short = await page.locator('strong.short').innerText();
    // A card scanned on this phone fills its field and leaves the address.
    await go(phone, `/c/${short}`);
    const other = await openContext(browser);
    const fragment = await other.newPage();
    await go(fragment, `/c/${short}#${demo.beneficiary.card}`);
    assert.equal(await fragment.getByLabel('Texte de votre carte').inputValue(), demo.beneficiary.card);
    assert.equal(path(fragment), `/c/${short}`);
    await axe(fragment);
    await other.close();
    await phone.getByLabel('Texte de votre carte').fill(demo.beneficiary.card);
    await phone.getByLabel('Votre code', { exact: true }).fill(demo.beneficiary.pin);
    await press(phone, 'Non, je refuse');
    assert.match(await text(phone), /Vous avez dit non/);
    await seen(phone, 'consent-done-no');
    await page.getByText('La personne a dit non').waitFor({ timeout: 10_000 });
    assert.deepEqual(errors, []);
    await context.close();
  });

  test('what the walk saw is clean for axe', async (t) => {
    const context = await openContext(browser);
    t.after(() => context.close());
    const page = await context.newPage();
    let html = '';
    await page.route('**/kept', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    for (const [name, body] of kept) {
      // The square that asks again would do so here too.
      html = body.replace(/ data-waiting="5"/, '');
      await go(page, '/kept');
      assert.ok(await axe(page), name);
      await noSidewaysScroll(page);
    }
  });

  test('no request left the origin', () => {
    for (const [who, left] of Object.entries(foreign)) assert.deepEqual(left, [], who);
  });
});
