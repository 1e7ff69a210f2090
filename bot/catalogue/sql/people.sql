-- Finds people by their names where there are millions of them; numbered so that the first of any list are the best known.

create table person_name (
    id integer primary key,
    person integer not null references person,
    places text not null          -- JSON: slugs of series with positions from which the person is known there
) strict;

-- The words of their names, and each whole name as one word.
create virtual table person_word using fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5',
    tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);
