"""The page in a real browser: layout and policy, as `test_render_layout.py` holds them to what it can read."""

import shutil
import subprocess

import pytest

from briefing.render import html, html_daily

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine: apt-get install chromium"),
]


def shown(page: str, tmp_path, width: int = 1100) -> str:
    """The page's elements after the browser has laid it out and run what it would run."""
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    options = [
        *QUIET.split(),
        f"--user-data-dir={tmp_path / 'profile'}",
        f"--window-size={width},900",
    ]
    asked = [BROWSER, *options, "--dump-dom", file.as_uri()]
    return subprocess.run(asked, capture_output=True, text=True, timeout=90, check=True).stdout


@pytest.mark.parametrize("width", [400, 1100])
def test_nothing_sticks_out_of_the_window(story, hostile, without_spaces, dated, tmp_path, width):
    measuring = "<script>document.title = document.documentElement.scrollWidth + ' in ' + innerWidth</script>"
    for made in (html(story), html(hostile), html(without_spaces), html_daily(dated)):
        allowed = made.replace("default-src 'none'", "default-src 'none'; script-src 'unsafe-inline'")
        title = (
            shown(allowed.replace("</body>", f"{measuring}</body>"), tmp_path, width).split("<title>")[1].split("<")[0]
        )
        wide, window = map(int, title.split(" in "))
        assert wide <= window, title


def test_a_script_that_got_into_the_page_would_not_run(story, tmp_path):
    page = html(story).replace("</body>", "<script>document.title = 'it ran'</script></body>")
    assert "<title>it ran</title>" not in shown(page, tmp_path)
    assert "<title>it ran</title>" in shown(page.replace("default-src 'none'; ", ""), tmp_path)
