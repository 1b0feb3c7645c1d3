"""Who may open what."""

from __future__ import annotations

from collections.abc import Iterator

from kawasan.conformance.packaging import UNDECLARED
from kawasan.conformance.raising import placed
from kawasan.conformance.rules import Finding, rule
from kawasan.conformance.subject import Subject


@rule(
    "access-declared",
    "Each view says who may open it",
    why="A view without a word would be open or closed by accident; a plugin with one is set aside.",
    mend='Put @public, @signed_in or @require("<plugin>:<resource>:<action>") innermost, next to the function.',
    is_quick=True,
)
def check_declared(subject: Subject) -> Iterator[Finding]:
    """The view that start-up names."""
    if UNDECLARED in (reason := subject.registry.trouble_of(subject.name)):
        yield placed(reason, subject.folder)


@rule(
    "access-permissions",
    "Permissions that are asked for are offered, and those that are offered are asked for",
    why="Nobody has a permission that is not offered; one that nobody asks for promises administrators something.",
    mend="Bring Program(permissions=…) and @require(…) together.",
    is_quick=True,
)
def check_permissions(subject: Subject) -> Iterator[Finding]:
    """Those on one side alone."""
    offered = {permission.name for permission in subject.plugin.program.permissions}
    routes = {route.access.permission: route.rule.rule for route in subject.routes if route.access.permission}
    for name, where in routes.items():
        if name.startswith(f"{subject.name}:") and name not in offered:
            yield Finding(where, f"asks for {name}, which is not offered")
    code = "\n".join(text for _, text in subject.sources(".py", ".html"))
    for name in sorted(offered - set(routes)):
        if code.count(f'"{name}"') + code.count(f"'{name}'") < 2:  # noqa: PLR2004 - where it is offered, and where asked
            yield Finding("Program(permissions=…)", f"nothing asks for {name}")
