//! What the product is about, pure: no database, no cipher, no clock. Rules take `now`.

pub mod answer;
pub mod attestation;
pub mod catalogue;
mod channel;
pub mod contact;
pub mod contest;
mod denial;
pub mod email;
mod event;
mod facts;
pub mod guardian;
pub mod journal;
pub mod mandate;
mod mode;
pub mod notice;
pub mod person;
pub mod policy;
mod reason;
pub mod recovery;
pub mod rights;
pub mod session;
pub mod verification_code;
pub mod way;
pub mod ways_back;

/// Declares an enum whose variants have one stable code each, in API, database and journal.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Reads a code; `None` when there is no such value.
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let code = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                Self::parse(&code).ok_or_else(|| {
                    serde::de::Error::custom(format_args!("unknown {} '{code}'", stringify!($name)))
                })
            }
        }
    };
}
pub(crate) use codes;
