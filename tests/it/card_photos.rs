//! The square of a card in a photo: at angles, small, cut, foreign. Nothing is spent and nothing kept.

use std::io::Cursor;

use abri::media::{SquareError, read_square};
use abri::ops::OpError;
use abri::ops::photo::read_photo;
use image::{GrayImage, ImageFormat, Luma};

use crate::support::in_each_world;

const CARD: &str = "000G-40R4-0M30-E209-185G-R38E-1WHQ";

/// A printed square on a table, turned by some degrees, `size` pixels to a module.
fn photo(text: &str, degrees: f64, size: f64, side: u32) -> GrayImage {
    let code = qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::M).unwrap();
    let (width, colors) = (code.width(), code.to_colors());
    let (sin, cos) = degrees.to_radians().sin_cos();
    let half = f64::from(side) / 2.0;
    GrayImage::from_fn(side, side, |x, y| {
        let (dx, dy) = (f64::from(x) - half, f64::from(y) - half);
        let at = |v: f64| (v / size + width as f64 / 2.0).floor();
        let (u, v) = (at(dx * cos + dy * sin), at(dy * cos - dx * sin));
        let inside = |v: f64| v >= 0.0 && v < width as f64;
        let dark = inside(u)
            && inside(v)
            && colors[v as usize * width + u as usize] == qrcode::Color::Dark;
        let paper = u >= -4.0 && v >= -4.0 && u < width as f64 + 4.0 && v < width as f64 + 4.0;
        Luma([if dark {
            30
        } else if paper {
            235
        } else {
            150
        }])
    })
}

fn file(image: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

#[test]
fn a_printed_square_is_read_at_angles_and_sizes() {
    let text = format!("https://abri.example/enter#{CARD}");
    for degrees in [0.0, 8.0, 90.0, 133.0, 180.0] {
        for (size, side, format) in [
            (6.0, 640, ImageFormat::Png),
            (9.0, 1600, ImageFormat::Jpeg),
            (14.0, 3000, ImageFormat::Jpeg),
        ] {
            let bytes = file(&photo(&text, degrees, size, side), format);
            let read = read_square(&bytes).map(|text| text.to_string());
            assert_eq!(read, Ok(text.clone()), "{degrees} {side}");
        }
    }
}

#[test]
fn what_is_no_whole_square_is_told_apart() {
    let text = format!("https://abri.example/enter#{CARD}");
    let whole = photo(&text, 0.0, 8.0, 800);
    let blank = GrayImage::from_pixel(400, 400, Luma([200]));
    assert_eq!(
        read_square(&file(&blank, ImageFormat::Png)),
        Err(SquareError::None)
    );
    let half = GrayImage::from_fn(800, 800, |x, y| {
        if (300..500).contains(&x) && (340..440).contains(&y) {
            Luma([235])
        } else {
            *whole.get_pixel(x, y)
        }
    });
    assert_eq!(
        read_square(&file(&half, ImageFormat::Png)),
        Err(SquareError::Unclear)
    );
    let bytes = file(&whole, ImageFormat::Jpeg);
    assert_eq!(read_square(&bytes[..200]), Err(SquareError::Media));
    assert_eq!(read_square(b"%PDF-1.7"), Err(SquareError::Media));
    let flood = include_bytes!("../fixtures/hostile/pixel-flood-60000x60000.png");
    assert!(matches!(
        read_square(flood),
        Err(SquareError::TooLarge | SquareError::Media)
    ));
}

#[test]
fn a_photo_is_a_card_or_a_sentence_and_spends_nothing() {
    in_each_world(|world| async {
        let size = world.number("SELECT size FROM journal_head").await;
        let read = async |text: &str| {
            let bytes = file(&photo(text, 5.0, 7.0, 800), ImageFormat::Png);
            match read_photo(&world.app, bytes).await {
                Ok(printed) => printed.card.to_string(),
                Err(OpError::Invalid { code, .. }) => code.to_owned(),
                Err(other) => panic!("{other}"),
            }
        };
        assert_eq!(
            read(&format!("https://abri.example/enter#{CARD}")).await,
            CARD
        );
        assert_eq!(read(CARD).await, CARD);
        assert_eq!(
            read("https://abri.example/enter#000G-40R4-0M30").await,
            "photo_cut"
        );
        assert_eq!(
            read("https://tram.example/ticket/4711").await,
            "photo_foreign"
        );
        assert_eq!(world.number("SELECT size FROM journal_head").await, size);
        world
    });
}
