//! Where known sites keep title, date and text.
//!
//! Data, not code: a site that changes its pages changes one row.

use dom_query::{Document as Page, NodeRef};

/// One site. An empty host stands for containers that many sites share.
struct Site {
    host: &'static str,
    title: &'static str,
    date: &'static str,
    main: &'static [&'static str],
}

const SITES: &[Site] = &[
    Site {
        host: "kremlin.ru",
        title: "h1.entry-title, .read__title, h1",
        date: ".read__published, time.read__published, .entry-title__date",
        main: &[".read__internal_content", ".entry-content.e-content", ".entry-content"],
    },
    Site {
        host: "mid.ru",
        title: "h1, .article-title",
        date: ".article-date, .announcement__date",
        main: &[".article-content", ".article__content", ".text.article-content"],
    },
    Site {
        host: "mfa.gov.cn",
        title: ".news-title h1, h1",
        date: ".news-title .time, .time-laiyuan .time",
        main: &["#News_Body_Txt_A", ".news-main .TRS_UEDITOR", ".TRS_UEDITOR", ".TRS_Editor", ".news-main"],
    },
    Site {
        host: "fmprc.gov.cn",
        title: "#News_Body_Title, h1",
        date: "#News_Body_Time, .time",
        main: &["#News_Body_Txt_A", ".TRS_UEDITOR", ".TRS_Editor"],
    },
    Site {
        host: "gov.cn",
        title: "#ti, .article h1, h1",
        date: ".pages-date, .article .time",
        main: &["#UCAP-CONTENT", ".pages_content", ".TRS_UEDITOR", ".TRS_Editor"],
    },
    Site {
        host: "news.cn",
        title: ".head-line .title, h1",
        date: ".header-time, .info .h-time",
        main: &["#detailContent", "#detail", ".main-aticle"],
    },
    Site {
        host: "xinhuanet.com",
        title: ".h-title, h1",
        date: ".h-time",
        main: &["#p-detail", "#detail", "#article"],
    },
    Site {
        host: "un.org",
        title: "h1.page-title, h1.page-header, h1",
        date: ".field--name-field-date, .article-dateline, time",
        main: &[".field--name-body", ".field-name-body", "article .content", "#main-content article"],
    },
    Site {
        host: "whitehouse.gov",
        title: "h1.wp-block-whitehouse-topper__headline, .page-title, h1",
        date: ".posted-on time, .wp-block-post-date time",
        main: &[".entry-content", ".body-content .container", ".body-content", "section.body-content"],
    },
    Site {
        host: "state.gov",
        title: "h1.featured-content__headline, h1",
        date: ".article-meta__publish-date",
        main: &[".entry-content", ".article__content"],
    },
    Site {
        host: "consilium.europa.eu",
        title: "h1",
        date: ".gsc-date, time",
        main: &[".gsc-bge-grid__area .gsc-text-block", ".council-left-content-basic", "main article"],
    },
    Site {
        host: "",
        title: "h1",
        date: "",
        main: &[
            "#UCAP-CONTENT",
            "#News_Body_Txt_A",
            ".TRS_UEDITOR",
            ".TRS_Editor",
            "[itemprop=articleBody]",
            ".read__internal_content",
            ".entry-content",
            ".article-content",
            ".field--name-body",
        ],
    },
];

/// The rows that count for a page: its site's, then the shared one.
fn rows(page: &Page, name: &str) -> impl Iterator<Item = &'static Site> {
    let address =
        [name.to_owned(), link(page)].into_iter().map(|url| host(&url)).find(|host| !host.is_empty());
    let address = address.unwrap_or_default();
    SITES.iter().filter(move |site| {
        site.host.is_empty() || address == site.host || address.ends_with(&format!(".{}", site.host))
    })
}

fn link(page: &Page) -> String {
    let canonical = page.select_single("link[rel=canonical]").attr("href");
    let shared = page.select_single("meta[property='og:url']").attr("content");
    canonical.or(shared).map(|url| url.to_string()).unwrap_or_default()
}

fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#', ':']).next().unwrap_or("").to_lowercase()
}

/// The nodes of the main text, if a row knows them.
pub(super) fn main<'a>(page: &'a Page, name: &str) -> Option<Vec<NodeRef<'a>>> {
    for selector in rows(page, name).flat_map(|site| site.main) {
        let found = page.try_select(selector);
        let nodes: Vec<NodeRef<'a>> = found.map(|found| found.nodes().to_vec()).unwrap_or_default();
        // Of containers one inside the other only the outer one counts.
        let outer: Vec<NodeRef<'a>> = nodes
            .iter()
            .filter(|node| !node.ancestors_it(Some(60)).any(|above| nodes.iter().any(|n| n.id == above.id)))
            .copied()
            .collect();
        if outer.iter().any(|node| node.text().trim().chars().count() >= 40) {
            return Some(outer);
        }
    }
    None
}

/// The title of the page.
pub(super) fn title(page: &Page, name: &str) -> Option<String> {
    let shown = rows(page, name).find_map(|site| words(page, site.title));
    let meta =
        || page.select_single("meta[property='og:title']").attr("content").map(|title| title.to_string());
    shown.or_else(meta).or_else(|| words(page, "title")).map(|title| flat(&title))
}

/// The date that the site shows beside the title.
pub(super) fn date(page: &Page, name: &str) -> Option<String> {
    rows(page, name)
        .find_map(|site| words(page, site.date))
        .map(|date| flat(&date))
        .filter(|date| date.chars().count() <= 60 && date.chars().any(|c| c.is_ascii_digit()))
}

fn words(page: &Page, selector: &str) -> Option<String> {
    if selector.is_empty() {
        return None;
    }
    let found = page.try_select(selector)?;
    found.nodes().iter().map(|node| node.text().trim().to_owned()).find(|text| !text.is_empty())
}

fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
