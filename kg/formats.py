"""What `kg build` and `kg extract` read, as their help says it."""

SOURCES = """\b
A SOURCE is a file, a folder (with all below it, in order), a glob in quotes,
- for standard input, or a web address. Each may be packed with gzip.

\b
.txt                  one article; headline, byline, "Publisert: …" may open it
.html                 one page; its article is found
.json .jsonl          text, and if known id, title, language, published, url,
                      publisher, authors; also news-please and CC-News,
                      schema.org NewsArticle, ninjs
.xml .rss .atom       RSS, Atom, sitemaps, NITF, NewsML-G2
.warc                 the pages of a web archive, one by one
http:// https://      a page, a feed or a sitemap, and the pages these name

\b
Addresses: public ones only, at the pace that the site asks for, as its
robots.txt allows. Saved feeds and sitemaps fetch nothing, unless KG_FOLLOW=1.
  KG_AGENT     the name given to servers; add where you can be reached
  KG_CACHE     folder of fetched pages (~/.cache/kg), safe to delete
  KG_LOOPBACK  test servers on this machine that may be read: 127.0.0.1:8000

What cannot be read is told with its reason and a remedy, and the rest goes on.
"""
