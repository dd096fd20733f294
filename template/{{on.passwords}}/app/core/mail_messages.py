"""Makes mails from the templates in `app/mails`: each is a text, and the same in HTML."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path

from email_validator import validate_email
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from app.core.settings.mail import MailSettings

FOLDER = Path(__file__).parents[1] / "mails"
DEVELOPMENT_SENDER = "service@example.com"

# What is put into HTML is escaped: people choose their addresses.
templates = Environment(
    loader=FileSystemLoader(FOLDER), autoescape=select_autoescape(["html"]), undefined=StrictUndefined
)


def make_message(settings: MailSettings, template: str, *, to: str, subject: str, **values: object) -> EmailMessage:
    """Make a mail of the service to an address."""
    sender = settings.smtp_from
    address = Address(sender.name if sender else "", addr_spec=sender.email if sender else DEVELOPMENT_SENDER)
    values["service"] = settings.project_name
    message = EmailMessage()
    message["From"] = address
    message["To"] = Address(addr_spec=ascii_form(to))
    message["Subject"] = one_line(f"{settings.project_name}: {subject}")
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=address.domain)
    # RFC 3834: answering machines leave it alone.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(templates.get_template(f"{template}.txt").render(values))
    message.add_alternative(templates.get_template(f"{template}.html").render(values), subtype="html")
    return message


def ascii_form(address: str) -> str:
    """Return an address as every mail server takes it, where it has such a form."""
    return validate_email(address, check_deliverability=False).ascii_email or address


def one_line(text: str) -> str:
    """Replace line breaks, which would end a header."""
    return " ".join(text.split())
