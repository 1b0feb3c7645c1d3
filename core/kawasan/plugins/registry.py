"""Finding plugins, loading each one guarded, and calling their hooks for one regency."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from graphlib import CycleError
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pluggy

from kawasan.db import admitted
from kawasan.languages import Catalog, using
from kawasan.plugins import hookspecs
from kawasan.plugins.admission import InstalledPlugin, Trouble, admit, in_order
from kawasan.plugins.answers import ANSWERS, AnswerError, kind_of, understood
from kawasan.plugins.blame import line_of, own_lines, said, where
from kawasan.plugins.deadline import Overdue
from kawasan.plugins.fitting import check_arguments, lacking, with_likely
from kawasan.plugins.guard import Guard
from kawasan.plugins.program import Program, ProgramError
from kawasan.plugins.settings import checked
from kawasan.plugins.trial import try_new

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from kawasan.tenancy import RegencyRef

log = logging.getLogger("kawasan.plugins")
GROUP = "kawasan.plugins"


@dataclass
class PluginRegistry:
    """All installed plugins. `broken` names those that could not load or failed too often, with the reason."""

    core_catalog: Catalog
    strict: bool = False
    seconds: float = 0
    """How long one call of a hook may take; 0: any time."""
    plugins: dict[str, InstalledPlugin] = field(default_factory=dict)
    broken: dict[str, Trouble] = field(default_factory=dict)
    owner_of_blueprint: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=lambda: dict(ANSWERS))
    """What each hook is answered with."""
    taken: frozenset[str] = frozenset()
    """First segments of paths that are core's own."""
    manager: pluggy.PluginManager = field(default_factory=lambda: pluggy.PluginManager("kawasan"))
    guard: Guard = field(init=False)

    def __post_init__(self) -> None:
        self.guard = Guard(self.seconds)

    def discover(self, instance: Path, import_seconds: int) -> None:
        """Load every entry point, new ones only after a trial (see `trial`); one that fails, even by SystemExit, is
        set aside and named.
        """
        self.manager.add_hookspecs(hookspecs)
        entries = installed()
        refused = try_new(entries, instance, import_seconds)
        for entry in entries:
            if entry.name in refused:
                self._refuse(entry.name, refused[entry.name])
                continue
            try:
                self._load(entry)
            except (Exception, SystemExit) as error:
                if self.strict:
                    raise
                folder = _folder(entry)
                text = f"loading it{said(error, whole=True)}{where(error, folder)}"
                self._set_aside(entry.name, text, own_lines(error, folder))

        self._put_in_order()

    def _put_in_order(self) -> None:
        try:
            self.plugins = {name: self.plugins[name] for name in in_order(self.plugins)}
        except CycleError as error:
            ring = error.args[1]
            for name in set(ring):
                self._refuse(name, f"these depend on each other: {', '.join(ring)}")
            self._put_in_order()

    def _in_order(self, hook: str) -> list[Any]:
        caller, ranks = getattr(self.manager.hook, hook, None), {name: rank for rank, name in enumerate(self.plugins)}
        found = caller.get_hookimpls() if caller is not None else []
        return sorted(found, key=lambda one: ranks.get(one.plugin_name, len(ranks)))

    def _load(self, entry: EntryPoint) -> None:
        package = entry.module.partition(".")[0]
        if package in {"kawasan", *(plugin.folder.name for plugin in self.plugins.values())}:
            message = f"its package {package} is another's; call it kawasan_{entry.name}"
            raise ProgramError(message)
        with admitted(package):
            module = entry.load()
            folder = folder_of(entry)
            try:
                program: Program | None = understood(module.program(), self.answers["program"])
                fitting = admit(entry.name, program, self.plugins.values(), self.taken)
            except (AnswerError, ProgramError) as error:
                line = where(error, folder) or line_of(module.program, folder)
                raise ProgramError(f"{error}{line}") from error
        check_arguments(self.manager, module, folder)
        self.manager.register(module, entry.name)
        catalog = Catalog(folder / "translations", *self.core_catalog.folders)
        self.plugins[entry.name] = InstalledPlugin(entry.name, fitting, folder, catalog)

    def learn(self, specs: ModuleType) -> None:
        """Add the hooks that a plugin calls; one that implements them with arguments they lack is set aside."""
        own = [hook for hook in vars(specs) if self.manager.parse_hookspec_opts(specs, hook) is not None]
        for hook in own:
            caller = getattr(self.manager.hook, hook, None)
            if caller is not None and caller.has_spec():
                message = f"its hook {hook} has the name of another; begin it with a word of the program"
                raise ProgramError(message)
        for hook in own:
            self._refuse_where_arguments_lack(hook, set(signature(getattr(specs, hook)).parameters))
        self.manager.add_hookspecs(specs)
        self.answers |= {hook: kind_of(getattr(specs, hook)) for hook in own}

    def _refuse_where_arguments_lack(self, hook: str, given: set[str]) -> None:
        for implementation in self._in_order(hook):
            if sentence := lacking(hook, implementation.argnames, given):
                name = implementation.plugin_name
                self._refuse(name, sentence + line_of(implementation.function, self.plugins[name].folder))

    def describe(self, name: str, kind: type[Any]) -> None:
        """Note a plugin's settings. Raises ProgramError for what cannot be shown as a form."""
        self.plugins[name].settings = checked(kind)

    def refuse_unknown_hooks(self) -> None:
        """Once all hooks are known: a plugin that implements one which nobody calls is set aside."""
        for name in list(self.plugins):
            plugin = self.manager.get_plugin(name)
            callers = [caller for caller in self.manager.get_hookcallers(plugin) or () if not caller.has_spec()]
            required = [caller.name for caller in callers if _is_required(caller, plugin)]
            if required:
                called = [with_likely(hook, self.answers) + self._line_of(name, hook) for hook in required]
                hint = "a hook of another plugin, which may be missing, is marked optionalhook=True"
                self._refuse(name, f"nobody calls its {', '.join(called)}; {hint}")

    def _refuse(self, name: str, reason: str) -> None:
        if self.strict:
            raise ProgramError(f"{name}: {reason}")
        self._set_aside(name, reason)

    def at_start(self, hook: str, use: Callable[[str, Any], object]) -> None:
        """Call a start-up hook of every plugin and `use` its name and answer; where either raises, it is set aside."""
        for implementation in self._in_order(hook):
            name = implementation.plugin_name
            if name not in self.plugins:
                continue  # set aside meanwhile
            folder = self.plugins[name].folder
            try:
                answer = understood(implementation.function(), self.answers[hook])
                if answer is not None:
                    use(name, answer)
            except (Exception, SystemExit) as error:
                if self.strict:
                    raise
                line = where(error, folder) or line_of(implementation.function, folder)
                self._set_aside(name, f"{hook}{said(error, whole=True)}{line}", own_lines(error, folder))

    def call(self, hook: str, regency: RegencyRef, /, **arguments: Any) -> list[tuple[str, Any]]:
        """Call a hook of every program that is on for `regency`; answers come with the plugin's name."""
        answers = []
        for implementation in self._in_order(hook):
            name = implementation.plugin_name
            if name not in regency.programs or name not in self.plugins or self.guard.is_quarantined(name, regency):
                continue
            try:
                with using(self.plugins[name].catalog), self.guard.around(name, hook, regency):
                    answer = understood(_asked(implementation, arguments), self.answers[hook])
            except (Exception, Overdue) as error:  # noqa: BLE001 - a plugin may raise what it likes
                self.contain(name, hook, regency, error)
                continue
            if answer is not None:
                answers.append((name, answer))
        return answers

    def collect(self, hook: str, regency: RegencyRef, /, **arguments: Any) -> list[Any]:
        """The same for hooks that answer lists: all their items in one list."""
        return [item for _, items in self.call(hook, regency, **arguments) for item in items]

    def ask(self, name: str, hook: str, /, **arguments: Any) -> Any:
        """One plugin's answer, whether or not its program is on, its errors not contained: for what has to be whole.
        None: it does not implement the hook.
        """
        for implementation in self._in_order(hook):
            if implementation.plugin_name == name:
                with using(self.plugins[name].catalog):
                    return understood(_asked(implementation, arguments), self.answers[hook])
        return None

    def helped_by(self, name: str) -> list[str]:
        """Other plugins whose hooks this one implements, by name: it adds something to their pages."""
        callers = self.manager.get_hookcallers(self.manager.get_plugin(name)) or ()
        owners = {caller.spec.namespace.__name__.partition(".")[0] for caller in callers if caller.spec is not None}
        return [other for other in self.plugins if other != name and f"kawasan_{other}" in owners]

    def hooks_of(self, name: str) -> set[str]:
        """Names of the hooks that a plugin implements."""
        return {caller.name for caller in self.manager.get_hookcallers(self.manager.get_plugin(name)) or ()}

    def implementers(self, hook: str) -> list[str]:
        """Plugins that implement a hook, by name."""
        return [implementation.plugin_name for implementation in self._in_order(hook)]

    def contain(self, name: str, hook: str, regency: RegencyRef, error: BaseException) -> None:
        """Note that a plugin raised in `hook` (or in what it handed over there): its contribution alone is lost.
        Where errors are not contained, raise it again.
        """
        if self.strict:
            raise error
        folder, line = self.plugins[name].folder, self._line_of(name, hook)
        self._note(name, self.guard.contain(name, hook, regency, error, folder, line))

    def note_view(self, name: str, endpoint: str, error: BaseException, regency: RegencyRef | None) -> None:
        """Note that a page of a plugin raised. `regency`: where the page takes nothing from whoever asks, so that it
        raises for everybody; then it counts towards quarantine there. Else only the page is lost: anyone who finds
        what makes it raise could take a program's hooks out.
        """
        if name not in self.plugins:
            return
        own = where(error, self.plugins[name].folder)
        text = f"the page {endpoint}{said(error)}{own}"
        log.error("plugin %s: %s", name, text)
        self._note(name, text)
        if regency is not None and own:
            self.guard.page_raised(name, endpoint, regency, text)

    def trouble_of(self, name: str) -> str:
        """What is wrong with a plugin; empty: nothing."""
        return self.broken[name].text if name in self.broken else ""

    def _note(self, name: str, text: str) -> None:
        if name not in self.broken or self.broken[name].text != text:
            self.broken[name] = Trouble(text)

    def _line_of(self, name: str, hook: str) -> str:
        found = [impl for impl in self._in_order(hook) if impl.plugin_name == name]
        return line_of(found[0].function, self.plugins[name].folder) if found else ""

    def _set_aside(self, name: str, reason: str, exc_info: Any = None) -> None:
        self._note(name, reason)
        self.plugins.pop(name, None)
        if self.manager.has_plugin(name):
            self.manager.unregister(name=name)
        log.error("plugin %s is set aside: %s", name, reason, exc_info=exc_info)


def installed() -> list[EntryPoint]:
    """Entry points of all installed plugins, by name."""
    return sorted(entry_points(group=GROUP), key=lambda entry: entry.name)


def folder_of(entry: EntryPoint) -> Path:
    """The package folder of a plugin, found without importing it."""
    spec = find_spec(entry.module.partition(".")[0])
    if spec is None or not spec.submodule_search_locations:
        message = f"{entry.module} is not an installed package"
        raise ModuleNotFoundError(message)
    return Path(next(iter(spec.submodule_search_locations)))


def _folder(entry: EntryPoint) -> Path:
    """The same of a plugin that may not even have one: then a folder that is nowhere."""
    try:
        return folder_of(entry)
    except ImportError:
        return Path(entry.module)


def _asked(implementation: Any, arguments: Mapping[str, Any]) -> Any:
    """What it answers. Raises RuntimeError where it would end the process."""
    try:
        return implementation.function(*(arguments[name] for name in implementation.argnames))
    except SystemExit as error:
        message = "it tried to end the process"
        raise RuntimeError(message) from error


def _is_required(caller: pluggy.HookCaller, plugin: Any) -> bool:
    return any(impl.plugin is plugin and not impl.optionalhook for impl in caller.get_hookimpls())
