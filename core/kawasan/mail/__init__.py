"""Mail: sent by a job, so after the commit; by SMTP where a server is set, else written to the outbox folder."""

from __future__ import annotations

import smtplib
import ssl
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import make_msgid
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from flask import current_app

from kawasan.db import new_id, utcnow
from kawasan.jobs import enqueue, job

if TYPE_CHECKING:
    from collections.abc import Iterator

SUBMISSION_PORT = 587
TIMEOUT_SECONDS = 15


def send(to: str, subject: str, text: str) -> None:
    """Send a plain-text mail once the current unit of work is committed."""
    message = EmailMessage()
    message["From"], message["To"] = current_app.config["KAWASAN_MAIL_SENDER"], to
    message["Subject"] = " ".join(subject.split())
    message["Date"] = utcnow()
    message["Message-ID"] = make_msgid(domain="kawasan.invalid")  # the same at each try: a receiver drops a second one
    message.set_content(text)
    enqueue(deliver, message=message.as_bytes().decode())


def outbox() -> Path:
    """The folder that takes mail where no server is set."""
    return Path(current_app.config["KAWASAN_INSTANCE_PATH"]) / "outbox"


def read_outbox(limit: int = 100) -> Iterator[EmailMessage]:
    """The newest mails in the outbox."""
    for path in sorted(outbox().glob("*.eml"), reverse=True)[:limit]:
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        assert isinstance(message, EmailMessage)  # noqa: S101 - what the policy makes
        yield message


@job("core.mail")
def deliver(message: str) -> None:
    """Hand a mail over; what the mail server raises lets the job be tried again."""
    parsed = message_from_bytes(message.encode(), policy=policy.default)
    assert isinstance(parsed, EmailMessage)  # noqa: S101 - what the policy makes
    _hand_over(parsed)


def _hand_over(message: EmailMessage) -> None:
    url = current_app.config["KAWASAN_MAIL_URL"]
    if not url:
        outbox().mkdir(parents=True, exist_ok=True)
        (outbox() / f"{new_id()}.eml").write_bytes(bytes(message))
        return
    server = urlsplit(url)
    with smtplib.SMTP(server.hostname or "localhost", server.port or SUBMISSION_PORT, timeout=TIMEOUT_SECONDS) as smtp:
        if server.username:
            smtp.starttls(context=ssl.create_default_context())
            smtp.login(unquote(server.username), unquote(server.password or ""))
        smtp.send_message(message)
