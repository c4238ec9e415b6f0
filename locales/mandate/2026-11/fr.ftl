# Les mots du mandat, version 2026-11. Ce fichier ne change plus jamais :
# un papier se lit toujours avec les mots de sa version.

title-mandate = Mandat
title-renewal = Mandat renouvelé
title-revocation = Fin de mandat

who-title = Qui
who-person = La personne : { $name }
who-aidant = L’aidant : { $name }
who-structure = La structure : { $name }
who-address = Adresse : { $value }
who-siret = SIRET : { $value }
who-phone = Téléphone : { $value }
who-relative = L’aidant est un proche. Il n’a pas de structure.
who-renews = Ce mandat prend la place d’un mandat plus ancien.

may-title = Ce que l’aidant peut faire
may-lead = Seulement dans ces rubriques du coffre :
may-category = { $category } : { $rights }.
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
right-list = voir la liste des papiers
right-read = lire les papiers à l’écran
right-download = prendre une copie
right-deposit = déposer des papiers
right-organise = ranger les papiers
right-lend = prêter un papier à un service
right-pack = préparer un dossier
list-comma = ,{" "}
sensitive-health = Attention : la santé est privée. La personne a choisi de montrer ces papiers.
sensitive-justice = Attention : la justice est privée. La personne a choisi de montrer ces papiers.

never-title = Ce que l’aidant ne peut jamais faire
never-destroy = Détruire un papier.
never-code = Choisir, demander ou changer le code.
never-mandate = Donner un mandat à quelqu’un d’autre.
never-private = Voir l’espace privé, ou savoir ce qu’il contient.
never-export = Emporter tout le coffre.

dates-title = De quand à quand
dates-starts = Début : { $at }
dates-ends = Fin : { $at }
dates-alone = Le mandat s’arrête tout seul à la fin. La fin ne peut pas être repoussée.
dates-dormant = Ce mandat dort. Il sert seulement si la personne répond oui à un SMS.

consent-title = Comment la personne a dit oui
consent-own-session = Dans son propre coffre, avec ses propres codes.
consent-card-and-pin = Avec sa carte et son code, tapé par elle-même.
consent-card-code = Avec un code à usage unique de sa carte.
consent-urgent = Par téléphone, en urgence. La personne doit encore confirmer.
consent-at = Le { $at }
consent-guardianship = Une décision de protection existe. La personne a été prévenue.

stop-title = Comment arrêter
stop-any = La personne peut arrêter quand elle veut. Elle ne dit pas pourquoi.
stop-page = Sur internet : « Mes aidants », puis « Arrêter maintenant ».
stop-phone = Par téléphone, à la structure : { $value }
stop-counter = Au guichet de la structure : { $value }
stop-relative = À tout guichet qui utilise Abri, avec la carte.
stop-now = L’aidant ne voit alors plus rien.

journal-title = Qui a regardé quoi
journal-text = Chaque ouverture est notée dans le journal. La personne le lit dans son coffre, page « Qui a regardé mes papiers ? ».
journal-help = Sans internet, elle peut demander une page imprimée à un guichet.

copies-title = Les copies déjà prises
copies-text = Arrêter n’efface pas les copies déjà prises. La personne peut demander à la structure de les détruire.

check-title = Vérifier ce papier
check-code = Code de vérification : { $value }
check-how = Scannez le carré, ou tapez ce code à l’adresse { $value }
check-issued = Papier fait le { $at }
check-text = Version du texte : { $value }
check-sha256 = Empreinte SHA-256 : { $value }

sign-person = Signature de la personne
sign-aidant = Signature de l’aidant

end-title = Ce qui est fini
end-all = Tout le mandat est fini.
end-categories = Fini pour ces rubriques : { $value }.
end-at = Depuis le { $at }
end-by-beneficiary = Arrêté par la personne.
end-by-aidant = Arrêté par l’aidant, qui renonce.
end-by-coordinator = Arrêté par la structure.
end-by-auditor = Arrêté après un signalement.
end-by-operator = Arrêté par le responsable du service.
end-by-date = La date de fin est passée.
end-given = Le mandat avait été donné le { $at }
end-effect = L’aidant ne peut plus rien ouvrir de ce qui est fini.

date-day = { $d } { $m } { $y }
date-moment = { $day } à { $clock }
date-clock = { $h } h { $min }
day-first = 1er
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

translation-note = Texte français. Lui seul fait foi.
