"""Which files are new: added or changed in a git work tree since a revision.

Git is asked by its command, with NUL between names, so that no file name can be misread. Nothing in the
repository is changed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: what `git diff --name-status` calls files that hold something new; a copy is as new as an addition
_ADDED_OR_CHANGED = "ACMRT"
#: configuration of the user that would change git's answers, and what it is set to
_SETTINGS = ("core.fileMode=false", "core.quotePath=false", "advice.addEmbeddedRepo=false", "diff.renameLimit=0")
_INSTEAD = "name the new articles with --new instead"


def changed_files(paths: Iterable[str | Path], revision: str) -> frozenset[Path]:
    """The files, as absolute paths, that are added or changed since `revision` in the repositories of `paths`.

    What counts is the work tree as it stands, untracked files included unless they are ignored, against the
    merge base of `revision` and HEAD (against `revision` itself where there is none). A file that was
    only renamed is not new; one that was renamed and changed is.

    Raises UsageError if git is not there, a path is in no repository, or the revision is unknown.
    """
    changed: set[Path] = set()
    for root in dict.fromkeys(_root(_folder(path)) for path in paths):
        changed.update(_changed_in(root, revision))
    return frozenset(changed)


def base_of(root: Path, revision: str) -> str:
    """The commit that the work tree below `root` is compared with: the merge base of `revision` and HEAD.

    Raises UsageError if the revision is unknown.
    """
    commit = _commit(root, revision)
    if commit is None:
        raise UsageError(
            f"git knows no commit {revision!r} in {root.as_posix()}; "
            "check the name, and fetch it if the clone is shallow"
        )
    found = _git(root, "merge-base", commit, "HEAD")
    # unrelated histories, a shallow clone, or no commit yet: the revision itself is all there is
    return os.fsdecode(found.stdout).strip() if found.returncode == 0 else commit


def content_at(path: Path, revision: str) -> bytes | None:
    """What a file held in the commit that the work tree is compared with; None if it was not there.

    Raises UsageError as `changed_files` does.
    """
    root = _root(_folder(path))
    # git wants the name as it stands in the tree, so links are followed in the folders only
    place = path.parent.resolve() / path.name
    if not place.is_relative_to(root):
        return None
    found = _git(root, "cat-file", "blob", f"{base_of(root, revision)}:{place.relative_to(root).as_posix()}")
    return found.stdout if found.returncode == 0 else None


def is_in(files: frozenset[Path], path: str | Path) -> bool:
    """Whether a path, given in whatever way, is one of the files; a link stands for itself and for its target."""
    path = Path(path)
    return path.resolve() in files or path.parent.resolve() / path.name in files


def _changed_in(root: Path, revision: str) -> Iterator[Path]:
    base = base_of(root, revision)
    with _index_with_untracked(root) as environment:
        found = _git(
            root,
            "diff", "--name-status", "-z", "--find-renames", f"--diff-filter={_ADDED_OR_CHANGED}",
            "--no-ext-diff", "--no-textconv", "--ignore-submodules", "--no-relative", base, "--",
            environment=environment,
        )  # fmt: skip
    if found.returncode != 0:
        raise _failed(root, found)
    for name in _names(found.stdout):
        # git's names are relative to the root, and links stay what they are
        yield root / os.fsdecode(name)


def _names(output: bytes) -> Iterator[bytes]:
    """The names after the change, of records `status NUL name NUL` or `R100 NUL old NUL new NUL`."""
    fields = iter(output.split(b"\0")[:-1])
    for status in fields:
        name = next(fields)
        if status[:1] in b"RC":
            name = next(fields)
        if status != b"R100":
            yield name


@contextmanager
def _index_with_untracked(root: Path) -> Iterator[Mapping[str, str]]:
    """An environment with an index of its own in which untracked files are noted, so that git sees renames to them."""
    with tempfile.TemporaryDirectory(prefix="claimcheck-") as folder:
        index = Path(folder) / "index"
        place = _git(root, "rev-parse", "--git-path", "index")
        current = root / os.fsdecode(place.stdout.removesuffix(b"\n"))
        if place.returncode == 0 and current.is_file():
            shutil.copyfile(current, index)
        environment = {"GIT_INDEX_FILE": str(index)}
        # a file that cannot be noted (a socket, a foreign repository) is no article
        _git(root, "add", "--intent-to-add", "--ignore-errors", "--", ".", environment=environment)
        yield environment


def _folder(path: str | Path) -> Path:
    """The folder that a path is in, or of a pattern the working directory."""
    path = Path(path)
    if path.is_dir():
        return path
    return path.parent if path.exists() else Path()


def _root(folder: Path) -> Path:
    found = _git(folder, "rev-parse", "--show-toplevel")
    top = os.fsdecode(found.stdout.removesuffix(b"\n"))
    if found.returncode == 0 and top:
        return Path(top)
    told = _told(found)
    if "not a git repository" in told or not told:
        raise UsageError(
            f"{folder.resolve().as_posix()} is in no git work tree; name the new articles with --new instead"
        )
    raise _failed(folder, found)


def _commit(root: Path, revision: str) -> str | None:
    # a name that begins with a dash would be an option
    if not revision or revision.startswith("-") or "\0" in revision:
        return None
    found = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return os.fsdecode(found.stdout).strip() if found.returncode == 0 else None


def _git(
    folder: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = ["git", *(part for setting in _SETTINGS for part in ("-c", setting)), *arguments]
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env={**_environment(), "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise UsageError(
            "git is not installed, or not on the PATH; name the new articles with --new instead"
        ) from error
    except OSError as error:
        raise UsageError(f"git cannot be run in {folder.as_posix()}: {error.strerror or error}") from error


def _environment() -> dict[str, str]:
    """The user's environment. A hook has GIT_DIR alone, which would make any folder the root; git finds it anyway."""
    dropped = set() if "GIT_WORK_TREE" in os.environ else {"GIT_DIR", "GIT_PREFIX"}
    return {name: value for name, value in os.environ.items() if name not in dropped}


def _told(found: subprocess.CompletedProcess[bytes]) -> str:
    return " ".join(found.stderr.decode("utf-8", "replace").split())


def _failed(folder: Path, found: subprocess.CompletedProcess[bytes]) -> UsageError:
    return UsageError(f"git failed in {folder.as_posix()}: {_told(found) or f'exit code {found.returncode}'}")
