-- The compiled catalogue. Written once by `previously data build`, then only read.
-- A moment is a pair: the story (a season's number in an anthology, else 0) and the position in it
-- (0: the premise; n: the end of the n-th episode or special watched).

create table meta (
    key text primary key,
    value text not null
) strict, without rowid;

create table series (
    id integer primary key,
    slug text not null unique,
    title text not null,
    outlet text not null,
    year integer,
    popularity integer not null,
    format text not null,
    status text not null,
    countries text not null,      -- JSON lists, here and below
    languages text not null,
    broadcasters text not null,
    services text not null,
    ids text not null,            -- JSON object
    imdb text                     -- of `ids`: by it a series is recognised in other volumes
) strict;

create index series_by_imdb on series (imdb) where imdb is not null;
create index series_by_popularity on series (popularity desc, slug);

create table title (
    series integer not null references series,
    ordinal integer not null,
    text text not null,
    language text not null,
    kind text not null,
    primary key (series, ordinal)
) strict, without rowid;

create table source (
    series integer not null references series,
    key text not null,
    title text not null,
    publisher text not null,
    address text not null,
    kind text not null,
    published text,
    checked text not null,
    licence text,
    story integer not null,
    position integer not null,
    primary key (series, key)
) strict, without rowid;

create table season (
    series integer not null references series,
    number integer not null,
    title text,
    story integer not null,       -- of the title
    position integer not null,
    primary key (series, number)
) strict, without rowid;

create table episode (
    series integer not null references series,
    story integer not null,
    position integer not null,
    season integer not null,
    number integer not null,
    special integer not null,
    title text,
    title_story integer not null,
    title_position integer not null,
    runtime integer,
    primary key (series, story, position)
) strict, without rowid;

create table release (
    series integer not null references series,
    ordinal integer not null,
    season integer not null,
    codes text not null,
    outlet text not null,
    region text not null,
    released text not null,       -- as the file has it: never more precise than its source
    day text,                     -- of the broadcast; null where only a month is known, or nothing
    at integer,                   -- seconds since 1970, where the hour is known
    sources text not null,
    primary key (series, ordinal)
) strict, without rowid;

create index release_by_instant on release (at) where at is not null;
create index release_by_day on release (day) where at is null;

create table person (
    id integer primary key,
    key text not null unique,
    names text not null,
    ids text not null
) strict;

create table character (
    series integer not null references series,
    number integer not null,
    key text not null,
    primary key (series, number)
) strict, without rowid;

create table name (
    series integer not null references series,
    character integer not null,
    ordinal integer not null,
    text text not null,
    story integer not null,
    position integer not null,
    primary key (series, character, ordinal)
) strict, without rowid;

create table credit (
    series integer not null references series,
    billing integer not null,
    person integer not null references person,
    character integer not null,
    kind text not null,
    codes text not null,
    story integer not null,
    position integer not null,
    sources text not null,
    primary key (series, billing)
) strict, without rowid;

create index credit_by_person on credit (person, series);

-- Every sourced text. `about` says what it belongs to; the columns that its kind does not have are null.
create table statement (
    series integer not null references series,
    ordinal integer not null,
    about text not null check (about in ('series', 'season', 'character', 'beat', 'fact', 'claim')),
    season integer,
    episode text,
    character integer,
    kind text,                    -- of a fact, or the status of a claim
    weight integer,
    characters text,
    outcome text,
    said text,
    text text not null,
    story integer not null,
    position integer not null,
    sources text not null,
    differs text not null,
    primary key (series, ordinal)
) strict, without rowid;
