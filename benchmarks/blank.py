"""spaCy's blank pipelines over texts, one round at a time: `reading.py` starts this in spaCy's environment.

Takes on the first line a JSON list of [language, text], then a line for each round; gives on a line the CPU
seconds of the round, and after the last the peak memory in MB.
"""

import json
import resource
import sys
import time

import spacy


def main() -> None:
    """Answers until the input ends."""
    texts = json.loads(sys.stdin.readline())
    pipelines = {language: spacy.blank(language) for language in {language for language, _ in texts}}
    for pipeline in pipelines.values():
        pipeline.add_pipe("sentencizer")
        pipeline("One sentence.")
    print(f"spacy {spacy.__version__}", flush=True)
    for _ in sys.stdin:
        began = time.process_time()
        for language, text in texts:
            pipelines[language](text)
        print(time.process_time() - began, flush=True)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
