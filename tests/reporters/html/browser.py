"""A headless Chromium, driven by the DevTools protocol over a pipe: no package, no port.

https://chromedevtools.github.io/devtools-protocol/; messages are JSON, each ended by a NUL byte.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
#: seconds to wait for an answer
PATIENCE = 60.0


class Browser:
    """One Chromium with a profile of its own; a context manager."""

    def __init__(self, profile: Path) -> None:
        self._profile = profile

    def __enter__(self) -> Self:
        assert CHROMIUM is not None
        reads_from, self._into = os.pipe()
        self._out_of, writes_to = os.pipe()

        def take_pipes() -> None:  # Chromium reads from descriptor 3 and writes to 4
            source, target = os.dup(reads_from), os.dup(writes_to)
            os.dup2(source, 3)
            os.dup2(target, 4)

        self._process = subprocess.Popen(
            [
                CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--hide-scrollbars", "--disable-background-networking", "--force-color-profile=srgb",
                "--remote-debugging-pipe", f"--user-data-dir={self._profile}", "about:blank",
            ],
            close_fds=False, preexec_fn=take_pipes, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(reads_from)
        os.close(writes_to)
        self._buffer = b""
        self._number = 0
        self.events: list[dict[str, Any]] = []
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._into)
        os.close(self._out_of)

    def send(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Call a method and wait for its result; events that come meanwhile are kept."""
        self._number += 1
        call = {"id": self._number, "method": method, "params": parameters}
        if session:
            call["sessionId"] = session
        os.write(self._into, json.dumps(call).encode() + b"\0")
        while True:
            message = self._receive(PATIENCE)
            assert message is not None, f"no answer to {method}"
            if message.get("id") == self._number:
                assert "error" not in message, f"{method}: {message['error']}"
                return message["result"]  # type: ignore[no-any-return]
            self.events.append(message)

    def wait_for(self, method: str) -> None:
        """Wait for an event."""
        while not any(event.get("method") == method for event in self.events):
            message = self._receive(PATIENCE)
            assert message is not None, f"no {method}"
            self.events.append(message)

    def settle(self, seconds: float) -> None:
        """Take in what comes within that time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            message = self._receive(left)
            if message is not None:
                self.events.append(message)

    def _receive(self, patience: float) -> dict[str, Any] | None:
        end = time.monotonic() + patience
        while b"\0" not in self._buffer:
            if not select.select([self._out_of], [], [], max(end - time.monotonic(), 0))[0]:
                return None
            self._buffer += os.read(self._out_of, 1 << 16)
        message, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(message)  # type: ignore[no-any-return]


class Tab:
    """A tab that watches its console and its network."""

    def __init__(self, browser: Browser, *, width: int = 1280, height: int = 900, script: bool = True) -> None:
        self._browser = browser
        self._target = browser.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = browser.send("Target.attachToTarget", targetId=self._target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "Audits", "DOM"):
            self.send(f"{domain}.enable")
        self.resize(width, height)
        if not script:
            self.send("Emulation.setScriptExecutionDisabled", value=True)

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the protocol."""
        return self._browser.send(method, self._session, **parameters)

    def close(self) -> None:
        """Close the tab."""
        self._browser.send("Target.closeTarget", targetId=self._target)

    def resize(self, width: int, height: int = 900) -> None:
        """Set the size of the window, in CSS pixels."""
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def emulate(self, *, scheme: str = "light", media: str = "") -> None:
        """Prefer a colour scheme; show as on `print`."""
        self.send(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}]
        )

    def open(self, url: str) -> None:
        """Load a page and wait until it has loaded."""
        self._browser.events.clear()
        self.send("Page.navigate", url="about:blank")
        self._browser.wait_for("Page.loadEventFired")
        self._browser.events.clear()
        self.send("Page.navigate", url=url)
        self._browser.wait_for("Page.loadEventFired")
        self._browser.settle(0.05)

    def run(self, expression: str) -> Any:
        """The value of a JavaScript expression; a promise is waited for."""
        found = self.send(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True, userGesture=True
        )
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def until(self, expression: str, value: Any = True) -> Any:
        """The value of an expression as soon as it is the one that is wanted; the last one if it never is.

        A page that is scrolled or filtered takes its time, on a busy machine much of it.
        """
        end = time.monotonic() + PATIENCE
        while (found := self.run(expression)) != value and time.monotonic() < end:
            self.settle(0.05)
        return found

    def press(self, key: str) -> None:
        """Press and release a key such as `Tab` or `Enter`."""
        code = {"Tab": 9, "Enter": 13}[key]
        text = {"Enter": "\r"}.get(key, "")
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, text=text)

    def settle(self, seconds: float = 0.3) -> None:
        """Let timers and events come."""
        self._browser.settle(seconds)

    @property
    def complaints(self) -> list[str]:
        """What stands in the console, and every fault that the browser found."""
        self.settle(0.1)
        found = []
        for event in self._browser.events:
            parameters = event.get("params", {})
            match event.get("method"):
                case "Runtime.consoleAPICalled":
                    found.append(str(parameters["args"]))
                case "Runtime.exceptionThrown":
                    found.append(str(parameters["exceptionDetails"]))
                case "Log.entryAdded":
                    found.append(parameters["entry"]["text"])
                case "Audits.issueAdded":
                    found.append(str(parameters["issue"]))
        return found

    @property
    def requests(self) -> list[str]:
        """Every address that was asked for."""
        self.settle(0.1)
        return [event["params"]["request"]["url"] for event in self._events("Network.requestWillBeSent")]

    @property
    def answers(self) -> list[str]:
        """Every address that something came from; a request that a policy blocks gets no answer."""
        self.settle(0.1)
        found = [event["params"]["response"]["url"] for event in self._events("Network.responseReceived")]
        return [url for url in found if not url.startswith("data:")]  # what the browser's own pages show

    def _events(self, method: str) -> list[dict[str, Any]]:
        return [event for event in self._browser.events if event.get("method") == method]

    def screenshot(self, path: Path, *, whole: bool = False) -> None:
        """Save what is seen, or the whole page, as PNG."""
        found = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(found["data"]))

    def pdf(self, path: Path) -> None:
        """Print the page."""
        path.write_bytes(base64.b64decode(self.send("Page.printToPDF", printBackground=False)["data"]))
