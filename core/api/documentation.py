"""The documentation pages ``/docs`` and ``/redoc``; all that a browser needs for them is in this package."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.openapi.docs import get_redoc_html, get_swagger_ui_html
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

PAGES = Path(__file__).with_name("pages")
"""The files of Swagger UI and Redoc, as their packages have them, with their licences."""
FILES = "/docs/files"
ICON = f"{FILES}/favicon-32x32.png"
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; worker-src blob:"
)
"""Keeps the browser from fetching anything from elsewhere, such as the logo that Redoc shows if it can."""
SWAGGER = {"validatorUrl": None, "docExpansion": "none", "filter": True, "defaultModelsExpandDepth": 0}


def add_documentation(app: FastAPI) -> None:
    """Serves both pages of the application's OpenAPI document, and their files."""
    url = app.openapi_url
    assert url is not None

    async def docs() -> HTMLResponse:
        """The API in Swagger UI, which can call it too."""
        return _guarded(
            get_swagger_ui_html(
                openapi_url=url,
                title=f"{app.title}: API",
                swagger_js_url=f"{FILES}/swagger-ui-bundle.js",
                swagger_css_url=f"{FILES}/swagger-ui.css",
                swagger_favicon_url=ICON,
                swagger_ui_parameters=SWAGGER,
            )
        )

    async def redoc() -> HTMLResponse:
        """The API in Redoc, for reading."""
        return _guarded(
            get_redoc_html(
                openapi_url=url,
                title=f"{app.title}: API",
                redoc_js_url=f"{FILES}/redoc.standalone.js",
                redoc_favicon_url=ICON,
                with_google_fonts=False,
            )
        )

    app.add_api_route("/docs", docs, include_in_schema=False)
    app.add_api_route("/redoc", redoc, include_in_schema=False)
    app.mount(FILES, StaticFiles(directory=PAGES))


def _guarded(page: HTMLResponse) -> HTMLResponse:
    page.headers["Content-Security-Policy"] = POLICY
    return page
