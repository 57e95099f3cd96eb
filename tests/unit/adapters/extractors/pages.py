"""Invented pages for the tests of extractors."""

from __future__ import annotations

LEAD = (
    "The police of the invented town of Port Sarel arrested ten people on Monday, and the council of the harbour said "
    "that two of them were released before the evening."
)
BODY = (
    "Families wait before the gate of the prison from morning until evening, and no list of names has been shown to "
    "them since the day on which the harbour was closed by order of the ministry."
)
ANSWER = (
    "The ministry of the interior did not answer questions that were sent to it on Tuesday and on Wednesday of that "
    "week, and it has denied all earlier reports of the same kind."
)

ARTICLE = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Ten held in Port Sarel | The Tidewater Post</title>
<meta property="og:title" content="Ten held in Port Sarel">
<meta property="og:site_name" content="The Tidewater Post">
<meta name="author" content="Ana Invented">
<meta property="article:published_time" content="2031-04-02T08:00:00Z"></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article>
<h1>Ten held in Port Sarel</h1>
<p class="byline">By Ana Invented</p>
<p>{LEAD}</p>
<figure><img src="gate.jpg" alt="not text"><figcaption>Families at the gate on Tuesday</figcaption></figure>
<h2>What the council says</h2>
<p>{BODY}</p>
<blockquote><p>We counted ten, and then we stopped counting because they took our lamps.</p></blockquote>
<ul><li>North quay: four people</li><li>South quay: six people</li></ul>
<table><tr><th>Place</th><th>Held</th></tr><tr><td>North</td><td>4</td></tr></table>
<p>{ANSWER}</p>
</article>
<aside><h3>Related</h3><p>Forty people were killed in Lower Sarel, says another article.</p></aside>
<footer>The Tidewater Post. All rights reserved</footer>
<script>var words = "<p>never shown</p>";</script>
</body></html>
"""


def page(body: str, head: str = "") -> bytes:
    """Return a page with this body."""
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()
