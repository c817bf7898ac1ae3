"""Reading a session report: bytes in, a `Report` out. Plain Python, no Django.

Each stage reads what those before it gave, and asks none of them:

extract            bytes -> lines, with what the format of the file says of them
headers_footers    lines -> the body: the text without its furniture, footnotes apart
footnote_markers   the body -> the body with a marker where each footnote is called
layout, blocks     lines of the body -> blocks: headings, paragraphs, items of lists
outline            blocks -> the tree of chapters, sections, paragraphs and texts
text_builder       the blocks of one text -> its title, preamble, operative part and annexes
*_reader           the tree -> the session, the texts, actions, statements and citations
completeness       all of these -> findings on what is missing
"""
