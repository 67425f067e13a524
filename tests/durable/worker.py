"""Forks writers that are killed: they build, replace, take out, retract and call things one, with the real pipeline.

In: a JSON line [folder, seed]. Out: the writer's process id, then "gone". What a writer is about to do and what it
has done stand in FOLDER.told: "try ARTICLE VERSION" and "did ARTICLE VERSION" (0: not there).
"""

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from kg.deciding import Desk
from kg.errors import KgError
from kg.joining import Joining
from kg.process import process
from kg.records import Article
from kg.reference import load
from kg.store import GraphStore

Say = Callable[[str, list[str], int], None]
NAMES = ("a", "b", "c", "d", "e")
TEXTS = (
    "Polens utenriksminister Marek Dobrowicz møtte Ine Halvorsrud i Bodø mandag 8. mai.\n\n– Fint, sa Dobrowicz.",
    "Utenriksminister Ine Halvorsrud tok imot Polens utenriksminister Marek Dobrowicz i Bodø mandag.",
    "Estlands forsvarsminister Marek Dobrowicz reiste til Riga mandag.\n\n– Vi trenger skip, sa Dobrowicz.",
    "Polens utenriksminister Mark Dobrovic og Ine Halvorsrud møttes i Bodø 8. mai.",
)


def article(name: str, version: int) -> Article:
    """The article in a version: what it tells changes, and so do its identities."""
    text = f"{TEXTS[(ord(name) + version) % len(TEXTS)]}\n\nUtgave {version} av {name}."
    return Article(
        id=name, text=text, language="nb", title=f"Sak {name}", published="2023-05-09", sha256="0" * 64
    )


def work(folder: Path, seed: int) -> None:
    """One thing after another, until it is killed or alone."""
    chance, registry = random.Random(seed), load()
    version = int.from_bytes(seed.to_bytes(4, "big")) * 1000
    with (
        folder.with_suffix(".told").open("ab", buffering=0) as told,
        GraphStore.open(folder) as store,
        Joining(store, registry) as joining,
    ):

        def say(word: str, names: list[str], number: int) -> None:
            told.write("".join(f"{word} {name} {number}\n" for name in names).encode())

        desk, parent = Desk(store=store, joining=joining, by="Kari Red"), os.getppid()
        while os.getppid() == parent:  # nobody is left behind by a test that is itself killed
            version += 1
            what = chance.random()
            names = chance.sample(NAMES, chance.randint(1, 3))
            there = sorted(store.articles())
            free = [n for n in names if n not in joining.state.withdrawn]
            if free and (what < 0.6 or not there):
                say("try", free, version)
                batch = [process(article(n, version), registry, store.iris) for n in free]
                for _ in joining.put(batch):
                    pass
                say("did", free, version)
            elif there and what < 0.7:
                say("try", there[:1], 0)
                joining.drop(there[0])
                say("did", there[:1], 0)
            else:
                decide(desk, chance, there, say)


def decide(desk: Desk, chance: random.Random, there: list[str], say: Say) -> None:
    """Something an editor decides, or takes back."""
    rulings = desk.joining.world.rulings
    open_ = [n for n, row in rulings.rows.items() if n not in rulings.undone and row["verdict"] != "undo"]
    people = [ref for ref, _ in desk.joining.world.all() if "#person/" in ref]
    what = chance.random()
    try:
        if open_ and (what < 0.5 or not there):
            number = chance.choice(open_)
            down = [rulings.rows[number]["article"]] if rulings.rows[number].get("what") == "article" else []
            if down:
                say("try", down, -1)
            desk.undo(number, "taken back")
            if down:
                say("did", down, -1)
        elif there and what < 0.6:
            down = [chance.choice(there)]
            say("try", down, 0)
            desk.retract(down[0], "withdrawn")
            say("did", down, 0)
        elif what < 0.8 and len(people) > 1:
            desk.same(*chance.sample(people, 2), "one")
        elif people:
            desk.retract(chance.choice(people), "misread")
    except KgError:
        return


def main() -> None:
    process(article("a", 1), load())  # what is loaded once is loaded here, not by each writer
    for line in sys.stdin:
        folder, seed = json.loads(line)
        child = os.fork()
        if child == 0:
            work(Path(folder), seed)
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
