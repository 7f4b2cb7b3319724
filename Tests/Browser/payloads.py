"""Two hundred texts that try to become something else: markup, script, a template, a query, a formula, a frame, a header.

Each that could run sets `window.ran` or opens a dialog; the tests look for both, and for reports of the content security policy.
All fit in a statement of 140 characters.
"""

RUN = "window.ran=1"
CALLS = [RUN, "alert(1)", "top.ran=1", "eval('ran=1')", "import('data:text/javascript,ran=1')"]

ELEMENTS = [
    "<script>{}</script>",
    "<ScRiPt>{}</sCrIpT>",
    "<script >{}</script >",
    "<script/x>{}</script>",
    "<img src=x onerror={}>",
    "<img src=x oNeRrOr='{}'>",
    "<image src=x onerror={}>",
    "<svg onload={}>",
    "<svg/onload={}>",
    "<svg><script>{}</script></svg>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<body onload={}>",
    "<iframe srcdoc='<script>parent.{}</script>'>",
    "<iframe src=javascript:{}>",
    "<a href=javascript:{} autofocus>x</a>",
    "<input autofocus onfocus={}>",
    "<details open ontoggle={}>",
    "<video><source onerror={}></video>",
    "<audio src=x onerror={}>",
    "<marquee onstart={}>",
    "<object data=javascript:{}>",
    "<embed src=javascript:{}>",
    "<math><mtext><script>{}</script></mtext></math>",
    "<form action=javascript:{}><button autofocus>x</button></form>",
    "<style onload={}></style>",
    "<template><script>{}</script></template>",
    "<noscript><p title='</noscript><img src=x onerror={}>'>",
    "<!--><script>{}</script>-->",
    "<![CDATA[<script>{}</script>]]>",
]

BREAKOUTS = [
    '">{}',
    "'>{}",
    "`>{}",
    "</title>{}",
    "</textarea>{}",
    "</script>{}",
    "</style>{}",
    "</option></select>{}",
    "</svg>{}",
    "--!>{}",
    "]]>{}",
]

ATTRIBUTES = [
    '" onmouseover="{}" x="',
    "' onmouseover='{}' x='",
    '" autofocus onfocus="{}',
    "' autofocus onfocus='{}",
    '" style="background:url(javascript:{})',
    '"><a href="javascript:{}">',
    " onfocus={} autofocus ",
    "javascript:{}",
    "JaVaScRiPt:{}",
    "java\tscript:{}",
    "data:text/html,<script>{}</script>",
    "vbscript:{}",
]

INSIDE_SCRIPT = [
    '";{};//',
    "';{};//",
    "`;{};//",
    "${{{}}}",
    "\\';{};//",
    "*/{}/*",
    "\\u0022;{};//",
]

INERT = [
    "{{title}}", "{{{title}}}", "{{&title}}", "{{>base}}", "{{#statements}}x{{/statements}}", "{{^x}}y{{/x}}", "{{=<% %>=}}",
    "{{!comment}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{% if 1 %}x{% endif %}", "{{7*7}}", "%7B%7Btitle%7D%7D",
    "' OR '1'='1", "'; DROP TABLE position; --", '" OR ""="', "1; SELECT * FROM member", "' UNION SELECT token FROM session --",
    "%' AND 1=0 --", "\\'; --", "1e309", "-0", "NaN", "9223372036854775808", "null", "undefined", "true", "[object Object]",
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example","klik")', "=IMPORTXML(1,2)", "\t=1+1",
    "data: x", "event: snapshot", "id: 99999", "retry: 1", ": hello", "x\\ndata: y", "Set-Cookie: a=b", "x\\r\\nLocation: /",
    "%0d%0aSet-Cookie:a=b", "../../etc/passwd", "..\\..\\windows", "/dev/null", "file:///etc/passwd", "http://x.example/",
    "//x.example/", "; ls", "| id", "`id`", "$(id)", "&& id", "\\", "\\\\", '"', "'", "`", "<", ">", "&", "&amp;", "&lt;script&gt;",
    "&#60;script&#62;", "&#x3c;img src=x onerror=alert(1)&#x3e;", "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e", "\u2028alert(1)",
    "\u2029alert(1)", "%3Cscript%3Ealert(1)%3C/script%3E", "\\x3cscript\\x3ealert(1)", "+ADw-script+AD4-alert(1)", "<", "<<>>", "<a",
    "<a href=//x.example>", "<base href=//x.example/>", "<meta http-equiv=refresh content=0;url=//x.example>",
    "<link rel=stylesheet href=//x.example/x.css>", "<form action=//x.example><input name=code>", "<img src=//x.example/x.png>",
    "<style>*{display:none}</style>", "<plaintext>", "<xmp>", "<table><tr><td>", "</main></body></html>", "<h1>Gekaapt</h1>",
    "\u202eomgekeerd", "\u2066los\u2069", "\u200b\u200b\u200bx", "a\u0300\u0301\u0302\u0303\u0304", "\ufeffbom", "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\u0130stanbul", "ﬁnancieel", "𝕳𝖆𝖑𝖑𝖔", "كتابة", "漢字仮名", "1\u20442", "\u00adz\u00adacht", "’t ‘citaat’",
]


def _all():
    texts = [shape.format(CALLS[index % len(CALLS)]) for index, shape in enumerate(ELEMENTS)]
    texts += [shape.format(CALLS[(index + 1) % len(CALLS)]) for index, shape in enumerate(ELEMENTS)]
    texts += [shape.format(f"<img src=x onerror={RUN}>") for shape in BREAKOUTS]
    texts += [shape.format(f"<script>{RUN}</script>") for shape in BREAKOUTS]
    texts += [shape.format(RUN) for shape in ATTRIBUTES + INSIDE_SCRIPT]
    texts += INERT
    return [text for text in dict.fromkeys(texts) if 0 < len(text) <= 140]


PAYLOADS = _all()
