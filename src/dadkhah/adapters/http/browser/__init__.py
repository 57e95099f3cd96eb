"""Pages as a browser shows them: the system's Chromium, with no network but a proxy of ours.

In: an address. Out: a picture, a PDF and the elements after loading, with what the browser asked for on the way.
"""
