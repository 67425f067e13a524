"""Which mention each token of a sentence is part of."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from kg.records import Mention, Token


def cover_of(tokens: Sequence[Token], found: Sequence[Mention]) -> dict[int, Mention]:
    """The mention that each token is part of, by the token's index in `tokens`."""
    if not found:
        return {}
    cover: dict[int, Mention] = {}
    tails: list[tuple[int, Mention]] = []
    for mention in found:
        index = bisect_left(tokens, mention.start, key=attrgetter("start"))
        if index == len(tokens) or tokens[index].start != mention.start:
            tails.append((index - 1, mention))  # the tail of a compound: "then-Finnish"
            continue
        while index < len(tokens) and tokens[index].start < mention.end:
            cover[index] = mention
            index += 1
    for index, mention in tails:
        if index >= 0 and tokens[index].end == mention.end:
            cover.setdefault(index, mention)
    return cover
