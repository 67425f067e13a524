"""A few invented dispatches that together fill every kind of node."""

A, B = "Norges utenriksminister Lise Dalheim (Ap)", "Finlands president Pekka Laine"
ARTICLES = [
    {
        "id": "a1", "language": "nb", "published": "2021-10-25T21:00", "publisher": "Fjordavisa", "title": "Dalheim møtte Laine",
        "text": f"{A} møtte {B} på hotellet Fjordblikk i Tromsø mandag.\n\n"
        "– Finland er en god venn, sa Dalheim til NTB.\n\nLaine inviterte henne til Helsingfors.",
    },
    {
        "id": "a2", "language": "nb", "published": "2021-10-26", "publisher": "=Nordposten", "title": "Snakket om krigen",
        "text": f"{A} og {B} møttes i Tromsø mandag.\n\nLaine sa at krigen i Ukraina må ta slutt.\n\nDe møtes igjen i Oslo 3. november.",
    },
    {
        "id": "a3", "language": "en", "published": "2021-10-27", "publisher": "The Fjord Times", "title": "Diplomats expelled",
        "text": "Norway expelled three Russian diplomats on Tuesday.\n\nForeign Minister Lise Dalheim of Norway said that Russia had broken its word.",
    },
]  # fmt: skip
