-- How far each member has watched each story. Episodes are kept by their code, not by their position: a catalogue that
-- learns of another special must not move anybody.
create table progress (
    member integer not null,
    series text not null,
    story integer not null,
    episode text not null,
    updated integer not null,
    primary key (member, series, story)
) strict, without rowid;

-- How far the audience of a channel or a thread has watched. An empty series stands for all of them.
create table channel_horizon (
    channel integer not null,
    series text not null,
    story integer not null,
    reach text not null check (reach in ('nothing', 'episode', 'everything')),
    episode text check ((episode is not null) = (reach = 'episode')),
    guild integer not null,
    set_by integer not null,
    updated integer not null,
    primary key (channel, series, story)
) strict, without rowid;

create index channel_horizon_by_setter on channel_horizon (set_by);
