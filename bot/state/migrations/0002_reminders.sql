-- Who wants to be told of a series, where, and how long before. An empty outlet stands for wherever each season is
-- broadcast; `lead` is in seconds, and negative for those who watch later. Times are milliseconds since 1970.
create table reminder (
    id integer primary key autoincrement,
    series text not null,
    outlet text not null,
    region text not null,
    kind text not null check (kind in ('channel', 'member', 'events')),
    place integer not null, -- the channel or thread, the member, or the server whose events are kept
    guild integer not null, -- 0 for a member
    lead integer not null,
    role integer,
    locale text not null,
    opens_thread integer not null check (opens_thread in (0, 1)),
    paused integer not null default 0 check (paused in (0, 1)),
    set_by integer not null,
    created integer not null,
    trouble text,           -- why the last message could not be delivered
    told integer not null default 0 check (told in (0, 1)), -- whether whoever set it knows of the trouble
    unique (kind, place, series, outlet, region, lead)
) strict;

create index reminder_by_series on reminder (series);
create index reminder_by_guild on reminder (guild);
create index reminder_by_setter on reminder (set_by);

-- What is to be sent, and what became of it. `state`: 0 planned, 1 leased, 2 sent, 3 undeliverable, 4 skipped.
create table delivery (
    id integer primary key autoincrement, -- never used twice: messages are recognised by it
    reminder integer not null references reminder on delete cascade,
    kind text not null check (kind in ('announce', 'amend', 'notice')),
    subject integer references delivery on delete cascade, -- of an amendment: whose message is edited
    codes text not null,
    released text not null,  -- the time that is announced, as precise as its source
    airs integer not null,
    due integer not null,
    until integer not null,  -- after this nobody wants to know any more
    planned integer not null, -- since when it has been so: what is sent long after both this and `due` is late
    ready integer not null,  -- when it may be claimed: when due, or when it is tried again
    place integer not null,
    owner integer not null,  -- the server or the member who must not delay others
    state integer not null default 0 check (state between 0 and 4),
    lease integer not null default 0,
    attempts integer not null default 0,
    begun integer,           -- when it was claimed first: Discord may have the message since
    channel integer,
    message integer,
    shown text,              -- what the message says: episodes with their times
    reason text,
    settled integer
) strict;

-- What was skipped was not announced: where its time comes back, it is planned anew.
create unique index delivery_announced_once on delivery (reminder, codes, released)
where kind = 'announce' and state < 4;
create unique index delivery_amended_once on delivery (subject) where kind = 'amend' and state < 2;
create index delivery_waiting on delivery (ready) where state < 2;
create index delivery_leased on delivery (lease) where state = 1;
create index delivery_of_reminder on delivery (reminder, airs);
create index delivery_settled on delivery (settled) where state >= 2;
