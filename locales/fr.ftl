# Textes de base en français, avec des mots simples.
# Une idée par phrase. « vous ». Les mots : coffre, aidant, mandat, papier,
# rubrique, corbeille, code, carte, feuille de secours.

## Cadre
app-name = Abri
skip = Aller au contenu
quit = Quitter
back = Retour
continue = Continuer
choose = Choisissez
yes = Oui
no = Non
print = Imprimer
older = Plus ancien
older-papers = Voir les autres papiers
help = Besoin d’aide ? Demandez à un aidant.
about-link = C’est quoi, Abri ?
label-unknown = Autre
title-error = Erreur :
errors-title = Il y a un problème
error-word = Attention :
translation-note = Traduction pas encore relue. Seul le texte français compte.
list-comma = ,{" "}

## Dates et tailles
date-day = { $d } { $m } { $y }
date-short = { $d } { $m }
date-moment = { $day } à { $clock }
date-clock = { $h } h { $min }
date-hour = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
  }
date-part-day = Jour
date-part-month = Mois
date-part-year = Année
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
size-kilo = { $size } Ko
size-mega = { $size } Mo
size-point = ,

## Accueil
doors-title = Vos papiers à l’abri
doors-lead = Gardez une copie sûre de vos papiers.
doors-card = J’ai une carte
doors-card-hint = J’entre dans mon coffre.
doors-aidant = Je suis aidant ou professionnel
doors-aidant-hint = J’entre avec mon identifiant.
doors-about = C’est quoi ?
doors-about-hint = Je découvre Abri.

## C’est quoi
about-title = C’est quoi, Abri ?
about-what = Abri est un coffre pour vos papiers. Vous y gardez une copie de chaque papier.
about-for = Vos papiers sont perdus ou volés ? La copie reste dans le coffre.
about-promises = Nos promesses
about-promise-yours = Le coffre est à vous.
about-promise-mandate = Un aidant n’entre qu’avec votre mandat.
about-promise-stop = Vous arrêtez un mandat quand vous voulez.
about-promise-journal = Vous voyez toujours qui a regardé vos papiers.
about-promise-lost = Votre feuille de secours ouvre le coffre sans le code.
about-promise-free = Pas besoin d’e-mail, de téléphone ou d’adresse.
about-never = Ce que nous ne faisons jamais
about-never-send = Nous n’envoyons rien à une administration.
about-never-ask = Nous ne demandons pas pourquoi vous arrêtez un mandat.
about-never-code = Nous ne connaissons pas votre code.
about-never-read = La personne qui gère le service ne lit pas vos papiers.
about-limits = À savoir
about-limits-text = Un aidant peut garder ce qu’il a déjà vu. Donnez un mandat seulement si vous avez confiance.
about-help = Besoin d’aide
about-help-text = Demandez à votre aidant ou à sa structure.
about-lost-text = Carte perdue ou volée : dites-le vite à votre structure.
about-information = Informations
about-who = Qui garde mes papiers ?
about-who-text = La structure qui vous a ouvert le coffre. Elle répond à vos questions.
about-data = Que gardez-vous ?
about-data-text = Votre nom, vos papiers et la liste des accès. Votre nom et vos papiers sont chiffrés.
about-why = Pourquoi ?
about-why-text = Pour garder vos papiers et vous aider. Pour rien d’autre.
about-long = Combien de temps ?
about-long-text = Tant que le coffre est ouvert. La corbeille garde trente jours. La liste des accès reste aussi.
about-rights = Quels sont mes droits ?
about-rights-text = Voir, corriger, effacer, reprendre vos papiers. Vous pouvez aussi écrire à la CNIL.
about-enrol = J’ai reçu un code d’invitation

## Entrer
enter-title = Entrer dans mon coffre
enter-submit = Entrer
enter-lost = Code oublié ?
enter-sheet-link = J’ai ma feuille de secours
enter-lost-help = Vous n’avez rien de tout cela ? Parlez à un aidant.
field-card = Texte de votre carte
field-card-hint = Il est écrit sur la carte, près du carré noir et blanc.
field-pin = Votre code
field-pin-hint = Des chiffres. Ne le dites à personne.
sheet-title = Entrer avec la feuille de secours
sheet-lead = Votre feuille de secours a douze mots. Recopiez-les dans l’ordre.
field-words = Les douze mots
field-words-hint = Mettez un espace entre les mots.
login-title = Entrer comme aidant ou professionnel
field-login = Identifiant
field-login-hint = Des lettres, sans espace. Vous l’écrirez pour entrer.
field-passphrase = Phrase de passe
field-passphrase-hint = Une phrase que vous seul connaissez. Douze lettres ou plus.
field-passphrase-again = La même phrase de passe, encore une fois
field-otp = Code à six chiffres
field-otp-hint = Votre application le montre. Il change toutes les trente secondes.
login-enrol = Première fois ? J’ai un code d’invitation

## Services d’identité
identity-door = Par un autre service
identity-by = Continuer avec { $value }
identified-title = Il reste une étape
identified-lead = Bonjour. { $value } nous a dit qui vous êtes.
identified-why = Votre secret ouvre votre accès. Ce service ne le connaît pas.
identified-phrase = Entrer avec ma phrase de passe
identified-first = Première fois par ce service ?
identified-first-next = Entrez comme d’habitude. Liez ensuite ce service, en bas de votre page.
identified-first-person = Entrez comme d’habitude. Liez ensuite ce service, à la page « Ma carte, mes codes ».
identified-usual = Entrer comme d’habitude
identities-title = Mes services d’identité
identities-lead = Un service lié dit qui vous êtes. Il n’ouvre rien tout seul.
identities-never = Ce n’est jamais obligatoire.
identities-none = Aucun service n’est lié.
identities-linked = Lié le { $value }
identities-used = Dernière entrée le { $value }
identities-unlink = Ne plus utiliser { $value }
identities-link = Lier { $value }
identities-shared = Ordinateur partagé ? Quittez aussi la page de ce service.
identity-confirm-title = Lier ce service
identity-confirm-what = Il pourra dire qui vous êtes, quand vous entrez.
identity-confirm-secret = Votre code ou votre phrase de passe restera nécessaire.
identity-confirm-yes = Oui, lier { $value }
identity-confirm-no = Non, ne rien changer
identity-hop-title = Encore un instant
identity-quit = Venu par un autre service ? Quittez-le aussi. Nous ne pouvons pas le fermer.
identity-down-title = Ce service ne répond pas
identity-down-what = Rien n’est perdu. Vos papiers ne risquent rien.
identity-down-next = Entrez avec votre carte, ou avec votre phrase de passe.
identity-declined-title = Vous n’avez pas continué
identity-declined-what = Le service n’a rien dit. Rien n’a changé.
identity-declined-next = Entrez avec votre carte, ou avec votre phrase de passe.
identity-stale-title = C’est trop tard
identity-stale-what = Ce passage est fini, ou commencé dans un autre navigateur.
identity-stale-next = Recommencez depuis la première page.
identity-forged-title = Cette réponse n’est pas sûre
identity-forged-what = Le service a mal répondu. Rien n’est ouvert, rien n’est perdu.
identity-forged-next = Essayez encore, ou entrez avec votre carte ou votre phrase.

## Première fois
enrol-title = Créer mon accès
enrol-lead = Vous avez reçu un code d’invitation. Il sert une seule fois.
field-invitation = Code d’invitation
field-invitation-hint = Votre structure vous l’a donné.
field-own-name = Prénom et nom
field-own-name-hint = Les personnes que vous aidez le verront.
factor-title = Ajouter une deuxième protection
factor-why = Votre phrase de passe peut être volée. Un code qui change vous protège.
factor-step-app = Ouvrez une application de codes sur votre téléphone.
factor-step-scan = Scannez le carré ou recopiez le texte.
factor-step-code = Écrivez ici le code à six chiffres.
factor-qr = Carré à scanner avec votre application
factor-secret = Sans appareil photo, recopiez ce texte :
factor-submit = Vérifier le code
prove-title = Montrer encore un code
prove-why = Cette action est protégée. Il faut un code récent.

## Clés d’accès et deuxième protection
passkey-title = Clé d’accès
passkey-enter = Entrer avec une clé d’accès
passkey-enter-lead = Votre téléphone ou votre ordinateur vous reconnaît. Rien à retenir.
passkey-use = Utiliser ma clé d’accès
passkey-add = Ajouter une clé d’accès ici
passkey-what = Votre appareil vous reconnaît par le doigt, le visage ou son code. Ajoutez une clé sur un appareil à vous.
passkey-nothing = Vous n’avez pas encore de clé d’accès.
passkey-since = Clé ajoutée le { $value }
passkey-opens = Elle ouvre seule.
passkey-second = Elle protège votre accès, avec votre phrase de passe.
passkey-guards = Elle n’ouvre pas seule. Elle protège votre phrase de passe.
passkey-remove-of = Retirer la clé du { $value }
passkey-other-ways = Entrer autrement
passkey-wait = Suivez ce que demande votre appareil.
passkey-failed = Votre appareil n’a pas répondu. Essayez encore, ou choisissez une autre façon.
passkey-numbers = Cette adresse est faite de chiffres. Une clé d’accès demande un nom, comme localhost.
passkey-none = Ce navigateur ne peut pas utiliser de clé d’accès ici. Choisissez une autre façon.
factor-or-passkey = Ou une clé d’accès
factors-title = Mes protections
field-otp-either = Six chiffres de votre application, ou un code de secours. L’heure du téléphone doit être juste.
field-otp-login = Six chiffres, ou un code de secours. Laissez vide si vous avez une clé d’accès.
login-forgotten = Phrase oubliée ? J’ai ma feuille de secours
factors-application = Codes sur le téléphone
factors-application-has = Une application de votre téléphone fait vos codes.
factors-application-none = Aucune application ne fait de code pour vous.
factors-application-new = Mettre une application
factors-application-remove = Retirer l’application
factor-codes-title = Codes de secours
factor-codes-what = Téléphone perdu ? Un code de secours remplace la deuxième protection, une fois.
factor-codes-left = { $n ->
    [0] Vous n’avez pas de code de secours.
    [one] Il vous reste { $n } code.
   *[other] Il vous reste { $n } codes.
  }
factor-codes-make = Faire dix nouveaux codes
factor-codes-print = Imprimez cette page ou recopiez-la. Gardez-la sous clé, loin de l’ordinateur.
factor-codes-advice = Chaque code sert une fois, avec votre phrase de passe. Rayez-le après.
factor-codes-done = C’est gardé
sheet-paper-title = Ma feuille de secours
staff-sheet-what = Phrase oubliée ? Une feuille de secours et la deuxième protection suffisent pour revenir.
staff-sheet-make = Faire une nouvelle feuille
staff-sheet-advice = Ces douze mots, dans l’ordre, remplacent votre phrase de passe. L’ancienne feuille ne sert plus.
passphrase-title = Changer ma phrase de passe
passphrase-what = Vos autres appareils devront entrer de nouveau.
passphrase-submit = Changer
field-old-passphrase = Phrase de passe actuelle
field-new-passphrase = Nouvelle phrase de passe
error-passphrase-wrong = Ce n’est pas votre phrase actuelle. Essayez encore.
error-passkey-refused = Cette clé n’ouvre pas ici. Essayez encore, ou choisissez une autre façon.
error-passkey-known = Cette clé est déjà là, ou il y en a trop. Regardez la liste.
notice-factor-removed = La protection est retirée. Vos autres appareils sont sortis.
notice-factor-last = C’est votre seule protection. Ajoutez-en une autre d’abord.
notice-passkey-opens = La clé est ajoutée. Elle ouvre seule.
notice-passkey-second = La clé est ajoutée. Elle protège votre accès.
notice-passkey-guards = La clé est ajoutée. Elle n’ouvre pas seule, elle protège votre phrase de passe.
notice-passphrase-changed = Votre phrase de passe est changée.

## Mes papiers
home-title = Mes papiers
home-empty = Votre coffre est vide. Ajoutez un premier papier.
home-locker = Mon coffre
told-title = Les nouvelles
told-read = C’est lu
told-mandate_requested = Un aidant vous demande un mandat.
told-mandate_accepted = Un mandat a commencé.
told-mandate_renewed = Un mandat continue.
told-mandate_revoked = Un mandat est arrêté.
told-mandate_expired = Un mandat est fini.
told-mandate_suspended = Un mandat est en pause.
told-mandate_resumed = Un mandat reprend.
told-mandate_woken = Vous avez dit oui par SMS. Un mandat commence.
told-aidant_added = Un aidant est ajouté à un mandat.
told-aidant_removed = Un aidant ne peut plus ouvrir vos papiers.
told-locker_opened_remotely = Votre coffre est ouvert par téléphone. Il attend votre code.
told-card_blocked = Votre carte est bloquée. Faites-en une nouvelle.
told-card_replaced = Vous avez une nouvelle carte. Ce n’est pas vous ? Parlez à un aidant.
told-code_changed = Votre code a changé. Ce n’est pas vous ? Bloquez votre carte.
told-sheet_replaced = Vous avez une nouvelle feuille de secours. Ce n’est pas vous ? Faites-en une autre.
told-passphrase_changed = Votre phrase secrète a changé. Ce n’est pas vous ? Changez-la.
told-identity_linked = Un service d’identité est lié. Ce n’est pas vous ? Retirez-le.
told-identity_unlinked = Un service d’identité est retiré. Ce n’est pas vous ? Parlez à un aidant.
told-passkey_added = Une clé d’accès est ajoutée. Ce n’est pas vous ? Retirez-la.
told-passkey_removed = Une clé d’accès est retirée.
told-recovery_started = Quelqu’un demande un nouveau code pour votre coffre. Ce n’est pas vous ? Dites-le vite.
told-recovery_vetoed = Une demande de nouveau code est arrêtée.
told-recovery_finished = Votre coffre s’ouvre avec un nouveau code.
told-guardians_changed = Vos gardiens ont changé.
told-guardian_removed = Un gardien est parti. Choisissez-en un autre.
told-contact_changed = Votre numéro ou votre adresse mail a changé.
told-phone_lost = Nous n’arrivons plus à vous joindre par SMS. Ouvrez « Me joindre ».
told-email_lost = Nous n’arrivons plus à vous joindre par mail. Ouvrez « Me joindre ».
told-contact_to_confirm = Votre numéro ou votre adresse sont-ils toujours les vôtres ? Ouvrez « Me joindre ».
told-contest_answered = On vous a répondu. Ouvrez « Ce qui n’est pas normal ».
told-organisation_suspended = Une structure est en pause. Elle n’ouvre plus rien.
told-organisation_resumed = Une structure reprend.
told-organisation_closed = Une structure a fermé. Ses mandats sont finis.
contact-title = Me joindre
contact-lead = Nous écrivons quand quelque chose change. Le message ne dit rien de vos papiers.
contact-prove = Confirmer
contact-drop = Effacer mon numéro
contact-send = Enregistrer et recevoir le code
field-contact = Numéro de téléphone
field-contact-hint = Le vôtre, pas celui d’un aidant. Par exemple 06 12 34 56 78.
field-contact-code = Code reçu par SMS
field-contact-code-hint = Six chiffres. Le code est bon trente minutes.
contact-phone = Mon téléphone
contact-email = Mon adresse mail
contact-again = Recevoir un autre code
email-drop = Effacer mon adresse
field-own-email = Adresse mail
field-own-email-hint = La vôtre, pas celle d’un aidant. Par exemple nom@exemple.fr.
field-email-code = Code reçu par mail
sms-waiting = Ce numéro attend son code.
sms-validated = Ce numéro est confirmé.
sms-to_confirm = Ce numéro est-il toujours le vôtre ? Demandez un code et confirmez-le.
sms-silent = Nous n’écrivons plus à ce numéro. Demandez un code et confirmez-le.
sms-lost = Nous n’arrivons plus à vous joindre par SMS. Donnez un numéro qui marche.
email-waiting = Cette adresse attend son code.
email-validated = Cette adresse est confirmée.
email-to_confirm = Cette adresse est-elle toujours la vôtre ? Demandez un code et confirmez-la.
email-silent = Nous n’écrivons plus à cette adresse. Demandez un code et confirmez-la.
email-lost = Nous n’arrivons plus à vous joindre par mail. Donnez une adresse qui marche.
field-own-phone = Votre téléphone, si vous voulez
field-own-phone-hint = Ainsi, personne ne le donnera comme le numéro d’une personne aidée.
home-aidants = { $n ->
    [0] personne
    [one] { $n } mandat en cours
   *[other] { $n } mandats en cours
  }
papers-count = { $n ->
    [0] aucun papier
    [one] { $n } papier
   *[other] { $n } papiers
  }
papers-empty = Il n’y a pas de papier ici.
paper-add = Ajouter un papier
paper-title = Un papier
paper-not-authentic = Nous ne savons pas d’où vient ce papier. Il reste fermé.
paper-added-on = ajouté le { $value }
paper-ends = valable jusqu’au { $value }
paper-ended = fini depuis le { $value }
paper-image = Photo du papier : { $value }
paper-show = Voir le papier
paper-download = Télécharger
paper-discard = Mettre à la corbeille
paper-organise = Changer le nom, la rubrique ou la date
paper-save = Enregistrer
paper-proof = Preuve du dépôt
paper-proof-text = Ces numéros prouvent que le papier n’a pas changé.
paper-seen = Qui l’a regardé ?
paper-seen-all = Voir tous les accès à mes papiers
fact-kind = Sorte de papier
fact-category = Rubrique
fact-added = Ajouté le
fact-added-by = par { $name }
fact-ends = Date de fin
fact-size = Taille
fact-recorded = Enregistré le
fact-receipt = Numéro de reçu
fact-sha256 = Empreinte (SHA-256)
add-title = Ajouter un papier
add-submit = Ajouter ce papier
add-sending = Envoi en cours. Restez sur cette page.
add-blind = Vous déposez ce papier. Vous ne pourrez pas le relire.
field-file = Photo ou fichier
field-file-hint = Photo, PDF ou texte. { $value } au plus.
field-kind = Quel papier est-ce ?
field-category-hint = Seulement si vous voulez changer.
field-category = Rubrique (facultatif)
field-category-auto = La rubrique habituelle
field-title = Nom du papier (facultatif)
field-title-hint = Par exemple : passeport de ma fille.
field-ends = Date de fin du papier (facultatif)
field-ends-hint = Elle est écrite sur le papier. Par exemple : 31 12 2027.
added-title = C’est fait
added-text = « { $name } » est dans le coffre.
added-receipt = Notez le numéro de reçu. Il prouve le dépôt.
added-another = Ajouter un autre papier
added-see = Voir ce papier

## Corbeille
bin-title = Corbeille
bin-lead = Vous pouvez reprendre ces papiers pendant trente jours.
bin-empty = La corbeille est vide.
bin-since = À la corbeille depuis le { $value }.
bin-until = Il sera détruit le { $value }.
bin-restore = Remettre dans le coffre
bin-destroy = Détruire
destroy-title = Détruire ce papier ?
destroy-text = Personne ne pourra le retrouver. Même pas vous.
destroy-yes = Oui, détruire pour toujours
destroy-no = Non, le garder

## Mes aidants
aidants-title = Mes aidants
aidants-lead = Ces personnes peuvent ouvrir une partie de votre coffre.
aidants-none = Aucun aidant ne peut ouvrir votre coffre.
aidants-ended = Mandats finis
relatives-title = Mes proches
relatives-lead = Un proche peut vous aider, sans structure. Vous choisissez ce qu’il voit.
relatives-invite = Inviter un proche
aidant-of = { $name } ({ $structure })
mandate-who = Qui
mandate-starts = Depuis le
mandate-ends = Jusqu’au
mandate-stop = Arrêter maintenant
stop-title = Arrêter ce mandat ?
stop-text = L’aidant ne verra plus vos papiers, tout de suite. Vous n’avez pas à dire pourquoi.
stop-copies = Il peut garder les copies déjà faites.
stop-yes = Oui, arrêter maintenant
stop-no = Non, continuer
give-title = Donner un mandat
give-lead = Un mandat laisse un aidant ouvrir une partie de votre coffre. Vous pourrez l’arrêter quand vous voulez.
give-nobody = Aucun aidant n’est inscrit. Demandez à votre structure.
give-who = À qui ?
give-relative = Un proche, sans structure
give-categories = Pour quelles rubriques ?
give-categories-hint = Choisissez seulement ce qui est utile.
give-rights = Pour faire quoi ?
give-rights-hint = Il ne pourra jamais détruire un papier.
give-term = Pour combien de temps ?
give-term-hint = Après, le mandat s’arrête tout seul.
sensitive-health = La santé est privée. L’aidant verra vos papiers de santé.
sensitive-justice = La justice est privée. L’aidant verra vos papiers de justice.
check-title = Vérifiez avant de donner
check-sensitive = Attention : ces papiers sont très personnels.
check-never = L’aidant ne peut pas détruire, ni changer votre code, ni donner un mandat.
check-stop = Pour arrêter : ouvrez « Mes aidants » et touchez « Arrêter maintenant ».
check-yes = Oui, je donne ce mandat
check-change = Changer quelque chose
given-title = Le mandat est donné
given-until = Il s’arrête tout seul le { $value }.

## Reçus, filtres et signalements
journal-filter = Chercher dans la liste
journal-filter-aidant = Qui
journal-filter-paper = Quel papier
journal-filter-refused = Seulement ce qui a été refusé
journal-everybody = Tout le monde
journal-every-paper = Tous les papiers
journal-show = Montrer
journal-show-all = Tout montrer
journal-take = Emporter cette liste
journal-take-text = Le fichier dit tout ce que vous lisez ici. Gardez-le pour vous.
journal-take-csv = Tableau
journal-take-json = Fichier avec les preuves
receipt-title = Reçu
receipt-lead = Ce reçu prouve que cette ligne est dans le journal.
receipt-file = Garder le fichier
receipt-qr = Carré à scanner : le reçu entier
receipt-long = Ce reçu est trop long pour un carré. Gardez le fichier.
receipt-what = Il montre des numéros, des dates et des mots fixes. Il ne montre aucun nom.
receipt-check = Une personne de confiance peut le vérifier, même sans Abri :
receipt-key = Clé du journal :
contest-link = Ce n’est pas normal
contest-title = Ce n’est pas normal ?
contest-lead = Vous pouvez le dire. Personne ne vous demande pourquoi.
contest-stops = Le mandat s’arrête tout de suite. Vous pourrez le reprendre.
contest-asks = On doit vous répondre en sept jours.
contest-follow = Vous lirez la réponse sur votre page.
contest-yours = La liste dit que c’est vous. Ce n’est pas vous ? Changez aussi votre code.
contest-yes = Oui, ce n’est pas normal
contest-no = Non, revenir
contests-title = Ce qui n’est pas normal
contests-lead = Voici ce que vous avez dit, et ce qu’on vous répond.
contests-none = Vous n’avez rien dit.
contest-said = Dit le { $value }
contest-suspended = Le mandat a été mis en pause.
contest-mandate = Mandat
contest-awaits = Réponse avant le { $value }
contest-late = La réponse est en retard
contest-closed = Fermé le { $value }.
answerer-coordinator = La structure répond :
answerer-auditor = L’auditeur répond :
answer-expected = C’était prévu avec vous. On peut vous l’expliquer.
answer-mistake = C’est une erreur. Nous nous excusons.
answer-misuse = Ce n’était pas permis. Nous avons agi.
answer-somebody_else = Quelqu’un a peut-être votre carte ou votre code. Changez-les.
answer-talk = Venez nous voir ou appelez. Nous voulons en parler.
closing-settled = C’est réglé pour moi
closing-unsettled = Je ne suis pas d’accord, mais j’arrête
review-title = Ce que des personnes trouvent anormal
review-lead = Répondez en sept jours. La personne lit votre réponse sur sa page.
review-none = Rien n’attend.
review-locker = Coffre
review-answer = Votre réponse
review-send = Répondre
export-number = Numéro
export-when = Date
export-sentence = Ce qui s’est passé
export-outcome = Résultat
export-who = Qui
export-structure = Structure
export-paper = Papier
export-mode = Comment
export-motive = Pourquoi

## Journal
journal-title = Qui a regardé mes papiers ?
journal-lead = Une ligne effacée ou changée se voit.
journal-empty = Il n’y a rien à montrer.
acts-title = Mes accès
acts-lead = Voici ce que vous avez fait. La personne aidée voit la même chose.
journal-line = Le { $day } à { $clock }, { $act }.
journal-paper = « { $name } »
journal-a-paper = un papier
journal-somebody = quelqu’un
journal-system = Abri
journal-for = Coffre : { $name }.
journal-with = Mandat : { $name }.
journal-motive = Motif : { $motive }.
journal-mode-together = { $by ->
    [you] Vous étiez avec la personne.
   *[other] Vous étiez ensemble.
  }
journal-mode-in_place = { $by ->
    [you] Vous agissiez à sa place.
   *[other] C’était à votre place.
  }
journal-mode-remote = C’était à distance.
journal-refused = { $by ->
    [you] vous avez voulu { $verb }. Abri a refusé
   *[other] { $who } a voulu { $verb }. Abri a refusé
  }
journal-failed = { $by ->
    [you] vous avez voulu { $verb }. Cela n’a pas marché
   *[other] { $who } a voulu { $verb }. Cela n’a pas marché
  }
journal-session-opened = { $by ->
    [you] vous avez ouvert Abri
   *[other] { $who } a ouvert Abri
  }
journal-session-closed = { $by ->
    [you] vous avez quitté Abri
   *[other] { $who } a quitté Abri
  }
journal-session-refused = { $by ->
    [you] vous avez essayé d’entrer. Abri a refusé
   *[other] { $who } a essayé d’entrer. Abri a refusé
  }
journal-locker-opened = { $by ->
    [you] vous avez ouvert un nouveau coffre
   *[other] { $who } a créé le coffre
  }
journal-locker-read = { $by ->
    [you] vous avez regardé le coffre
   *[other] { $who } a regardé le coffre
  }
journal-card-locked = la carte est fermée. Il y a eu trop d’essais
journal-document-listed = { $by ->
    [you] vous avez vu la liste des papiers
   *[other] { $who } a vu la liste des papiers
  }
journal-document-read = { $by ->
    [you] vous avez regardé { $paper }
   *[other] { $who } a regardé { $paper }
  }
journal-document-downloaded = { $by ->
    [you] vous avez téléchargé { $paper }
   *[other] { $who } a téléchargé { $paper }
  }
journal-document-deposited = { $by ->
    [you] vous avez ajouté { $paper }
   *[other] { $who } a ajouté { $paper }
  }
journal-document-organised = { $by ->
    [you] vous avez rangé { $paper }
   *[other] { $who } a rangé { $paper }
  }
journal-document-discarded = { $by ->
    [you] vous avez mis { $paper } à la corbeille
   *[other] { $who } a mis { $paper } à la corbeille
  }
journal-document-restored = { $by ->
    [you] vous avez repris { $paper } dans la corbeille
   *[other] { $who } a repris { $paper } dans la corbeille
  }
journal-document-destroyed = { $by ->
    [you] vous avez détruit { $paper }
   *[other] { $who } a détruit { $paper }
  }
journal-document-verified = { $by ->
    [you] vous avez contrôlé { $paper }
   *[other] { $who } a contrôlé { $paper }
  }
journal-mandate-accepted = { $by ->
    [you] vous avez donné un mandat
   *[other] { $who } a donné un mandat
  }
journal-mandate-revoked = { $by ->
    [you] vous avez arrêté un mandat
   *[other] { $who } a arrêté un mandat
  }
journal-mandate-superseded = { $by ->
    [you] vous avez remplacé un mandat par un nouveau
   *[other] { $who } a remplacé un mandat par un nouveau
  }
journal-mandate-expired = un mandat est arrivé à sa fin
journal-mandate-wake_asked = { $by ->
    [you] vous avez demandé un accord par SMS
   *[other] { $who } a demandé votre accord par SMS
  }
journal-mandate-woken = { $by ->
    [you] vous avez dit oui par SMS
   *[other] { $who } a dit oui par SMS
  }
journal-mandate-wake_refused = la demande par SMS n’a pas eu de oui
journal-contact-changed = { $by ->
    [you] vous avez changé la façon de vous joindre
   *[other] { $who } a changé la façon de vous joindre
  }
journal-notice-sent = un message est parti
journal-identity-linked = { $by ->
    [you] vous avez lié un service d’identité
   *[other] { $who } a lié un service d’identité
  }
journal-identity-unlinked = { $by ->
    [you] vous avez retiré un service d’identité
   *[other] { $who } a retiré un service d’identité
  }
journal-notice-read = { $by ->
    [you] vous avez lu vos nouvelles
   *[other] { $who } a lu ses nouvelles
  }
journal-visit-opened = { $by ->
    [you] vous avez commencé une visite
   *[other] { $who } a commencé une visite du coffre
  }
journal-visit-closed = { $by ->
    [you] vous avez fini la visite
   *[other] { $who } a fini la visite du coffre
  }
journal-key-published = { $by ->
    [you] vous avez changé une clé du coffre
   *[other] { $who } a changé une clé du coffre
  }
journal-journal-read = { $by ->
    [you] vous avez lu cette liste
   *[other] { $who } a lu cette liste
  }
journal-journal-exported = { $by ->
    [you] vous avez emporté cette liste
   *[other] { $who } a emporté cette liste
  }
journal-contest-opened = { $by ->
    [you] vous avez dit que ce n’est pas normal
   *[other] { $who } a dit que ce n’est pas normal
  }
journal-contest-answered = { $by ->
    [you] vous avez répondu à un signalement
   *[other] { $who } a répondu à votre signalement
  }
journal-contest-closed = { $by ->
    [you] vous avez fermé votre signalement
   *[other] { $who } a fermé un signalement
  }
journal-contest-listed = { $by ->
    [you] vous avez regardé vos signalements
   *[other] { $who } a regardé les signalements
  }
journal-journal-searched = { $by ->
    [you] vous avez cherché dans le journal
   *[other] { $who } a cherché dans le journal
  }
journal-journal-unwitnessed = un témoin a refusé le journal
journal-journal-verified = { $by ->
    [you] vous avez contrôlé le journal
   *[other] { $who } a contrôlé le journal
  }
journal-maintenance-swept = { $by ->
    [you] vous avez lancé un nettoyage
   *[other] { $who } a fait un nettoyage prévu
  }
journal-maintenance-migrated = { $by ->
    [you] vous avez mis le service à jour
   *[other] { $who } a fait une mise à jour
  }
journal-organisation-created = { $by ->
    [you] vous avez inscrit une structure
   *[other] { $who } a inscrit une structure
  }
journal-membership-opened = { $by ->
    [you] vous avez inscrit un aidant dans une structure
   *[other] { $who } a inscrit un aidant dans une structure
  }
journal-account-created = { $by ->
    [you] vous avez créé un accès
   *[other] { $who } a créé un accès
  }
journal-account-invited = { $by ->
    [you] vous avez invité quelqu’un
   *[other] { $who } a invité quelqu’un
  }
journal-factor-enrolled = { $by ->
    [you] vous avez ajouté une protection à votre accès
   *[other] { $who } a ajouté une protection à son accès
  }
journal-mandate-listed = { $by ->
    [you] vous avez vu la liste des mandats
   *[other] { $who } a vu la liste des mandats
  }
journal-organisation-read = { $by ->
    [you] vous avez regardé votre structure
   *[other] { $who } a regardé sa structure
  }
journal-organisation-changed = { $by ->
    [you] vous avez changé une structure
   *[other] { $who } a changé une structure
  }
journal-maintenance-installed = { $by ->
    [you] vous avez installé le service
   *[other] { $who } a installé le service
  }
journal-card-shown = { $by ->
    [you] vous avez montré votre carte à un guichet
   *[other] { $who } a vu votre carte à un guichet
  }
journal-card-codes_made = { $by ->
    [you] vous avez fait de nouveaux codes pour votre carte
   *[other] { $who } a fait de nouveaux codes pour la carte
  }
journal-card-blocked = { $by ->
    [you] vous avez bloqué votre carte
   *[other] { $who } a bloqué la carte
  }
journal-card-replaced = { $by ->
    [you] vous avez fait une nouvelle carte
   *[other] { $who } a fait une nouvelle carte
  }
journal-card-code_changed = { $by ->
    [you] vous avez changé le code de votre carte
   *[other] { $who } a changé le code de la carte
  }
journal-sheet-replaced = { $by ->
    [you] vous avez fait une nouvelle feuille de secours
   *[other] { $who } a fait une nouvelle feuille de secours
  }
journal-passphrase-changed = { $by ->
    [you] vous avez choisi une phrase secrète
   *[other] { $who } a choisi une phrase secrète
  }
journal-passphrase-removed = { $by ->
    [you] vous avez effacé votre phrase secrète
   *[other] { $who } a effacé une phrase secrète
  }
journal-factor-proved = { $by ->
    [you] vous avez confirmé que c’est bien vous
   *[other] { $who } a confirmé avec un code à six chiffres
  }
journal-opening-prepared = { $by ->
    [you] vous avez préparé un coffre
   *[other] { $who } a préparé un coffre
  }
journal-opening-discarded = { $by ->
    [you] vous avez repris un coffre préparé
   *[other] { $who } a repris un coffre préparé
  }
journal-factor-closed = { $by ->
    [you] vous avez prêté votre écran
   *[other] { $who } a prêté son écran
  }
journal-factor-removed = { $by ->
    [you] vous avez enlevé une protection de votre accès
   *[other] { $who } a enlevé une protection de son accès
  }
journal-factor-codes_made = { $by ->
    [you] vous avez fait de nouveaux codes de secours
   *[other] { $who } a fait de nouveaux codes de secours
  }
journal-factor-recovered = { $by ->
    [you] vous êtes entré avec un code de secours
   *[other] { $who } a utilisé un code de secours
  }
journal-factor-sheet_made = { $by ->
    [you] vous avez fait une nouvelle feuille de secours
   *[other] { $who } a fait une nouvelle feuille de secours
  }
journal-locker-confirmed = { $by ->
    [you] vous avez confirmé votre coffre
   *[other] { $who } a confirmé le coffre
  }
journal-mandate-drafted = { $by ->
    [you] vous avez proposé un mandat
   *[other] { $who } a proposé un mandat
  }
journal-mandate-scanned = { $by ->
    [you] vous avez ajouté une page signée
   *[other] { $who } a ajouté une page signée
  }
journal-mandate-refused = { $by ->
    [you] vous avez dit non à un mandat
   *[other] { $who } a dit non à un mandat
  }
journal-mandate-lapsed = une demande de mandat n’attend plus
journal-mandate-suspended = { $by ->
    [you] vous avez mis un mandat en pause
   *[other] { $who } a mis un mandat en pause
  }
journal-mandate-resumed = { $by ->
    [you] vous avez repris un mandat
   *[other] { $who } a repris un mandat
  }
journal-mandate-narrowed = { $by ->
    [you] vous avez retiré une rubrique d’un mandat
   *[other] { $who } a retiré une rubrique d’un mandat
  }
journal-mandate-renewed = { $by ->
    [you] vous avez renouvelé un mandat
   *[other] { $who } a renouvelé un mandat
  }
journal-mandate-aidant_added = { $by ->
    [you] vous avez ajouté un aidant à un mandat
   *[other] { $who } a ajouté un aidant à un mandat
  }
journal-mandate-aidant_removed = { $by ->
    [you] vous avez retiré un aidant d’un mandat
   *[other] { $who } a retiré un aidant d’un mandat
  }
journal-mandate-attested = { $by ->
    [you] vous avez regardé le papier d’un mandat
   *[other] { $who } a regardé le papier d’un mandat
  }
journal-membership-changed = { $by ->
    [you] vous avez changé la place de quelqu’un dans une structure
   *[other] { $who } a changé la place de quelqu’un dans une structure
  }
journal-membership-closed = { $by ->
    [you] vous avez fait sortir quelqu’un d’une structure
   *[other] { $who } a fait sortir quelqu’un d’une structure
  }
journal-relative-joined = { $by ->
    [you] vous avez inscrit un proche
   *[other] { $who } est un proche inscrit
  }
journal-relative-left = { $by ->
    [you] vous avez retiré un proche
   *[other] { $who } n’est plus un proche inscrit
  }
journal-recovery-started = quelqu’un demande à revenir avec ses gardiens
journal-recovery-confirmed = { $by ->
    [you] vous avez confirmé qui est la personne
   *[other] { $who } a confirmé qui vous êtes, en gardien
  }
journal-recovery-phone_asked = un code est parti vers votre téléphone, pour revenir
journal-recovery-phone_confirmed = votre téléphone a confirmé votre retour
journal-recovery-vetoed = { $by ->
    [you] vous avez arrêté une demande de retour
   *[other] { $who } a arrêté une demande de retour
  }
journal-recovery-finished = { $by ->
    [you] vous avez retrouvé votre coffre avec un nouveau code
   *[other] { $who } a retrouvé son coffre avec un nouveau code
  }
journal-recovery-lapsed = une demande de retour est trop vieille
journal-guardian-named = { $by ->
    [you] vous avez choisi un gardien
   *[other] { $who } a choisi un gardien
  }
journal-guardian-removed = un gardien est parti
journal-guardian-listed = { $by ->
    [you] vous avez regardé vos gardiens
   *[other] { $who } a regardé qui garde qui
  }
journal-organisation-chosen = { $by ->
    [you] vous avez changé de structure
   *[other] { $who } a changé de structure
  }
journal-other = { $by ->
    [you] vous avez fait une action
   *[other] { $who } a fait une action
  }

verb-session-opened = entrer
verb-session-closed = quitter Abri
verb-session-refused = entrer
verb-locker-opened = créer un coffre
verb-locker-read = regarder le coffre
verb-card-locked = fermer la carte
verb-document-listed = voir la liste des papiers
verb-document-read = regarder { $paper }
verb-document-downloaded = télécharger { $paper }
verb-document-deposited = ajouter { $paper }
verb-document-organised = ranger { $paper }
verb-document-discarded = mettre { $paper } à la corbeille
verb-document-restored = reprendre { $paper } dans la corbeille
verb-document-destroyed = détruire { $paper }
verb-document-verified = contrôler { $paper }
verb-mandate-accepted = donner un mandat
verb-mandate-revoked = arrêter un mandat
verb-mandate-superseded = remplacer un mandat
verb-mandate-expired = finir un mandat
verb-mandate-wake_asked = demander un accord par SMS
verb-mandate-woken = dire oui par SMS
verb-mandate-wake_refused = répondre par SMS
verb-contact-changed = changer la façon de vous joindre
verb-notice-sent = envoyer un message
verb-identity-linked = lier un service d’identité
verb-identity-unlinked = retirer un service d’identité
verb-notice-read = lire des nouvelles
verb-visit-opened = commencer une visite du coffre
verb-visit-closed = finir la visite du coffre
verb-key-published = changer une clé du coffre
verb-journal-read = lire cette liste
verb-journal-exported = emporter cette liste
verb-contest-opened = dire que ce n’est pas normal
verb-contest-answered = répondre à un signalement
verb-contest-closed = fermer un signalement
verb-contest-listed = regarder les signalements
verb-journal-searched = chercher dans le journal
verb-journal-unwitnessed = attester le journal
verb-journal-verified = contrôler le journal
verb-maintenance-swept = faire un nettoyage
verb-maintenance-migrated = faire une mise à jour
verb-organisation-created = inscrire une structure
verb-membership-opened = inscrire un aidant dans une structure
verb-account-invited = inviter quelqu’un
verb-account-created = créer un accès
verb-factor-enrolled = ajouter une protection à un accès
verb-mandate-listed = voir la liste des mandats
verb-organisation-read = regarder une structure
verb-organisation-changed = changer une structure
verb-maintenance-installed = installer le service
verb-card-shown = montrer une carte à un guichet
verb-card-codes_made = faire de nouveaux codes pour la carte
verb-card-blocked = bloquer la carte pour toujours
verb-card-replaced = faire une nouvelle carte
verb-card-code_changed = changer le code de la carte
verb-sheet-replaced = faire une nouvelle feuille de secours
verb-passphrase-changed = choisir une phrase secrète
verb-passphrase-removed = effacer une phrase secrète
verb-factor-proved = confirmer avec un code à six chiffres
verb-opening-prepared = préparer un coffre
verb-opening-discarded = reprendre un coffre préparé
verb-factor-closed = prêter un écran
verb-factor-removed = enlever une protection d’un accès
verb-factor-codes_made = faire de nouveaux codes de secours
verb-factor-recovered = utiliser un code de secours
verb-factor-sheet_made = faire une nouvelle feuille de secours
verb-locker-confirmed = confirmer le coffre
verb-mandate-drafted = proposer un mandat
verb-mandate-scanned = ajouter une page signée
verb-mandate-refused = dire non à un mandat
verb-mandate-lapsed = reprendre une demande de mandat
verb-mandate-suspended = mettre un mandat en pause
verb-mandate-resumed = reprendre un mandat
verb-mandate-narrowed = retirer une rubrique d’un mandat
verb-mandate-renewed = renouveler un mandat
verb-mandate-aidant_added = ajouter un aidant à un mandat
verb-mandate-aidant_removed = retirer un aidant d’un mandat
verb-mandate-attested = regarder le papier d’un mandat
verb-membership-changed = changer la place de quelqu’un dans une structure
verb-membership-closed = faire sortir quelqu’un d’une structure
verb-relative-joined = inscrire un proche
verb-organisation-chosen = changer de structure
verb-relative-left = retirer un proche
verb-recovery-started = demander à revenir avec ses gardiens
verb-recovery-confirmed = confirmer qui est une personne, en gardien
verb-recovery-phone_asked = envoyer un code pour revenir
verb-recovery-phone_confirmed = confirmer un retour par téléphone
verb-recovery-vetoed = arrêter une demande de retour
verb-recovery-finished = retrouver un coffre avec un nouveau code
verb-recovery-lapsed = laisser passer une demande de retour
verb-guardian-named = choisir un gardien
verb-guardian-removed = retirer un gardien
verb-guardian-listed = regarder des gardiens
verb-other = faire une action

action-session-opened = Session ouverte
action-session-closed = Session fermée
action-session-refused = Entrée refusée
action-locker-opened = Coffre créé
action-locker-read = Coffre regardé
action-card-locked = Carte fermée
action-document-listed = Liste vue
action-document-read = Papier regardé
action-document-downloaded = Papier téléchargé
action-document-deposited = Papier déposé
action-document-organised = Papier rangé
action-document-discarded = Papier mis à la corbeille
action-document-restored = Papier repris
action-document-destroyed = Papier détruit
action-document-verified = Papier contrôlé
action-mandate-accepted = Mandat accepté
action-mandate-revoked = Mandat révoqué
action-mandate-superseded = Mandat remplacé
action-mandate-expired = Mandat terminé
action-mandate-wake_asked = Accord demandé par SMS
action-mandate-woken = Oui par SMS
action-mandate-wake_refused = Pas de oui par SMS
action-contact-changed = Contact changé
action-notice-sent = Message envoyé
action-identity-linked = Service d’identité lié
action-identity-unlinked = Service d’identité retiré
action-notice-read = Nouvelles lues
action-visit-opened = Visite ouverte
action-visit-closed = Visite fermée
action-key-published = Clé publiée
action-journal-read = Journal lu
action-journal-exported = Journal emporté
action-contest-opened = Signalement fait
action-contest-answered = Signalement répondu
action-contest-closed = Signalement fermé
action-contest-listed = Signalements regardés
action-journal-searched = Recherche dans le journal
action-journal-unwitnessed = Journal refusé par un témoin
action-journal-verified = Journal contrôlé
action-maintenance-swept = Nettoyage
action-maintenance-migrated = Mise à jour
action-organisation-created = Structure créée
action-membership-opened = Membre ajouté
action-account-invited = Invitation faite
action-account-created = Compte créé
action-factor-enrolled = Deuxième facteur ajouté
action-mandate-listed = Mandats vus
action-organisation-read = Structure regardée
action-organisation-changed = Structure changée
action-maintenance-installed = Installation
action-card-shown = Carte montrée
action-card-codes_made = Codes de carte faits
action-card-blocked = Carte bloquée pour toujours
action-card-replaced = Nouvelle carte
action-card-code_changed = Code de la carte changé
action-sheet-replaced = Nouvelle feuille de secours
action-passphrase-changed = Phrase secrète choisie
action-passphrase-removed = Phrase secrète effacée
action-factor-proved = Deuxième facteur confirmé
action-opening-prepared = Coffre préparé
action-opening-discarded = Coffre préparé repris
action-factor-closed = Écran prêté
action-factor-removed = Deuxième facteur enlevé
action-factor-codes_made = Codes de secours faits
action-factor-recovered = Code de secours utilisé
action-factor-sheet_made = Feuille de secours faite
action-locker-confirmed = Coffre confirmé
action-mandate-drafted = Mandat proposé
action-mandate-scanned = Page signée ajoutée
action-mandate-refused = Mandat refusé
action-mandate-lapsed = Demande de mandat finie
action-mandate-suspended = Mandat mis en pause
action-mandate-resumed = Mandat repris
action-mandate-narrowed = Rubrique retirée d’un mandat
action-mandate-renewed = Mandat renouvelé
action-mandate-aidant_added = Aidant ajouté à un mandat
action-mandate-aidant_removed = Aidant retiré d’un mandat
action-mandate-attested = Papier d’un mandat regardé
action-membership-changed = Place dans une structure changée
action-membership-closed = Membre parti
action-relative-joined = Proche inscrit
action-organisation-chosen = Structure choisie
action-relative-left = Proche retiré
action-recovery-started = Retour demandé
action-recovery-confirmed = Retour confirmé par un gardien
action-recovery-phone_asked = Code de retour envoyé
action-recovery-phone_confirmed = Retour confirmé par téléphone
action-recovery-vetoed = Retour arrêté
action-recovery-finished = Coffre retrouvé
action-recovery-lapsed = Retour trop vieux
action-guardian-named = Gardien choisi
action-guardian-removed = Gardien parti
action-guardian-listed = Gardiens regardés
action-other = Autre action

## Résultats, états, raisons
outcome-done = Fait
outcome-refused = Refusé
outcome-failed = Pas réussi
status-active = En cours
status-pending = En attente
status-suspended = En pause
status-revoked = Arrêté
status-expired = Terminé
status-superseded = Remplacé
status-draft = Brouillon
status-refused = Refusé
status-lapsed = Sans réponse
status-dormant = Endormi
status-not_started = Pas encore commencé
status-binned = À la corbeille
reason-no_mandate = Il n’y a pas de mandat.
reason-not_started = Le mandat n’a pas commencé.
reason-expired = Le mandat est terminé.
reason-revoked = Le mandat est arrêté.
reason-suspended = Le mandat est en pause.
reason-aidant_not_named = Cet aidant n’est pas nommé dans le mandat.
reason-aidant_disabled = L’accès de cet aidant est fermé.
reason-organisation_suspended = Cette structure est en pause.
reason-category_not_given = Le mandat ne donne pas cette rubrique.
reason-right_not_given = Le mandat ne donne pas ce droit.
reason-document_excluded = Ce papier n’est pas dans le mandat.
reason-private = L’espace privé est fermé à tous les aidants.
reason-locker_frozen = Le coffre est bloqué.
reason-second_factor_needed = Il manque le code à six chiffres.
reason-session_expired = La session est finie.
reason-rate_limited = Il y a eu trop d’essais.
reason-unsafe_document = Ce papier peut être dangereux.
reason-journal_unavailable = Le journal ne marche pas. Rien n’a été ouvert.
reason-visit_needed = Il faut d’abord commencer une visite.
reason-bad_credentials = La carte, le code ou la phrase n’étaient pas bons.
reason-not_authentic = Ce n’était pas sûr. Abri ne l’a pas ouvert.
reason-bad_input = Quelque chose n’était pas rempli comme il faut.
reason-not_waiting = Cette demande n’attend plus.
reason-terms_differ = Le mandat n’était plus celui qui était montré.
reason-not_your_role = Ce rôle ne permet pas cela.

## Aidant
desk-title = Les personnes que j’aide
desk-empty = Aucune personne ne vous a donné de mandat.
desk-until = Mandat jusqu’au { $value }
desk-visiting = Visite ouverte
desk-open = Ouvrir un coffre pour une personne
open-title = Ouvrir un coffre
open-lead = Faites-le avec la personne. C’est elle qui choisit son code.
open-turn = Tournez l’écran vers la personne
open-code-advice = Ne prenez pas votre date de naissance.
field-name = Nom de la personne
field-name-hint = Le nom qu’elle veut. Pas besoin de papier d’identité.
field-language = Langue des pages
field-protection = Êtes-vous sous tutelle ou curatelle ?
field-protection-hint = Posez la question à la personne.
field-new-pin = Votre code
field-new-pin-hint = Quatre chiffres au moins. Six, c’est mieux. Vous seul le connaissez.
field-pin-again = Le même code, encore une fois
opened-title = Le coffre est ouvert
opened-for = Ce coffre est à { $name }.
opened-once = Cette page se montre une seule fois.
opened-card = La carte
opened-qr = Carré de la carte, à scanner pour entrer
card-name = Abri
card-advice = N’écrivez jamais le code sur cette carte.
opened-sheet = La feuille de secours
opened-sheet-text = Ces douze mots ouvrent le coffre sans la carte et sans le code.
opened-sheet-keep = Gardez cette feuille loin de la carte. Ne la montrez à personne.
opened-next = Et maintenant ?

# Un coffre sur deux écrans : l’aidant prépare, la personne choisit son code.
open-then = Ensuite, la personne choisit son code
open-then-text = Sur son téléphone, ou seule devant cet écran. Vous ne voyez pas ce code.
opening-waits = On attend la personne
opening-until = La personne choisit son code avant le { $value }.
opening-phone-text = Elle scanne ce carré, lit, puis choisit son code.
opening-qr = Carré à scanner pour choisir son code
opening-here-text = Vous quittez cet écran. Vos pages se ferment. Pour continuer, vous confirmerez que c’est vous.
opening-here-go = La personne choisit son code ici
opening-discard = Reprendre cette demande
opening-done-text = La personne a choisi son code. Elle garde sa carte et sa feuille de secours.
opening-desk = Revenir à mes personnes
opening-over = La personne n’est pas venue à temps, ou la demande est reprise.
opening-again = Recommencer
short-opening = Ouvrir mon coffre
choose-title = Votre coffre vous attend
choose-hello = Bonjour { $name }.
choose-with = Ce coffre s’ouvre avec
choose-what = Le coffre garde vos papiers. Il est à vous.
choose-alone = Vous choisissez un code, seul. L’aidant ne le voit jamais.
choose-then = Ensuite, vous recevez une carte et une feuille de secours.
choose-code = Choisissez votre code
choose-submit = Ouvrir mon coffre
choose-until = Choisissez votre code avant le { $value }.
opened-paper = Pas d’imprimante ? Au guichet, entrez avec cette carte et imprimez-la.
lent-title = Rendez l’écran à l’aidant
lent-text = Prenez d’abord vos papiers. Ensuite, cette page s’efface.
lent-back = J’ai tout, je rends l’écran
notice-opening-discarded = La demande est reprise. Aucun coffre n’est ouvert.
error-opening-over = Ce coffre ne peut plus s’ouvrir. Demandez à l’aidant de recommencer.

# Revenir après avoir tout perdu : la personne, puis le gardien.
return-title = J’ai perdu ma carte ou mon code
return-lead = Vos papiers sont toujours là. Voici comment revenir.
return-code = Mon code. J’ai encore ma carte.
return-code-hint = Un gardien suffit. Cela prend quelques minutes.
return-code-lead = Un gardien est avec vous. Il confirme que c’est vous.
return-all = Tout. Je n’ai plus de carte.
return-all-hint = Il faut deux gardiens, puis deux jours.
return-all-lead = Deux gardiens confirment que c’est vous. Vous recevez une nouvelle carte.
return-sheet = J’ai ma feuille de secours
return-sheet-hint = Entrez avec les douze mots.
return-new-code = Votre nouveau code
return-card-title = Votre nouvelle carte
return-card-keep = Elle n’ouvre rien encore. Gardez-la : elle ouvrira votre coffre.
recovery-title = Revenir dans mon coffre
recovery-short = Montrez ce numéro à votre gardien
recovery-address = Le gardien ouvre cette page :
recovery-qr = Carré à scanner par le gardien
recovery-waiting = On attend les gardiens
recovery-delayed = Les gardiens ont confirmé
recovery-ready = C’est prêt
recovery-finished = C’est fini. Votre carte ouvre votre coffre.
recovery-vetoed = Tout est arrêté
recovery-lapsed = C’est trop tard
recovery-counts = Gardiens qui ont confirmé : { $value }
recovery-until = Cette demande s’arrête le { $value }.
recovery-ready-at = Vous pourrez entrer le { $value }.
recovery-why = Ce délai protège vos papiers, si quelqu’un se fait passer pour vous.
recovery-keep = Gardez votre nouvelle carte. Revenez ici avec ce numéro :
recovery-again = Regarder encore
recovery-phone = Aller plus vite avec votre téléphone
recovery-phone-text = Un code part vers le téléphone que vous aviez donné.
recovery-phone-send = Recevoir le code
recovery-phone-code = Code reçu, six chiffres
recovery-finish = Tapez votre carte et votre nouveau code.
recovery-not-me = Ce n’est pas vous ? Dites-le à un gardien.
veto-title = Ce n’est pas moi
veto-hint = J’ai reçu un message avec un code pour tout arrêter.
veto-lead = Tapez le code du message. Tout s’arrête, rien ne s’ouvre.
veto-code = Code du message
veto-code-hint = Dix lettres ou chiffres.
veto-submit = Tout arrêter
# Les gardiens de la personne
guardians-title = Mes gardiens
guardians-lead = Vos gardiens vous aident si vous perdez votre carte ou votre code.
guardians-missing = { $n ->
    [0] Personne ne garde votre coffre
    [one] Il manque un gardien
   *[other] Vous avez { $n } gardiens
  }
guardians-missing-text = Il faut deux gardiens pour revenir sans carte. Choisissez-les maintenant.
guardians-left = Parti. Choisissez quelqu’un d’autre.
guardians-since = Depuis le { $value }
guardians-choose = Choisir mes gardiens
guardians-change = Changer mes gardiens
guardians-what = Ce que fait un gardien
guardians-help = Il confirme que c’est vous. Alors, vous choisissez un nouveau code.
guardians-two = Sans carte, il faut deux gardiens ensemble. Et il faut attendre deux jours.
guardians-alone = Un gardien seul n’ouvre jamais votre coffre.
guardians-read = Garder ne permet pas de lire vos papiers.
guardians-ways = Mes moyens de revenir
guardians-way-sheet = La feuille de secours
guardians-way-card = La carte et un gardien
guardians-way-two = Deux gardiens, sans carte
guardians-way-there = Vous l’avez.
guardians-way-none = Vous ne l’avez pas.
guardians-who = Qui garde votre coffre ?
guardians-who-hint = De deux à cinq personnes. Le mieux : deux structures différentes.
guardians-nobody = Personne ne peut garder votre coffre pour le moment. Parlez à un aidant.
guardians-old = Vous êtes entré il y a longtemps
guardians-old-text = Entrez encore une fois, puis revenez ici. Cela protège vos papiers.
guardians-enter = Entrer encore une fois
guardians-check = Relisez les noms
guardians-check-old = Les gardiens d’avant ne pourront plus rien pour vous.
guardians-yes = Oui, ce sont mes gardiens
guardians-taken = Vous perdez tout ? Ces personnes vous aident à revenir.
recovering-text = Quelqu’un refait votre accès.
recovering-what = Une personne dit être vous. Un gardien l’a crue.
recovering-stop = Si ce n’est pas vous, arrêtez tout. Vos papiers restent là.
recovering-mine = C’est moi, continuer
notice-guardians-chosen = C’est fait. Vos gardiens ont changé.
notice-recovery-over = Rien n’est en cours. Il n’y a rien à arrêter.
error-guardians-needed = Choisissez au moins une personne.
error-guardians-count = Choisissez de deux à cinq personnes.
error-guardians-twice = Une personne est choisie deux fois. Choisissez-en une autre.
error-guardians-who = Une de ces personnes ne peut pas être gardien. Choisissez-en une autre.
error-guardians-relatives = Un seul proche est possible, avec un aidant à côté.
error-guardians-ways = Il faut une personne de plus, ou une feuille de secours.
return-short = J’ai déjà un numéro
return-short-hint = Regardez si c’est prêt.
short-return = Tapez le numéro que vous avez gardé.
recover-check = Relisez avant de confirmer
guarded-waiting = { $n ->
    [one] { $n } personne vous attend
   *[other] { $n } personnes vous attendent
  }

guarded-title = Les personnes que je garde
guarded-lead = Si l’une d’elles perd tout, vous confirmez que c’est bien elle.
guarded-empty = Personne ne vous a choisi comme gardien.
guarded-recover = Aider une personne à revenir
guarded-confirmed = Vous avez confirmé.
recover-short = Numéro de sa demande
recover-short-hint = La personne le montre sur son écran.
recover-who = Qui est devant vous ?
recover-who-hint = Choisissez parmi les personnes que vous gardez.
recover-how = Comment savez-vous que c’est elle ?
check-known_in_person = Je connais cette personne, elle est devant moi
check-paper_in_person = J’ai vu son papier d’identité, elle est devant moi
check-known_by_video = Je connais cette personne, je la vois en vidéo
recover-warning = Vous êtes responsable
recover-warning-text = Confirmez seulement si vous êtes sûr. Sinon, quelqu’un prend tous ses papiers.
recover-warning-journal = Votre nom et votre réponse restent dans le journal. La personne les lira.
recover-confirm = Oui, c’est bien elle
recover-refuse = Non, tout arrêter
notice-recovered = Vous êtes revenu. Tous vos papiers sont là.
notice-recovery-code-sent = Le code est parti vers votre téléphone.
notice-recovery-vetoed = Tout est arrêté. Rien n’a été ouvert.
notice-recovery-confirmed = Vous avez confirmé. La personne voit la suite sur son écran.
error-return-refused = Cette carte ne va pas. Vérifiez chaque signe, ou demandez à un guichet.
error-return-not-now = Ce n’est pas le moment. Regardez la page encore une fois.
error-veto-refused = Ce code n’arrête rien. Vérifiez chaque signe.
error-recover-over = Cela ne va plus. Regardez le numéro et le nom, puis recommencez.
error-recover-person = Dites qui est devant vous.
error-recover-how = Dites comment vous savez que c’est elle.

visit-label = Visite en cours
visit-of = Coffre : { $name }
visit-until = Visite jusqu’à { $value }.
visit-end = Finir la visite
visit-title = Commencer une visite
visit-lead = La personne verra chaque chose que vous ouvrez.
visit-open = Ouvrir le coffre
field-mode = Comment travaillez-vous ?
field-motive = Pourquoi ouvrez-vous ce coffre ?
field-motive-hint = La personne verra ce motif.
locker-title = Coffre d’une personne
locker-add = Déposer un papier
locker-blind = Vous pouvez déposer ici. Vous ne voyez pas la liste.

## Structure
organisation-title = Ma structure
organisation-members = Qui en fait partie
organisation-empty = Personne pour le moment.
organisation-since = depuis le { $value }
organisation-categories = Rubriques permises
organisation-limits = Un mandat pour cette structure ne va pas plus loin.
role-coordinator = Référent
role-aidant = Aidant
organisation-suspended = En pause
organisation-suspend = Mettre en pause
organisation-resume = Reprendre
organisation-remove = Retirer
organisation-invite = Inviter quelqu’un
organisation-invite-hint = Vous aurez un code à donner. Il sert une seule fois.
organisation-invite-aidant = Inviter un aidant
organisation-invite-coordinator = Inviter un référent
organisation-waiting = Invitations en attente
organisation-until = jusqu’au { $value }
organisation-withdraw = Annuler cette invitation
organisation-save = Enregistrer
field-phone = Téléphone de la structure
field-email = E-mail de la structure
invited-title = Voici le code d’invitation
invited-once = Ce code se montre une seule fois. Notez-le maintenant.
invited-give = Donnez-le à cette personne, et à elle seule.
invited-how = Elle ouvre « J’ai reçu un code d’invitation ». Elle choisit seule sa phrase de passe.
invited-until = Le code est bon jusqu’au { $value }.
remove-member-title = Retirer cette personne ?
remove-member-text = Elle n’ouvrira plus de coffre pour votre structure. Les personnes aidées seront prévenues.
remove-relative-title = Retirer ce proche ?
remove-relative-text = Il ne verra plus vos papiers, tout de suite. Nous ne lui disons rien.
remove-yes = Oui, retirer
remove-no = Non, ne rien changer

## Changer de structure
structures-title = Changer de structure
structures-current = Vous travaillez ici
structures-choose = Travailler ici
structures-join = J’ai un code pour une autre structure
join-title = Rejoindre une autre structure
join-submit = Rejoindre

## Audit
audit-title = Journal des accès
audit-lead = Vous voyez qui a fait quoi, et quand. Vous ne pouvez jamais ouvrir un papier ici. Vos recherches sont écrites dans le journal.
audit-checkpoint = Dernier point de contrôle
audit-size = Nombre d’entrées
audit-root = Racine de l’arbre
audit-signed = Signé le
audit-witnesses = Témoins qui l’ont signé
audit-no-witness = Aucun. Un retour en arrière ne se verrait pas.
audit-refused = Le témoin { $name } refuse ce journal.
audit-since = Depuis :
audit-refused-next = Ne changez rien. Prévenez la personne qui installe Abri, et gardez ce point de contrôle.
witness-larger = Il a vu un journal plus long. Celui-ci est revenu en arrière.
witness-another_root = Il a vu un autre journal, de la même longueur.
witness-not_consistent = Ce journal n’est pas la suite de celui qu’il a vu.
witness-unknown_log = Il ne connaît pas ce journal. Il faut lui donner sa clé.
witness-unknown_key = Il ne connaît pas la clé qui signe ce journal.
audit-filter = Chercher
audit-actor = Acteur
audit-locker = Coffre
audit-document = Document
audit-mandate = Mandat
audit-action = Action
audit-outcome = Résultat
audit-from = Du
audit-to = Au
audit-all = Tous
audit-search = Chercher
audit-entries = Entrées
audit-none = Aucune entrée ne répond à cette recherche.
audit-caption = De la plus récente à la plus ancienne
audit-number = N°
audit-when = Quand
audit-about = Sur quoi
audit-locker-word = Coffre :
audit-document-word = Document :
audit-mandate-word = Mandat :

## Quitter
quit-title = Vous avez quitté
quit-closed = Votre coffre est fermé.
quit-code = Personne n’a gardé votre code. Cet appareil non plus.
quit-shared = Ordinateur partagé ? Fermez aussi cette fenêtre.
quit-again = Revenir à l’accueil
quit-idle = Personne ne l’utilisait. Il s’est fermé tout seul.

## Les entrées en cours
enter-own = C’est mon téléphone
enter-own-hint = Abri reste ouvert plus longtemps. Ne cochez pas sur un ordinateur partagé.
sessions-title = Vos entrées en cours
sessions-lead = Abri est ouvert ici en ce moment.
sessions-unknown = Vous ne reconnaissez pas une entrée ? Fermez-la.
sessions-this = Cet appareil
sessions-began = Depuis : { $value }
sessions-seen = Dernière fois : { $value }
sessions-end = Fermer
sessions-end-all = Fermer toutes les autres
session-kind-shared = Ordinateur partagé
session-kind-own = Votre téléphone
session-kind-staff = Poste de travail
entered-card = Avec une carte et un code
entered-sheet = Avec la feuille de secours
entered-passphrase = Avec une phrase de passe
entered-passkey = Avec une clé d’accès
entered-card_guardian = Avec une carte et une personne de confiance
entered-guardians = Avec des personnes de confiance
entered-oidc_card = Avec un service d’identité, une carte et un code
entered-oidc_passphrase = Avec un service d’identité et une phrase de passe
still-title = Vous êtes encore là ?
still-soon = Abri va se fermer dans quelques secondes.
still-why = C’est pour protéger vos papiers.
still-stay = Rester
still-over = Vous pourrez entrer de nouveau tout de suite.

## Messages
notice-paper-organised = C’est enregistré.
notice-paper-binned = Le papier est à la corbeille. Vous pouvez le reprendre.
notice-paper-restored = Le papier est revenu dans le coffre.
notice-paper-destroyed = Le papier est détruit.
notice-mandate-stopped = Le mandat est arrêté. L’aidant ne voit plus rien.
notice-visit-opened = Le coffre est ouvert pour cette visite.
notice-visit-closed = La visite est finie.
notice-factor-enrolled = Votre accès est prêt.
notice-invitation-withdrawn = L’invitation est annulée.
notice-limits-saved = C’est enregistré. Cela compte tout de suite.
notice-member-suspended = Cette personne est en pause. Elle n’ouvre plus rien.
notice-member-resumed = Cette personne travaille de nouveau.
notice-member-removed = Cette personne est partie. Elle n’ouvre plus rien.
notice-relative-removed = Ce proche ne voit plus rien.
notice-structure-chosen = Vous travaillez pour cette structure maintenant.
notice-structure-joined = Vous avez rejoint la structure.
notice-session-ended = La session est finie. Entrez de nouveau.
notice-contact-kept = Le numéro est enregistré. Le code arrive.
notice-session-closed = C’est fermé.
notice-contact-validated = Votre numéro est confirmé.
notice-contact-dropped = Votre numéro est effacé.
notice-email-kept = L’adresse est enregistrée. Le code arrive.
notice-email-validated = Votre adresse est confirmée.
notice-email-dropped = Votre adresse est effacée.
notice-card-read = La carte est lue. Donnez maintenant votre code.
notice-card-blocked = La carte est bloquée pour toujours.
notice-card-none = Il n’y a pas de carte à bloquer.
notice-card-lost = C’est fait. Si ce numéro est celui d’une carte, elle est bloquée.
notice-code-changed = Votre code a changé. Les autres écrans sont fermés.
notice-passphrase-kept = La phrase est gardée. Les autres écrans sont fermés.
notice-passphrase-removed = La phrase est effacée.

## Carte, codes, feuille
security-title = Ma carte, mes codes
security-card = Ma carte
card-state-ready = Votre carte marche.
card-state-locked = Trop de codes faux : votre carte est fermée. Faites une nouvelle carte.
card-state-blocked = Votre carte est bloquée. Faites une nouvelle carte.
card-state-none = Vous n’avez pas de carte. Faites-en une.
card-lost = Carte perdue ? Numéro pour bloquer :
card-how = Scannez le carré, ou tapez ce texte sur le site.
card-keep-number = Recopiez aussi ce numéro ailleurs. Il bloque la carte. Il n’ouvre rien.
security-number-text = Vous pouvez le dire au téléphone. Il n’ouvre rien.
security-block-text = La carte ne marchera plus jamais. Vos papiers restent dans le coffre.
security-block-yes = Bloquer cette carte
security-sheet-new = Faire une nouvelle feuille
security-sheet-old = Les anciens mots ne marcheront plus. Imprimez tout de suite les nouveaux.
security-phrase-on = Vous pouvez entrer sans la carte.
security-phrase-off = Pour entrer sans la carte, avec un clavier.
security-phrase-set = Choisir une phrase secrète
security-phrase-change = Changer la phrase secrète
security-phrase-remove = Effacer la phrase secrète
security-phrase-left = Il faut garder deux autres moyens d’entrer.
security-back-text = Gardez au moins deux moyens de revenir. Une phrase secrète en est un.
security-more = Aussi
home-left = { $n ->
    [one] Un gardien est parti
   *[other] { $n } gardiens sont partis
  }
home-left-link = Choisir un autre gardien
home-guardians = Ils vous aident à revenir.
home-back-link = Ajouter un moyen de revenir
phrase-title = Identifiant et phrase secrète
phrase-lead = La phrase ouvre votre coffre. Ne la dites à personne.
field-own-login-hint = Un mot que vous retenez. Votre adresse mail marche aussi.
field-phrase-hint = Douze lettres ou plus. Quatre mots sans lien, par exemple.
field-phrase-again = La même phrase, encore une fois
phrase-submit = Garder cette phrase
new-card-title = Faire une nouvelle carte
new-card-lead = L’ancienne carte ne marchera plus. Ses codes à usage unique non plus.
new-card-done = Votre nouvelle carte
new-card-print = Imprimez-la maintenant. Détruisez l’ancienne carte.
change-code-title = Changer mon code
change-code-lead = Prenez votre carte. Vous gardez la même carte.
change-code-forgot = Code oublié ? Faites plutôt une nouvelle carte.
field-old-pin = Votre code d’aujourd’hui
field-other-pin = Votre nouveau code
new-sheet-done = Votre nouvelle feuille de secours
new-sheet-print = Imprimez-la maintenant. Détruisez l’ancienne feuille.
print-card-title = Imprimer ma carte encore une fois
print-card-lead = Tapez le texte de la carte, ou prenez-la en photo. Rien n’est gardé.
print-card-submit = Voir la carte à imprimer
print-card-done = La carte à imprimer
lost-title = Ma carte est perdue
lost-lead = Le numéro est sur la feuille de secours. Un proche peut le taper.
field-number = Numéro pour bloquer la carte
field-number-hint = Huit lettres et chiffres.
lost-after = Et ensuite ?
lost-after-text = Entrez avec la feuille de secours, puis faites une nouvelle carte. Sans la feuille, parlez à un aidant.
enter-locked-help = Après dix codes faux, une carte se ferme. Vos papiers restent.
enter-login-link = J’ai un identifiant et une phrase secrète
photo-title = Prendre la carte en photo
field-photo = Photo de la carte
field-photo-hint = On doit voir tout le carré. La photo n’est pas gardée.
photo-read = Lire la photo
desk-block = La personne a perdu sa carte
code-pictures = Mon code en images
code-pictures-hint = Touchez une image par ligne : quatre images.
sign-0 = Lune
sign-1 = Soleil
sign-2 = Arbre
sign-3 = Maison
sign-4 = Poisson
sign-5 = Fleur
sign-6 = Clé
sign-7 = Bateau
sign-8 = Tasse
sign-9 = Parapluie
place-1 = première image
place-2 = deuxième image
place-3 = troisième image
place-4 = quatrième image
home-back = { $n ->
    [0] Carte perdue ? Aucun moyen de revenir
    [one] Carte perdue ? Un seul moyen de revenir
   *[other] Carte perdue ? { $n } moyens de revenir
  }
notice-identity-linked = Le service est lié. Il n’ouvre rien tout seul.
notice-identity-unlinked = Le service n’est plus lié.

## Problèmes
problem-go = Continuer
problem-status = Numéro du problème : { $value }
problem-request-title = Il manque quelque chose
problem-request-what = La demande n’est pas complète.
problem-request-next = Revenez en arrière et essayez encore.
problem-session-title = Entrez de nouveau
problem-session-what = Votre session est finie. C’est pour vous protéger.
problem-session-next = Entrez avec votre carte ou votre identifiant.
problem-refused-title = Ce n’est pas possible
problem-refused-what = Vous n’avez pas le droit de faire cela.
problem-refused-next = Demandez à la personne ou à votre structure.
problem-missing-title = Il n’y a rien ici
problem-missing-what = Cette page n’existe pas, ou n’est pas pour vous.
problem-missing-next = Vérifiez l’adresse ou revenez à l’accueil.
problem-conflict-title = Quelque chose a changé
problem-conflict-what = Une autre action a été faite avant la vôtre.
problem-conflict-next = Regardez de nouveau, puis essayez encore.
problem-large-title = Le fichier est trop grand
problem-large-what = Rien n’a été enregistré.
problem-large-next = Choisissez un fichier plus petit.
problem-media-title = Ce fichier ne convient pas
problem-media-what = Nous gardons les photos, les PDF, les textes et les sons.
problem-media-next = Prenez une photo du papier, puis envoyez-la.
problem-busy-title = Attendez un peu
problem-busy-what = Il y a eu trop d’essais.
problem-busy-next = Attendez quelques minutes, puis essayez encore.
problem-broken-title = Cela ne marche pas
problem-broken-what = C’est notre faute. Vos papiers ne risquent rien.
problem-broken-next = Essayez encore dans quelques minutes.

## Erreurs des champs
error-card-empty = Écrivez le texte de la carte.
error-card-form = Ce texte n’est pas complet. Recopiez toute la carte.
error-card-group = Il manque un groupe de quatre signes. La carte en a sept.
error-card-short = Il manque des signes. La carte a sept groupes de quatre.
error-card-long = Il y a trop de signes. La carte a sept groupes de quatre.
error-card-letter = Un signe n’existe sur aucune carte. Prenez les lettres de A à Z.
error-code-empty = Écrivez votre code.
error-code-form = Le code a quatre chiffres ou plus. Évitez 1111 et 1234.
error-code-pictures = Choisissez une image dans chaque ligne.
error-code-differs = Les deux codes ne sont pas pareils. Écrivez-les encore.
error-entry-refused = Cela ne va pas ensemble. Vérifiez et essayez encore. Après dix erreurs, une carte se ferme. Alors, demandez à un gardien. Vos papiers ne sont pas perdus.
error-too-many-tries = Trop d’essais. Attendez un peu.
error-words-form = Il faut douze mots, sans faute. Vérifiez chaque mot.
error-login-empty = Écrivez votre identifiant.
error-login-taken = Cet identifiant est déjà pris. Choisissez-en un autre.
error-passphrase-short = La phrase est trop courte. Mettez douze lettres ou plus.
error-passphrase-differs = Les deux phrases ne sont pas pareilles.
error-otp-form = Le code a six chiffres.
error-otp-refused = Ce code n’est plus bon. Attendez le suivant. Vérifiez l’heure du téléphone.
error-number-form = Le numéro a huit lettres et chiffres. Regardez sur la feuille.
error-photo-empty = Choisissez une photo.
error-photo-media = Cette photo ne se lit pas. Prenez-en une autre, ou tapez le texte.
error-photo-none = On ne voit pas de carré. Approchez la carte et recommencez.
error-photo-unclear = Le carré est flou ou coupé. Reprenez la photo, ou tapez le texte.
error-photo-foreign = Ce carré n’est pas celui d’une carte d’ici. Prenez votre carte.
error-photo-cut = Le carré de cette carte n’est pas entier. Tapez le texte de la carte.
error-name-empty = Écrivez un nom.
error-protection-empty = Répondez oui ou non.
error-file-empty = Choisissez une photo ou un fichier.
error-file-large = Ce fichier est trop grand. Choisissez-en un plus petit.
error-file-media = Ce fichier ne convient pas. Choisissez une photo ou un PDF.
error-kind-empty = Choisissez une sorte de papier.
error-date-form = Cette date n’existe pas. Écrivez le jour, le mois et l’année.
error-invitation-refused = Ce code n’est plus bon. Demandez-en un autre.
error-aidant-empty = Choisissez un aidant.
error-category-empty = Choisissez une rubrique ou plus.
error-right-empty = Choisissez ce que l’aidant peut faire.
error-term-empty = Choisissez une durée.
error-mode-empty = Dites comment vous travaillez.
error-motive-empty = Choisissez un motif.
error-title-long = Ce nom est trop long.
error-code-easy = Ce code est trop facile. Choisissez-en un autre.
error-text-characters = Il y a un signe qui ne va pas. Écrivez avec des lettres.
error-passphrase-long = La phrase est trop longue.
error-page-unknown = Cette page de la liste n’existe pas. Repartez du début.
error-choice-unknown = Choisissez dans la liste.
error-category-elsewhere = Ce papier va dans une autre rubrique. Choisissez la rubrique habituelle.
error-category-outside = Votre mandat ne donne pas cette rubrique. Choisissez-en une autre.
error-category-not-allowed = La structure de cet aidant n’a pas le droit à cette rubrique.
error-locker-full = Le coffre est plein. Détruisez d’abord des papiers.
error-phone-form = Ce numéro ne va pas. Écrivez des chiffres.
error-email-form = Cette adresse ne va pas. Exemple : accueil@structure.fr
error-id-form = Ce numéro n’est pas complet. Recopiez-le en entier.
error-contact-form = Écrivez un numéro comme 06 12 34 56 78.
error-contact-own = C’est le numéro d’un aidant ou d’une structure. Donnez le vôtre, ou aucun.
error-contact-code = Ce code n’est pas bon. Regardez le dernier message, ou demandez un autre code.
error-email-own = C’est l’adresse d’un aidant ou d’une structure. Donnez la vôtre, ou aucune.

## Rubriques
category-identity = Identité
category-residence = Séjour et asile
category-address = Domicile
category-health = Santé
category-income = Ressources
category-work = Emploi et formation
category-housing = Logement
category-family = Famille et école
category-justice = Justice
category-memories = Souvenirs
category-private = Espace privé
category-any = Toutes les rubriques

## Droits, durées, modes, motifs
right-list = Voir la liste des papiers
right-read = Lire les papiers à l’écran
right-download = Télécharger une copie
right-deposit = Déposer des papiers
right-organise = Ranger : nom, rubrique, date
term-visit = Une visite : deux heures
term-day = Un jour
term-month = Un mois
term-semester = Six mois
term-year = Un an
mode-together = Ensemble
mode-in_place = À la place de la personne
mode-remote = À distance
motive-rsa_quarterly = RSA, tous les trois mois
motive-ame = Aide médicale de l’État
motive-c2s = Complémentaire santé solidaire
motive-cni_renewal = Carte d’identité à refaire
motive-passport = Passeport
motive-residence_permit_renewal = Titre de séjour à renouveler
motive-social_housing = Logement social
motive-siao = Hébergement (SIAO)
motive-bank_account_right = Droit au compte en banque
motive-school_enrolment = Inscription à l’école
motive-private_rental = Location d’un logement
motive-solidarity_transport = Transport solidaire
motive-sort_papers = Ranger les papiers
motive-add_paper = Ajouter un papier
motive-print_paper = Imprimer un papier
motive-other_procedure = Autre démarche

## Sortes de papiers
kind-cni = Carte d’identité
kind-passport = Passeport
kind-driving_licence = Permis de conduire
kind-family_book = Livret de famille
kind-birth_certificate = Acte de naissance
kind-id_photo = Photo d’identité
kind-france_identite_proof = Justificatif France Identité
kind-residence_permit = Titre de séjour
kind-renewal_receipt = Récépissé
kind-asylum_application = Attestation de demande d’asile
kind-temporary_protection = Protection temporaire
kind-visa = Visa
kind-ofpra_decision = Décision de l’OFPRA
kind-cnda_decision = Décision de la CNDA
kind-prefecture_summons = Convocation à la préfecture
kind-domiciliation = Attestation de domiciliation
kind-hosting_certificate = Attestation d’hébergement
kind-rent_receipt = Quittance de loyer
kind-utility_bill = Facture d’eau, d’énergie ou de téléphone
kind-home_insurance = Assurance du logement
kind-lease = Bail
kind-carte_vitale = Carte Vitale
kind-health_rights_certificate = Attestation de droits (santé)
kind-c2s = Complémentaire santé solidaire
kind-ame = Aide médicale de l’État
kind-mutuelle = Mutuelle
kind-mdph_notification = Décision de la MDPH
kind-prescription = Ordonnance
kind-vaccination = Carnet de vaccination
kind-caf_certificate = Attestation de la CAF
kind-france_travail_certificate = Attestation de France Travail
kind-payslip = Fiche de paie
kind-tax_notice = Avis d’impôt
kind-pension_statement = Relevé de retraite
kind-rib = RIB
kind-grant_notice = Notification de bourse
kind-cv = CV
kind-work_contract = Contrat de travail
kind-work_certificate = Certificat de travail
kind-diploma = Diplôme
kind-training_certificate = Attestation de formation
kind-social_housing_request = Demande de logement social
kind-siao_request = Demande au SIAO
kind-dalo_decision = Décision DALO
kind-school_certificate = Certificat de scolarité
kind-custody_decision = Décision de garde d’enfant
kind-child_birth_certificate = Acte de naissance d’un enfant
kind-judgment = Jugement
kind-summons = Convocation au tribunal
kind-legal_aid_decision = Aide juridictionnelle
kind-protection_order = Ordonnance de protection
kind-guardianship_order = Décision de tutelle ou de curatelle
kind-explanatory_letter = Lettre d’explication
kind-other = Autre papier

## Papiers du mandat et vérification
mandate-paper = Le papier du mandat
mandate-end-paper = Le papier de la fin
paper-file = Garder le fichier signé
paper-qr = Carré à scanner pour vérifier ce papier
verify-title = Vérifier le papier d’un mandat
verify-lead = Tapez le code imprimé en bas du papier.
field-verify = Code de vérification
field-verify-hint = 16 lettres et chiffres, par exemple 0123-4567-89AB-CDEF.
verify-submit = Vérifier
verify-private = Cette page ne montre aucun nom de personne.
verify-form = Ce code n’a pas la bonne forme. Il a 16 lettres et chiffres.
verify-unknown = Aucun papier n’a ce code. Relisez le code sur le papier.
verified-valid = Ce mandat est valable
verified-valid-text = Il compte en ce moment.
verified-ended = Ce mandat est terminé
verified-ended-text = Sa date est passée, ou un autre le remplace. Il ne compte plus.
verified-revoked = Ce mandat est arrêté
verified-revoked-text = Quelqu’un l’a arrêté. Il ne compte plus.
verified-suspended = Ce mandat est en pause
verified-suspended-text = Il ne compte pas en ce moment.
verified-not-started = Ce mandat n’a pas commencé
verified-not-started-text = Il ne compte pas encore.
verified-is-end = Ce papier dit ce qui est fini dans le mandat.
verified-structure = Structure
verified-relative = Un proche, sans structure
verified-ended-at = Arrêté le
verified-issued = Papier fait le
verified-proves = Ce que ce code prouve
verified-proves-made = Ce service a fait un papier avec ce code.
verified-proves-now = L’état du mandat, en ce moment, est celui de cette page.
verified-not = Ce que ce code ne prouve pas
verified-not-names = Les noms imprimés : comparez le fichier pour être sûr.
verified-not-holder = Qui tient le papier : demandez une pièce d’identité.
verified-not-open = Ce code n’ouvre aucun coffre et aucun papier.
verified-file = Comparer le fichier
field-proof = Le fichier du papier
field-proof-hint = Choisissez-le ou posez-le ici. Il reste sur votre appareil.
verified-same = C’est le même fichier.
verified-other = Ce n’est pas le même fichier.
verified-hand = Comparer à la main
verified-hand-text = Calculez l’empreinte du fichier avec cette commande. Elle doit être la même qu’ici.
verified-sha256 = Empreinte SHA-256
verified-signature = Signature Ed25519
verified-key = Clé publique
verified-signed = La signature porte sur « abri/v1/attestation », un octet zéro, puis le fichier.

## Mandats proposés, reçus, changés
request-title = On vous propose un mandat
request-lead = Lisez ou demandez qu’on vous lise. Vous pouvez dire non.
request-until = Répondez avant le { $value }.
request-see = Voir et répondre
request-no = Non, je refuse
request-free = Vous pouvez refuser. Vous n’avez pas à dire pourquoi.
request-scan = Voir la page signée à la main
terms-long = Combien de temps
terms-never = L’aidant ne peut jamais
terms-stop = Comment l’arrêter
never-destroy = détruire un papier
never-code = choisir, demander ou changer votre code
never-private = voir votre espace privé
never-give = donner un mandat à quelqu’un d’autre
agree-health = Oui, l’aidant peut ouvrir mes papiers de santé.
agree-justice = Oui, l’aidant peut ouvrir mes papiers de justice.
stop-by-page = Entrez avec votre carte. Ouvrez « Mes aidants », touchez « Arrêter maintenant ».
stop-by-counter = Ou demandez à un guichet. Personne ne demande pourquoi.
short-title = Répondre à un mandat
short-lead = L’aidant vous montre une adresse courte sur son écran.
field-short = Adresse courte
field-short-hint = Huit lettres ou chiffres. Par exemple : ABCD-EFGH.
consent-lead = Lisez ou demandez qu’on vous lise. Votre réponse ne donne rien d’autre.
consent-proof = Votre réponse
consent-once = J’ai un code à usage unique
field-once = Code à usage unique
field-once-hint = Il est sur la feuille de codes. Il remplace la carte et le code.
consent-refused = Vous avez dit non. Personne ne peut ouvrir votre coffre avec ce mandat.
here-alone = La personne lit et tape seule. L’aidant ne tape jamais à sa place.
waiting-title = Mandat proposé
waiting-until = La personne répond avant le { $value }.
waiting-phone = Sur le téléphone de la personne
waiting-phone-text = Elle scanne ce carré, lit, puis tape sa carte et son code.
waiting-qr = Carré à scanner pour répondre au mandat
waiting-short = Ou elle ouvre cette page et tape l’adresse courte :
waiting-here = Sur cet écran
waiting-here-text = La personne tape son code ici. Vous ne regardez pas.
waiting-here-go = La personne tape son code ici
waiting-draft = Ce brouillon n’est pas envoyé. Il s’efface après le { $value }.
waiting-send = Envoyer à la personne
waiting-yes = La personne a dit oui.
waiting-no = La personne a dit non. Elle n’a pas à dire pourquoi.
waiting-lapsed = La personne n’a pas répondu à temps, ou la demande est reprise.
waiting-what = Ce qui est proposé
waiting-page = Ajouter une page signée à la main
waiting-page-text = La page montre ce qui est convenu. Elle n’ouvre rien : il faut la réponse de la personne.
waiting-page-there = La page signée est ajoutée. La demande attend sept jours.
waiting-page-add = Ajouter la page
waiting-discard = Reprendre cette demande
desk-card-title = Une personne montre sa carte
desk-card-lead = La carte dit quel coffre. Elle n’ouvre rien sans le code.
desk-card-safe = Ne demandez jamais le code. Ne gardez pas la carte.
desk-card-text = Texte de la carte
propose-title = Proposer un mandat
propose-lead = Remplissez avec la personne. Elle seule peut dire oui.
propose-who = Qui aidera la personne ?
propose-who-hint = Seuls les aidants nommés ouvrent le coffre.
propose-categories-hint = Choisissez seulement ce qui est utile à la démarche.
propose-rights-hint = L’aidant ne pourra jamais détruire un papier.
propose-sensitive = Très personnel : demandez à la personne.
propose-protection = La personne est-elle sous tutelle ou curatelle ?
propose-ground = Une décision de tutelle ou de curatelle
propose-no-decision = La décision doit être dans le coffre, et vous devez la voir.
propose-language = Langue de la personne
propose-check-title = Lisez avec la personne
propose-check-text = Si tout est juste, envoyez. Rien ne s’ouvre avant son oui.
propose-send = Envoyer à la personne
propose-draft = Garder en brouillon
propose-digits = C’est demandé après cinq minutes. Votre application montre le code.
field-wait = Où la personne répond-elle ?
field-wait-hint = Sans réponse à temps, la demande s’efface.
field-ground = Pourquoi ce mandat ?
field-ground-hint = Avec une décision, la personne est prévenue aussi.
field-decision = La décision
field-decision-from = Premier jour de la décision
field-decision-until = Dernier jour de la décision
wait-desk = Ici, tout de suite : trente minutes
wait-remote = Ailleurs, sur son téléphone : un jour
wait-own = Dans son coffre, quand elle vient : sept jours
ground-consent = La personne le veut
ground-guardianship = Une décision de protection
renew-title = Renouveler ce mandat
renew-lead = Le même mandat recommence, avec la même durée.
renew-aidant = Le même mandat est proposé encore une fois. La personne doit dire oui.
renew-go = Relire et renouveler
dormant-title = Pour plus tard : un mandat qui dort
dormant-text = Un mandat endormi n’ouvre rien. Un aidant demande, vous recevez un SMS. Si vous répondez oui, il dure deux heures ou un jour.
dormant-yes = Ce mandat dort jusqu’à un oui par SMS
mandate-title = Un mandat
mandate-change = Changer quelque chose
mandate-pause = Mettre en pause
mandate-suspend-text = En pause, l’aidant n’ouvre rien. La date de fin ne change pas.
mandate-suspend = Mettre en pause
mandate-resume-text = L’aidant pourra de nouveau ouvrir. La date de fin ne change pas.
mandate-resume = Reprendre le mandat
mandate-nobody = Plus personne n’est nommé. Ajoutez un aidant, ou arrêtez le mandat.
mandate-narrow = Retirer une rubrique
mandate-narrow-text = L’aidant ne l’ouvrira plus. Le reste continue.
mandate-take-back = Retirer
mandate-people = Les aidants de ce mandat
mandate-take-out = Retirer
mandate-add = Ajouter un aidant de la même structure
mandate-add-hint = Il pourra faire la même chose, jusqu’à la même date.
mandate-add-go = Ajouter cet aidant
aidants-waiting = On attend votre réponse
aidants-active = En cours
aidants-asleep = Mandats endormis
aidants-asleep-text = Un mandat endormi n’ouvre rien. Il se réveille si vous répondez oui à un SMS.
give-who-hint = Vous pouvez choisir plusieurs aidants de la même structure.
codes-title = Mes codes à usage unique
codes-what = Chaque code dit oui à un seul mandat. Il n’ouvre pas votre coffre.
codes-how = Au téléphone, l’aidant vous propose un mandat. Vous lui lisez un code, une fois.
codes-left = { $n ->
    [0] Il ne vous reste aucun code.
    [one] Il vous reste { $n } code.
   *[other] Il vous reste { $n } codes.
  }
codes-old = De nouveaux codes remplacent les anciens.
codes-make = Faire huit nouveaux codes
codes-print = Imprimez-la ou recopiez les codes. Gardez-les avec votre carte.
codes-advice = Un code dit oui à un mandat. Rayez-le après. Ne le dites jamais avant d’avoir compris.
codes-done = J’ai gardé mes codes
home-codes = Pour dire oui au téléphone.
home-asked = { $n ->
    [one] { $n } demande attend votre réponse
   *[other] { $n } demandes attendent votre réponse
  }
left-minutes = { $n ->
    [one] Encore { $n } minute
   *[other] Encore { $n } minutes
  }
left-hours = { $n ->
    [one] Encore { $n } heure
   *[other] Encore { $n } heures
  }
left-days = { $n ->
    [one] Encore { $n } jour
   *[other] Encore { $n } jours
  }
desk-card = Une personne montre sa carte
desk-waiting = On attend la réponse
desk-ending = Se terminent dans les trente jours
desk-valid = En cours
desk-drafts = Brouillons
desk-past = Mandats en pause ou finis
desk-asleep-text = La personne répond oui à un SMS. Alors le mandat s’ouvre.
desk-wake = Demander son accord par SMS
desk-past-hint = Un mandat fini ne montre plus le nom de la personne.
desk-somebody = Une personne
desk-renew = Proposer de renouveler
opened-propose = Vous pouvez aussi proposer un mandat maintenant. La personne répond avec sa carte.
visit-over = Votre visite est finie.
visit-over-text = Une visite se ferme après trente minutes sans rien, ou deux heures. Ouvrez-en une autre ici.
visit-idle = Sans rien faire pendant trente minutes, la visite se ferme seule.
notice-mandate-refused = Vous avez dit non. Rien n’est ouvert.
notice-mandate-suspended = Le mandat est en pause. L’aidant n’ouvre plus rien.
notice-mandate-resumed = Le mandat reprend.
notice-mandate-narrowed = La rubrique est retirée du mandat.
notice-mandate-renewed = Le mandat est renouvelé.
notice-mandate-discarded = La demande est reprise.
notice-contest-opened = C’est dit. On doit vous répondre en sept jours.
notice-contest-answered = Votre réponse est envoyée.
notice-contest-closed = C’est fermé.
notice-mandate-drafted = Le brouillon est gardé.
notice-aidant-added = L’aidant est ajouté au mandat.
notice-aidant-removed = L’aidant est retiré du mandat.
notice-wake-asked = Le SMS est parti. Attendez la réponse.
notice-wake-unasked = Le SMS n’est pas parti. La personne n’a pas de numéro, ou une question attend déjà.
notice-page-added = La page signée est ajoutée.
error-sensitive-empty = Cochez la phrase sur ces papiers, ou refusez.
error-aidant-together = Choisissez des aidants de la même structure. Un proche est toujours seul.
error-right-relative = Un proche peut seulement voir la liste et lire.
error-term-relative = Pour un proche : un jour ou un mois.
error-term-dormant = Un mandat qui dort : une visite ou un jour.
error-terms-differ = Le mandat a changé. Lisez-le encore une fois.
error-short-unknown = Rien n’attend à cette adresse. Vérifiez chaque lettre.
error-once-form = Ce code n’est pas complet. Recopiez-le en entier.
error-identity-elsewhere = Un autre compte utilise déjà cette identité. Parlez à un aidant.
error-identity-already = Ce service est déjà lié. Retirez-le d’abord.
error-identity-stale = C’est trop tard. Liez ce service encore une fois.
error-proof-empty = Écrivez votre carte et votre code, ou un code à usage unique.
error-proof-refused = Cela ne va pas ensemble. Vérifiez et essayez encore. Après cinq erreurs, la demande s’efface.
error-decision-empty = Choisissez la décision et ses dates.
error-aidant-named = Cet aidant est déjà dans le mandat.
error-card-unknown = Cette carte n’ouvre pas de coffre ici. Vérifiez chaque lettre.
unconfirmed = Pas encore confirmé par la personne
unconfirmed-text = La personne tape le code reçu par SMS pour confirmer. L’accès se ferme seul le { $value }.
unconfirmed-never = jamais confirmé
urgent-was = Ouvert par téléphone, en urgence.
desk-urgent = Ouvrir par téléphone
urgent-title = Ouvrir par téléphone
urgent-lead = Rien n’est confirmé tant que la personne n’a pas tapé son code.
urgent-ends = Votre accès se ferme seul après un jour.
urgent-contact = Téléphone de la personne
urgent-contact-hint = Le sien, jamais le vôtre. Elle y reçoit un code par SMS. Par exemple 06 12 34 56 78.
urgent-category = De quels papiers avez-vous besoin aujourd’hui ?
urgent-category-hint = Une seule rubrique. Le reste demande l’accord de la personne.
urgent-submit = Ouvrir pour un jour
urgent-off = D’ici, aucun SMS ne part.
urgent-off-text = Ouvrez plutôt le coffre avec la personne, quand elle vient.
urgent-instead = Ouvrir plutôt avec la personne, quand elle vient
open-contact = Téléphone de la personne, si elle veut
open-contact-hint = C’est facultatif. Ce doit être le sien, pas celui d’un aidant.
doors-activate = J’ai reçu un code par SMS
activate-title = J’ai reçu un code par SMS
activate-lead = Un aidant a ouvert un coffre pour vous, par téléphone. Tapez votre code : le coffre devient le vôtre.
field-activation = Code reçu par SMS
field-activation-hint = Seize lettres et chiffres.
activate-choose = Choisissez le code de votre carte
activate-choose-text = Vous seul le connaissez. Ne le dites à personne, même à un aidant.
activate-submit = Prendre mon coffre
activated-title = Le coffre est à vous
activated-print = Imprimez-la, ou recopiez la carte et les mots. Gardez-les pour vous.
activated-access = Qui peut ouvrir votre coffre ?
activated-nobody = Personne d’autre que vous, pour l’instant.
activated-later = Vous pouvez arrêter tout de suite, ou plus tard, dans « Mes aidants ».
activated-go = Entrer dans mon coffre
activated-enter = Pour voir vos papiers ou arrêter un accès, entrez avec votre carte.
opened-codes = Les codes à usage unique
opened-codes-text = Au téléphone, chaque code dit oui à un seul mandat.
notice-urgent-opened = Le coffre est ouvert pour un jour. La personne reçoit son code par SMS.
error-contact-unreachable = D’ici, aucun SMS ne part. Ouvrez le coffre avec la personne, quand elle vient.
error-activation-form = Ce code a une erreur. Regardez le SMS et vérifiez chaque signe.
error-activation-refused = Ce code n’est pas bon, ou il est trop vieux. Demandez à votre accueil.
error-contact-theirs = C’est le numéro d’un aidant ou d’une structure. Demandez le sien à la personne.
