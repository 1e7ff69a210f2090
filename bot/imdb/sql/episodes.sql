-- What has a season and a number; what has none cannot be told apart from what one has watched.
create table listed as
with told as (
    select
        try_cast(substr(tconst, 3) as uinteger) as id, try_cast(substr(parentTconst, 3) as uinteger) as parent,
        try_cast(seasonNumber as integer) as season, try_cast(episodeNumber as integer) as number
    from "title.episode"
)
select told.id, series, season, number
from told join series on series.id = told.parent
where told.id is not null and season between 1 and 9999 and number between 1 and 9999;

-- Some count seasons by years; our codes do not. Those are counted from one, and called by their year.
create table season as
select
    series, season as written,
    case when max(season) over counted > 999 then row_number() over (counted order by season) else season end as number,
    case when max(season) over counted > 999 then season::varchar end as name
from (select distinct series, season from listed)
window counted as (partition by series);

-- Of several entries for one episode, the oldest one that has a name says it.
create table episode as
with named as (
    select listed.series, listed.season, listed.number,
        arg_min(name, listed.id) filter (not regexp_full_match(name, 'Episode #\d+\.\d+')) as name,
        arg_min(runtime, listed.id) filter (runtime between 1 and 600) as runtime
    from listed left join title on title.id = listed.id and title.kind = 'tvEpisode'
    group by all
)
select
    named.series, row_number() over (partition by named.series order by season.number, named.number)::uinteger as position,
    season.number as season, named.number, format('S{}E{}', season.number, named.number) as code,
    season.written, named.name, named.runtime
from named join season on season.series = named.series and season.written = named.season;

drop table title;

-- Where each entry stands; position 0 is the series itself.
create table place as
select listed.id, min(episode.series) as series, min(episode.position) as position
from listed join episode
    on episode.series = listed.series and episode.written = listed.season and episode.number = listed.number
group by listed.id
union all
select id, series, 0 from series;

drop table listed;

-- For whom nobody says in which episodes they are: the first of every season.
create table opening as
select series, '["' || string_agg(code, '","' order by position) || '"]' as codes
from (select series, min(position) as position, arg_min(code, position) as code from episode group by series, season)
group by series;
