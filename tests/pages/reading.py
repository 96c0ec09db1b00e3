"""What a reader finds on a page that was answered."""

import re
from html import unescape


def plain(markup):
    """The words of a piece of a page, on one line."""
    joined = re.sub(r"</?(a|abbr|b|em|strong|time)\b[^>]*>", "", markup)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", joined)).split())


def heading(answer):
    return plain(re.search(r"<h1[^>]*>(.*?)</h1>", answer.text, re.S)[1])


def sentence(answer):
    """What stands large below the heading: on a page of an error, what was wrong."""
    return plain(re.search(r'<p class="lede">(.*?)</p>', answer.text, re.S)[1])


def rows(answer):
    """The words of each row of the tables on the page, heads left out."""
    bodies = re.findall(r"<tbody.*?</tbody>", answer.text, re.S)
    return [plain(row) for body in bodies for row in re.findall(r"<tr.*?</tr>", body, re.S)]


def links(answer):
    """Where the links lead that stay on the site and leave the page; not those to other days."""
    page = re.sub(r"<details class=\"days\">.*?</details>", "", answer.text, flags=re.DOTALL)
    found = map(unescape, re.findall(r'<a\s[^>]*?href="([^"]*)"', page))
    return [link for link in found if not link.startswith("#")]
