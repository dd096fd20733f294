"""The documentation of a service in Swagger UI, used as a developer uses it."""

from dataclasses import dataclass
from typing import Self

from playwright.sync_api import Locator, Response, expect

from support.browsing.visitor import Visitor

DOCS = "/api/docs"


@dataclass(frozen=True, slots=True)
class ApiDocs:
    """The page, as one visitor sees it; the paths of operations are below that of the API."""

    visitor: Visitor
    base: str

    @classmethod
    def opened(cls, visitor: Visitor, base: str) -> Self:
        """Open the page."""
        visitor.visit(DOCS)
        return cls(visitor, base)

    @property
    def authorize(self) -> Locator:
        """The button above all operations."""
        return self.visitor.page.locator(".auth-wrapper").get_by_role("button", name="Authorize")

    @property
    def dialog(self) -> Locator:
        """What that button opens."""
        return self.visitor.page.locator(".modal-ux")

    def form(self, scheme: str) -> Locator:
        """Open the dialog, and find the form of a way to prove who one is."""
        self.authorize.click()
        return self.dialog.locator(".auth-container").filter(has=self.visitor.page.get_by_text(scheme))

    def accept(self, form: Locator) -> None:
        """Leave the dialog, once the form is accepted."""
        expect(form.get_by_role("heading", name="Authorized")).to_be_visible()
        form.locator("button.btn-done").click()

    def paste(self, scheme: str, value: str) -> None:
        """Give what every request shall carry from now on."""
        form = self.form(scheme)
        form.get_by_role("textbox").fill(value)
        form.locator("button.authorize").click()
        self.accept(form)

    def operation(self, method: str, path: str) -> Locator:
        """Find an operation."""
        summary = self.visitor.page.locator(f'[data-path="{self.base}{path}"]')
        return self.visitor.page.locator(f".opblock-{method.lower()}").filter(has=summary)

    def try_out(self, method: str, path: str, body: str | None = None) -> Response:
        """Execute an operation; give its answer, once the page shows its status."""
        operation = self.operation(method, path)
        operation.locator(".opblock-summary-control").click()
        operation.get_by_role("button", name="Try it out").click()
        if body is not None:
            operation.locator("textarea.body-param__text").fill(body)
        with self.visitor.page.expect_response(f"**{self.base}{path}") as answer:
            operation.get_by_role("button", name="Execute").click()
        shown = operation.locator(".live-responses-table tbody .response-col_status")
        expect(shown).to_contain_text(str(answer.value.status))
        return answer.value
