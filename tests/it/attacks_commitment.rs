//! Two keys for one ciphertext. AES-GCM alone lets one ciphertext open under two keys of the
//! attacker's choice (Dodis, Grubbs, Ristenpart, Woodage, CRYPTO 2018); the commitment does not.

use abri::crypto::hazmat;
use abri::crypto::sealed::SealError;
use abri::crypto::stream::StreamOpener;
use abri::crypto::{OpenError, hex};
use aes_gcm::aead::{Aead, KeyInit};
use aes_gcm::aes::Aes256;
use aes_gcm::aes::cipher::BlockCipherEncrypt;
use aes_gcm::{Aes256Gcm, Nonce};
use hkdf::Hkdf;
use sha2::Sha512;

const SALT: [u8; 24] = [5; 24];
const CONTEXT: &[u8] = b"abri/v1/document\0";

/// What a key, the salt and the context derive: key and first nonce of the cipher, and commitment.
struct Derived {
    key: [u8; 32],
    nonce: [u8; 12],
    commitment: [u8; 32],
}

fn derived(key: [u8; 32]) -> Derived {
    let mut padded = [0; 64];
    padded[..32].copy_from_slice(&key);
    let info: [&[u8]; 4] = [
        b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM",
        &[0],
        &SALT,
        CONTEXT,
    ];
    let mut out = [0; 76];
    let hkdf = Hkdf::<Sha512>::from_prk(&padded).unwrap();
    hkdf.expand_multi_info(&info, &mut out).unwrap();
    Derived {
        key: out[..32].try_into().unwrap(),
        nonce: out[32..44].try_into().unwrap(),
        commitment: out[44..].try_into().unwrap(),
    }
}

impl Derived {
    fn block(&self, block: [u8; 16]) -> u128 {
        let mut block = block.into();
        Aes256::new(&self.key.into()).encrypt_block(&mut block);
        u128::from_be_bytes(block.into())
    }

    /// The key of the hash.
    fn h(&self) -> u128 {
        self.block([0; 16])
    }

    /// What masks the tag.
    fn mask(&self) -> u128 {
        let mut block = [0; 16];
        block[..12].copy_from_slice(&self.nonce);
        block[15] = 1;
        self.block(block)
    }

    fn opens(&self, chunk: &[u8]) -> Option<Vec<u8>> {
        let cipher = Aes256Gcm::new(&self.key.into());
        cipher.decrypt(&Nonce::from(self.nonce), chunk).ok()
    }

    fn object(&self, chunk: &[u8]) -> Vec<u8> {
        [&[1], SALT.as_slice(), &self.commitment, chunk].concat()
    }
}

/// The product in the field of GCM (NIST SP 800-38D, section 6.3).
fn times(x: u128, y: u128) -> u128 {
    let (mut product, mut v) = (0, y);
    for bit in (0..128).rev() {
        if x >> bit & 1 == 1 {
            product ^= v;
        }
        v = if v & 1 == 1 {
            v >> 1 ^ 0xe1 << 120
        } else {
            v >> 1
        };
    }
    product
}

/// The inverse: the power 2^128 - 2.
fn inverse(x: u128) -> u128 {
    let mut square = x;
    (1..128).fold(1 << 127, |power, _| {
        square = times(square, square);
        times(power, square)
    })
}

/// A chunk of two blocks with its tag: the first block is chosen so that both keys take the tag.
fn collision(one: &Derived, two: &Derived) -> Vec<u8> {
    let second = 0x6361_6e61_7269_u128;
    let lengths = 256;
    let hash = |h: u128| times(second, times(h, h)) ^ times(lengths, h);
    let (h, g) = (one.h(), two.h());
    let cubes = times(h, times(h, h)) ^ times(g, times(g, g));
    let rest = hash(h) ^ hash(g) ^ one.mask() ^ two.mask();
    let first = times(rest, inverse(cubes));
    let tag = times(first, times(h, times(h, h))) ^ hash(h) ^ one.mask();
    [first, second, tag].map(u128::to_be_bytes).concat()
}

#[test]
fn a_ciphertext_of_two_keys_opens_under_the_committed_one_only() {
    let keys = [[1; 32], [2; 32]];
    let [one, two] = keys.map(derived);
    let chunk = collision(&one, &two);
    let plain = one
        .opens(&chunk)
        .expect("the cipher alone takes the first key");
    let other = two
        .opens(&chunk)
        .expect("the cipher alone takes the second key");
    assert_ne!(plain, other);
    let place = hazmat::place(CONTEXT);
    let object = one.object(&chunk);
    let open = |key: [u8; 32]| {
        let key = hazmat::document_key(key);
        StreamOpener::new(&key, &place, &object[..57], object.len() as u64, 32)
    };
    let mut out = Vec::new();
    let opener = open(keys[0]).ok().unwrap();
    opener.open_chunk(0, &object[57..], &mut out).unwrap();
    assert_eq!(hex(&out), hex(&plain));
    let refused = open(keys[1]).err();
    assert_eq!(refused, Some(SealError::Message(OpenError::Commitment)));
}
