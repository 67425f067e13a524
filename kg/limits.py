"""Every cap in one place: the unit is in the name, the reason beside it."""

ARTICLE_BYTES = 2_000_000  # the longest news page seen is under 1 MB; 20 MB of HTML took trafilatura 102 s
ARTICLE_CHARACTERS = 400_000  # a long read has 60,000; beyond this it is a book or a fault
SENTENCE_CHARACTERS = 2_000  # a longer one is cut at a space; the longest of news has 900
LINE_BYTES = 8_000_000  # one JSON Lines record, or one JSON file
FAULTS_IN_A_ROW = 1_000  # bad records of one file, one after another; it is then of another kind
UNPACKED_RATIO = 200  # bytes out of one byte in; news packs 3 to 10 times, a bomb 1,000 times
UNPACKED_FREE_BYTES = 20_000_000  # up to here a high ratio costs nothing
PACKED_SILENT_BYTES = 1_000_000  # of an archive that give no byte: empty members, an endless name
XML_BYTES = 52_428_800  # one feed or sitemap; the sitemap protocol's own limit
XML_SILENT_BYTES = 4_000_000  # without a tag; expat reads a long text or tag again and again
XML_DEPTH = 200  # nested elements; news formats have 12
XML_ELEMENTS = 1_000_000  # of one document, 3 s; a full news sitemap has 600,000
SITEMAP_ENTRIES = 50_000  # the sitemap protocol's own limit
FEED_ENTRIES = 10_000  # articles of one feed or message; feeds have 20 to 500
ENTRY_ELEMENTS = 50_000  # of one entry or article, 20 MB in memory
PAGE_SECONDS = 6.0  # wall clock for one page in its worker; large ones take 0.3 s
PAGE_MEMORY_BYTES = 400_000_000  # address space of that worker; it begins with 200 MB
HTML_TAGS = 40_000  # of one page; the largest news pages have 8,000
WARC_HEADER_BYTES = 65_536  # of one record, and of the HTTP response in it
LINKS = 1_000  # pages that one feed or sitemap may lead to; a news sitemap's own limit
LINK_DEPTH = 3  # an index of sitemaps, a sitemap, a page
URL_CHARACTERS = 4_000  # servers take 8,000 at most; addresses of articles have under 300
WEB_SECONDS = 30.0  # wall clock for one answer, from connecting to its last byte
WEB_SILENT_SECONDS = 10.0  # without one byte
WEB_REDIRECTS = 5
WEB_TRIES = 3  # of one address that asks for patience
HOST_PAUSE_SECONDS = 1.0  # between two requests to one host, when its robots.txt names none
HOST_PATIENCE_SECONDS = 60.0  # the longest pause that a host may ask for; beyond it its pages are refused
ROBOTS_BYTES = 512_000  # of robots.txt that are read; RFC 9309 asks for 500 KiB
CACHE_BYTES = 1_000_000_000  # of remembered pages on disk; the oldest go first
QUERY_CHARACTERS = 8_000  # 5 kB of brackets crash Oxigraph's parser
QUERY_NESTING = 64  # brackets of all kinds
QUERY_SECONDS = 10.0  # wall clock for one foreign query before its worker is killed
QUERY_ROWS = 10_000  # rows of one foreign answer; the cut is announced
DRAW_NODES = 150  # more is a hairball
SLUG_CHARACTERS = 120  # of one IRI's last segment
SUGGESTIONS = 5  # "did you mean"
QUERY_OPERATORS = 500  # and path steps of one query; 16,000 crash Oxigraph, 1,000 path steps never end
QUERY_MEMORY_BYTES = 2_000_000_000  # address space of one query worker
ANSWER_CHARACTERS = 50_000_000  # of one foreign answer, beyond it the answer is cut, which is announced
READER_NAME_CHARACTERS = 80  # of one name that another reader adds; the longest office of the UN has 70
READER_SHOWN_CHARACTERS = 120  # of the words in a reason why something was not added
READER_FAILURES = 5  # articles in a row that a reader fails on before the run stops: it is not there
LLM_REQUESTS = 4  # at a time: a small server has as many slots
LLM_TRIES = 3  # of one request, those after the first for faults that pass
LLM_WAIT_SECONDS = 1.0  # before the second try, doubled before each further one
LLM_LONGEST_WAIT_SECONDS = 60.0  # what a server may ask us to wait
LLM_PART_CHARACTERS = 12_000  # of article text in one question: about 4,000 tokens, half of a small context
LLM_ANSWER_BYTES = 2_000_000  # of one answer; the longest whole ones are under 50 kB
LLM_ANSWER_TOKENS = 4_096  # that a model may write: twice the fullest answers
LLM_ITEMS = 200  # of one kind in one answer: more is a model that repeats itself
LLM_PASSAGE_CHARACTERS = 4_000  # of one passage or quotation in an answer
LLM_TIMEOUT_SECONDS = 120.0  # of one request as a whole, unless the user gives another
JOINED_ARTICLES = 500  # of one `kg extract` that are held until all of them are joined, 50 MB
COPY_WORDS = (
    4  # of one run of words that texts are compared by: longer than a name, one changed word breaks four
)
COPY_BANDS, COPY_ROWS = (
    32,
    2,
)  # of a signature: of texts with a third of their runs in common 97 in 100 are found
COPY_SHARE = 0.8  # of the shorter text's runs in the longer: cuts cost none, one changed word in 25 a sixth
COPY_SHINGLES = 16  # runs below which a text is a notice, where one changed name weighs less than it should
COPY_NOTICE_SHARE = 0.95  # the same share for a notice: nothing may be changed
COPY_NAMES = (
    0.9  # of the shorter text's names and numbers in the longer: one story has the same people and days
)
COPY_DAYS = 5  # between two prints of one agency story; later the same words are a story of their own
INVITATION_DAYS = 365  # within which a person's invitations of another to one place are one invitation
BLOCK_PROFILES = 200  # of a block that all others in it are compared with; a busy month has 30
MATES_SHOWN = 20  # claims of one profile that are named where a claim's ties are told
ALONE_ARTICLES = 40  # of a run that one process reads; beyond them it is worth a second to start others
WORKERS = 8  # processes that read: one that writes has no more to do than that
WORKER_ARTICLES = 8  # that a process reads at a time
WORKER_ARTICLES_AHEAD = 160  # read and not yet written: as long as a batch is being written, all are at work
LOG_BYTES = 12_000_000  # of the log before it is written out: a reader beside the writer takes 0.2 s for it
LOG_BYTES_LEFT = 2_000_000  # of it that a writer may leave: each opening reads it
SERVE_QUERIES = 4  # foreign queries at a time: two cores, and half of them wait for the disk
SERVE_WAITING = 16  # that may wait for a place; those beyond are told when to come again
SERVE_LOOK_SECONDS = 0.5  # between two looks whether the client of a running query is still there
SERVE_BODY_BYTES = 100_000  # of one request; the longest query takes a third of it when percent-encoded
SERVE_GRAPHS = 100  # graphs that one request may name
DESCRIBED_FACTS = 5_000  # of one thing at its address; a busy minister has 2,000
SERVE_PAGES = 512  # of one snapshot that are kept ready: 20 MB
PAGE_ROWS = 12  # of a list on a page of other things
LIST_ROWS = 24  # of a page that is a list
SUGGESTED = 8  # while a name is typed
OPENED_ROWS = 400  # of a list that is opened where it stands
FEED_EVENTS = 50  # in one feed
RECONCILE_QUERIES = 50  # of one request of the reconciliation service
