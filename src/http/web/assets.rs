//! The few files that pages load, kept in the program.

/// The style sheet.
pub const CSS: &str = include_str!("../../../assets/abri.css");

/// The script, which only makes pages nicer: all of them work without it.
pub const JS: &str = include_str!("../../../assets/abri.js");

/// The script of the few pages that ask an authenticator.
pub const PASSKEY_JS: &str = include_str!("../../../assets/passkey.js");

/// The picture of the tab.
pub const ICON: &str = include_str!("../../../assets/icon.svg");

/// Where the style sheet is served.
pub const CSS_PATH: &str = "/assets/abri.css";

/// Where the script is served.
pub const JS_PATH: &str = "/assets/abri.js";

/// Where the script of passkeys is served.
pub const PASSKEY_JS_PATH: &str = "/assets/passkey.js";

/// Where the picture of the tab is served.
pub const ICON_PATH: &str = "/assets/icon.svg";

/// Changes with every byte of the files, so that browsers may keep them for
/// ever and still never show an old one.
pub const VERSION: u64 = fold(
    PASSKEY_JS.as_bytes(),
    fold(JS.as_bytes(), fold(CSS.as_bytes(), 0xcbf2_9ce4_8422_2325)),
);

/// FNV-1a: enough to tell versions apart, and computed while compiling.
const fn fold(bytes: &[u8], seed: u64) -> u64 {
    let mut hash = seed;
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        hash = (hash ^ *first as u64).wrapping_mul(0x100_0000_01b3);
        rest = tail;
    }
    hash
}

macro_rules! pictures {
    ($($name:literal),+ $(,)?) => {
        /// Every picture's name.
        pub const PICTURES: &[&str] = &[$($name),+];

        /// A picture's drawing; an unknown name gives the picture of a paper.
        pub fn picture(name: &str) -> &'static str {
            match name {
                $($name => include_str!(concat!("../../../assets/pictures/", $name, ".svg")),)+
                _ => include_str!("../../../assets/pictures/paper.svg"),
            }
        }
    };
}

pictures![
    "identity",
    "residence",
    "address",
    "health",
    "income",
    "work",
    "housing",
    "family",
    "justice",
    "memories",
    "private",
    "paper",
    "person",
    "phone",
    "eye",
    "done",
    "refused",
    "failed",
    "bin",
    "add",
    "card",
    "clock",
    "question",
    "abri",
    "sign-0",
    "sign-1",
    "sign-2",
    "sign-3",
    "sign-4",
    "sign-5",
    "sign-6",
    "sign-7",
    "sign-8",
    "sign-9",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_stay_small() {
        assert!(JS.len() < 8192, "{}", JS.len());
        assert!(PASSKEY_JS.len() < 5120, "{}", PASSKEY_JS.len());
        for name in PICTURES {
            assert!(picture(name).len() < 700, "{name}: {}", picture(name).len());
            assert!(picture(name).contains("aria-hidden=\"true\""), "{name}");
        }
    }

    #[test]
    fn pictures_carry_no_style_and_no_script() {
        for name in PICTURES {
            let drawing = picture(name);
            assert!(
                !drawing.contains("style") && !drawing.contains("script"),
                "{name}"
            );
        }
    }
}
