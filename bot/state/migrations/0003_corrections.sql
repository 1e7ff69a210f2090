-- What members say is wrong, until a curator has decided, and some time after. Times are milliseconds since 1970.
-- `state`: 0 open, 1 accepted, 2 rejected. `news`: 0 none, 1 to be told to the member, 2 told, 3 given up.
create table correction (
    id integer primary key autoincrement, -- never used twice: curated files and messages name it
    member integer not null,
    series text not null,
    season integer,          -- whose cast is wrong; null for the card of the series
    wrong text not null,
    instead text not null,
    evidence text not null,  -- where it says so, as typed: mostly an address
    wants_news integer not null check (wants_news in (0, 1)),
    locale text not null,
    created integer not null,
    state integer not null default 0 check (state between 0 and 2),
    reason text,             -- what the curator says of it, for the member to read
    settled integer check ((settled is not null) = (state > 0)),
    news integer not null default 0 check (news between 0 and 3),
    ready integer not null default 0,    -- when the news may be told: at once, or when it is tried again
    attempts integer not null default 0,
    trouble text             -- why the news could not be told
) strict;

create index correction_of_member on correction (member, created);
create index correction_by_state on correction (state, id);
create index correction_with_news on correction (ready) where news = 1;
create index correction_settled on correction (settled) where state > 0;
