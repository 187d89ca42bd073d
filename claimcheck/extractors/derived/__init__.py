"""Derived dates: what an age, an anniversary or a length of time tells of another date.

`a 30-year-old ferry` dates its building, `ten weeks after the outbreak was declared` the declaration, and
`from 1979 to 1998` is a length of time. Each becomes a claim of its own, with the same words as evidence,
which can be compared with articles that tell the date itself.
"""
