//! An entry of the journal as a person would tell it.

use crate::http::web::html::Html;
use crate::http::web::locale::Locale;

use super::journal::{Actor, JournalLine};
use super::labels;

/// The sentence of an entry, for example « Le 3 mai à 10 heures, Marie Diallo
/// (CCAS de Lille) a regardé « Passeport ». Vous étiez ensemble. »
///
/// Names are isolated in `<bdi>`, which is why the result is markup.
pub fn journal_sentence(locale: Locale, line: &JournalLine) -> Html {
    let rest = [
        other(locale, line),
        mode(locale, line),
        motive(locale, line),
        reason(locale, line),
    ];
    let mut text = first(locale, line).as_str().to_owned();
    for sentence in rest.into_iter().flatten() {
        text.push(' ');
        text.push_str(sentence.as_str());
    }
    Html::trusted(text)
}

/// "Le 3 mai à 10 heures, Marie Diallo a regardé « Passeport »."
fn first(locale: Locale, line: &JournalLine) -> Html {
    let day = Html::text(&locale.short_day(line.at_ms));
    let clock = Html::text(&locale.clock(line.at_ms));
    let act = act(locale, line);
    locale.html(
        "journal-line",
        &[("day", &day), ("clock", &clock), ("act", &act)],
    )
}

/// A done act has a whole sentence; a refused or failed one has a verb inside
/// the sentence that says so.
fn act(locale: Locale, line: &JournalLine) -> Html {
    let (by, who, paper) = (by(line), who(locale, &line.actor), paper(locale, line));
    let tell = |key: &str| locale.html(key, &[("by", &by), ("who", &who), ("paper", &paper)]);
    if line.outcome == "done" || line.is_refusal() {
        return tell(&key(locale, "journal", line));
    }
    let verb = tell(&key(locale, "verb", line));
    let whole = if line.outcome == "failed" {
        "journal-failed"
    } else {
        "journal-refused"
    };
    locale.html(whole, &[("by", &by), ("who", &who), ("verb", &verb)])
}

/// The key of an action; one that no language knows is "une action", because a
/// person never sees a code.
fn key(locale: Locale, family: &str, line: &JournalLine) -> String {
    let key = labels::key(family, &line.action);
    if locale.find(&key).is_some() {
        key
    } else {
        format!("{family}-other")
    }
}

fn by(line: &JournalLine) -> Html {
    Html::trusted(if matches!(line.actor, Actor::You) {
        "you"
    } else {
        "other"
    })
}

fn who(locale: Locale, actor: &Actor) -> Html {
    match actor {
        Actor::Named(aidant) => aidant.full(locale),
        Actor::System => Html::text(&locale.t("journal-system")),
        Actor::You | Actor::Unknown => Html::text(&locale.t("journal-somebody")),
    }
}

fn paper(locale: Locale, line: &JournalLine) -> Html {
    match &line.paper {
        Some(title) => locale.about("journal-paper", title),
        None => Html::text(&locale.t("journal-a-paper")),
    }
}

fn other(locale: Locale, line: &JournalLine) -> Option<Html> {
    let name = line.other.as_ref()?.full(locale);
    let mandate = line.action.starts_with("mandate.") && !line.by_aidant;
    let key = if mandate {
        "journal-with"
    } else {
        "journal-for"
    };
    Some(locale.html(key, &[("name", &name)]))
}

fn mode(locale: Locale, line: &JournalLine) -> Option<Html> {
    let key = labels::key("journal-mode", line.mode.as_ref()?);
    locale.find(&key)?;
    Some(locale.html(&key, &[("by", &by(line))]))
}

fn motive(locale: Locale, line: &JournalLine) -> Option<Html> {
    let words = Html::text(&labels::label(locale, "motive", line.motive.as_ref()?));
    Some(locale.html("journal-motive", &[("motive", &words)]))
}

fn reason(locale: Locale, line: &JournalLine) -> Option<Html> {
    let code = line.reason.as_ref()?;
    Some(Html::text(&labels::label(locale, "reason", code)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::web::views::samples;

    fn line(action: &str, outcome: &str) -> JournalLine {
        JournalLine {
            at_ms: samples::AT,
            action: action.into(),
            outcome: outcome.into(),
            actor: Actor::Named(samples::marie()),
            paper: Some("Passeport".into()),
            ..JournalLine::default()
        }
    }

    #[test]
    fn a_reading_is_told_as_it_was() {
        let line = JournalLine {
            mode: Some("together".into()),
            ..line("document.read", "done")
        };
        let told = journal_sentence(Locale::Fr, &line)
            .to_string()
            .replace('\u{a0}', " ");
        let wanted = "Le 3 mai à 10 heures, <bdi>Marie Diallo</bdi> (<bdi>CCAS de Lille</bdi>) \
                      a regardé « <bdi>Passeport</bdi> ». Vous étiez ensemble.";
        assert_eq!(told, wanted);
    }

    #[test]
    fn a_refusal_says_why() {
        let line = JournalLine {
            reason: Some("expired".into()),
            ..line("document.read", "refused")
        };
        let told = journal_sentence(Locale::En, &line).to_string();
        assert!(told.ends_with(
            "tried to look at “<bdi>Passeport</bdi>”. Abri refused. The mandate has ended."
        ));
    }

    #[test]
    fn an_unknown_action_shows_no_code() {
        for outcome in ["done", "refused", "failed", "strange"] {
            let told = journal_sentence(Locale::Fr, &line("loan.opened", outcome)).to_string();
            assert!(
                !told.contains("loan") && told.contains("une action"),
                "{told}"
            );
        }
    }

    #[test]
    fn a_title_cannot_bring_markup() {
        let line = JournalLine {
            paper: Some("<script>".into()),
            ..line("document.read", "done")
        };
        assert!(
            !journal_sentence(Locale::Fr, &line)
                .as_str()
                .contains("<script")
        );
    }
}
