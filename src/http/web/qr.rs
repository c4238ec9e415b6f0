//! Squares to scan, and the address that they lead to.

use std::fmt::Write;

use axum::http::{HeaderMap, header};

use super::html::Html;
use super::views::waiting::SecondScreen;
use crate::app::App;

/// How this server is reached: the configured address goes first, for what is printed lasts for
/// years and a browser's view for a moment.
pub fn origin(app: &App, headers: &HeaderMap) -> String {
    let public = app.settings.public_url.clone();
    public.unwrap_or_else(|| reached(headers))
}

/// How the browser that asks reaches this server.
fn reached(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST);
    let host = host
        .and_then(|host| host.to_str().ok())
        .unwrap_or("localhost");
    let port = host
        .rsplit_once(':')
        .filter(|(_, port)| !port.contains(']'));
    let name = port.map_or(host, |(name, _)| name);
    let here = matches!(name, "localhost" | "127.0.0.1" | "[::1]");
    format!("{}://{host}", if here { "http" } else { "https" })
}

/// How a person reaches what waits under a short address, on a screen of their own.
pub fn second_screen(app: &App, headers: &HeaderMap, page: &str, short: &str) -> SecondScreen {
    let here = origin(app, headers);
    let bare = here
        .split_once("//")
        .map_or(here.as_str(), |(_, rest)| rest);
    SecondScreen {
        qr: square(&format!("{here}/{page}/{short}")),
        short: short.to_owned(),
        address: format!("{bare}/{page}"),
    }
}

/// A text as a square to scan.
pub fn square(text: &str) -> Html {
    let code = qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::M);
    let drawn = code.map(|code| {
        let mut drawing = code.render::<qrcode::render::svg::Color<'_>>();
        drawing.min_dimensions(240, 240).build()
    });
    Html::svg(&drawn.unwrap_or_default())
}

/// A text of up to 2,953 bytes (QR code of version 40, level L) as one square; none for a longer one.
///
/// Its modules are drawn as runs in one path: thousands of them must fit a small page.
pub fn dense(text: &str) -> Option<Html> {
    let code = qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::L).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&qrcode::Color::Dark) {
                let _ = write!(path, "M{x} {y}h{}", run.len());
            }
            x += run.len();
        }
    }
    let side = width + 8;
    Some(Html::trusted(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-4 -4.5 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path stroke=\"#000\" d=\"{path}\"/></svg>"
    )))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_square_leads_where_the_browser_is() {
        let reached = |host: &'static str| {
            reached(&HeaderMap::from_iter([(
                header::HOST,
                HeaderValue::from_static(host),
            )]))
        };
        assert_eq!(reached("127.0.0.1:8080"), "http://127.0.0.1:8080");
        assert_eq!(reached("[::1]:8080"), "http://[::1]:8080");
        assert_eq!(reached("localhost"), "http://localhost");
        assert_eq!(reached("abri.ccas.example"), "https://abri.ccas.example");
        assert_eq!(
            reached("localhost.example:444"),
            "https://localhost.example:444"
        );
    }

    #[test]
    fn a_square_is_a_drawing_without_a_declaration() {
        let drawn = square("https://abri.example/enter#P40V-D0EX").to_string();
        assert!(drawn.starts_with("<svg") && !drawn.contains("<?xml"));
    }
}
