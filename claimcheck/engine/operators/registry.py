"""The registry of operators: decorate a function, and every rule file may use its name after `when`.

An operator is a pure function that takes a case (Pair, Solo, Observed or Standing) and answers yes or
no. Its keyword-only parameters are the options of the rung; a trailing underscore, which Python's own
words need, is left out in a rule file (`is_` is `is`). The type of its first parameter says in which
kinds of rules it may stand.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from claimcheck.engine.cases import Case, Observed, Pair, Solo, Standing
from claimcheck.plugins import load_plugins

Function = TypeVar("Function", bound=Callable[..., bool])


@dataclass(frozen=True, slots=True)
class Option:
    """One option of an operator: how it stands in a rule file, its Python name, type and default."""

    name: str
    parameter: str
    annotation: Any
    required: bool
    default: Any = None

    def problem(self, value: object) -> str | None:
        """What is wrong with a value of a rule file, None if nothing is."""
        try:
            TypeAdapter(self.annotation).validate_python(value)
        except ValidationError as error:
            first = error.errors()[0]
            return f"{value!r} does not fit ({first['msg'].removeprefix('Input ').lower()})"
        return None


@dataclass(frozen=True, slots=True)
class Operator:
    """A registered operator: its function, the cases it can judge, its options, and its documentation."""

    name: str
    function: Callable[..., bool]
    cases: tuple[type, ...]
    options: dict[str, Option]
    doc: str

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.strip().splitlines()[0]


_OPERATORS: dict[str, Operator] = {}


def operator(name: str) -> Callable[[Function], Function]:
    """Register a function as the operator `name`.

    Raises ValueError, for the developer, on a second operator of that name, a function without
    documentation, or a first parameter that is not annotated with a case.
    """

    def register(function: Function) -> Function:
        if name in _OPERATORS:
            raise ValueError(f"there is an operator {name!r} already")
        if not function.__doc__:
            raise ValueError(f"the operator {name!r} has no docstring")
        _OPERATORS[name] = Operator(name, function, _cases(name, function), _options(function), function.__doc__)
        return function

    return register


@cache
def operators() -> dict[str, Operator]:
    """All operators by name: our own, and those of other distributions. Loaded on first use.

    Raises ConfigurationError if another distribution's operators cannot be imported.
    """
    load_plugins("claimcheck.engine.operators", "claimcheck.operators")
    return dict(sorted(_OPERATORS.items()))


def _parameters(function: Callable[..., bool]) -> tuple[dict[str, Any], list[inspect.Parameter]]:
    names = {**vars(inspect.getmodule(function)), "Pair": Pair, "Solo": Solo, "Observed": Observed}
    hints = get_type_hints(function, globalns={**names, "Standing": Standing, "Case": Case}, include_extras=True)
    return hints, list(inspect.signature(function).parameters.values())


def _cases(name: str, function: Callable[..., bool]) -> tuple[type, ...]:
    hints, parameters = _parameters(function)
    hint = hints.get(parameters[0].name) if parameters else None
    found = get_args(hint) or (hint,)
    if not found or any(case not in get_args(Case) for case in found):
        raise ValueError(f"the first parameter of the operator {name!r} must be annotated with a case")
    return tuple(found)


def _options(function: Callable[..., bool]) -> dict[str, Option]:
    hints, parameters = _parameters(function)
    options = {}
    for parameter in parameters[1:]:
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
            raise ValueError(f"the option {parameter.name!r} of {function.__name__} must be keyword-only")
        required = parameter.default is inspect.Parameter.empty
        option = Option(
            name=parameter.name.rstrip("_"),
            parameter=parameter.name,
            annotation=hints[parameter.name],
            required=required,
            default=None if required else parameter.default,
        )
        options[option.name] = option
    return options
