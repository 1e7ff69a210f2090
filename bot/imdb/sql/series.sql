-- The series, numbered in the order of their slugs, with how many people have given them a mark.
create table series as
with known as (
    select distinct on (id) * from title where kind <> 'tvEpisode' and name is not null order by all
), marked as (
    select try_cast(substr(tconst, 3) as uinteger) as id, max(try_cast(numVotes as uinteger)) as votes
    from "title.ratings" group by all
)
select
    row_number() over (order by format('tt{:07d}', id))::uinteger as series, id, format('tt{:07d}', id) as slug,
    kind = 'tvMiniSeries' as mini, name, coalesce(original, name) as original, begun, ended, genres,
    -- Ten times as many marks are nine more; what somebody curates stands above all of it.
    least(60, round(9.4 * log10(1 + coalesce(votes, 0))))::integer as popularity
from known left join marked using (id);
