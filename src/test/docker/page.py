"""The blocks of commands in docs/deployment.md, and the list that says which of them are run."""

import re
from pathlib import Path

PAGE = Path("docs/deployment.md")
LIST = Path("src/test/docker/blocks.txt")
RUN = "run"


def blocks():
    """The text of each block by its section's heading and its number there, such as ("Docker", 1)."""
    found, section, number = {}, "", 0
    for part in re.split(r"^(#+ [^\n]*|```\w*\n.*?^```)$", PAGE.read_text(), flags=re.MULTILINE | re.DOTALL):
        if part.startswith("#"):
            section, number = part.lstrip("#").strip(), 0
        elif part.startswith("```\n"):
            number += 1
            found[section, number] = part.removeprefix("```\n").removesuffix("```")
    return found


def wanted():
    """The blocks that the list says are run."""
    lines = [line.split("|") for line in LIST.read_text().splitlines() if line and not line.startswith("#")]
    return {(section.strip(), int(number)) for section, number, what in lines if what.strip() == RUN}
