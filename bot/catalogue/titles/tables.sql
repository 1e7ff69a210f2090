-- The title index. Names are numbered by the popularity of their series, so that the first of any list are the best.

create table title_name (
    id integer primary key,
    series integer not null,
    ordinal integer not null,     -- of the title, 0 for the one that is shown
    name text not null            -- normalised
) strict;

create table title_term (
    term integer primary key,     -- a piece of a name, as `terms.py` numbers it
    names blob not null           -- ids, as `postings.py` packs them
) strict;
