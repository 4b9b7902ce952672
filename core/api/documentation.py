"""The documentation pages ``/docs`` and ``/redoc``; all that a browser needs for them is in this package."""

from __future__ import annotations

import json
from pathlib import Path

from fastapi import FastAPI
from fastapi.openapi.docs import get_redoc_html, get_swagger_ui_html
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from orrery.core.kernel.workers import Workers

PAGES = Path(__file__).with_name("pages")
"""The files of Swagger UI and Redoc, as their packages have them, with their licences."""
DOCUMENT = "/openapi.json"
FILES = "/docs/files"
ICON = f"{FILES}/favicon-32x32.png"
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; worker-src blob:"
)
"""Keeps the browser from fetching anything from elsewhere, such as the logo that Redoc shows if it can."""
SWAGGER = {"validatorUrl": None, "docExpansion": "none", "filter": True, "defaultModelsExpandDepth": 0}


def add_documentation(app: FastAPI, workers: Workers) -> None:
    """Serves the application's OpenAPI document, both pages of it, and their files."""
    made: list[bytes] = []

    async def document() -> Response:
        """The OpenAPI document; making it takes some 0.2 s, so it is made once, beside the event loop."""
        if not made:
            made.append(await workers.run(lambda: json.dumps(app.openapi()).encode()))
        return Response(made[0], media_type="application/json")

    async def docs() -> HTMLResponse:
        """The API in Swagger UI, which can call it too."""
        return _guarded(
            get_swagger_ui_html(
                openapi_url=DOCUMENT,
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
                openapi_url=DOCUMENT,
                title=f"{app.title}: API",
                redoc_js_url=f"{FILES}/redoc.standalone.js",
                redoc_favicon_url=ICON,
                with_google_fonts=False,
            )
        )

    app.add_api_route(DOCUMENT, document, include_in_schema=False)
    app.add_api_route("/docs", docs, include_in_schema=False)
    app.add_api_route("/redoc", redoc, include_in_schema=False)
    app.mount(FILES, StaticFiles(directory=PAGES))


def _guarded(page: HTMLResponse) -> HTMLResponse:
    page.headers["Content-Security-Policy"] = POLICY
    return page
